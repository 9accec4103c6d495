"""Addresses in the staged tree."""

from __future__ import annotations

from itertools import product
from urllib.parse import urljoin

import pytest
from casebook.model.addresses import folder_of, staged_path, url

PAGES = [
    "index.md", "cases/index.md", "cases/a.md", "cases/a-b.md", "cases/by/year/2019.md", "theory/seo.md", "sources.md",
]  # fmt: skip
FILES = [*PAGES, "assets/practice/x.0123456789.json", "theory/images/a.svg"]


@pytest.mark.parametrize(("page", "to"), list(product(PAGES, FILES)))
def test_an_address_leads_where_it_says(page: str, to: str) -> None:
    root = "https://example.org/casebook/"
    wanted = root + folder_of(to)
    assert urljoin(root + folder_of(page), url(page, to)) == wanted
    assert urljoin(root + folder_of(page), url(page, to, "here")) == f"{wanted}#here"


@pytest.mark.parametrize(
    ("source", "page"),
    [
        ("docs/theory/seo.md", "theory/seo.md"), ("docs/index.md", "index.md"), ("docs/theory/a.svg", "theory/a.svg"),
        ("cases/x.md", "cases/x.md"), ("cases/x.png", "cases/x.png"), ("cases/exercises/x.md", "exercises/x.md"),
        ("quizzes/practice/x.yml", "practice/x.md"), ("docs/checklists/x.yml", "checklists/x.md"),
        ("docs/path/x.yml", "path/x.md"), ("docs/sources.yml", "sources.yml"),
    ],
)  # fmt: skip
def test_a_source_file_has_its_place_in_the_tree(source: str, page: str) -> None:
    assert staged_path(source) == page
