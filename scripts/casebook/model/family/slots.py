"""Texts with slots: `{hours}`, `{client}`, `{channel.name}`, `{due:clock}`, `{due:day}`, `{n|hour|hours}`.

A number is written as the language writes it; a plural is chosen by the rules of Unicode CLDR, with the forms in the
order one, few, many (Russian) or one, other (English, Bulgarian). Other slots stand as they are: write around them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any

from casebook.failure import Failure

SLOT = re.compile(r"\{([^{}\n]*)\}")
INNER = re.compile(r"([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?)(?::(clock|day)|((?:\|[^|]+)+))?")
FORMS = {"ru": ("one", "few", "many"), "bg": ("one", "other"), "en": ("one", "other")}
"""The plural forms of a language, in the order in which a slot gives them."""
Shown = Mapping[str, Fraction | str]
KEPT = 1 << 14
"""So many numbers are kept as they are written: Babel reads locale and pattern anew for each."""


class BadSlot(Failure):
    """A slot can't be filled; the message says why."""


def names_in(text: str) -> set[str]:
    """The names in a text's slots. Raises BadSlot."""
    return {_parts(slot)[0] for slot in SLOT.findall(text)}


def fill(text: str, shown: Shown, lang: str) -> str:
    """The text with its slots filled. Raises BadSlot."""
    return SLOT.sub(lambda slot: _filled(slot[1], shown, lang), text)


@lru_cache(KEPT)
def _parts(slot: str) -> tuple[str, str, list[str]]:
    """Name, format and plural forms of a slot."""
    found = INNER.fullmatch(slot)
    if not found:
        raise BadSlot(f"`{{{slot}}}` is no slot: expected a name, `name:clock`, `name:day` or `name|one|many`")
    return found[1], found[2] or "", found[3].split("|")[1:] if found[3] else []


def _filled(slot: str, shown: Shown, lang: str) -> str:
    name, form, plural = _parts(slot)
    if name not in shown:
        raise BadSlot(f"`{{{slot}}}`: nothing is called `{name}`")
    value = shown[name]
    if not form and not plural:
        return value if isinstance(value, str) else written(value, lang)
    if isinstance(value, str):
        raise BadSlot(f"`{{{slot}}}`: `{name}` is a text, and only a number has a plural or a time")
    return _plural(slot, value, plural, lang) if plural else _time(value, form, lang)


@lru_cache(KEPT)
def written(value: Fraction, lang: str) -> str:
    """A number as the language writes it: 1234.5 → "1,234.5", "1 234,5". Up to four places."""
    from babel.numbers import format_decimal

    return str(format_decimal(_decimal(value), format="#,##0.####", locale=_locale(lang)))


def plain(value: Fraction) -> str:
    """A number as formulas write it: "1234.5"."""
    return f"{_decimal(value):f}"


def _decimal(value: Fraction) -> Decimal:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.to_integral_value() if value.denominator == 1 else exact.normalize()


@cache
def _locale(lang: str) -> Any:
    from babel.core import Locale

    return Locale(lang)


def _plural(slot: str, value: Fraction, forms: list[str], lang: str) -> str:
    known = FORMS.get(lang, FORMS["en"])
    if len(forms) != len(known):
        raise BadSlot(f"`{{{slot}}}` has {len(forms)} forms, and {lang} has {len(known)}: {', '.join(known)}")
    category = _locale(lang).plural_form(_decimal(value))
    return forms[known.index(category)] if category in known else forms[1]  # a fraction, in Russian: 1,5 часа


def _time(value: Fraction, form: str, lang: str) -> str:
    from babel.dates import get_day_names

    if value < 0 or value.denominator != 1:
        raise BadSlot(f"{plain(value)} is no time: expected whole minutes from Monday's midnight")
    day, minutes = divmod(int(value), 24 * 60)
    if form == "clock":
        return f"{minutes // 60:02}:{minutes % 60:02}"
    return str(get_day_names("wide", context="stand-alone", locale=_locale(lang))[day % 7])
