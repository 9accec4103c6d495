"""Hints for unknown words, and how values are quoted."""

import pytest
from casebook.load.hints import Hints, did_you_mean, shown, stray_letter

TOPICS = ["search-ads", "seo", "brief-and-task"]


def test_a_word_that_resembles_one() -> None:
    assert did_you_mean("serch-ads", TOPICS) == "did you mean 'search-ads'?"


def test_a_word_that_resembles_none() -> None:
    assert did_you_mean("telephony", TOPICS) == "known: search-ads, seo, brief-and-task"
    assert did_you_mean("x", map(str, range(100))).endswith(" 10, 11 …")
    assert did_you_mean("x", map(str, range(100)), "docs/glossary/").endswith(" 11 … (all are in docs/glossary/)")


@pytest.mark.parametrize("place", ["", "cases/"])
@pytest.mark.parametrize("known", [[], ["a"], TOPICS, [f"item-{number}" for number in range(999)]])
@pytest.mark.parametrize("word", ["", "x", "seo-", "ѕео", None, 1])
def test_a_hint_is_never_empty(word: object, known: list[str], place: str) -> None:
    hints = Hints(most=1)
    assert all(hints.did_you_mean(word, known, place) for _ in range(3))


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("сase", "the 'с' in 'сase' is Cyrillic; type the Latin 'c'"),
        ("tехt", "the 'е' and 'х' in 'tехt' are Cyrillic; type the Latin 'e' and 'x'"),
        ("seo-план", "`п` is the letter CYRILLIC SMALL LETTER PE: type the word in English letters"),
        ("seo", ""), ("план", ""), ("", ""),
    ],
)  # fmt: skip
def test_letters_of_another_alphabet(word: str, hint: str) -> None:
    assert stray_letter(word) == hint


def test_among_many_names() -> None:
    names = [f"item-{number:05}" for number in range(20_000)] + ["search-ads-001"]
    assert did_you_mean("search-ads-01", names) == "did you mean 'search-ads-001'?"
    assert did_you_mean("sarch-ads-001", names) == "did you mean 'search-ads-001'?"


def test_after_many_words_it_no_longer_compares() -> None:
    hints = Hints(most=2)
    assert [hints.nearest("serch-ads", TOPICS) for _ in range(3)] == ["search-ads", "search-ads", ""]


@pytest.mark.parametrize(
    ("value", "expected"),
    [("a", "'a'"), (1.5, "1.5"), (None, "nothing"), (True, "true"), ([1], "a list"), ({}, "a mapping"),
     ("a\n  b", "'a b'"), ("x" * 99, f"'{'x' * 57}…'"), ("x" * 10_000_000, f"'{'x' * 57}…'")],
)  # fmt: skip
def test_shown(value: object, expected: str) -> None:
    assert shown(value) == expected
