"""Where links and refs may lead: the anchors of what has a page, those included that staging adds.

tests/unit/check/test_places.py holds this to what the templates of `casebook.site` write.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from itertools import islice
from typing import Any

from casebook.load.hints import Hints
from casebook.model.case import Case
from casebook.model.library import Library
from casebook.model.page import Page

MOST = 500
"""So many anchors of a page are looked through for a hint."""
PAGE_END = "before-you-go-on"
OF_CASE = ("practise-this-case", "related-cases")
OF_PAGES: dict[str, Callable[[Library], Collection[str]]] = {
    "index": lambda library: ("what-is-here", "newest-cases"),
    "glossary/index": lambda library: ("by-topic", "by-letter", *library.terms),
    "practice/index": lambda library: ("practice-sets",),
    "checklists/index": lambda library: _topics(library),
    "path/index": lambda library: ("stages",) if any(one.is_path for one in library.checklists.values()) else (),
    "mentor/coverage": lambda library: ("topics", "holes", "kinds", "draws"),
    "sources": lambda library: [f"d{document}" for document in library.documents],
    "say-this-now": lambda library: {
        *library.situations,
        *(f"topic-{one.topic}" for one in library.situations.values()),
    },
}


def has_places(record: Any) -> bool:
    """Whether there are places on its page that can be named: a text has some, and so has what has `anchors`."""
    return hasattr(record, "body") or hasattr(record, "anchors")


def has_anchor(library: Library, record: Any, anchor: str) -> bool:
    """Whether `anchor` is that of a place on the page of what has places; capitals count."""
    own = record.body.anchors if hasattr(record, "body") else record.anchors
    return anchor in own or anchor in added_anchors(library, record)


def added_anchors(library: Library, record: Any) -> Collection[str]:
    """The anchors that the page of a record gets from staging."""
    if isinstance(record, Case):
        return [*(f"figure-{figure.id}" for figure in record.figures), *OF_CASE]
    if isinstance(record, Page) and record.is_topic_page and record.topic in library.topics:
        return (PAGE_END,)
    return OF_PAGES[record.id](library) if isinstance(record, Page) and record.id in OF_PAGES else ()


def near_anchor(library: Library, record: Any, anchor: str, hints: Hints) -> str:
    """A hint for an anchor that isn't there."""
    anchors = list(islice(_anchors(library, record), MOST))
    same = next((known for known in anchors if known.lower() == anchor.lower()), None)
    if same:
        return f"did you mean '{same}'? Capitals count"
    return hints.did_you_mean(anchor, anchors, record.where.path) if anchors else "link to the page without an anchor"


def _topics(library: Library) -> set[str]:
    """The topics that some check-list has."""
    return {one.topic for one in library.checklists.values() if not one.is_path} & library.topics.keys()


def _anchors(library: Library, record: Any) -> Iterator[str]:
    """The anchors that a hint may name, in the order of the page."""
    if hasattr(record, "body"):
        yield from (heading.anchor for heading in record.body.headings if heading.level > 1)
    else:
        yield from record.anchors
    yield from added_anchors(library, record)
