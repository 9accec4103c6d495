"""How likely it is that so many things happen by chance."""

from __future__ import annotations

from collections.abc import Sequence
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
        spread = sqrt(sum(chance * (1 - chance) for chance in chances))
        return 1 - NormalDist(sum(chances), spread).cdf(seen - 0.5)
    exactly = [1.0]
    """The probability of exactly k successes among the trials so far, for each k."""
    for chance in chances:
        before = [*exactly, 0.0]
        exactly = [before[k] * (1 - chance) + (before[k - 1] * chance if k else 0.0) for k in range(len(before))]
    return sum(exactly[seen:])
