"""Where links and references may lead: anchors of pages and cases, those included that staging adds to a
text.

tests/unit/check/test_places.py holds this to what the templates of `casebook.site` write.
"""

from __future__ import annotations

from collections.abc import Callable, Container

from casebook.load.shape import did_you_mean
from casebook.model.case import Case
from casebook.model.library import Library
from casebook.model.page import Page

OF_CASE = ("practise-this-case", "related-cases")
OF_PAGES: dict[str, Callable[[Library], Container[str]]] = {
    "index": lambda library: ("newest-cases",),
    "cases/index": lambda library: ("newest-cases", "all-cases-by-year"),
    "glossary/index": lambda library: library.terms,
    "practice/index": lambda library: ("practice-sets",),
    "sources": lambda library: {f"d{document}" for document in library.documents},
}


def has_anchor(library: Library, text: Page | Case, anchor: str) -> bool:
    """Whether a link to `anchor` of a page or case leads to a place on it; capitals count."""
    return anchor in text.body.anchors or anchor in added_anchors(library, text)


def added_anchors(library: Library, text: Page | Case) -> Container[str]:
    """The anchors that a page or case gets from staging."""
    if isinstance(text, Case):
        return {*OF_CASE, *(f"figure-{figure.id}" for figure in text.figures)}
    return OF_PAGES[text.id](library) if text.id in OF_PAGES else ()


def near_anchor(library: Library, text: Page | Case, anchor: str) -> str:
    """A hint for an anchor that isn't there."""
    if isinstance(text, Page) and text.id == "glossary/index":
        return did_you_mean(anchor, library.terms)
    anchors = [heading.anchor for heading in text.body.headings]
    lower = {known.lower(): known for known in anchors}
    if anchor.lower() in lower:
        return f"did you mean '{lower[anchor.lower()]}'? Capitals count"
    return did_you_mean(anchor, anchors) or "link to the page without an anchor"
