"""Commented files to be filled in in an editor. All load as they are."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from string import Template
from typing import Any

from pydantic import TypeAdapter

from casebook.load.yaml import parse
from casebook.model.family.recipe import Family
from casebook.model.item import Item, Kind
from casebook.model.kinds import file_kind_named
from casebook.model.library import Library
from casebook.model.record import Record
from casebook.writing.commented import commented
from casebook.writing.listing import SCHEMAS
from casebook.writing.yamltext import dashed, entry

ITEM: TypeAdapter[Any] = TypeAdapter(Item)
FAMILY: TypeAdapter[Any] = TypeAdapter(Family)
FOLDER = Path(__file__).parent / "blanks"
BLANKS = {file.stem: file for file in sorted(FOLDER.glob("*.*"))}
"""By kind: what its files begin as; `$title`, `$topic`, `$author` and `$today` are filled in."""


def path_of(kind: str, record_id: str) -> str:
    """Where a new file of a kind of `BLANKS` lies."""
    return re.sub("<.+>", record_id, file_kind_named(kind).shape)


def file_text(kind: str, title: str, topic: str, author: str, today: datetime.date) -> str:
    """A new file of a kind of `BLANKS`; what is left to write in it says TODO, and each field what it is for."""
    values = {"title": entry("title", title), "topic": topic, "author": entry("author", author), "today": today}
    text = Template(BLANKS[kind].read_text("utf-8")).substitute(values)
    fenced = text.split("---\n", 2)  # of a file with Markdown: nothing, the front matter, the text
    rows = commented(file_kind_named(kind).model.model_validate(parse(fenced[1] if fenced[1:] else text)))
    return "\n".join(["---", *rows, "---", fenced[2]] if fenced[1:] else [SCHEMAS.format(kind=kind), *rows, ""])


def item_lines(item_id: str, kind: Kind, own: dict[str, Any], ref: str) -> list[str]:
    """An item as an entry of `items:`, its `- ` in the first column. `own`: its author and day if not the file's."""
    blank = parse((FOLDER / "items" / f"{kind}.yml").read_text("utf-8"))
    if kind is Kind.SINGLE:
        blank["options"] = _turned(blank["options"], int(item_id.rpartition("-")[2]))
    told = {"id": item_id, "kind": kind, "level": "process", "refs": [ref], **own, **blank}
    item: Record = ITEM.validate_python({**told, "stem": "TODO: a situation, and what is asked about it"})
    return dashed(commented(item, above=False))


def family_lines(family_id: str, kind: Kind, own: dict[str, Any], ref: str) -> list[str]:
    """A family as an entry of `families:`, in the same way: a recipe that draws a number and a text."""
    common, blank = (parse((FOLDER / "families" / f"{name}.yml").read_text("utf-8")) for name in ("common", kind))
    told = {"id": family_id, "kind": kind, "level": "process", "refs": [ref], **own, **common, **blank}
    family: Record = FAMILY.validate_python(told)
    return dashed(commented(family, above=False))


def items_head(topic: str, author: str, today: datetime.date, listed: str = "items") -> str:
    """A new file of items, or of families, without any yet."""
    return (
        f"{SCHEMAS.format(kind=listed)}\n"
        f"# The {listed} of this topic. `author` and `reviewed` hold for all that do not name their own.\n"
        "# An id is never used again: what is taken out goes to quizzes/items/retired.yml.\n"
        f"topic: {topic}\n"
        f"{entry('author', author)}\n"
        f"reviewed: {today}\n"
        f"{listed}: []\n"
    )


def some_ref(topic: str, library: Library) -> str:
    """Something of the topic to reread: its page, else one of its terms; else a page that is still to be named."""
    pages = [page.id for page in library.pages.values() if page.topic == topic and page.is_topic_page]
    if pages:
        return f"page:{min(pages, key=len)}"  # the page to know it by; those that go deeper have longer names
    terms = (file.terms[0].id for file in library.term_files if file.topic == topic and file.terms)
    return next((f"term:{term}" for term in terms), "page:todo")


def _turned(options: list[dict[str, Any]], by: int) -> list[dict[str, Any]]:
    """The options in another order, so that the key stands in another place from one item to the next."""
    at = -by % len(options)
    return [{**option, "id": letter} for letter, option in zip("abc", options[at:] + options[:at], strict=True)]
