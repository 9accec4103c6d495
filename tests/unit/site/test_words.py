"""Words, plural forms, dates and numbers of each language."""

from __future__ import annotations

import datetime

import pytest
from casebook.model.case import Period
from casebook.site.words import Words

DAY = datetime.date(2026, 11, 21)
MANY = (0, 1, 2, 5, 11, 21, 104, 10_000)


@pytest.mark.parametrize(
    ("lang", "counted"),
    [
        ("en", ["0 cases", "1 case", "2 cases", "5 cases", "11 cases", "21 cases", "104 cases", "10,000 cases"]),
        ("ru", ["0 кейсов", "1 кейс", "2 кейса", "5 кейсов", "11 кейсов", "21 кейс", "104 кейса",
                "10\u00a0000 кейсов"]),
        ("bg", ["0 казуса", "1 казус", "2 казуса", "5 казуса", "11 казуса", "21 казуса", "104 казуса",
                "10\u00a0000 казуса"]),
    ],
)  # fmt: skip
def test_a_count_takes_the_form_of_its_language(lang: str, counted: list[str]) -> None:
    assert [Words(lang)("cases-count", count=count) for count in MANY] == counted


@pytest.mark.parametrize(
    ("lang", "day", "period"),
    [
        ("en", "21 November 2026", "February 2024 to November 2024"),
        ("ru", "21 ноября 2026 г.", "с февраля 2024 г. до ноября 2024 г."),
        ("bg", "21 ноември 2026 г.", "февруари 2024 г. – ноември 2024 г."),
    ],
)
def test_days_and_months_read_as_in_the_language(lang: str, day: str, period: str) -> None:
    words = Words(lang)
    assert words.date(DAY).replace("\u202f", " ").replace("\u00a0", " ") == day
    found = words.period(Period.model_validate({"from": "2024-02", "to": "2024-11"}))
    assert found.replace("\u202f", " ").replace("\u00a0", " ") == period
    assert words.month("2019") == "2019"


@pytest.mark.parametrize(
    ("value", "en", "ru"),
    [
        (100.0, "100", "100"), (180.5, "180.5", "180,5"), (-3.0, "-3", "-3"), (-0.0, "0", "0"),
        (1234567.89, "1,234,567.89", "1_234_567,89"), (0.00001, "0.00001", "0,00001"), (40, "40", "40"),
        (1e22, "10,000,000,000,000,000,000,000", "10_000_000_000_000_000_000_000"),
    ],
)  # fmt: skip
def test_numbers_have_all_their_digits_and_the_marks_of_the_language(value: float, en: str, ru: str) -> None:
    assert Words("en").number(value) == en
    assert Words("ru").number(value).replace("\u00a0", "_") == ru
