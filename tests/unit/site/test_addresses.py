"""Addresses in the staged tree."""

from __future__ import annotations

import posixpath
from itertools import product
from urllib.parse import urljoin

import pytest
from casebook.site.addresses import folder_of, markdown_target, url

PAGES = [
    "index.md", "cases/index.md", "cases/a.md", "cases/a-b.md", "cases/by/year/2019.md", "theory/seo.md", "sources.md",
]  # fmt: skip
FILES = [*PAGES, "assets/practice/x.0123456789.json", "theory/images/a.svg"]


@pytest.mark.parametrize(("page", "to"), list(product(PAGES, FILES)))
def test_an_address_leads_where_it_says(page: str, to: str) -> None:
    root = "https://example.org/casebook/"
    wanted = root + (folder_of(to) if to.endswith(".md") else to)
    assert urljoin(root + folder_of(page), url(page, to)) == wanted
    assert urljoin(root + folder_of(page), url(page, to, "here")) == f"{wanted}#here"


@pytest.mark.parametrize(("page", "to"), list(product(PAGES, FILES)))
def test_a_markdown_target_leads_where_it_says(page: str, to: str) -> None:
    target = markdown_target(page, to, "here")
    assert target.endswith("#here")
    assert posixpath.normpath(posixpath.join(posixpath.dirname(page), target.removesuffix("#here"))) == to
