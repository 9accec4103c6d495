"""Slots: numbers, plurals and times as each language writes them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from casebook.model.family.slots import BadSlot, fill, names_in

SHOWN = {"n": Fraction(1), "few": Fraction(3), "many": Fraction(11), "half": Fraction(3, 2), "sum": Fraction("12345.5"),
         "due": Fraction(2 * 1440 + 9 * 60 + 5), "client": "a tyre shop", "channel.name": "SEO"}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "lang", "filled"),
    [
        ("{client}, {channel.name}", "en", "a tyre shop, SEO"),
        ("{n} {n|hour|hours}, {few} {few|hour|hours}", "en", "1 hour, 3 hours"),
        ("{n} {n|час|часа|часов}, {few} {few|час|часа|часов}, {many} {many|час|часа|часов}", "ru",
         "1 час, 3 часа, 11 часов"),
        ("{half} {half|час|часа|часов}", "ru", "1,5 часа"),
        ("{n} {n|час|часа}, {many} {many|час|часа}", "bg", "1 час, 11 часа"),
        ("{sum}", "en", "12,345.5"),
        ("{sum}", "ru", "12\N{NO-BREAK SPACE}345,5"),
        ("{due:day} {due:clock}", "en", "Wednesday 09:05"),
        ("{due:day}", "ru", "среда"),
        ("no slot { here }", "en", "no slot"),
    ],
)  # fmt: skip
def test_filled(text: str, lang: str, filled: str) -> None:
    if filled == "no slot":
        with pytest.raises(BadSlot, match="is no slot"):
            fill(text, SHOWN, lang)
    else:
        assert fill(text, SHOWN, lang) == filled


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{nobody}", "nothing is called"),
        ("{n|hour}", "has 1 forms, and en has 2"),
        ("{client|one|many}", "is a text"),
        ("{half:clock}", "is no time"),
        ("{n:date}", "is no slot"),
    ],
)
def test_refused(text: str, says: str) -> None:
    with pytest.raises(BadSlot, match=says):
        fill(text, SHOWN, "en")


def test_names() -> None:
    assert names_in("{n} {n|a|b} {due:clock} {channel.name}") == {"n", "due", "channel.name"}
