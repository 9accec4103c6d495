"""The way out of Material and MkDocs (docs/adr/0012): on a site that ProperDocs has built, what matters works."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser import test_mock, test_practice, test_search
from tests.conftest import Site
from tests.support import exam_day

Shared = tuple[Path, int]
ALSO_HERE = (
    test_practice.test_single_by_keyboard,
    test_practice.test_resume_after_reload,
    test_search.test_arrow_keys_choose_and_enter_opens,
    test_search.test_it_works_after_instant_navigation,
)
MOCK = "---\ntitle: Mock exam\ndescription: A rehearsal.\n---\n# Mock exam\n"


def make_root(folder: Path) -> None:
    """The small site, with an exam to rehearse, in English."""
    exam_day.make_root(folder)
    (folder / "docs/exam").mkdir(exist_ok=True)
    (folder / "docs/exam/mock.md").write_text(MOCK, "utf-8")
    (folder / "mkdocs.ru.yml").unlink()


def run(site: Site, *module: str) -> None:
    environment = {**os.environ, "SITE_URL": site.url, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run([sys.executable, "-m", *module], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def properdocs(shared: Shared) -> Site:
    """A site that ProperDocs has built."""
    folder, port = shared
    site = Site(folder / "roots/properdocs", folder / "www/properdocs", f"http://127.0.0.1:{port}/properdocs/")
    make_root(site.root)
    run(site, "properdocs", "build", "--strict", "-f", str(site.root / "mkdocs.yml"), "-d", str(site.dir))
    run(site, "casebook.search", str(site.root / "build/docs/en"), "en", str(site.dir))
    return site


@pytest.mark.parametrize("test", ALSO_HERE, ids=lambda test: test.__name__)
def test_practice_and_search_work_on_properdocs(test: Callable[[Any, Site], None], page: Any, properdocs: Site) -> None:
    test(page, properdocs)


def test_a_mock_exam_works_on_properdocs(page: Any, properdocs: Site) -> None:
    test_mock.visit(page, properdocs)
    test_mock.start(page)
    test_mock.answer_all(page, properdocs)
    test_mock.hand_in(page)
    expect(page.locator(".cb-sum")).to_have_text("6 of 6 right, which makes 100% of the points")
    expect(page.locator(".cb-status--pass")).to_contain_text("every cut score")
