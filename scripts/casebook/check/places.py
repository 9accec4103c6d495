"""Where links and references may lead: anchors of pages and cases, those included that staging adds to a
text.

tests/unit/check/test_places.py holds this to what the templates of `casebook.site` write.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from itertools import chain, islice

from casebook.load.hints import Hints
from casebook.model.case import Case
from casebook.model.library import Library
from casebook.model.page import Page

MOST = 500
"""So many anchors of a page are looked through for a hint."""
OF_CASE = ("practise-this-case", "related-cases")
OF_PAGES: dict[str, Callable[[Library], Collection[str]]] = {
    "index": lambda library: ("newest-cases",),
    "glossary/index": lambda library: library.terms,
    "practice/index": lambda library: ("practice-sets",),
    "sources": lambda library: [f"d{document}" for document in library.documents],
}


def has_anchor(library: Library, text: Page | Case, anchor: str) -> bool:
    """Whether a link to `anchor` of a page or case leads to a place on it; capitals count."""
    return anchor in text.body.anchors or anchor in added_anchors(library, text)


def added_anchors(library: Library, text: Page | Case) -> Collection[str]:
    """The anchors that a page or case gets from staging."""
    if isinstance(text, Case):
        return [*(f"figure-{figure.id}" for figure in text.figures), *OF_CASE]
    return OF_PAGES[text.id](library) if text.id in OF_PAGES else ()


def near_anchor(library: Library, text: Page | Case, anchor: str, hints: Hints) -> str:
    """A hint for an anchor that isn't there."""
    headings = (heading.anchor for heading in text.body.headings if heading.level > 1)
    anchors = list(islice(chain(headings, added_anchors(library, text)), MOST))
    same = next((known for known in anchors if known.lower() == anchor.lower()), None)
    if same:
        return f"did you mean '{same}'? Capitals count"
    return hints.did_you_mean(anchor, anchors) or "link to the page without an anchor"
