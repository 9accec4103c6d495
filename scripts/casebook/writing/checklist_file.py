"""Check-lists: what is asked for one, and the text of its file, with one section to begin with."""

from __future__ import annotations

import datetime
from typing import Annotated

from pydantic import Field as Bounds

from casebook.model.checklist import ChecklistHead, Entry, Section
from casebook.model.library import Library
from casebook.model.record import Line, Text
from casebook.writing.case_file import ASKED, TODO
from casebook.writing.fields import Field, Values
from casebook.writing.listing import SCHEMAS
from casebook.writing.yamltext import entry, scalar

Summary = Annotated[Line, Bounds(max_length=160)]
FIRST = Section(
    id="first",
    title=f"{TODO} what this part is about",
    entries=[
        Entry(id="done", text=f"{TODO} what is to be done"),
        Entry(id="asked", text=f"{TODO} what is to be asked"),
    ],
)


def fields(library: Library) -> list[Field]:
    """What `casebook new checklist` asks for."""
    topics = {topic.id: topic.title for topic in library.topics.values()}
    return [
        Field("title", "Title of the list", Line),
        Field("summary", "What the list is for, in a line of at most 160 characters", Summary),
        Field("topic", "Topic", choices=topics),
        Field("use", "When and how to use it", Text, least=0),
    ]  # fmt: skip


def text(values: Values, author: str, reviewed: datetime.date) -> str:
    """The file of the check-list."""
    head = ChecklistHead(
        title=values["title"],
        summary=values["summary"],
        topic=values["topic"],
        reviewed=reviewed,
        author=author,
        use=values["use"] or f"{TODO} when and how to use it",
        sections=[FIRST],
    )
    done, asked = FIRST.entries
    rows = [
        SCHEMAS.format(kind="checklist"),
        "# What is filled in is kept by the ids of entries: an id never changes, and is unique in the whole list.",
        entry("title", head.title),
        entry("summary", head.summary),
        ASKED,
        f"topic: {head.topic}",
        f"reviewed: {head.reviewed}   # the day somebody last read it for truth",
        entry("author", head.author),
        entry("use", head.use),
        '# sources: ["003.9"]   # ids of facts that the list comes from',
        "sections:",
        f"  - id: {FIRST.id}",
        f"    title: {scalar(FIRST.title)}",
        "    # intro: …   # what to know before filling it in",
        "    entries:",
        f"      - id: {done.id}",
        f"        text: {scalar(done.text)}",
        f"      - id: {asked.id}",
        f"        text: {scalar(asked.text)}",
        "        # why: …   # why it is asked",
        "        # weak: …   # what a weak response sounds like; together with `strong`",
        "        # strong: …",
        "        response: text   # tick (a box), line (one line) or text (several)",
        '        # refs: ["page:theory/seo", "practice:search-ads-words"]   # what to read and practise',
        "",
    ]
    return "\n".join(rows)
