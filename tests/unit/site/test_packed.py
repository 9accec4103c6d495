"""Questions are packed for the browser: what is written here is read by tests/web/search.test.ts."""

from __future__ import annotations

from casebook.site.packed import packed

TEXTS = [
    {"client", "angry"},
    {"angle", "клиент"},
    *({"client"} for _ in range(70)),
    {"rare", "angry"},
    {"x"},
    set[str](),
]


def test_each_word_is_written_once_with_the_texts_that_have_it() -> None:
    fronts, holders = packed(TEXTS)
    assert fronts == "0angle 3ry 0client 0rare 0x 0клиент"
    assert holders == f"1 0Lp 01{'0' * 69} Lq Lr 1"


def test_nothing_is_packed_too() -> None:
    assert packed([]) == ("", "")
