"""What has a page of its own can be renamed: its former names still lead there."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from casebook.model.record import Id, Record

PagePath = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([-/][a-z0-9]+)*$", max_length=200)]


class Movable(Record):
    """The head of a file that has a page of its own, but for those written by hand."""

    formerly: list[Id] = []
    """Names that its file had before, oldest first: their addresses lead to it."""

    @property
    def former_paths(self) -> list[str]:
        """Where its source lay before."""
        folder, _, name = self.where.path.rpartition("/")
        return [f"{folder}/{old}.{name.rpartition('.')[2]}" for old in self.formerly]


class MovablePage(Record):
    """The head of a page."""

    formerly: list[PagePath] = []
    """Paths below docs/, without `.md`, that its file had before, oldest first: their addresses lead to it."""

    @property
    def former_paths(self) -> list[str]:
        """Where its source lay before."""
        return [f"docs/{old}.md" for old in self.formerly]
