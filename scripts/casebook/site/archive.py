"""The archive page: the element that filters all cases, and inside it the static lists that stand in for it."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from casebook.model.addresses import url
from casebook.site.anti import NAME, PAGE
from casebook.site.catalogue import catalogue
from casebook.site.feed import FEED, feed
from casebook.site.lists import case_lists
from casebook.site.site import Site, Staged
from casebook.site.today import marks

NEWEST = 6


def archive_files(site: Site) -> Iterator[Staged]:
    """What the archive page leads to besides pages: the catalogue with its parts, and the feed."""
    yield from catalogue(site)
    yield feed(site)


def archive(site: Site, page: str) -> Markup:
    """The end of the staged page `page`."""
    cases = site.library.published_cases
    whole, *parts = catalogue(site)
    return site.render(
        "archive.html.jinja",
        page,
        src=url(page, whole[0]),
        first_texts=[url(page, path) for path, _ in parts[:1]],
        **site.assets(page, "archive"),
        labels=site.words["archive"],
        lists=case_lists(site),
        newest=cases[:NEWEST],
        count=len(cases),
        feed=FEED,
        anti_cases=PAGE if NAME in site.library.pages else "",
        marks=marks(site, page),
    )
