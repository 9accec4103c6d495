"""The wrong-key alarm on cases that a person can judge; how often it is right is measured in tests/bench."""

from __future__ import annotations

from casebook.exam.figures.evidence import STRONG, Given, suspect
from casebook.exam.figures.trying import RIGHT


def given(*groups: tuple[str, int, list[int]]) -> list[Given]:
    """So many people gave that response; their points of 39 elsewhere, in turn."""
    return [Given(whole, rests[one % len(rests)], 39) for whole, count, rests in groups for one in range(count)]


def test_what_able_people_agree_on_is_suspected() -> None:
    found = suspect(given(("c", 6, [33, 35, 30]), (RIGHT, 1, [24]), ("d", 1, [22])), 4)
    assert found and found.whole == "c" and found.times > 100


def test_nobody_needs_to_have_taken_the_key() -> None:
    found = suspect(given(("c", 8, [33, 35, 30])), 4)
    assert found and found.times > STRONG


def test_a_hard_item_that_tempts_the_less_able_is_not_accused() -> None:
    found = suspect(given(("c", 8, [20, 22, 24, 26]), (RIGHT, 7, [33, 35, 36])), 4)
    assert found and found.times < 1


def test_a_key_that_more_people_took_is_not_accused() -> None:
    assert suspect(given((RIGHT, 6, [20, 25, 30, 35]), ("a", 2, [38])), 4) is None


def test_wrong_responses_that_differ_accuse_nobody() -> None:
    found = suspect(given(("a", 2, [30]), ("c", 3, [30]), ("d", 2, [31]), (RIGHT, 2, [31])), 4)
    assert found and found.times < STRONG


def test_what_nobody_else_can_have_given_is_no_key() -> None:
    assert suspect(given(("", 8, [33]))) is None


def test_thousands_of_responses_overflow_nothing() -> None:
    found = suspect(given(("c", 5000, [30, 35]), (RIGHT, 10, [20])), 4)
    assert found and found.times > 1e6
