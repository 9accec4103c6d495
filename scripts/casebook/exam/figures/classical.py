"""Formulas of classical test theory, and from how many responses on their results are worth showing.

Crocker & Algina, *Introduction to Classical and Modern Test Theory* (1986), has all of them but Wilson's; the papers
that they come from are named beside each.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import fmean, variance

FEW = 8
"""From so many on a facility is shown, and looked whether a key is wrong."""
MANY = 30
"""From so many on correlations and reliabilities are shown: of fewer they say next to nothing."""
Z = 1.959964
"""The normal deviate of 95 %."""


def wilson(share: float, n: int) -> tuple[float, float]:
    """The 95 % interval of a share 0–1 of `n`, by the score method (Wilson 1927, doi:10.2307/2276774). Of scores with
    parts of a point it is too wide rather than too narrow.
    """
    middle, spread = share + Z**2 / (2 * n), Z * math.sqrt(share * (1 - share) / n + Z**2 / (4 * n**2))
    return max(0.0, (middle - spread) / (1 + Z**2 / n)), min(1.0, (middle + spread) / (1 + Z**2 / n))


def correlation(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Pearson's; None where one side is the same for all. Of an item and the points without it: the corrected item-rest
    correlation (Henrysson 1963), a number for how well the item tells the able from the others.
    """
    if len(pairs) < 2:
        return None
    means = [fmean(side) for side in zip(*pairs, strict=True)]
    apart = [(one - means[0], other - means[1]) for one, other in pairs]
    squares = math.fsum(one**2 for one, _ in apart) * math.fsum(other**2 for _, other in apart)
    return math.fsum(one * other for one, other in apart) / math.sqrt(squares) if squares > 1e-12 else None


def at_most(correlation: float, n: int) -> float:
    """The upper end of a correlation's 95 % interval, from `n` > 3 pairs (Fisher 1921)."""
    inner = max(-0.999999, min(0.999999, correlation))
    return math.tanh(math.atanh(inner) + Z / math.sqrt(n - 3))


def alpha(scores: Sequence[Sequence[float]]) -> float | None:
    """Cronbach's alpha (1951) of people who all had the same items: `scores` by person, then by item. None where it is
    not defined.
    """
    items = len(scores[0]) if scores else 0
    if items < 2 or len(scores) < 2 or not (whole := variance(map(math.fsum, scores))):
        return None
    return items / (items - 1) * (1 - math.fsum(variance(one) for one in zip(*scores, strict=True)) / whole)


def error_of(scores: Sequence[float]) -> float | None:
    """The error variance of one person's sum of scores, each 0–1, on items drawn at random; None of fewer than 2.

    k · s², with s² the variance of the scores among each other. Of scores of 0 and 1 this is Lord's x(k − x)/(k − 1)
    (1955), the error of a binomial: it holds that forms differ, as drawn ones do.
    """
    return len(scores) * variance(scores) if len(scores) > 1 else None


def drawn_alpha(sums: Sequence[float], errors: Sequence[float]) -> float | None:
    """What takes alpha's place where everybody had other items: 1 less the mean error variance over the variance of the
    sums. It is the coefficient of a design with items nested in persons (Brennan 2001, §7), of scores of 0 and 1 KR-21
    (Kuder & Richardson 1937), and counts as error that one form is harder than another. Alpha would not.
    """
    whole = variance(sums) if len(sums) > 1 else 0.0
    return 1 - fmean(errors) / whole if whole else None


def error_at(score: float, of: int) -> float:
    """The standard error of measurement at that score, in points of `of` items drawn at random (Lord 1955). A form that
    is drawn in sections has a little less (Feldt 1984).
    """
    return math.sqrt(max(0.0, score * (of - score)) / (of - 1)) if of > 1 else 0.0
