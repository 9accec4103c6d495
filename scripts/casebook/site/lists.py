"""Static lists of cases, for readers without JavaScript: by outcome, service, topic, industry and year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from casebook.model.addresses import folder_of, list_page
from casebook.model.case import Case
from casebook.site.facets import LISTS, titles, values_of
from casebook.site.site import Site, Staged

ROWS_PER_PAGE = 200


@dataclass(frozen=True)
class CaseList:
    """The cases, newest first, that have one value of a facet; none is empty."""

    facet: str
    value: str
    title: str
    cases: list[Case]

    @property
    def pages(self) -> list[str]:
        """The staged pages, each with up to `ROWS_PER_PAGE` rows.

        Further ones lie in a folder: `b-2` may be the name of another list, `b/2` may not.
        """
        first = list_page(self.facet, self.value)
        parts = range(2, -(-len(self.cases) // ROWS_PER_PAGE) + 1)
        return [first, *(f"{first.removesuffix('.md')}/{part}.md" for part in parts)]


def case_lists(site: Site) -> dict[str, list[CaseList]]:
    """All lists by facet."""
    return {facet: _lists(site, facet) for facet in LISTS}


def _lists(site: Site, facet: str) -> list[CaseList]:
    by_value: dict[str, list[Case]] = {}
    values = values_of(site.library, facet)
    for case in site.library.published_cases:
        for value in dict.fromkeys(values(case)):
            by_value.setdefault(value, []).append(case)
    shown = titles(site, facet, set(by_value))
    return [CaseList(facet, value, title, by_value[value]) for value, title in shown.items()]


def list_pages(site: Site) -> Iterator[Staged]:
    """A staged page per list, or several where it is long."""
    rows = Rows(site)
    for lists in case_lists(site).values():
        for one in lists:
            yield from _pages(site, one, rows)


def _pages(site: Site, one: CaseList, rows: Rows) -> Iterator[Staged]:
    facet = site.word(f"facet-{one.facet}")
    for number, page in enumerate(one.pages, 1):
        cases = one.cases[(number - 1) * ROWS_PER_PAGE : number * ROWS_PER_PAGE]
        title = site.word("cases-of-part" if number > 1 else "cases-of", value=one.title, part=number)
        about = _about(site, one, facet)
        drawn = rows.of(page, cases)
        values = {"title": title, "one": one, "facet": facet, "about": about, "part": number, "rows": drawn}
        body = site.render("case-list.html.jinja", page, **values)
        yield site.staged(page, {"title": title, "description": about}, body)


def _about(site: Site, one: CaseList, facet: str) -> str:
    if one.facet == "year":
        return site.word("year-about", year=one.value)
    return site.word("cases-of-about", facet=facet, value=one.title)


class Rows:
    """A case's row is the same on all pages of one depth, and drawn once."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._known: dict[tuple[int, str], str] = {}

    def of(self, page: str, cases: Sequence[Case]) -> Markup:
        """The rows of `cases` for the staged page `page`."""
        depth = folder_of(page).count("/")
        missing = [case for case in cases if (depth, case.id) not in self._known]
        for case in missing:
            row = self._site.render("case-row.html.jinja", page, case=case)
            self._known[depth, case.id] = row
        return Markup("".join(self._known[depth, case.id] for case in cases))
