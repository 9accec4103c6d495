"""A page that is made when it is asked for is the page of a whole build."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from casebook import generator
from casebook.failure import BuildFailure
from casebook.generator import QUIET
from casebook.generator.mkdocs import frames
from casebook.generator.mkdocs.pages import Pages
from casebook.staging import stage_root
from casebook.trees import languages, part_of_site

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


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A tiny casebook with a navigation, in two languages, staged and built into its folder site/."""
    root = make_tiny(tmp_path_factory.mktemp("built"))
    (root / "mkdocs.bg.yml").unlink()
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write(NAV)
    with pytest.MonkeyPatch.context() as patch:
        for name, value in QUIET.items():
            patch.setenv(name, value)
        stage_root(root)
        build(root, root / "site")
        yield root


def build(root: Path, site: Path) -> None:
    """Build all languages of what is staged, warnings and search aside."""
    for lang in languages(root):
        assert generator.build(root, lang, part_of_site(site, lang), strict=False) == ""


def make(root: Path, lang: str) -> Pages:
    return generator.pages(root, lang, root / "preview" / lang, print)


def text_of(pages: Pages, address: str) -> str:
    found = pages.find(address)
    assert found
    return found.read_text("utf-8")


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


def test_a_page_made_by_itself_is_the_page_of_a_whole_build(root: Path, tmp_path: Path) -> None:
    made = {lang: make(root, lang) for lang in ("en", "ru")}
    before = {lang: text_of(pages, "cases/paper-lanterns/") for lang, pages in made.items()}
    with edited(root, "en", EDITED), edited(root, "ru", EDITED):
        build(root, tmp_path / "whole")
        for lang, pages in made.items():
            whole = tmp_path / "whole" / ("" if lang == "en" else lang)
            for file in sorted(whole.rglob("index.html")):
                page = file.parent.relative_to(whole).as_posix()
                if page.split("/")[0] != "ru":
                    assert text_of(pages, "" if page == "." else f"{page}/") == file.read_text("utf-8"), page
            assert "A new line" in text_of(pages, "cases/paper-lanterns/")
    assert before == {lang: text_of(pages, "cases/paper-lanterns/") for lang, pages in made.items()}


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_page_in_a_frame_is_the_page_that_the_theme_draws(
    root: Path, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = make(root, lang)
    in_frames = [text_of(pages, f"{case[:-3]}/") for case in CASES]
    monkeypatch.setattr(frames, "OWN", ())  # now no two pages are of one kind
    pages = make(root, lang)
    assert in_frames == [text_of(pages, f"{case[:-3]}/") for case in CASES]


def test_where_a_frame_would_not_do_the_theme_draws_each_page(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_frames = text_of(make(root, "en"), CASES[0].replace(".md", "/"))
    monkeypatch.setattr(frames, "ENTRIES", frames.MARK)
    pages = make(root, "en")
    for case in reversed(CASES):
        drawn = text_of(pages, case.replace(".md", "/"))
    assert drawn == in_frames


def test_a_new_page_is_there_and_one_that_is_gone_is_not(root: Path) -> None:
    pages = make(root, "en")
    tree = root / "build/docs/en/cases"
    (tree / "silver-spoons.md").write_text((tree / "wooden-spoons.md").read_text("utf-8"), "utf-8")
    assert "Wooden spoons" in text_of(pages, "cases/silver-spoons/")
    (tree / "silver-spoons.md").unlink()
    assert pages.find("cases/silver-spoons/") is None


def test_other_files_are_there_and_sources_are_not(root: Path) -> None:
    pages = make(root, "en")
    assert "<html" in text_of(pages, "404.html") and "<html" in text_of(pages, "exam/sit/")
    assert text_of(pages, "assets/casebook.css")
    assert pages.find("cases/wooden-spoons.md") is None and pages.find("nowhere/") is None


def test_a_configuration_that_can_not_be_used_is_told(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\ntheme: nowhere\n", "utf-8")
    said: list[str] = []
    with pytest.raises(BuildFailure, match=r"mkdocs\.yml"):
        generator.pages(tmp_path, "en", tmp_path / "site", said.append)
    assert "'nowhere'" in said[-1]


def test_quotes_in_a_description_do_not_end_it(root: Path) -> None:
    page = (root / "site" / "process" / "brief-and-task" / "index.html").read_text("utf-8")
    assert 'content="A made-up page of a &quot;process&quot;, in quotes."' in page


def test_a_picture_waits_until_a_reader_comes_near(root: Path) -> None:
    page = (root / "site" / "theory" / "search-ads" / "index.html").read_text("utf-8")
    pictures = re.findall(r"<img [^>]*assets/(?!casebook-logo)[^>]*>", page)
    assert pictures and all('loading="lazy"' in picture for picture in pictures)
