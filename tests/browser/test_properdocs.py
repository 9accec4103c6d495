"""The way out of Material and MkDocs (docs/adr/0012): on a site that ProperDocs has built, what matters works."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from tests.browser import test_mock, test_practice, test_search
from tests.conftest import Site
from tests.support.roots import TINY, copy_repo_content, make_root

Shared = tuple[Path, int]
ON_TINY = (test_practice.test_single_by_keyboard, test_practice.test_resume_after_reload)
ON_REAL = (
    test_search.test_arrow_keys_choose_and_enter_opens,
    test_search.test_it_works_after_instant_navigation,
    test_mock.test_all_right_reaches_every_cut_score,
)


def run(site: Site, *module: str) -> None:
    environment = {**os.environ, "SITE_URL": site.url, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run([sys.executable, "-m", *module], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def built(shared: Shared, name: str, make: Callable[[Path], object]) -> Site:
    """A site that ProperDocs has built in English, once per test run."""
    folder, port = shared
    site = Site(folder / "roots" / name, folder / "www" / name, f"http://127.0.0.1:{port}/{name}/")
    with FileLock(folder / f"{name}.lock"):
        if not (folder / f"{name}.done").exists():
            make(site.root)
            for lang in ("ru", "bg"):
                (site.root / f"mkdocs.{lang}.yml").unlink(missing_ok=True)
            run(site, "properdocs", "build", "--strict", "-f", str(site.root / "mkdocs.yml"), "-d", str(site.dir))
            run(site, "casebook.search", str(site.root / "build/docs/en"), "en", str(site.dir))
            (folder / f"{name}.done").touch()
    return site


@pytest.mark.parametrize("test", ON_TINY, ids=lambda test: test.__name__)
def test_practice_works_on_properdocs(test: Callable[[Any, Site], None], page: Any, shared: Shared) -> None:
    test(page, built(shared, "properdocs-tiny", lambda root: make_root(root, TINY)))


@pytest.mark.parametrize("test", ON_REAL, ids=lambda test: test.__name__)
def test_search_and_mock_exam_work_on_properdocs(test: Callable[[Any, Site], None], page: Any, shared: Shared) -> None:
    test(page, built(shared, "properdocs", copy_repo_content))
