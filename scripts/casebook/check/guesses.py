"""How likely it is that so many things happen by chance."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from math import sqrt
from statistics import NormalDist

EXACT = 200
"""Up to so many trials the tail is exact; the cost of that grows with the square of their number."""


def tail(chances: Sequence[float], seen: int) -> float:
    """The probability that at least `seen` of independent trials succeed; trial i succeeds with `chances[i]`.

    With equal chances this is the tail of the binomial distribution. Above `EXACT` trials it is approximated by the
    normal distribution, with a continuity correction.
    """
    if len(chances) > EXACT:
        return 1 - _normal(chances).cdf(seen - 0.5)
    return sum(_exactly(chances)[seen:])


def bounds(chances: Sequence[float], share: float = 0.99) -> tuple[int, int]:
    """Between how many successes the trials of `tail` end in `share` of all cases, as much left out on either side."""
    beyond = (1 - share) / 2
    if len(chances) > EXACT:
        normal = _normal(chances)
        low, high = round(normal.inv_cdf(beyond)), round(normal.inv_cdf(1 - beyond))
        return max(0, low), min(len(chances), high)
    below = list(accumulate(_exactly(chances)))
    """The probability of at most k successes, for each k."""
    low = next(k for k, at_most in enumerate(below) if at_most > beyond)
    high = next((k for k, at_most in enumerate(below) if at_most >= 1 - beyond), len(chances))
    return low, high


def _exactly(chances: Sequence[float]) -> list[float]:
    """The probability of exactly k successes, for each k."""
    exactly = [1.0]
    for chance in chances:
        before = [*exactly, 0.0]
        exactly = [before[k] * (1 - chance) + (before[k - 1] * chance if k else 0.0) for k in range(len(before))]
    return exactly


def _normal(chances: Sequence[float]) -> NormalDist:
    return NormalDist(sum(chances), sqrt(sum(chance * (1 - chance) for chance in chances)))
