"""Records as pages: a row for each kind that has pages says how one is drawn. All else follows from the record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from casebook.model.addresses import page_of
from casebook.model.kinds import CASE, CHECKLIST, EXERCISE, KINDS, PAGE, PRACTICE, Kind
from casebook.site.case_pages import case_html
from casebook.site.checklist_pages import checklist_html
from casebook.site.docs_pages import page_head, page_html
from casebook.site.exercise_pages import exercise_html
from casebook.site.findable import found_as
from casebook.site.in_place import with_questions
from casebook.site.page_ends import record_end
from casebook.site.practice_pages import practice_html
from casebook.site.site import Site, Staged


class PageKind(NamedTuple):
    """How the page of a record is made."""

    draw: Callable[[Site, Any, str], tuple[Markup, Sequence[Staged]]]
    """The HTML of a record for its staged page, and the files that the page leads to."""
    head: Callable[[Any], dict[str, object]] = lambda record: {}
    """What the page says of itself besides what all pages do."""


PAGE_KINDS = {
    PAGE.name: PageKind(page_html, page_head),
    CASE.name: PageKind(case_html, lambda case: {"description": case.lead}),
    EXERCISE.name: PageKind(exercise_html),
    PRACTICE.name: PageKind(practice_html),
    CHECKLIST.name: PageKind(checklist_html),
}
"""By the name of the kind of record."""


def shown_records(site: Site) -> Iterator[tuple[Kind, Any]]:
    """All records that have a page of their own, each with its kind."""
    for kind in KINDS:
        if kind.has_page:
            yield from ((kind, record) for record in site.library.shown(kind))


def record_pages(site: Site, records: Iterable[tuple[Kind, str]]) -> Iterator[Staged]:
    """The pages of records, each given by its kind and id, and the files that they lead to."""
    for kind, record_id in records:
        yield from _files(site, kind, site.library.records(kind)[record_id])


def _files(site: Site, kind: Kind, record: Any) -> Iterator[Staged]:
    page, how = page_of(record), PAGE_KINDS[kind.name]
    html, files = how.draw(site, record, page)
    if kind is not PAGE and (end := record_end(site, f"{kind.name}:{record.id}", page)):
        html += Markup("\n") + end
    values = {
        "title": record.title,
        "description": record.summary,
        "source": record.where.path,
        **how.head(record),
    }
    head = site.head(kind.name, record.id, found_as(kind, record), **values)
    yield site.staged(page, head, site.notice(kind.name, record.id, page), with_questions(site, html, page))
    yield from files
