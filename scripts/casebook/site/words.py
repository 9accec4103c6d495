"""The interface words of a language, with its plural forms, dates and numbers."""

from __future__ import annotations

import datetime
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml
from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from casebook.model.case import Period
from casebook.model.languages import SOURCE

LABELS = Path(__file__).parent / "labels"
REGIONS = {"en": "en_GB"}
"""Whose dates and numbers a language's are, where countries differ: 21 November 2026, not November 21, 2026."""
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Ten times as fast in C, where it is installed with it."""
Word = Any
"""A text, or its plural forms by name."""


class Words:
    """The words of one language by group: `site` for staged pages, `certificate` for the office's certificates, every
    other group for an element of the page.
    """

    def __init__(self, lang: str, group: str = "site") -> None:
        self.lang, self.group = lang, group
        self._locale = Locale.parse(REGIONS.get(lang, lang))

    @cached_property
    def groups(self) -> dict[str, dict[str, Word]]:
        """The words by group and name. What is not translated yet is in English; a test names it."""
        return {name: english | _read(self.lang).get(name, {}) for name, english in _read(SOURCE).items()}

    def __getitem__(self, group: str) -> dict[str, Word]:
        return self.groups[group]

    def __call__(self, name: str, **values: object) -> str:
        """A word of the group with its `{places}` filled; `count` chooses the plural form."""
        word = self.groups[self.group][name]
        count = values.get("count")
        if isinstance(count, int):
            values["count"] = self.number(count)
        if isinstance(word, dict):
            word = word.get(self.plural(count if isinstance(count, int) else 0)) or word["other"]
        return str(word).format(**values)

    def plural(self, number: int) -> str:
        """The plural form that the language wants after `number`: `one`, `few`, `many` or `other`."""
        return self._locale.plural_form(number)

    def of(self, group: str) -> Words:
        """The same language, with the words of another group to be called."""
        return Words(self.lang, group)

    @property
    def plural_forms(self) -> frozenset[str]:
        """Every plural form of the language; `other` stands for the rest, fractions among it."""
        return self._locale.plural_form.tags | {"other"}

    def date(self, date: datetime.date) -> str:
        """A day, such as 21 November 2026."""
        return format_date(date, "long", self._locale)

    def month(self, month: str) -> str:
        """A month (YYYY-MM) with its year, such as February 2024, as it stands after "from"; a year stays as it is."""
        year, _, number = month.partition("-")
        if not number:
            return year
        pattern = self._locale.datetime_skeletons["yMMMM"].pattern.replace("LLLL", "MMMM")
        return format_date(datetime.date(int(year), int(number), 1), pattern, self._locale)

    def period(self, period: Period) -> str:
        """From when to when."""
        first, last = self.month(period.from_), period.to and self.month(period.to)
        return self("period-both", first=first, last=last) if last else self("period-from", first=first)

    def number(self, value: float) -> str:
        """A number with all its digits, grouped and with the decimal mark as the language has them."""
        exact = Decimal(repr(value)) + 0  # never -0
        return format_decimal(exact, locale=self._locale, decimal_quantization=False)

    def amount(self, value: float, unit: str | None) -> str:
        """A number with its unit: 40% in English, 40 % in other languages."""
        return self.number(value) + ("" if not unit or (unit, self.lang) == ("%", "en") else "\u00a0") + (unit or "")


@cache
def words_of(lang: str) -> Words:
    """The words of a language, read once."""
    return Words(lang)


@cache
def _read(lang: str) -> dict[str, dict[str, Word]]:
    files = sorted((LABELS / lang).glob("*.yml"))
    return {file.stem: yaml.load(file.read_text("utf-8"), LOADER) or {} for file in files}
