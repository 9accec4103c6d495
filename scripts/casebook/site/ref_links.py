"""Refs as readers see them: what they name, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable

from casebook.model.addresses import page_of, terms_page
from casebook.model.library import Library
from casebook.model.page import Page
from casebook.model.ref import parts
from casebook.model.term import Term

Place = tuple[str, str, str]
"""Title, staged page and `#anchor` (or nothing)."""


def places(library: Library, refs: Iterable[str]) -> list[Place]:
    """Where the refs lead; what is not there, as content with problems is shown too, is left out."""
    return [place for ref in refs if (place := _place(library, ref))]


def _place(library: Library, ref: str) -> Place | None:
    kind, name, anchor = parts(ref)
    record = library.find(kind, name)
    if record is None:
        return None
    if isinstance(record, Term):
        return record.term, terms_page(library.topic_of_term[name]), f"#{name}"
    headings = record.body.headings if anchor and isinstance(record, Page) else ()
    heading = next((heading.text for heading in headings if heading.anchor == anchor), "")
    title = f"{record.title}: {heading}" if heading else record.title
    return title, page_of(record), f"#{anchor}" if anchor else ""
