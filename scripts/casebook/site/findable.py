"""What each page is found as by search: the key `search` in the head of a staged page."""

from __future__ import annotations

from typing import Any

from casebook.model.case import Case
from casebook.model.kinds import KINDS, Kind
from casebook.model.page import Page

SECTIONS = {"theory": "theory", "process": "process", "tools": "tool"} | {
    kind.folder: kind.name for kind in KINDS if kind.folder
}
"""The kind of the pages in each folder of docs/; every other page is a `page`."""
SEARCH = "search"
"""The page of the full search, which is not found itself."""


def found_as(kind: Kind, record: Any) -> dict[str, Any] | None:
    """The `kind` that the page of a record is found as, what it can be filtered by, and the questions that it answers.

    `alike` says that all pages of the kind have the same sections. None for a page that is not meant to be found.
    """
    if isinstance(record, Page) and record.id == SEARCH:
        return None
    search: dict[str, Any] = {"kind": SECTIONS.get(record.section, "page") if isinstance(record, Page) else kind.name}
    if isinstance(record, Case):
        search |= {
            "industry": [record.industry],
            "service": list(record.services),
            "outcome": [record.outcome.value],
        }
    more = {"alike": bool(kind.sections), "asked": getattr(record, "asked", ())}
    return search | {name: value for name, value in more.items() if value}
