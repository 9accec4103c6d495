"""Rules on texts look at translations too, and speak of the place in the translation."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from casebook.check.rule import RULES
from casebook.check.rules.in_language import in_language
from casebook.check.run import check_root
from casebook.load.loading import load

from tests.support.translations import BASE, CASE, FILES, ITEMS, PAGE, TERMS, lay

TODAY = datetime.date(2026, 11, 21)
ITEM_FILE, TERM_FILE = "quizzes/items/search-ads.ru.yml", "docs/glossary/search-ads.ru.yml"
PAGE_FILE, CASE_FILE = "docs/theory/search-ads.ru.md", "cases/tyre-shop.ru.md"
Found = Callable[[str, str], list[tuple[int | None, str]]]


@pytest.fixture
def found(tmp_path: Path) -> Found:
    """Lays one file over the base and gives the line and rule of each problem with it."""
    root = shutil.copytree(BASE, tmp_path / "root")

    def check(path: str, text: str) -> list[tuple[int | None, str]]:
        lay(root, {path: text})
        problems = check_root(root, TODAY).problems
        assert {problem.where.path for problem in problems} <= {path}
        return [(problem.where.line, problem.rule) for problem in problems if problem.rule != "translation-stale"]

    return check


@pytest.mark.parametrize("path", sorted(FILES))
def test_a_translation_has_no_problem(found: Found, path: str) -> None:
    assert found(path, FILES[path]) == []


def test_a_translated_picture_stands_for_that_of_the_source(tmp_path: Path) -> None:
    root = shutil.copytree(BASE, tmp_path / "root")
    pictures = root / "docs" / "theory" / "images"
    shutil.copy(pictures / "funnel.svg", pictures / "funnel.ru.svg")
    lay(root, {PAGE_FILE: PAGE.replace("funnel.svg", "funnel.ru.svg")})
    assert {problem.rule for problem in check_root(root, TODAY).problems} <= {"translation-stale"}


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [(ITEM_FILE, ITEMS.replace("Один заказ в магазине", "Один клик: по объявлению").replace("{id: c, text: Один клик: "
      "по объявлению", '{id: c, text: "Один клик: по объявлению"'), (12, "item-distinct")),
     (ITEM_FILE, ITEMS.replace("Один клик по объявлению", "Всё вышеперечисленное"), (12, "item-above")),
     (ITEM_FILE, ITEMS.replace("[показ,", '["…",'), (5, "item-forms")),
     (ITEM_FILE, ITEMS.replace("Клик будет позже.", "Это **клик**"), (12, "plain-text")),
     (ITEM_FILE, ITEMS.replace("Клик будет позже.", '"TODO: почему"'), (12, "todo")),
     (TERM_FILE, TERMS.replace("— это кликабельность", "— `это` кликабельность"), (6, "plain-text")),
     (CASE_FILE, CASE.replace("client: Небольшой", "client: <b>Небольшой</b>"), (6, "plain-text")),
     (CASE_FILE, CASE.replace("[@001.2]", "[@001.22]"), (17, "fact-known")),
     (CASE_FILE, CASE.replace("## Бриф", "# Бриф"), (15, "heading-title")),
     (PAGE_FILE, PAGE.replace("Клик стоит", "Клик [стоит](/theory/)"), (17, "link-absolute")),
     (PAGE_FILE, PAGE.replace("Клик стоит", "Клик [стоит](javascript:x)"), (17, "link-scheme")),
     (PAGE_FILE, PAGE.replace("![От запроса до заказа]", "![]"), (13, "image-alt")),
     (PAGE_FILE, PAGE.replace("images/funnel.svg", "https://example.org/x.svg"), (13, "image-own")),
     (PAGE_FILE, PAGE.replace("images/funnel.svg", "images/trichter.svg"), (13, "link-target")),
     (PAGE_FILE, PAGE.replace("## Что это такое", "Что это такое\n---"), (9, "heading-style"))],
    ids=lambda value: value[1] if isinstance(value, tuple) else "",
)  # fmt: skip
def test_rules_on_texts_hold_for_translations(found: Found, path: str, text: str, expected: tuple[int, str]) -> None:
    assert text != FILES[path]
    assert expected in found(path, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [(ITEMS.replace("key: [показ, показ объявления]\n    ", ""), (2, "translation-parts")),
     (ITEMS.replace("rationale: Считают появления.\n  - id", "unit: шт.\n    rationale: Так.\n  - id"),
      (6, "translation-parts")),
     (ITEMS.replace("id: search-ads-003", "id: search-ads-004"), (5, "translation-parts")),
     (ITEMS + "  - id: search-ads-001\n    of: \"000000000000\"\n    stem: Ещё раз?\n", (14, "translation-unique"))],
)  # fmt: skip
def test_parts_of_items(found: Found, text: str, expected: tuple[int, str]) -> None:
    assert expected in found(ITEM_FILE, text)


def test_a_link_within_the_page_goes_by_the_source_s_anchors(found: Found) -> None:
    inside = PAGE.replace("Клик стоит", "[Клик](#what-it-is) стоит")
    assert "link-anchor" not in {rule for _, rule in found(PAGE_FILE, inside)}
    own = PAGE.replace("Клик стоит", "[Клик](#что-это-такое) стоит")
    assert (17, "link-anchor") in found(PAGE_FILE, own)


def test_the_longest_key_is_seen_in_a_translation_alone(tmp_path: Path) -> None:
    root = shutil.copytree(BASE, tmp_path / "root")
    option = "      - {{id: {0}, text: {1}, {2}rationale: Why}}\n"
    entry = "  - id: seo-{0}\n    kind: single\n    level: term\n    stem: What is {0}?\n    options:\n{1}" \
            '    refs: ["term:ctr"]\n'  # fmt: skip
    options = [option.format(name, f"{name} of one length", "key: true, " if name == "a" else "") for name in "abc"]
    places = [options[-shift:] + options[:-shift] for shift in (0, 1, 2)]
    items = "".join(entry.format(n, "".join(places[n % 3])) for n in range(12))
    own = "".join(
        f'  - id: seo-{n}\n    of: "000000000000"\n    stem: Что такое {n}?\n    options:\n'
        + "".join(
            f"      - {{id: {name}, text: {name} {'и ещё что-то' if name == 'a' else ''}, rationale: Так}}\n"
            for name in "abc"
        )
        for n in range(12)
    )
    head = "topic: seo\nauthor: Nobody\nreviewed: 2026-11-21\n"
    lay(root, {"quizzes/items/seo.yml": f"{head}items:\n{items}", "quizzes/items/seo.ru.yml": f"items:\n{own}"})
    found = [(one.where.path, one.where.line) for one in check_root(root, TODAY).problems
             if one.rule == "item-longest-key"]  # fmt: skip
    assert found == [("quizzes/items/seo.ru.yml", 1)]


def test_the_view_holds_only_what_is_translated(tmp_path: Path) -> None:
    root = shutil.copytree(BASE, tmp_path / "root")
    lay(root, FILES)
    view = in_language(load(root).library, "ru")
    assert list(view.texts) == [PAGE_FILE, CASE_FILE, "cases/exercises/late-brief.ru.md"]
    assert list(view.items) == ["search-ads-003", "search-ads-001"]
    assert [option.id for option in view.items["search-ads-001"].options] == ["c", "b", "a"]  # type: ignore[union-attr]
    assert view.items["search-ads-001"].where.path == ITEM_FILE


def test_a_case_in_every_language_has_section_titles() -> None:
    from casebook.model.languages import CASE_SECTIONS, NAMES

    assert set(CASE_SECTIONS) == set(NAMES)
    assert {len(set(titles)) for titles in CASE_SECTIONS.values()} == {6}


def test_some_rules_look_at_translations() -> None:
    assert {"link-target", "html-active", "plain-text", "fact-known"} <= {
        rule.id for rule in RULES.values() if rule.translations
    }
    assert not RULES["coverage-item"].translations
