"""A form: the items drawn for one candidate, each with where it comes from and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from casebook.model.blueprint import Blueprint
from casebook.model.item import Item, OpenItem

Source = Literal["public", "private"]


@dataclass(frozen=True)
class Banked:
    """An item of the bank, in the language of its source, and where it comes from."""

    item: Item
    source: Source = "public"


@dataclass(frozen=True)
class Drawn:
    """An item in a form: where it stands, and whether it counts."""

    item: Item
    source: Source
    section: str
    scored: bool

    @property
    def points(self) -> int:
        """What it is worth: one point, or those of its rubric."""
        return sum(line.points for line in self.item.rubric) if isinstance(self.item, OpenItem) else 1


@dataclass(frozen=True)
class Form:
    """The drawn items: the sections' in random order, pilot items among them; the practicum's at the end."""

    blueprint: Blueprint
    drawn: tuple[Drawn, ...]
