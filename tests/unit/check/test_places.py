"""The anchors that the checks believe staging to add are those that the templates write."""

import re
import shutil
from pathlib import Path

import pytest
from casebook.check.places import OF_PAGES, added_anchors
from casebook.load.loading import load
from casebook.model.library import Library
from casebook.site.charts import Charts
from casebook.site.site import Site
from casebook.site.stage import stage

from tests.support.roots import EMPTY_BUNDLE

BASE = Path(__file__).parents[2] / "examples" / "base"
WRITTEN = re.compile(r'^<(?:h[23]|figure|li)\b[^>]* id="([^"]+)"', re.M)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The base with a second published case, so that the first has a related one."""
    root = shutil.copytree(BASE, tmp_path_factory.mktemp("places") / "root")
    case = (root / "cases" / "tyre-shop.md").read_text("utf-8")
    (root / "cases" / "second.md").write_text(case.replace("A tyre shop", "Another tyre shop"), "utf-8")
    return load(root).library


@pytest.fixture(scope="module")
def staged(library: Library) -> dict[str, str]:
    files = stage(Site(library, Charts(), EMPTY_BUNDLE))
    return {path: data.decode() for path, data in files if path.endswith(".md")}


def added(library: Library, staged: dict[str, str], page: str, source: str) -> set[str]:
    """The anchors in a staged page that its source does not have."""
    return set(WRITTEN.findall(staged[page])) - library.texts[source].body.anchors


@pytest.mark.parametrize("page", OF_PAGES)
def test_pages(page: str, library: Library, staged: dict[str, str]) -> None:
    known = set(added_anchors(library, library.pages[page]))
    assert known == added(library, staged, f"{page}.md", f"docs/{page}.md")


def test_case(library: Library, staged: dict[str, str]) -> None:
    known = set(added_anchors(library, library.cases["tyre-shop"]))
    assert known == added(library, staged, "cases/tyre-shop.md", "cases/tyre-shop.md")


def test_no_other_page_gets_anchors_but_those_of_a_topic_their_end(library: Library, staged: dict[str, str]) -> None:
    for page in library.pages.keys() - OF_PAGES:
        known = set(added_anchors(library, library.pages[page]))
        assert known == added(library, staged, f"{page}.md", f"docs/{page}.md") and len(known) <= 1
