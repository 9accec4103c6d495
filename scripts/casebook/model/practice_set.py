"""Practice sets: items to practise on, ungraded."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from casebook.model.item import Item, Kind, Level
from casebook.model.movable import Movable
from casebook.model.record import Id, Line, Text
from casebook.model.translation.marks import TRANSLATED


class PracticeHead(Movable):
    """`quizzes/practice/<slug>.yml`: items by id, or all that fit the filters."""

    title: Annotated[Line, TRANSLATED]
    """Title as shown on the site."""
    summary: Annotated[Text, TRANSLATED]
    """What one can do after it, in a sentence."""
    items: list[Id] = []
    """Ids of items, in any order; then no filter is given."""
    topics: list[Id] = []
    """Filter: items of one of these topics."""
    levels: list[Annotated[Level, Field(strict=False)]] = []
    """Filter: items of one of these levels."""
    kinds: list[Annotated[Kind, Field(strict=False)]] = []
    """Filter: items of one of these kinds."""
    cases: list[Id] = []
    """Filter: items that refer to one of these cases."""


class PracticeSet(PracticeHead):
    """A practice set; its id is the name of its file."""

    id: Id
    """The file's name without `.yml`."""

    @property
    def has_filter(self) -> bool:
        """Whether the set is described by filters."""
        return bool(self.topics or self.levels or self.kinds or self.cases)

    @property
    def _case_refs(self) -> list[str]:
        return [f"case:{case}" for case in self.cases]

    def admits(self, item: Item) -> bool:
        """Whether the filters let the item in; what asks for a case alone passes none but that of its case."""
        return (
            (not item.only_case or len(self.cases) == 1)
            and (not self.topics or item.topic in self.topics)
            and (not self.levels or item.level in self.levels)
            and (not self.kinds or item.kind in self.kinds)
            and (not self.cases or any(ref.partition("#")[0] in self._case_refs for ref in item.refs))
        )

    def items_of(self, bank: dict[str, Item]) -> list[Item]:
        """The set's items from `bank` (by id), in the order of the list, or of the bank where filters choose."""
        if self.items:
            return [bank[item_id] for item_id in self.items if item_id in bank]
        return [item for item in bank.values() if self.has_filter and self.admits(item)]
