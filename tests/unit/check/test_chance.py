"""The tail of chance against sums over all outcomes, and where the approximation begins."""

from itertools import product
from math import comb, isclose, prod

import pytest
from casebook.check.guesses import EXACT, tail


@pytest.mark.parametrize("seen", range(9))
def test_equal_chances_are_the_binomial_distribution(seen: int) -> None:
    expected = sum(comb(8, k) * 0.25**k * 0.75 ** (8 - k) for k in range(seen, 9))
    assert isclose(tail([0.25] * 8, seen), expected)


@pytest.mark.parametrize("seen", range(6))
def test_unequal_chances_are_summed_over_all_outcomes(seen: int) -> None:
    chances = [1 / 3, 1 / 4, 1 / 5, 1 / 2, 1 / 3]
    expected = sum(
        prod(p if hit else 1 - p for p, hit in zip(chances, outcome, strict=True))
        for outcome in product((True, False), repeat=5)
        if sum(outcome) >= seen
    )
    assert isclose(tail(chances, seen), expected)


def test_nothing_is_certain_and_too_much_is_impossible() -> None:
    assert isclose(tail([0.25] * 8, 0), 1)
    assert tail([0.25] * 8, 9) == 0
    assert tail([], 0) == 1


@pytest.mark.parametrize("seen", [40, 50, 55, 60, 70, 80])
def test_the_approximation_goes_on_where_the_exact_tail_ends(seen: int) -> None:
    assert abs(tail([0.25] * EXACT, seen) - tail([0.25] * (EXACT + 1), seen)) < 0.03
