"""Formulas of classical test theory, against numbers that were published or worked out by hand."""

from __future__ import annotations

import pytest
from casebook.exam.figures.classical import alpha, at_most, correlation, drawn_alpha, error_at, error_of, wilson


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_as_newcombe_prints_it(hits: int, n: int, low: float, high: float) -> None:
    """Newcombe (1998), table I, method 3."""
    assert wilson(hits / n, n) == pytest.approx((low, high), abs=5e-5)


def test_wilson_stays_between_none_and_all() -> None:
    assert wilson(1, 8)[1] == 1
    assert wilson(0, 8)[0] == 0


def test_correlation() -> None:
    assert correlation([(1, 2), (2, 4), (3, 6)]) == pytest.approx(1)
    assert correlation([(1, 2), (2, 1), (3, 0)]) == pytest.approx(-1)
    assert correlation([(1, 2), (1, 4)]) is None
    assert correlation([(1, 2)]) is None


def test_the_end_of_a_correlations_interval() -> None:
    assert at_most(0.5, 103) == pytest.approx(0.63234, abs=5e-6)
    assert at_most(1, 30) == pytest.approx(1)


def test_alpha_is_not_defined_of_one_item_person_or_score() -> None:
    assert alpha([]) is None
    assert alpha([[1], [0]]) is None
    assert alpha([[1, 0]]) is None
    assert alpha([[1, 0], [0, 1]]) is None


def test_the_binomial_error() -> None:
    assert error_at(32, 40) == pytest.approx((32 * 8 / 39) ** 0.5)
    assert error_at(40, 40) == 0
    assert error_at(1, 1) == 0
    assert error_of([1.0] * 32 + [0.0] * 8) == pytest.approx(error_at(32, 40) ** 2)
    assert error_of([1]) is None
    assert error_of([0.5, 0.5, 1, 1]) == pytest.approx(4 * 0.25 / 3)


def test_drawn_alpha_wants_scores_that_differ() -> None:
    assert drawn_alpha([3, 3], [1, 1]) is None
    assert drawn_alpha([3], [1]) is None
