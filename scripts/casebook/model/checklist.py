"""Check-lists: forms to fill in, and the path by days and months, which is a list to tick off as well."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from casebook.model.item import PartId
from casebook.model.movable import Movable
from casebook.model.record import Asked, Date, Id, Line, Record, Text
from casebook.model.ref import EntryRef
from casebook.model.translation.marks import TRANSLATED

FACT_PATTERN = r"^\d{3}\.\d{1,3}$"
Fact = Annotated[str, StringConstraints(pattern=FACT_PATTERN)]
PATH = "docs/path/"
"""The folder of those lists that are stages of the path."""


class Response(StrEnum):
    """How an entry is filled in."""

    TICK = "tick"
    LINE = "line"
    TEXT = "text"


class Entry(Record):
    """One line of a check-list: something to do, to ask or to write down."""

    id: PartId
    """Id, unique in the whole list; what was filled in is kept by it, so it stays when the text is mended."""
    text: Annotated[Text, TRANSLATED]
    """What is to be done or asked."""
    why: Annotated[Text | None, TRANSLATED] = None
    """Why it stands in the list."""
    weak: Annotated[Text | None, TRANSLATED] = None
    """What a weak response sounds like; together with `strong`."""
    strong: Annotated[Text | None, TRANSLATED] = None
    """What a strong response sounds like; together with `weak`."""
    response: Annotated[Response, Field(strict=False)] = Response.TICK
    """`tick`: a box; `line`: a field of one line; `text`: a field of several lines."""
    minutes: Annotated[int | None, Field(ge=1, le=480)] = None
    """How long it takes, which the path shows; without it what such a thing takes most people."""
    sources: list[Fact] = []
    """Ids of the facts that it comes from."""
    refs: list[EntryRef] = []
    """What to read and practise, such as `page:theory/seo`, `term:ctr` or `practice:search-ads-words`."""


class Section(Record):
    """A part of a check-list; in the path a day, a week or a month."""

    id: PartId
    """Id, unique in the whole list; it is the anchor on the page."""
    title: Annotated[Line, TRANSLATED]
    """Heading of the section."""
    intro: Annotated[Text | None, TRANSLATED] = None
    """What to know before filling it in."""
    entries: Annotated[list[Entry], Field(min_length=1)]
    """The entries, in the order in which they are gone through."""

    @property
    def is_check(self) -> bool:
        """Whether a mentor asks in it: something is answered in words, and there is a sample to compare."""
        return any(entry.strong and entry.response is Response.TEXT for entry in self.entries)


class ChecklistHead(Movable):
    """`docs/checklists/<slug>.yml`, and `docs/path/<slug>.yml` for the stages of the path."""

    title: Annotated[Line, TRANSLATED]
    """Title as shown on the site."""
    summary: Annotated[Line, Field(max_length=160), TRANSLATED]
    """What the list is for, in a line; lists of pages and search engines show it."""
    asked: Asked = []
    """Questions that it answers, in the words of a new hire: search finds it by them, and shows them nowhere."""
    topic: Id
    """The topic under which it is listed."""
    reviewed: Date
    """The day somebody last read it for truth."""
    author: Line
    """Who wrote it."""
    use: Annotated[Text, TRANSLATED]
    """When and how to use it."""
    sources: list[Fact] = []
    """Ids of the facts that the list as a whole comes from."""
    sections: Annotated[list[Section], Field(min_length=1)]
    """The parts of the list."""


class Checklist(ChecklistHead):
    """A check-list; its id is the name of its file."""

    id: Id
    """The file's name without `.yml`."""

    @property
    def is_path(self) -> bool:
        """Whether it is a stage of the path."""
        return self.where.path.startswith(PATH)

    @property
    def entries(self) -> Iterator[Entry]:
        """The entries of all sections."""
        return (entry for section in self.sections for entry in section.entries)

    @property
    def anchors(self) -> list[str]:
        """The places on its page that links and refs may lead to, in their order."""
        sections = [[section.id, *(entry.id for entry in section.entries)] for section in self.sections]
        return [place for places in sections for place in places]

    @property
    def cited(self) -> list[str]:
        """The facts that it comes from, each once."""
        return list(dict.fromkeys((*self.sources, *(fact for entry in self.entries for fact in entry.sources))))
