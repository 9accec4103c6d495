"""Coverage: what nothing asks about yet. All of these are warnings, and silent while some items can't be read."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.check.rule import rule
from casebook.model.library import Library
from casebook.model.problem import Problem


@rule("coverage-case")
def cases_are_asked_about(library: Library) -> Iterator[Problem]:
    """Some item refers to each published case."""
    for case in library.published_cases:
        if not _is_asked(library, f"case:{case.id}"):
            yield case.warning(
                saw="a case that no item refers to",
                expected="an item with it among its `refs`",
                hint=f'write an item about it with `refs: ["case:{case.id}"]`',
            )


@rule("coverage-page")
def topic_pages_are_asked_about(library: Library) -> Iterator[Problem]:
    """Some item refers to each theory and process page."""
    for page in library.pages.values():
        if page.is_topic_page and not _is_asked(library, f"page:{page.id}"):
            yield page.warning(
                saw="a page that no item refers to",
                expected="an item with it among its `refs`",
                hint=f'write an item about it with `refs: ["page:{page.id}"]`',
            )


@rule("coverage-term")
def terms_are_asked_about(library: Library) -> Iterator[Problem]:
    """Some item refers to each term."""
    for term in library.terms.values():
        if not _is_asked(library, f"term:{term.id}"):
            yield term.warning(
                saw=f"the term `{term.id}`, which no item refers to",
                expected="an item with it among its `refs`",
                hint=f'write an item that asks it, or add "term:{term.id}" to the `refs` of one that does',
            )


@rule("coverage-item")
def items_are_practised(library: Library) -> Iterator[Problem]:
    """Each item is in some practice set, or refers to a published case and so stands on its page."""
    if library.has_broken("practice"):
        return
    practised = {item.id for practice in library.practice.values() for item in practice.items_of(library.items)}
    for case in library.published_cases:
        practised.update(item.id for item in library.items_by_ref.get(f"case:{case.id}", []))
    for item in library.items.values():
        if item.id not in practised:
            yield item.warning(
                saw=f"the item `{item.id}`, which is in no practice set and about no published case",
                expected="a practice set with it",
                hint="add it to `items` of a practice set, or widen the filters of one",
            )


def _is_asked(library: Library, ref: str) -> bool:
    """Whether an item refers to it, or may do so: one that can't be read."""
    return ref in library.items_by_ref or library.has_broken("item")
