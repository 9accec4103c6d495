"""Refs as readers see them: what they name, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable

from casebook.model.library import Library
from casebook.model.ref import parts
from casebook.site.addresses import case_page, exercise_page, practice_page, staged_path

Place = tuple[str, str, str]
"""Title, staged page and `#anchor` (or nothing)."""


def places(library: Library, refs: Iterable[str]) -> list[Place]:
    """Where the refs lead; what is not there, as content with problems is shown too, is left out."""
    return [place for ref in refs if (place := _place(library, ref))]


def _place(library: Library, ref: str) -> Place | None:
    kind, name, anchor = parts(ref)
    mark = f"#{anchor}" if anchor else ""
    if kind == "term" and name in library.terms:
        return library.terms[name].term, "glossary/index.md", f"#{name}"
    if kind == "case" and name in library.cases:
        return library.cases[name].title, case_page(name), mark
    if kind == "exercise" and name in library.exercises:
        return library.exercises[name].title, exercise_page(name), mark
    if kind == "practice" and name in library.practice:
        return library.practice[name].title, practice_page(name), mark
    if kind == "checklist" and name in library.checklists:
        checklist = library.checklists[name]
        return checklist.title, staged_path(checklist.where.path), mark
    if kind == "page" and name in library.pages:
        page = library.pages[name]
        heading = next((h.text for h in page.body.headings if h.anchor == anchor and anchor), "")
        return f"{page.title}: {heading}" if heading else page.title, f"{name}.md", mark
    return None
