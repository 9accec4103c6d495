"""Blueprints: how many items of what sort an exam draws, and where its cut scores lie."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from casebook.model.item import Item, Kind, Level
from casebook.model.record import Id, Line, Record

Share = Annotated[float, Field(gt=0, le=1, strict=False)]


class Draw(Record):
    """So many items that fit."""

    count: Annotated[int, Field(ge=1, le=200)]
    """How many items are drawn."""
    topics: list[Id] = []
    """From these topics; empty: from all."""
    levels: list[Annotated[Level, Field(strict=False)]] = []
    """Of these levels; empty: of all."""
    kinds: list[Annotated[Kind, Field(strict=False)]] = []
    """Of these kinds; empty: of all."""

    def admits(self, item: Item) -> bool:
        """Whether the item may be drawn here."""
        return (
            (not self.topics or item.topic in self.topics)
            and (not self.levels or item.level in self.levels)
            and (not self.kinds or item.kind in self.kinds)
        )


class Section(Record):
    """A part of the exam with a section score of its own."""

    id: Id
    """Id, unique in the blueprint."""
    title: Line
    """Name as shown to the candidate."""
    cut_score: Share
    """The share of the section's score that passes, 0–1."""
    draws: Annotated[list[Draw], Field(min_length=1)]
    """What is drawn for it."""


class BlueprintHead(Record):
    """`quizzes/exams/<slug>.yml`."""

    title: Line
    """Title of the exam."""
    minutes: Annotated[int, Field(ge=1, le=600)]
    """How long it takes."""
    cut_score: Share
    """The share of the whole score that passes, 0–1."""
    sections: Annotated[list[Section], Field(min_length=1)]
    """Its sections."""


class Blueprint(BlueprintHead):
    """A blueprint; its id is the name of its file."""

    id: Id
    """The file's name without `.yml`."""
