"""Terms in Russian and Bulgarian sentences: other forms of a word are found, other words are not."""

from __future__ import annotations

import time

import pytest
from casebook.model.term import Term
from casebook.site.inflection import forms
from casebook.site.term_finder import TermFinder


def term(name: str, **more: object) -> Term:
    return Term.model_validate({"id": f"t{abs(hash(name))}", "term": name, "definition": "d", "example": "e", **more})


RUSSIAN = [
    term("бриф"), term("брифинг"), term("лид"), term("кейс"), term("ставка"), term("конверсия"), term("отчёт"),
    term("целевая аудитория", abbreviation="ЦА"), term("показатель отказов"), term("ключевое слово"),
    term("объявление"), term("заявка"), term("неделя"), term("статья"), term("договор"), term("показ"),
    term("стоимость лида", abbreviation="CPL"), term("UTM-метка"), term("рынок"), term("поле"), term("срок"),
    term("посадочная страница", forms=["лендинг"]), term("план"), term("поиск", link=False),
]  # fmt: skip
BULGARIAN = [
    term("бриф"), term("брифинг"), term("казус"), term("реклама"), term("клиент"), term("конверсия"), term("стойност"),
    term("ключова дума"), term("органичен трафик"), term("целева аудитория"), term("обява"), term("показател"),
    term("списък"), term("възложител"), term("предложение"), term("договор"), term("поле"), term("цел"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Без брифа не начинаем, с брифом — сразу.", ["брифа"]),
        ("После брифинга менеджер пишет бриф.", ["брифинга", "бриф"]),
        ("Лидов стало больше, а лидера нет.", ["Лидов"]),
        ("Лидеры рынка следят за рынками и рынком.", ["рынка"]),
        ("В этом кейсе и в других кейсах, о кейсах спорят.", ["кейсе"]),
        ("Ставок было пять, ставками управляет робот.", ["Ставок"]),
        ("Заставка игры и доставка шин.", []),
        ("Следите за конверсией: две конверсии, много конверсий.", ["конверсией"]),
        ("Отчеты, отчёта, отчётность", ["Отчеты"]),
        ("Целевой аудиторией назвали ЦА.", ["Целевой аудиторией"]),
        ("для целевых аудиторий", ["целевых аудиторий"]),
        ("Целевая страница — не аудитория.", []),
        ("показателем отказов и показателя отказа", ["показателем отказов"]),
        ("Список ключевых слов; ключевыми словами", ["ключевых слов"]),
        ("по ключевому\nслову", ["ключевому\nслову"]),
        ("Объявлений много. Объявленный тендер.", ["Объявлений"]),
        ("Десять заявок за неделю", ["заявок", "неделю"]),
        ("Продажи могут стать больше: читайте статью.", ["статью"]),
        ("Хотели показать показы; показали.", ["показы"]),
        ("Пол в комнате — не поле.", ["поле"]),
        ("Договорились о сроках по договору.", ["сроках", "договору"]),
        ("стоимостью лида, CPL", ["стоимостью лида"]),
        ("Проверьте UTM-метки", ["UTM-метки"]),
        ("Сделали два лендинга.", ["лендинга"]),
        ("Планёрка и планшет — без плана.", ["плана"]),
        ("Клиенты в поиске.", []),
        ("Ёлка и ещё отчЁтом", ["отчЁтом"]),
    ],
)
def test_russian_sentences(text: str, found: list[str]) -> None:
    assert [text[o.start : o.end] for o in TermFinder(RUSSIAN, "ru").first_occurrences(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Брифът е готов, в брифа пише всичко.", ["Брифът"]),
        ("Брифингът мина, брифовете са три.", ["Брифингът", "брифовете"]),
        ("Прочетете казусите. Казусът е кратък.", ["казусите"]),
        ("Рекламата и рекламите, рекламен бюджет", ["Рекламата"]),
        ("Клиентите и клиентът. Клиентски служби.", ["Клиентите"]),
        ("Конверсията се вдигна.", ["Конверсията"]),
        ("На стойността не личи.", ["стойността"]),
        ("С ключови думи и с ключовите думи", ["ключови думи"]),
        ("Органичният трафик расте.", ["Органичният трафик"]),
        ("Целевата аудитория е малка.", ["Целевата аудитория"]),
        ("Обявите работят, обявиха ги.", ["Обявите"]),
        ("Показателят и показателите", ["Показателят"]),
        ("В списъците няма грешки.", ["списъците"]),
        ("Предложенията са две.", ["Предложенията"]),
        ("Полетата са празни, полетът закъсня.", ["Полетата"]),
        ("Договорихме се по договора.", ["договора"]),
        ("Целта е ясна, целувка няма.", ["Целта"]),
    ],
)
def test_bulgarian_sentences(text: str, found: list[str]) -> None:
    assert [text[o.start : o.end] for o in TermFinder(BULGARIAN, "bg").first_occurrences(text)] == found


def test_an_english_word_and_a_short_one_have_no_other_form() -> None:
    assert forms("ctr", "ru") == {"ctr"}
    assert forms("ца", "ru") == {"ца"}
    assert forms("бриф", "en") == {"бриф"}


def test_other_forms_cost_little() -> None:
    """A large glossary in Russian is made ready in a moment, and costs a text hardly more than one in English."""
    stems = [f"{a}{b}{c}т" for a in "бвгджзклмнпрстфхц" for b in "аеиоу" for c in ("бри", "кла", "сто", "пла")]
    terms = [term(f"{stem} номер") for stem in stems]
    started = time.process_time()
    russian = TermFinder(terms, "ru")
    assert time.process_time() - started < 3
    text = "Клиент хочет больше заявок, и менеджер пишет бриф на одну страницу. " * 200

    def spent(finder: TermFinder) -> float:
        times = []
        for _ in range(5):
            begun = time.process_time()
            assert list(finder.first_occurrences(text)) == []
            times.append(time.process_time() - begun)
        return min(times)

    assert spent(russian) < 3 * spent(TermFinder(terms)) + 0.02
