"""Pasted text."""

from __future__ import annotations

import pytest
from casebook.writing.clean import clean, one_line


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\u2028b\x0bc", "a\nb\nc"),
        ("a\tb", "a    b"),
        ("trailing  \nspace ", "trailing\nspace"),
        ("\n\nbetween\n\n", "between"),
        ("nul\x00, bell\x07, escape\x1b, delete\x7f", "nul, bell, escape, delete"),
        ("\ufeffmark, \u202edirection\u202c, \u2066isolate\u2069", "mark, direction, isolate"),
        ("half a pair \ud83d", "half a pair"),
        ("no character \uffff\U0001ffff", "no character"),
        ("ё, й, “quotes”, 👍🏽, \u00a0", "ё, й, “quotes”, 👍🏽, \u00a0"),
        ("      ", ""),
    ],
)
def test_clean(pasted: str, kept: str) -> None:
    assert clean(pasted) == kept
    assert clean(kept) == kept


def test_one_line() -> None:
    assert one_line("  a\r\n\tb\u00a0 c ") == "a b c"
