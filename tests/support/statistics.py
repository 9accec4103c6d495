"""Whether counts lie within chance, without a library."""

from __future__ import annotations

import math
from collections.abc import Sequence

FAR = 4.5
"""Standard deviations that chance leaves behind once in 300 000 times."""


def chi_square_z(chi_square: float, freedom: int) -> float:
    """How many standard deviations a chi-square lies above what chance gives (Wilson and Hilferty)."""
    shift = 2 / (9 * freedom)
    return float(((chi_square / freedom) ** (1 / 3) - (1 - shift)) / math.sqrt(shift))


def uneven(counts: Sequence[int]) -> float:
    """How unevenly equally likely places were hit, each hit independent of the others, in standard deviations."""
    mean = sum(counts) / len(counts)
    return chi_square_z(sum((count - mean) ** 2 / mean for count in counts), len(counts) - 1)


def unfair(counts: Sequence[int], draws: int) -> float:
    """How unevenly items were drawn, so many of them in each draw and each once at most, in standard deviations."""
    mean = sum(counts) / len(counts)
    variance = draws * (mean / draws) * (1 - mean / draws) * len(counts) / (len(counts) - 1)
    return chi_square_z(sum((count - mean) ** 2 for count in counts) / variance, len(counts) - 1)


def off(hits: int, chances: Sequence[float]) -> float:
    """How far the number of hits lies from what these chances give, in standard deviations."""
    spread = math.sqrt(sum(chance * (1 - chance) for chance in chances))
    return abs(hits - sum(chances)) / spread
