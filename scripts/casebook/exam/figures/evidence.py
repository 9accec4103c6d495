"""The wrong-key alarm: is another response the right one, as those who gave it and their other points have it?

Two accounts of the same responses are compared: that the key is right, and that another response is. By each, who is
more able gives the right response more often, as in Rasch's model (1960): with the chance 1/(1 + exp(b − a)), where `a`
is the logit of the points elsewhere and `b` how hard the item is; but one time in twenty by a slip, or by luck, so that
two able people who slipped weigh no more than they should. How hard is not known: the chance is averaged over `b`, a
normal distribution around the other items' (mean 0, spread 1). Nor is known which wrong response tempts: all shares of
them are held equally likely (Dirichlet 1). So a hard item with one tempting distractor is not accused, as long as it is
the less able who take it; nor is one whose key more people took.

The ratio of the two chances is a Bayes factor. From 10 on it counts as strong (Jeffreys 1961, appendix B). How often
this finds a wrong key, and how often it accuses a right one, is measured by tests/bench/miskeyed.py.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from casebook.exam.figures.trying import RIGHT

STRONG = 10.0
STEPS = [step / 2 for step in range(-8, 9)]
SLIP = 0.05
WEIGHTS = [math.exp(-(step**2) / 2) for step in STEPS]
FEWEST_OPTIONS = 4
"""Where it is not known how many responses there are to choose from."""


class Given(NamedTuple):
    """A response as a whole, and the points elsewhere. `whole` is `RIGHT` where it scored in full, and empty where no
    other person can have given the same.
    """

    whole: str
    rest: float
    rest_of: int


@dataclass(frozen=True)
class Suspect:
    """A response that may be the right one, and how many times likelier the responses are if it is."""

    whole: str
    times: float


def suspect(given: Sequence[Given], options: int = 0) -> Suspect | None:
    """Of the responses that more people gave than the right one, the likeliest to be right; None where there is none.
    `options`: how many there are to choose from; 0: not known.
    """
    wholes = Counter(one.whole for one in given if one.whole)
    often = [one for one, n in wholes.items() if one != RIGHT and n > wholes[RIGHT]]
    if not often:
        return None
    counts = Counter((round(ability(one.rest, one.rest_of), 1), one.whole) for one in given)
    among = max(options or FEWEST_OPTIONS, len(wholes.keys() | {RIGHT}))
    keyed = _log_likelihood(counts, RIGHT, among)
    found = [Suspect(one, _times(_log_likelihood(counts, one, among) - keyed)) for one in often]
    return max(found, key=lambda one: one.times)


def ability(points: float, of: int) -> float:
    """The logit of a share of points, drawn in by half a point on both sides so that 0 and all are finite (Anscombe
    1956).
    """
    return math.log((points + 0.5) / (of - points + 0.5))


def _log_likelihood(counts: Mapping[tuple[float, str], int], right: Hashable, among: int) -> float:
    """The logarithm of the chance of all responses if `right` is the right one of `among`."""
    hits, all_ = Counter[float](), Counter[float]()
    wrong = Counter[str]()
    for (able, whole), count in counts.items():
        all_[able] += count
        hits[able] += count * (whole == right)
        wrong[whole] += count * (whole != right)
    by_step = [
        math.log(weight) + math.fsum(_binomial(able - step, hits[able], all_[able]) for able in all_)
        for step, weight in zip(STEPS, WEIGHTS, strict=True)
    ]
    return _log_sum(by_step) + _log_shares(wrong.values(), among - 1)


def _binomial(logit: float, hits: int, of: int) -> float:
    chance = SLIP + (1 - 2 * SLIP) / (1 + math.exp(-logit))
    return hits * math.log(chance) + (of - hits) * math.log(1 - chance)


def _log_shares(counts: Iterable[int], among: int) -> float:
    """The logarithm of the chance that wrong responses fall so, averaged over all shares of them."""
    known = list(counts)
    return math.lgamma(among) - math.lgamma(among + sum(known)) + math.fsum(math.lgamma(one + 1) for one in known)


def _log_sum(logs: Sequence[float]) -> float:
    most = max(logs)
    return most + math.log(math.fsum(math.exp(one - most) for one in logs))


def _times(log: float) -> float:
    return math.exp(min(log, 700.0))
