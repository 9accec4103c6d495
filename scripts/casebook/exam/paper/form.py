"""A form: the items drawn for one candidate, each with where it comes from and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from casebook.model.blueprint import Blueprint, Element
from casebook.model.family.drawing import draw_shown
from casebook.model.family.held_back import HeldBack, Shown
from casebook.model.family.instance import Instance
from casebook.model.family.recipe import BaseFamily, Family
from casebook.model.item import Item, OpenItem
from casebook.model.languages import SOURCE

Source = Literal["public", "private", "drawn"]
"""What any build shows; what the office wrote for itself; an instance of a family from the part that is the exam's."""


@dataclass(frozen=True)
class Banked:
    """What a draw may take, in the language of its source: an item, or a family, of which one instance is drawn."""

    record: Element
    source: Source = "public"
    own: bool = False
    """Whether it lies in the office's bank."""
    beside: tuple[Family, ...] = ()
    """The site's families that it, a family, may be a changed copy of."""
    shown_of: Shown = draw_shown
    """Gives what the site shows of a family."""

    @property
    def id(self) -> str:
        """By what it is known whether a candidate has had it: an item's id, or a family's."""
        return self.record.id

    @cached_property
    def held_back(self) -> HeldBack:
        """What the exam may ask of it, a family. Raises CannotDraw of families, BadFormula, Unsound."""
        assert isinstance(self.record, BaseFamily)
        return HeldBack(self.record, SOURCE, self.beside, self.shown_of)


@dataclass(frozen=True)
class Drawn:
    """An item in a form: where it stands, whether it counts, and of a family which instance it is."""

    item: Item
    source: Source
    section: str
    scored: bool
    instance: Instance | None = None

    @property
    def points(self) -> int:
        """What it is worth: one point, or those of its rubric."""
        return sum(line.points for line in self.item.rubric) if isinstance(self.item, OpenItem) else 1


@dataclass(frozen=True)
class Form:
    """The drawn items: the sections' in random order, pilot items among them; then the tasks and the talk."""

    blueprint: Blueprint
    drawn: tuple[Drawn, ...]
