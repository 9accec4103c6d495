"""Translations for tests: the examples' base, and what may be said of it in Russian."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

from casebook.check.run import check_root
from casebook.load.loading import Loading
from casebook.model.kinds import in_language, parted
from casebook.model.languages import TRANSLATED
from casebook.model.translation.lacking import status
from casebook.writing.translation_file import start
from casebook.writing.translation_source import open_source

from tests.support.rounds import rounds

NOT_STAMPED = "000000000000"
BASE = Path(__file__).parents[1] / "examples" / "base"

PAGE = """---
of: "000000000000"
title: Контекстная реклама
description: Что такое контекстная реклама и чем её измеряют.
in_a_minute: [Реклама отвечает на запрос., Цену решает аукцион., Часть показов становится кликами.]
---
# Контекстная реклама

## Что это такое

Объявления, которые отвечают на то, что человек только что ввёл [@001.1].

![От запроса до заказа](images/funnel.svg)

## Сколько это стоит

Клик стоит столько, сколько решит аукцион.
"""
CASE = """---
of: "000000000000"
title: Магазин шин выходит в регионы
summary: Посетители пришли, и никто не купил.
teaser: Клиент согласен. О чём вы спросите сначала?
client: Небольшой интернет-магазин шин
prevented_by: Зачем покупателю издалека заказывать у вас?
lessons: [Новому шагу нужен новый бриф]
figures:
  - id: orders
    title: Заказы по месяцам
    x: {title: Месяц, values: [июнь, июль]}
    series: [{title: Заказы}]
---
## Бриф

Ещё регионы, сказал магазин [@001.2].

## Что сделали

Реклама в десяти регионах.

## Что вышло

Ни одного заказа [@001.3].

## Почему

Никто не спросил, зачем покупателю издалека заказывать здесь.

## Уроки

Новому шагу нужен новый бриф.

## Вопросы на подумать

О чём спросили бы вы?
"""
TERMS = """terms:
  - id: ctr
    of: "000000000000"
    term: кликабельность
    definition: Доля показов, которые закончились кликом.
    example: 1000 показов и 20 кликов — это кликабельность 2 %.
    forms: [кликабельности]
"""
ITEMS = """items:
  - id: search-ads-003
    of: "000000000000"
    stem: Как называется одно появление объявления?
    key: [показ, показ объявления]
    rationale: Считают появления.
  - id: search-ads-001
    of: "000000000000"
    stem: Что такое показ?
    options:
      - {id: c, text: Один заказ в магазине, rationale: Заказ будет последним.}
      - {id: b, text: Один клик по объявлению, rationale: Клик будет позже.}
      - {id: a, text: Одно появление объявления, rationale: Считают появления.}
"""
EXERCISE = f"""---
of: "{NOT_STAMPED}"
title: Бриф опаздывает
summary: Клиент начинает в понедельник и не прислал бриф.
---
## Ситуация

Пятница, а брифа нет.

## Ваша задача

Напишите клиенту.

## Хороший ответ

Вот бриф, наполовину заполненный. Заполним остальное по телефону [@001.1]?

## На что смотреть

- Правило соблюдено.
"""
CHECKLIST = f"""of: "{NOT_STAMPED}"
title: Начало проекта
summary: О чём договариваются до первого дня работы.
use: Заполните вместе с клиентом на первом созвоне.
sections:
  - id: goal
    title: Цель
    intro: Прежде всего остального.
    entries:
      - id: figure
        text: Какое число должно измениться?
        why: Без него никто не отличит успех от везения.
        weak: Побольше продаж, пожалуйста.
        strong: 40 заказов в месяц к июню; сейчас 25.
  - id: people
    title: Люди
    entries:
      - {{id: decides, text: Кто решает?}}
      - {{id: brief-sent, text: Бриф отправлен}}
"""
FILES = {
    "cases/exercises/late-brief.ru.md": EXERCISE,
    "docs/checklists/kick-off.ru.yml": CHECKLIST,
    "quizzes/exams/first.ru.yml": f'of: "{NOT_STAMPED}"\ntitle: Первый экзамен\n'
    "sections: [{id: terms, title: Термины}]\n",
    "docs/theory/search-ads.ru.md": PAGE,
    "cases/tyre-shop.ru.md": CASE,
    "docs/glossary/search-ads.ru.yml": TERMS,
    "quizzes/items/search-ads.ru.yml": ITEMS,
    "quizzes/topics.ru.yml": "topics:\n"
    f'  - {{id: seo, of: "{NOT_STAMPED}", title: SEO, summary: Бесплатные результаты}}\n',
    "cases/taxonomy.ru.yml": f'regions: [{{id: moscow, of: "{NOT_STAMPED}", title: Москва}}]\n',
    "quizzes/practice/everything.ru.yml": f'of: "{NOT_STAMPED}"\ntitle: Всё\nsummary: Все задания, какие есть.\n',
    "docs/sources.ru.yml": "documents:\n"
    f'  - {{id: "001", of: "{NOT_STAMPED}", title: Как работает агентство, about: Выдуманный документ.}}\n',
    "docs/situations.ru.yml": "situations:\n"
    f'  - {{id: no-brief, of: "{NOT_STAMPED}", situation: Брифа нет, asked: [брифа всё нет], '
    "say: [Понимаю., Что вы уже знаете?, Запишу и пришлю к пяти.], avoid: Нет брифа — нет работы.}\n",
}
"""A translation of some of the base, by path: of each kind of file one."""


def lay(root: Path, files: dict[str, str]) -> None:
    """Write `files` below `root`."""
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")


SOURCES = ("docs/**/*.md", "docs/glossary/*.yml", "docs/sources.yml", "docs/situations.yml", "cases/*.md",
           "cases/taxonomy.yml", "cases/exercises/*.md", "docs/checklists/*.yml", "docs/path/*.yml",
           "quizzes/topics.yml", "quizzes/items/*.yml", "quizzes/practice/*.yml", "quizzes/exams/*.yml")  # fmt: skip


def sources(root: Path) -> list[str]:
    """Every file below `root` that can be translated."""
    found = {path.relative_to(root).as_posix() for pattern in SOURCES for path in root.glob(pattern)}
    return sorted(path for path in found if path.count(".") == 1 and not path.endswith("retired.yml"))


def untranslated(folder: Path, content: Path) -> Path:
    """A copy of the content without any translation."""
    for name in ("docs", "cases", "quizzes"):
        shutil.copytree(content / name, folder / name, ignore=shutil.ignore_patterns("*.??.md", "*.??.yml"))
    return folder


def assert_startable(root: Path, loading: Loading | None = None) -> None:
    """Begin the translation of files of an untranslated `root` into every language; nothing may be wrong after.

    Of what the root is a copy of, `loading` has the files.

    Of a large root every eighth file, but in a thorough run.
    """
    every = sources(root)
    paths = every[:: rounds(8, 1)] if len(every) > 50 else every
    assert len(paths) > 10
    for lang in TRANSLATED:
        for path in paths:
            made, added = start(root, open_source(root, path), lang)
            assert made == in_language(path, lang)
            assert added
    checked = check_root(root, datetime.date(2099, 1, 1), earlier=loading)
    assert checked.errors == []
    in_languages = {problem.rule for problem in checked.problems if parted(problem.where.path)[1]}
    assert in_languages <= {"translation-copied", "item-longest-key", "term-distinct", "todo", "item-forms"}
    for lang in TRANSLATED:
        found = status(checked.loading.library, lang)
        assert found.stale == []
        assert not {thing.path for thing in found.missing} & set(paths)
