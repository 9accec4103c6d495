"""Coverage: what nothing asks about yet. All of these are warnings, and silent while some items can't be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from casebook.check.rule import rule
from casebook.model.case import Case
from casebook.model.library import Library
from casebook.model.page import Page
from casebook.model.problem import Problem
from casebook.model.term import Term


@rule("coverage-case")
def cases_are_asked_about(library: Library) -> Iterator[Problem]:
    """Some item refers to each published case."""
    yield from _unasked(library, "case", library.published_cases)


@rule("coverage-page")
def topic_pages_are_asked_about(library: Library) -> Iterator[Problem]:
    """Some item refers to each theory and process page."""
    yield from _unasked(library, "page", [page for page in library.pages.values() if page.is_topic_page])


@rule("coverage-term")
def terms_are_asked_about(library: Library) -> Iterator[Problem]:
    """Some item refers to each term."""
    yield from _unasked(library, "term", library.terms.values())


@rule("coverage-item")
def items_are_practised(library: Library) -> Iterator[Problem]:
    """Each item is in some practice set, or refers to a published case and so stands on its page."""
    if library.has_broken("practice"):
        return
    practised = {item.id for practice in library.practice.values() for item in practice.items_of(library.public_items)}
    for case in library.published_cases:
        practised.update(item.id for item in library.items_by_ref.get(f"case:{case.id}", []))
    for item in library.items.values():
        if item.id not in practised:
            yield item.warning(
                saw=f"the item `{item.id}`, which is in no practice set and about no published case",
                expected="a practice set with it",
                hint="add it to `items` of a practice set, or widen the filters of one",
            )


def _unasked(library: Library, kind: str, records: Iterable[Page | Case | Term]) -> Iterator[Problem]:
    """Those of `records` that no item refers to; none while some item can't be read, which may do so."""
    for record in () if library.has_broken("item") else records:
        ref = f"{kind}:{record.id}"
        if ref not in library.items_by_ref:
            yield record.warning(
                saw=f"the {kind} `{record.id}`, which no item refers to",
                expected="an item with it among its `refs`",
                hint=f'write an item about it with `refs: ["{ref}"]`, or add this to one that asks it',
            )
