"""Hints for unknown words, and how values are quoted."""

import pytest
from casebook.load.hints import Hints, did_you_mean, shown

TOPICS = ["search-ads", "seo", "brief-and-task"]


def test_a_word_that_resembles_one() -> None:
    assert did_you_mean("serch-ads", TOPICS) == "did you mean 'search-ads'?"


def test_a_word_that_resembles_none() -> None:
    assert did_you_mean("telephony", TOPICS) == "known: search-ads, seo, brief-and-task"
    assert did_you_mean("x", map(str, range(100))).endswith(" 10, 11 …")
    assert did_you_mean("x", []) == ""


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
