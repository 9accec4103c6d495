"""A kind that is made up here, by its rows alone, is loaded, checked, given a page, named by its refs and found."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import pytest
from casebook.check.run import check_library
from casebook.load.loading import load
from casebook.model.kinds import KINDS, SOURCES, FileKind, Kind
from casebook.model.movable import Movable
from casebook.model.record import Id, Line
from casebook.model.translation.marks import TRANSLATED
from casebook.search import extracts
from casebook.site.charts import Charts
from casebook.site.record_pages import PAGE_KINDS, PageKind
from casebook.site.ref_links import places
from casebook.site.site import Site
from casebook.site.stage import edited, stage, write_files
from markupsafe import Markup

from tests.support.roots import EMPTY_BUNDLE, TINY

MEMO = "docs/memos/plan.yml"
DAY = datetime.date(2026, 11, 21)


class MemoHead(Movable):
    title: Annotated[Line, TRANSLATED]
    summary: Annotated[Line, TRANSLATED]
    topic: Id


class Memo(MemoHead):
    id: Id


@pytest.fixture
def root(tmp_path: Path) -> Iterator[Path]:
    """The tiny casebook with a memo, while there are memos."""
    kind = Kind("memo", Memo, "memos", "memo", "memos", at="docs/memos/", has_page=True)
    KINDS.append(kind)
    SOURCES.append(FileKind("memo", "docs/memos/<slug>.yml", MemoHead, (kind,)))
    PAGE_KINDS["memo"] = PageKind(lambda site, memo, page: (Markup("<h1>{}</h1>").format(memo.title), []))
    root = shutil.copytree(TINY, tmp_path / "root")
    (root / "docs/memos").mkdir()
    (root / MEMO).write_text("title: A plan\nsummary: 'TODO: say it'\ntopic: nothing\nformerly: [draft]\n", "utf-8")
    yield root
    KINDS.pop()
    SOURCES.pop()
    del PAGE_KINDS["memo"]


def test_a_kind_is_a_row(root: Path, tmp_path: Path) -> None:
    loading = load(root)
    problems = [problem.rule for problem in check_library(loading.library, DAY) if problem.where.path == MEMO]
    assert sorted(problems) == ["todo", "topic-known"] and not loading.problems
    site, tree = Site(loading.library, Charts(), EMPTY_BUNDLE), tmp_path / "tree"
    assert {"memos/plan.md", "memos/draft/index.html"} <= set(write_files(stage(site), tree)[0])
    assert [path for path, _ in edited(site, {MEMO})] == ["memos/plan.md"]
    assert places(loading.library, ["memo:plan"]) == [("A plan", "memos/plan.md", "")]
    [extract] = [one for one in extracts(tree, "en") if one.url == "memos/plan/"]
    assert "A plan" in extract.html and "kind:memo" in extract.html
