"""Pages shared out over two processes: the site is, byte for byte, what one process makes; nothing is overlooked."""

from __future__ import annotations

import subprocess
import sys
from multiprocessing import get_all_start_methods
from pathlib import Path

import pytest
from casebook.build import ALONE, COPIES, mkdocs_environment
from casebook.staging import stage_root

from tests.support.roots import TINY, make_root

pytestmark = pytest.mark.skipif("fork" not in get_all_start_methods(), reason="there is no fork here")
MKDOCS = """
import os, sys
from casebook.generator.mkdocs import shares
from casebook.build import _mkdocs
os.cpu_count = lambda: 2
shares.FEWEST = int(sys.argv.pop(1))
_mkdocs()
"""
SHARED, UNSHARED = 0, 1_000_000


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = make_root(tmp_path / "root", TINY)
    stage_root(root)
    return root


def build(root: Path, fewest: int, name: str, copies: bool = True) -> subprocess.CompletedProcess[str]:
    """A strict build into `root`/<name>, with its copies in <name>-copies, or none."""
    environment = {**mkdocs_environment(), ALONE: "1"} | ({COPIES: str(root / f"{name}-copies")} if copies else {})
    command = [sys.executable, "-c", MKDOCS, str(fewest), "build", "--strict", "--site-dir", str(root / name)]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, timeout=120, check=False)


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "sitemap.xml.gz"  # holds the time
    }


def append(root: Path, page: str, text: str) -> None:
    with (root / "build/docs/en" / page).open("a", encoding="utf-8") as file:
        file.write(f"\n{text}\n")


def test_two_processes_make_the_site_and_the_copies_that_one_makes(root: Path) -> None:
    for page, other in (("wooden-spoons", "paper-lanterns"), ("paper-lanterns", "glass-beads")):
        append(root, f"cases/{page}.md", f"[Why](../cases/{other}.md#why), [terms](../glossary/index.md#ctr)")
    for fewest, name in ((UNSHARED, "one"), (SHARED, "two")):
        done = build(root, fewest, name)
        assert done.returncode == 0, done.stderr
    assert "cases/glass-beads/index.html" in files(root / "one")
    assert files(root / "two") == files(root / "one")
    assert files(root / "two-copies") == files(root / "one-copies")
    assert build(root, SHARED, "preview", copies=False).returncode == 0
    assert files(root / "preview") == files(root / "one")


@pytest.mark.parametrize("page", ["wooden-spoons", "paper-lanterns", "glass-beads"])
def test_a_link_to_no_anchor_is_found_whichever_process_has_the_two_pages(root: Path, page: str) -> None:
    others = {"wooden-spoons", "paper-lanterns", "glass-beads"} - {page}
    for other in sorted(others):
        append(root, f"cases/{page}.md", f"[Nowhere](../cases/{other}.md#no-such-place)")
    done = build(root, SHARED, "two")
    assert done.returncode == 1
    for other in others:
        assert f"the doc 'cases/{other}.md' does not contain an anchor '#no-such-place'" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("page", ["cases/wooden-spoons.md", "cases/paper-lanterns.md"])
def test_when_one_process_fails_so_does_the_build_and_nobody_waits(root: Path, page: str) -> None:
    file = root / "build/docs/en" / page
    file.write_text(file.read_text("utf-8").replace("title:", "template: gone.html\ntitle:", 1), "utf-8")
    done = build(root, SHARED, "two")
    assert done.returncode == 1
    assert f"Error building page '{page}'" in done.stderr


def test_a_page_that_is_not_utf_8_ends_both(root: Path) -> None:
    (root / "build/docs/en/cases/wooden-spoons.md").write_bytes(b"---\ntitle: x\n---\n# \xff\xfe")
    assert build(root, SHARED, "two").returncode != 0
    assert not (root / "two-copies").exists()
