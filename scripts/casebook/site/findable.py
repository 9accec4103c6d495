"""What each page is found as by search: the key `search` in the front matter of a staged page."""

from __future__ import annotations

from typing import Any

from casebook.model.case import Case
from casebook.model.page import Page

SECTIONS = {
    "theory": "theory", "process": "process", "checklists": "checklist", "exercises": "exercise", "tools": "tool",
}  # fmt: skip
"""The kind of the pages in each folder of docs/; every other page is a `page`."""
SEARCH = "search"
"""The page of the full search, which is not found itself."""
Found = dict[str, Any]

OF_PRACTICE: Found = {"kind": "practice"}
OF_CHECKLIST: Found = {"kind": "checklist"}
OF_EXERCISE: Found = {"kind": "exercise"}


def of_page(page: Page) -> Found | None:
    """The `kind` of a page of docs/, if it is meant to be found."""
    return None if page.id == SEARCH else answering({"kind": SECTIONS.get(page.section, "page")}, page.asked)


def of_case(case: Case) -> Found:
    """The kind of a case, and what it can be filtered by."""
    found = {
        "kind": "case",
        "industry": [case.industry],
        "service": list(case.services),
        "outcome": [case.outcome.value],
    }
    return answering(found, case.asked)


def answering(found: Found, asked: list[str]) -> Found:
    """What is found as `found`, by the questions that it answers too."""
    return {**found, "asked": asked} if asked else found
