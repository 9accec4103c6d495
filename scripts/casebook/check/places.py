"""Where links and references may lead: anchors of pages and cases, those included that staging adds to a
text.

tests/unit/check/test_places.py holds this to what the templates of `casebook.site` write.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from itertools import islice

from casebook.load.hints import Hints
from casebook.model.case import Case
from casebook.model.checklist import Checklist
from casebook.model.library import Library, Prose
from casebook.model.page import Page

Anchored = Prose | Checklist
"""What has places on its page that can be named."""
MOST = 500
"""So many anchors of a page are looked through for a hint."""
OF_CASE = ("practise-this-case", "related-cases")
OF_PAGES: dict[str, Callable[[Library], Collection[str]]] = {
    "index": lambda library: ("newest-cases",),
    "glossary/index": lambda library: library.terms,
    "practice/index": lambda library: ("practice-sets",),
    "checklists/index": lambda library: _topics(library),
    "path/index": lambda library: ("stages",) if any(one.is_path for one in library.checklists.values()) else (),
    "mentor/coverage": lambda library: ("topics", "holes", "kinds", "draws"),
    "sources": lambda library: [f"d{document}" for document in library.documents],
}


def has_anchor(library: Library, text: Anchored, anchor: str) -> bool:
    """Whether a link to `anchor` of what has places leads to one of them; capitals count."""
    if isinstance(text, Checklist):
        return anchor in text.anchors
    return anchor in text.body.anchors or anchor in added_anchors(library, text)


def added_anchors(library: Library, text: Prose) -> Collection[str]:
    """The anchors that a text gets from staging."""
    if isinstance(text, Case):
        return [*(f"figure-{figure.id}" for figure in text.figures), *OF_CASE]
    return OF_PAGES[text.id](library) if isinstance(text, Page) and text.id in OF_PAGES else ()


def near_anchor(library: Library, text: Anchored, anchor: str, hints: Hints) -> str:
    """A hint for an anchor that isn't there."""
    anchors = list(islice(_anchors(library, text), MOST))
    same = next((known for known in anchors if known.lower() == anchor.lower()), None)
    if same:
        return f"did you mean '{same}'? Capitals count"
    return hints.did_you_mean(anchor, anchors, text.where.path) if anchors else "link to the page without an anchor"


def _topics(library: Library) -> set[str]:
    """The topics that some check-list has."""
    return {one.topic for one in library.checklists.values() if not one.is_path} & library.topics.keys()


def _anchors(library: Library, text: Anchored) -> Iterator[str]:
    """The anchors that a hint may name, in the order of the page."""
    if isinstance(text, Checklist):
        for section in text.sections:
            yield from (section.id, *(entry.id for entry in section.entries))
    else:
        yield from (heading.anchor for heading in text.body.headings if heading.level > 1)
        yield from added_anchors(library, text)
