"""Draws the items of a form: every count of the blueprint met, unseen items first, else by chance alone."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Sequence

from casebook.exam.paper.chance import Chance
from casebook.exam.paper.form import Banked, Drawn, Form
from casebook.model.blueprint import Blueprint, Slot
from casebook.model.item import Item


class CannotDraw(Exception):
    """The bank can't fill the blueprint; the message says which items it lacks."""


def draw_form(blueprint: Blueprint, bank: Iterable[Banked], seen: Collection[str], seed: bytes) -> Form:
    """A form for a candidate who has had the items `seen` (ids) before; `seed` is at least 32 secret random bytes.

    Items stand in a random order, unseen ones before seen ones, and each is taken that can be taken together with
    those before it; first for what counts, then for pilot items. What can be taken together is a matroid: so no other
    form has fewer seen items that count, items that no draw tells apart are equally likely, and what is taken first
    never keeps the rest from being filled. Raises CannotDraw.
    """
    chance = Chance(seed)
    slots = blueprint.slots()
    items = sorted(bank, key=lambda banked: banked.item.id)
    chance.shuffle(items)
    items.sort(key=lambda banked: banked.item.id in seen)
    fits = _Fits(slots)
    matching = _Matching(slots)
    for phase in (True, False):
        matching.open(index for index, slot in enumerate(slots) if slot.scored is phase)
        for number, banked in enumerate(items):
            if matching.full:
                break
            matching.take(number, fits.of(banked.item))
    if lacking := matching.lacking():
        raise CannotDraw(lacking)
    given = [[items[number] for number in taken] for taken in matching.given]
    return Form(blueprint, _placed(blueprint, slots, given, chance))


class _Fits:
    """The slots (by index) that an item may stand in; draws look at nothing but topic, level and kind."""

    def __init__(self, slots: Sequence[Slot]) -> None:
        self._slots = slots
        self._known: dict[tuple[str, str, str], tuple[int, ...]] = {}

    def of(self, item: Item) -> tuple[int, ...]:
        sort = (item.topic, item.level, item.kind)
        if sort not in self._known:
            self._known[sort] = tuple(index for index, slot in enumerate(self._slots) if slot.draw.admits(item))
        return self._known[sort]


class _Matching:
    """Which item (by number) is given to which slot (by index), grown along augmenting paths."""

    def __init__(self, slots: Sequence[Slot]) -> None:
        self.given: list[list[int]] = [[] for _ in slots]
        self._slots = slots
        self._fits: dict[int, tuple[int, ...]] = {}
        self._opened: set[int] = set()
        self._closed: set[int] = set()
        self._left = 0

    @property
    def full(self) -> bool:
        """Whether every slot that is open has all of its items."""
        return not self._left

    def open(self, slots: Iterable[int]) -> None:
        """Let items into these slots, too."""
        for slot in slots:
            self._opened.add(slot)
            self._left += self._slots[slot].draw.count
        self._closed.clear()

    def take(self, number: int, fits: tuple[int, ...]) -> None:
        """Give the item to one of the slots that it fits, moving others on, if that can be. Nothing is taken back."""
        start = [slot for slot in fits if slot in self._opened and slot not in self._closed]
        if not start or number in self._fits:
            return
        came_from: dict[int, tuple[int, int]] = {}
        reached, waiting = set(start), deque(start)
        while waiting:
            slot = waiting.popleft()
            if len(self.given[slot]) < self._slots[slot].draw.count:
                self._fits[number] = fits
                self._hand_on(number, slot, came_from)
                self._left -= 1
                return
            for held in self.given[slot]:
                for other in self._fits[held]:
                    if other in self._opened and other not in reached:
                        reached.add(other)
                        came_from[other] = (slot, held)
                        waiting.append(other)
        self._closed |= reached  # they are full, and can only change items with each other

    def _hand_on(self, number: int, slot: int, came_from: dict[int, tuple[int, int]]) -> None:
        """Move items along the path that ends at `slot`, so that the first slot of the path has room for `number`."""
        while slot in came_from:
            before, held = came_from[slot]
            self.given[before].remove(held)
            self.given[slot].append(held)
            slot = before
        self.given[slot].append(number)

    def lacking(self) -> str:
        """What could not be filled, in words; nothing when all is."""
        short: dict[str, int] = {}
        for slot, taken in zip(self._slots, self.given, strict=True):
            if len(taken) < slot.draw.count:
                short[slot.section] = short.get(slot.section, 0) + slot.draw.count - len(taken)
        return ", ".join(f"{count} more for `{section}`" for section, count in short.items())


def _placed(
    blueprint: Blueprint, slots: Sequence[Slot], given: Sequence[Sequence[Banked]], chance: Chance
) -> tuple[Drawn, ...]:
    """The items section by section, those of a section in random order, the practicum's at the end."""
    sections: dict[str, list[Drawn]] = {section.id: [] for section in blueprint.sections}
    for slot, taken in zip(slots, given, strict=True):
        sections.setdefault(slot.section, []).extend(
            Drawn(banked.item, banked.source, slot.section, slot.scored) for banked in taken
        )
    for drawn in sections.values():
        chance.shuffle(drawn)
    return tuple(drawn for section in sections.values() for drawn in section)
