"""Whether a pool of items can fill several draws at the same time, where an item is drawn once."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from casebook.model.blueprint import Draw
from casebook.model.item import Item


@dataclass(frozen=True)
class Shortage:
    """Draws (by index) that together need more items than there are for them."""

    draws: tuple[int, ...]
    needed: int
    there: int


def shortage(draws: Sequence[Draw], items: Iterable[Item], times: int = 1) -> Shortage | None:
    """A set of draws that the items can't fill `times` over, or None when all can be filled at once.

    Items that no draw tells apart are one supply. A flow from supplies to draws is grown along augmenting paths
    (Ford and Fulkerson); where it can't grow, the draws that were reached are too many for the supplies that were
    reached, which by Hall's theorem is the only reason why a draw can stay short.
    """
    flow = _Flow(draws, items)
    everything = sum(draw.count * times for draw in draws)
    if everything > flow.there(range(len(draws))):
        return Shortage(tuple(range(len(draws))), everything, flow.there(range(len(draws))))
    for draw, wanted in enumerate(draws):
        for _ in range(wanted.count * times):
            reached = flow.grow(draw)
            if reached:
                needed = sum(draws[index].count * times for index in reached)
                return Shortage(tuple(sorted(reached)), needed, flow.there(reached))
    return None


Supply = tuple[int, ...]
"""Items that no draw tells apart, named by the draws (by index) that admit them."""


class _Flow:
    """How many items of each supply are given to each draw so far."""

    def __init__(self, draws: Sequence[Draw], items: Iterable[Item]) -> None:
        self._free: Counter[Supply] = Counter()
        for item, count in _alike(items):
            self._free[tuple(index for index, draw in enumerate(draws) if draw.admits(item))] += count
        self._size = dict(self._free)
        self._given: dict[Supply, Counter[int]] = {supply: Counter() for supply in self._free}
        self._open_to: dict[int, list[Supply]] = {index: [] for index in range(len(draws))}
        for supply in self._free:
            for index in supply:
                self._open_to[index].append(supply)

    def there(self, draws: Iterable[int]) -> int:
        """How many items at least one of these draws admits."""
        return sum(self._size[supply] for supply in {s for index in draws for s in self._open_to[index]})

    def grow(self, draw: int) -> set[int]:
        """Give `draw` one item more. If that can't be: all draws that share their supplies with it, else nothing."""
        came_from: dict[int, tuple[int, Supply]] = {}
        reached, waiting = {draw}, deque([draw])
        while waiting:
            at = waiting.popleft()
            for supply in self._open_to[at]:
                if self._free[supply]:
                    self._free[supply] -= 1
                    self._hand_on(at, supply, came_from)
                    return set()
                for other in self._given[supply]:
                    if other not in reached and self._given[supply][other]:
                        reached.add(other)
                        came_from[other] = (at, supply)
                        waiting.append(other)
        return reached

    def _hand_on(self, at: int, supply: Supply, came_from: dict[int, tuple[int, Supply]]) -> None:
        """Draw `at` takes an item of `supply` and hands one on to the draw that asked it, and so on to the first."""
        self._given[supply][at] += 1
        while at in came_from:
            asked_by, handed = came_from[at]
            self._given[handed][at] -= 1
            self._given[handed][asked_by] += 1
            at = asked_by


def _alike(items: Iterable[Item]) -> Iterable[tuple[Item, int]]:
    """One item for each topic, level and kind, with the number of such items: draws look at nothing else."""
    first: dict[tuple[str, str, str], Item] = {}
    count: Counter[tuple[str, str, str]] = Counter()
    for item in items:
        sort = (item.topic, item.level, item.kind)
        first.setdefault(sort, item)
        count[sort] += 1
    return [(first[sort], count[sort]) for sort in first]
