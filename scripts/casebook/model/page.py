"""Pages written by hand in docs/."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from casebook.model.markdown import Body
from casebook.model.movable import MovablePage
from casebook.model.record import Asked, Date, Id, Line
from casebook.model.translation.marks import TRANSLATED


class Tool(StrEnum):
    """A small tool that a page carries: an element of the browser part."""

    REPLY_DEADLINE = "reply-deadline"
    METRICS = "metrics"
    TASK_CHECK = "task-check"


class PageHead(MovablePage):
    """The front matter of a page."""

    title: Annotated[Line, TRANSLATED]
    """Title in the navigation and the browser's tab."""
    description: Annotated[Line, Field(max_length=160), TRANSLATED]
    """What the page answers, in a line; search engines and link previews show it."""
    asked: Asked = []
    """Questions that it answers, in the words of a new hire: search finds it by them, and shows them nowhere."""
    in_a_minute: Annotated[list[Line], Field(min_length=3, max_length=5), TRANSLATED] = []
    """What a reader in a hurry takes away, in three to five sentences of Markdown; a box on top of the page."""
    topic: Id | None = None
    """The topic; required for pages in `docs/theory/` and `docs/process/` other than their index."""
    reviewed: Date | None = None
    """The day somebody last read it for truth."""
    tool: Annotated[Tool, Field(strict=False)] | None = None
    """The tool that stands above the first section: `reply-deadline`, `metrics` or `task-check`."""


class Page(PageHead):
    """A page; its id is its path below docs/ without `.md`, such as `theory/search-ads`."""

    id: str
    """Path below docs/ without `.md`."""
    body: Annotated[Body, TRANSLATED]
    """The text."""

    @property
    def summary(self) -> str:
        """What it answers, in a line, as other records have it."""
        return self.description

    @property
    def section(self) -> str:
        """The first folder of the page's path: `theory`, `process`, …; empty at the top."""
        return self.id.split("/")[0] if "/" in self.id else ""

    @property
    def is_topic_page(self) -> bool:
        """Whether the page teaches a topic, so that items should refer to it."""
        return self.section in ("theory", "process") and not self.id.endswith("/index")
