"""How an item or a family did: figures, each with its n; what n does not carry is None."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from casebook.exam.figures.classical import FEW, MANY, at_most, correlation, wilson
from casebook.exam.figures.evidence import STRONG, Given, Suspect, suspect
from casebook.exam.figures.trying import OTHER, Try

FEWEST_TAKERS = 3
"""The points of fewer people than that say nothing of a choice, and what they typed is their own affair."""
TOO_EASY, TOO_HARD = 0.95, 0.3
DULL = 0.2
"""An item that correlates less with the others is a poor one (Ebel 1965); told where chance does not explain it."""


@dataclass(frozen=True)
class Taken:
    """An option or a named mistake: how many took it, and their mean share of the points elsewhere."""

    choice: str
    right: bool
    n: int
    rest: float | None


@dataclass(frozen=True)
class ItemFigures:
    """The figures of an item or a family; of one that was mended, since its key or its options are what they are."""

    known_as: str
    section: str
    kind: str
    pilot: bool
    dropped: bool
    n: int
    facility: float | None
    """The mean score as a share, 0–1; from 8 responses on, as `interval` and `suspect`."""
    interval: tuple[float, float] | None
    item_rest: float | None
    """The corrected item-rest correlation, from 30 responses on."""
    taken: tuple[Taken, ...]
    suspect: Suspect | None
    """The response that may be right instead of the key, where the evidence is strong."""
    before: int
    """So many responses are left out, to what the item was before it was mended."""

    @property
    def verdict(self) -> str:
        """What to do about it, in a few words; empty: nothing."""
        if self.suspect:
            return f"look at the key: {self.suspect.whole}?"
        if not self.interval or self.facility is None:
            return f"{FEW - self.n} more to tell" if self.pilot else ""
        if self.item_rest is not None and at_most(self.item_rest, self.n) < DULL:
            return "tells nobody apart: rewrite or drop it"
        if self.interval[0] > TOO_EASY:
            return "all know it: it measures nothing"
        if self.interval[1] < TOO_HARD:
            return "hardly anybody knows it: look at it"
        if self.pilot:
            return "fit to count" if self.item_rest is not None else f"nothing against it; {MANY - self.n} more to tell"
        return ""


def item_figures(tries: Iterable[Try]) -> list[ItemFigures]:
    """The figures of every item and family, those to look at first, then by section and id."""
    groups: defaultdict[tuple[str, bool], list[Try]] = defaultdict(list)
    for one in tries:
        groups[one.known_as, one.scored].append(one)
    figures = [_figures(known_as, *_newest(group)) for (known_as, _), group in groups.items()]
    return sorted(figures, key=lambda one: (one.suspect is None, not one.verdict, one.section, one.known_as))


def _newest(tries: Sequence[Try]) -> tuple[list[Try], int]:
    """The responses to the item as it is now, or where that is not known; and how many are left out."""
    version = max(tries, key=lambda one: one.issued).version
    kept = [one for one in tries if one.version in (version, "")]
    return kept, len(tries) - len(kept)


def _figures(known_as: str, tries: Sequence[Try], before: int) -> ItemFigures:
    n, last = len(tries), max(tries, key=lambda one: one.issued)
    facility = fmean(one.score for one in tries)
    pairs = [(one.score, one.rest / one.rest_of) for one in tries if one.rest_of]
    return ItemFigures(
        known_as, last.section, last.kind, not last.scored, last.dropped, n,
        facility if n >= FEW else None,
        wilson(facility, n) if n >= FEW else None,
        correlation(pairs) if len(pairs) >= MANY else None,
        _taken(tries, set(last.keyed)),
        _accused(tries, last.options) if n >= FEW and last.kind != "open" else None,
        before,
    )  # fmt: skip


def _accused(tries: Sequence[Try], options: int) -> Suspect | None:
    found = suspect([Given(one.whole, one.rest, one.rest_of) for one in tries], options)
    return found if found and found.times >= STRONG else None


def _taken(tries: Sequence[Try], keyed: set[str]) -> tuple[Taken, ...]:
    takers: defaultdict[str, list[Try]] = defaultdict(list)
    for one in tries:
        for choice in one.chosen:
            takers[choice].append(one)
    if tries[0].typed:
        takers = _pooled(takers, keyed)
    found = [Taken(choice, choice in keyed, len(took), _rest(took)) for choice, took in takers.items()]
    return tuple(sorted(found, key=lambda one: (not one.right, -one.n, one.choice)))


def _pooled(takers: dict[str, list[Try]], keyed: set[str]) -> defaultdict[str, list[Try]]:
    """What one or two people typed is not shown as they typed it."""
    pooled: defaultdict[str, list[Try]] = defaultdict(list)
    for choice, took in takers.items():
        pooled[choice if choice in keyed or len(took) >= FEWEST_TAKERS else OTHER] += took
    return pooled


def _rest(took: Sequence[Try]) -> float | None:
    shares = [one.rest / one.rest_of for one in took if one.rest_of]
    return fmean(shares) if len(shares) >= FEWEST_TAKERS else None
