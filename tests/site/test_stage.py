"""Staging: only what changed is written, what is gone is removed, and other generators make the same pages of it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from casebook.failure import BuildFailure
from casebook.load.loading import load
from casebook.model.languages import TRANSLATED
from casebook.model.localized import localized
from casebook.site.charts import Charts
from casebook.site.site import Site
from casebook.site.stage import jobs, stage
from casebook.staging import stage_root

from tests.support.roots import EMPTY_BUNDLE, REPO, TINY, make_root


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_root(tmp_path / "tiny", TINY)


def test_a_second_staging_writes_nothing(root: Path) -> None:
    first = stage_root(root)
    times = {file: file.stat().st_mtime_ns for file in (root / "build" / "docs").rglob("*.*")}
    second = stage_root(root, earlier=first.loading)
    assert first.written.written == first.written.files > 15
    assert (second.written.written, second.written.removed) == (0, 0)
    assert times == {file: file.stat().st_mtime_ns for file in (root / "build" / "docs").rglob("*.*")}


def test_an_edit_rewrites_only_the_pages_it_touches(root: Path) -> None:
    first = stage_root(root)
    case = root / "cases" / "glass-beads.md"
    case.write_text(case.read_text("utf-8").replace("More clicks, the same sales", "More of both"), "utf-8")
    second = stage_root(root, earlier=first.loading)
    assert second.written.written == 1
    assert "More of both" in (root / "build/docs/en/cases/glass-beads.md").read_text("utf-8")


def test_what_is_not_translated_is_made_once_and_is_the_same_in_each_tree_as_if_made_for_it() -> None:
    library = load(TINY).library
    source = Site(library, Charts(), EMPTY_BUNDLE)
    for lang in TRANSLATED:
        together = [source, Site(localized(library, lang), Charts(), EMPTY_BUNDLE, source)]
        by_job = [[list(job(site)) for site in together] for job in jobs(source)]
        alone = Site(localized(library, lang), Charts(), EMPTY_BUNDLE)
        assert [staged for _, files in by_job for staged in files] == list(stage(alone))
    assert any("untranslated" in data.decode() for path, data in stage(alone) if path.startswith("cases/"))


def test_what_is_gone_from_the_content_goes_from_the_tree(root: Path) -> None:
    stage_root(root)
    (root / "quizzes" / "practice" / "pair.yml").unlink()
    stage_root(root)
    assert not (root / "build/docs/en/practice/pair.md").exists()
    assert (root / "build/docs/en/practice/all-kinds.md").exists()


def test_no_half_written_file_is_left_when_a_write_fails(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stage_root(root)
    before = (root / "build/docs/en/cases/glass-beads.md").read_bytes()
    case = root / "cases" / "glass-beads.md"
    case.write_text(case.read_text("utf-8").replace("More clicks", "Fewer clicks"), "utf-8")

    def full_disk(beside: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full_disk)
    with pytest.raises(BuildFailure, match=r"glass-beads\.md: saw no space"):
        stage_root(root)
    assert (root / "build/docs/en/cases/glass-beads.md").read_bytes() == before
    assert not list((root / "build" / "docs").rglob(".new-*"))


def test_content_with_problems_is_staged_all_the_same(root: Path) -> None:
    """`casebook serve` shows a page while it is being written."""
    case = root / "cases" / "paper-lanterns.md"
    text = case.read_text("utf-8").replace("[100, null, 180.5]", "[100]")
    case.write_text(f"{text}\n[@009] [@009.x] [@x]\n", "utf-8")
    (root / "cases" / "taxonomy.yml").write_text("", "utf-8")
    (root / "quizzes" / "topics.yml").unlink()
    stage_root(root)
    staged = (root / "build/docs/en/cases/paper-lanterns.md").read_text("utf-8")
    assert staged.count("not in the source") == 2
    assert "009.x" not in (root / "build/docs/en/sources.md").read_text("utf-8")


def test_items_of_a_case_and_a_set_of_that_name_are_kept_apart(root: Path) -> None:
    items = root / "quizzes" / "items" / "search-ads.yml"
    items.write_text(items.read_text("utf-8").replace('refs: ["term:ctr"]', 'refs: ["case:glass-beads"]'), "utf-8")
    (root / "quizzes/practice/pair.yml").rename(root / "quizzes/practice/case-glass-beads.yml")
    stage_root(root)
    pages = [root / "build/docs/en" / page for page in ("cases/glass-beads.md", "practice/case-glass-beads.md")]
    slugs = [re.findall(r'"slug":"([^"]*)"', page.read_text("utf-8")) for page in pages]
    assert slugs == [["case--glass-beads"], ["case-glass-beads"]]


def test_plain_mkdocs_builds_a_fresh_root_by_itself(root: Path) -> None:
    """`mkdocs build` needs no `casebook stage` before it: the hook stages."""
    pages = _build("mkdocs", root, root / "site")
    assert "cases/paper-lanterns/index.html" in pages


def test_properdocs_builds_the_same_pages(root: Path) -> None:
    stage_root(root)
    with_mkdocs = _build("mkdocs", root, root / "site-mkdocs")
    with_properdocs = _build("properdocs", root, root / "site-properdocs")
    assert with_properdocs == with_mkdocs
    assert len(with_mkdocs) == 34


def _build(generator: str, root: Path, site: Path) -> list[str]:
    """The HTML files that a generator makes of the root, by path."""
    command = [sys.executable, "-m", generator, "build", "--strict", "-f", str(root / "mkdocs.yml"), "-d", str(site)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=REPO, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html"))
