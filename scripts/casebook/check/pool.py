"""Whether a pool of items can fill several draws at the same time, where an item is drawn once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from casebook.model.blueprint import Draw, Element
from casebook.model.filling import Filling
from casebook.model.library import Library

TIMES = 5
"""An exam finds so many times what it draws, or whoever retakes it meets the same items."""


@dataclass(frozen=True)
class Shortage:
    """Draws (by index) that together need more items than there are for them."""

    draws: tuple[int, ...]
    needed: int
    there: int


def pool_of(library: Library, times: int) -> list[Element]:
    """What exams may draw, for so many forms: every item, and every family once for each form, as it has another
    instance then.
    """
    return [*library.items.values(), *list(library.families.values()) * times]


def shortage(draws: Sequence[Draw], items: Iterable[Element], times: int = 1) -> Shortage | None:
    """A set of draws that the items can't fill `times` over, or None when all can be filled at once."""
    filling, pool = Filling(draws, times), list(items)

    def told(short: Collection[int]) -> Shortage:
        there = sum(not fits.isdisjoint(short) for fits in map(set, map(filling.fits, pool)))
        return Shortage(tuple(sorted(short)), sum(draws[index].count * times for index in short), there)

    whole = told(range(len(draws)))
    if whole.needed > whole.there:
        return whole
    filling.open(whole.draws)
    for number, item in enumerate(pool):
        if filling.full:
            return None
        filling.take(number, item)
    return None if filling.full else told(filling.short())
