"""Anti-cases: each failure with what went wrong and which question would have prevented it."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from casebook.model.case import Outcome
from casebook.site.site import Site, Staged
from casebook.staged_page import Head

NAME = "cases/anti-cases"
PAGE = f"{NAME}.md"
ROWS_PER_PAGE = 100


def anti_cases(site: Site, page: str) -> Markup:
    """The end of the staged page `page`: the newest failures, and the way to the others."""
    return _listed(site, page, 1)


def anti_case_pages(site: Site) -> Iterator[Staged]:
    """The further pages, where there are many failures."""
    if NAME not in site.library.pages:
        return
    for number, page in enumerate(_pages(site)[1:], 2):
        full = site.word("page-part", title=site.library.pages[NAME].title, part=number)
        head: Head = {"title": full, "description": site.word("anti-cases-link")}
        crumbs = site.render("anti-crumbs.html.jinja", page, title=full, first=PAGE)
        yield site.staged(page, head, crumbs, _listed(site, page, number))


def _pages(site: Site) -> list[str]:
    count = sum(case.outcome is Outcome.FAILURE for case in site.library.published_cases)
    parts = range(2, -(-count // ROWS_PER_PAGE) + 1)
    return [PAGE, *(f"cases/by/anti-cases/{part}.md" for part in parts)]


def _listed(site: Site, page: str, number: int) -> Markup:
    failures = [case for case in site.library.published_cases if case.outcome is Outcome.FAILURE]
    cases = failures[(number - 1) * ROWS_PER_PAGE : number * ROWS_PER_PAGE]
    return site.render("anti-cases.html.jinja", page, cases=cases, pages=_pages(site), part=number)
