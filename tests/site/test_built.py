"""One page built again is the page of a whole build; what is gone goes; who ends a build leaves no half page."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from casebook.build import build_site
from casebook.generator import QUIET
from casebook.generator.mkdocs.built import Built
from casebook.staging import stage_root

from tests.support.roots import make_tiny

NAV = """
nav:
  - Home: index.md
  - Path: [{The path: path/index.md}, {The first day: path/first-day.md}]
  - Theory: [{Search ads: theory/search-ads.md}]
  - Process: [{Brief and task: process/brief-and-task.md}]
  - Cases: [{All cases: cases/index.md}]
  - Practice: [{All practice: practice/index.md}]
  - Glossary: [{Glossary: glossary/index.md}]
  - Check-lists: [{All check-lists: checklists/index.md}]
  - Exercises: [{All exercises: exercises/index.md}]
"""
EDITED = {
    "cases/paper-lanterns.md": "A new line, with [a link](../cases/glass-beads.md#why).",
    "theory/search-ads.md": "A new line.",
    "index.md": "A new line.",
}
"""A case, which is not in the navigation, a page that is, and the home page."""
CASES = ("cases/glass-beads.md", "cases/paper-lanterns.md", "cases/wooden-spoons.md")
SLOWLY = """
import sys, time
from pathlib import Path
from mkdocs import utils
from casebook.generator import QUIET
from casebook.generator.mkdocs.built import Built

def write_file(content, path):
    with open(path, "wb") as file:
        file.write(content[:100])
        file.flush()
        print(path, flush=True)
        time.sleep(0.3)
        file.write(content[100:])

utils.write_file = write_file
Built(Path(sys.argv[1]), Path(sys.argv[1], "site"), "en")
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A tiny casebook with a navigation, staged and built into its folder site/."""
    root = make_tiny(tmp_path_factory.mktemp("built"))
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write(NAV)
    with pytest.MonkeyPatch.context() as patch:
        for name, value in QUIET.items():
            patch.setenv(name, value)
        stage_root(root)
        build_site(root, root / "site", strict=False)
        yield root


@contextmanager
def edited(root: Path, lang: str, texts: dict[str, str]) -> Iterator[None]:
    """Staged pages with a line more, as long as it lasts."""
    files = {root / "build/docs" / lang / path: text for path, text in texts.items()}
    before = {file: file.read_text("utf-8") for file in files}
    for file, text in files.items():
        file.write_text(f"{before[file]}\n{text}\n", "utf-8")
    yield
    for file, text in before.items():
        file.write_text(text, "utf-8")


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_page_built_again_is_the_page_of_a_whole_build(root: Path, lang: str, tmp_path: Path) -> None:
    built = Built(root, root / "site", lang)
    with edited(root, lang, EDITED):
        built.build(list(EDITED))
        build_site(root, tmp_path / "whole", strict=False)
    part = "" if lang == "en" else lang
    for file in sorted((root / "site" / part).rglob("index.html")):
        page = file.relative_to(root / "site")
        assert file.read_bytes() == (tmp_path / "whole" / page).read_bytes(), page
    assert "A new line" in (root / "site" / part / "cases/paper-lanterns/index.html").read_text("utf-8")
    built.build(list(EDITED))
    assert "A new line" not in (root / "site" / part / "cases/paper-lanterns/index.html").read_text("utf-8")


def test_new_pages_are_noticed_and_gone_ones_go(root: Path) -> None:
    built = Built(root, root / "site", "en")
    tree = root / "build/docs/en"
    assert built.knows_all()
    new, page = tree / "cases/silver-spoons.md", root / "site/cases/silver-spoons/index.html"
    new.write_text((tree / "cases/wooden-spoons.md").read_text("utf-8"), "utf-8")
    assert not built.knows_all()
    assert not built.knows(["cases/silver-spoons.md"])
    Built(root, root / "site", "en").remove_gone()
    assert page.exists()
    new.unlink()
    pages = {file for file in (root / "site").rglob("*.html") if file != page}
    Built(root, root / "site", "en").remove_gone()
    assert set((root / "site").rglob("*.html")) == pages
    assert root / "site/ru/index.html" in pages


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="signals can't be held back here")
def test_who_ends_a_build_waits_for_the_file_that_it_writes(root: Path) -> None:
    with edited(root, "en", dict.fromkeys(CASES, "Cut off?")):
        process = subprocess.Popen([sys.executable, "-c", SLOWLY, str(root)], stdout=subprocess.PIPE, text=True)
        assert process.stdout
        with process.stdout as said:
            page = next(Path(line.strip()) for line in said if "/cases/" in line)
            process.send_signal(signal.SIGTERM)
            assert list(said) == []
    assert process.wait(10) == -signal.SIGTERM
    assert page.read_text("utf-8").endswith("</html>")
    assert "Cut off?" in page.read_text("utf-8")
