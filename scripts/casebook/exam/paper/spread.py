"""What may stand together in a form: no two enemies, no more of a topic or kind than the blueprint's `spread` says."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from casebook.model.blueprint import Element, Spread
from casebook.model.item import Kind


class Company:
    """What a form holds so far, and what may join it. Open tasks and pilot items have enemies, and no bounds."""

    def __init__(self, spread: Spread | None, elements: Iterable[Element]) -> None:
        self._spread = spread or Spread()
        self._enemies: defaultdict[str, set[str]] = defaultdict(set)
        for element in elements:
            for enemy in getattr(element, "enemies", ()):
                self._enemies[element.id].add(enemy)
                self._enemies[enemy].add(element.id)
        self.is_bound = spread is not None or bool(self._enemies)
        self.begin()

    def begin(self) -> None:
        """Begin another form."""
        self._there: set[str] = set()
        self._topics: Counter[str] = Counter()
        self._kinds: Counter[Kind] = Counter()

    def admits(self, element: Element, scored: bool) -> bool:
        """Whether the element may join."""
        if not self._enemies.get(element.id, set()).isdisjoint(self._there):
            return False
        if not scored or element.kind is Kind.OPEN:
            return True
        most, kinds = self._spread.most_of_topic, self._spread.most_of_kind
        return (most is None or self._topics[element.topic] < most) and (
            element.kind not in kinds or self._kinds[element.kind] < kinds[element.kind]
        )

    def add(self, element: Element, scored: bool) -> None:
        """Let it join."""
        self._there.add(element.id)
        if scored and element.kind is not Kind.OPEN:
            self._topics[element.topic] += 1
            self._kinds[element.kind] += 1

    @property
    def topics_lacking(self) -> int:
        """How many topics more there should be."""
        return max(0, self._spread.fewest_topics - len(self._topics))
