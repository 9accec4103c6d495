"""Facets: by what cases are chosen, in the archive's filters and in the static lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from casebook.model.case import Case, Outcome
from casebook.model.library import Library
from casebook.site.site import Site

SIZES = ("micro", "small", "medium", "large")
Values = Callable[[Case], Sequence[str]]

OF_CASE: dict[str, Values] = {
    "outcome": lambda case: [case.outcome.value],
    "service": lambda case: case.services,
    "topic": lambda case: case.topics,
    "industry": lambda case: [case.industry],
    "year": lambda case: [str(case.year)],
    "size": lambda case: [case.client.size] if case.client.size else [],
    "region": lambda case: [case.client.region] if case.client.region else [],
}
"""What a case has of each facet, in the order of the filters; the language of its text comes from the library."""
FILTERS = (*OF_CASE, "language")
LISTS = ("outcome", "service", "topic", "industry", "year")
"""The facets that have static lists."""


def values_of(library: Library, facet: str) -> Values:
    """The function that says what a case has of `facet`."""
    return OF_CASE[facet] if facet in OF_CASE else lambda case: [library.lang_of("case", case.id)]


def titles(site: Site, facet: str, used: set[str]) -> dict[str, str]:
    """The values in use, in the order in which they are shown, with their titles; an unknown one is its own title."""
    known = _known(site, facet)
    order = list(known) or sorted(used, reverse=True)
    extra = sorted(used - set(order))
    return {value: known.get(value, value) for value in [*order, *extra] if value in used}


def _known(site: Site, facet: str) -> dict[str, str]:
    names, topics = site.library.names, site.library.topics.values()
    if facet in ("service", "topic"):
        kind = "service" if facet == "service" else "process"
        return {topic.id: topic.title for topic in topics if topic.kind == kind}
    if facet == "outcome":
        return {outcome.value: site.word(f"outcome-{outcome.value}") for outcome in Outcome}
    if facet == "size":
        return {size: site.word(f"size-{size}") for size in SIZES}
    if facet == "language":
        return dict(site.words["site"]["languages"])
    return names.get({"industry": "industries", "region": "regions"}.get(facet, ""), {})
