"""Which items fill which draws: each item once, and as many items as can be taken together."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence

from casebook.model.blueprint import Draw, Element, is_talk


class Filling:
    """Items (by number) given to draws (by index), grown along augmenting paths (Ford and Fulkerson).

    Each item is taken that can be taken together with those before it, and none is taken back. What can be taken
    together is a matroid: so in the end no other choice fills more.
    """

    def __init__(self, draws: Sequence[Draw], times: int = 1) -> None:
        self.given: list[list[int]] = [[] for _ in draws]
        """By draw: the numbers of its items."""
        self._draws = draws
        self._wanted = [draw.count * times for draw in draws]
        self._sorts: dict[tuple[str, str, str, bool], tuple[int, ...]] = {}
        self._held: dict[int, tuple[int, ...]] = {}
        self._opened: set[int] = set()
        self._closed: set[int] = set()
        self._left = 0

    @property
    def full(self) -> bool:
        """Whether every draw that is open has all of its items."""
        return not self._left

    def fits(self, item: Element) -> tuple[int, ...]:
        """The draws that the item may stand in; draws look at nothing but topic, level, kind and role."""
        sort = (item.topic, item.level, item.kind, is_talk(item))
        if sort not in self._sorts:
            self._sorts[sort] = tuple(index for index, draw in enumerate(self._draws) if draw.admits(item))
        return self._sorts[sort]

    def open(self, draws: Iterable[int]) -> None:
        """Let items into these draws, too."""
        for draw in draws:
            self._opened.add(draw)
            self._left += self._wanted[draw]
        self._closed.clear()

    def shut(self) -> None:
        """Let nothing more in or out of the draws that are open."""
        self._opened.clear()

    def take(self, number: int, item: Element) -> bool:
        """Give the item to a draw that it fits, moving others on, if that can be; says whether it was."""
        start = [draw for draw in self.fits(item) if draw in self._opened and draw not in self._closed]
        if not start or number in self._held:
            return False
        came_from: dict[int, tuple[int, int]] = {}
        reached, waiting = set(start), deque(start)
        while waiting:
            draw = waiting.popleft()
            if self.lacks(draw):
                self._held[number] = self.fits(item)
                self._hand_on(number, draw, came_from)
                self._left -= 1
                return True
            for held in self.given[draw]:
                for other in self._held[held]:
                    if other in self._opened and other not in reached:
                        reached.add(other)
                        came_from[other] = (draw, held)
                        waiting.append(other)
        self._closed |= reached  # they are full, and can only change items with each other
        return False

    def lacks(self, draw: int) -> int:
        """How many items the draw still wants."""
        return self._wanted[draw] - len(self.given[draw])

    def short(self) -> set[int]:
        """Draws that together want more items than there are for them; nothing when all are filled.

        They are those that share their items with a draw that lacks some: by Hall's theorem the only reason why it can
        stay short. It holds once every item was offered.
        """
        reached = [draw for draw in range(len(self.given)) if self.lacks(draw)][:1]
        for draw in reached:  # which grows on the way
            sharing = (other for other, held in enumerate(self.given) if any(draw in self._held[one] for one in held))
            reached += [other for other in sharing if other not in reached]
        return set(reached)

    def _hand_on(self, number: int, draw: int, came_from: dict[int, tuple[int, int]]) -> None:
        """Move items along the path that ends at `draw`, so that the first draw of the path has room for `number`."""
        while draw in came_from:
            before, held = came_from[draw]
            self.given[before].remove(held)
            self.given[draw].append(held)
            draw = before
        self.given[draw].append(number)
