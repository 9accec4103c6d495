"""`casebook coverage`: the tables, JSON, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from casebook.check.holes import holes
from casebook.check.survey import survey
from casebook.cli import coverage as command
from casebook.load.loading import load
from typer.testing import CliRunner

from tests.support.commands import app
from tests.support.roots import TINY, make_root


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_root(tmp_path / "tiny", TINY)


def run(root: Path, *arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["coverage", "--root", str(root), *arguments])
    return done.exit_code, done.output


def test_holes_fail_only_a_strict_run(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [run(root)[0], run(root, "--strict")[0]] == [0, 1]
    monkeypatch.setattr(command, "holes", lambda *_: [])
    assert run(root, "--strict")[0] == 0
    assert run(root)[1].rstrip().endswith("\n0 holes")


def test_the_text_has_a_line_for_each_topic_and_names_the_holes(root: Path) -> None:
    said = run(root)[1]
    for topic in load(root).library.topics:
        assert sum(line.startswith(f"{topic} ") for line in said.splitlines()) == 2, topic
    assert "Search ads: 1 pages of 2," in said
    assert max(map(len, said.splitlines()[:5])) == min(map(len, said.splitlines()[:3]))


def test_json_says_the_same_to_programs(root: Path) -> None:
    library = load(root).library
    told = json.loads(run(root, "--format", "json")[1])
    found = survey(library)
    assert told["holes"] == [hole._asdict() for hole in holes(found, library)]
    assert [topic["topic"] for topic in told["topics"]] == list(library.topics)
    assert told["cases"] == found.cases
    assert {"pages", "terms", "items", "term", "judgement", "sets", "kinds", "wanted"} <= set(told["topics"][0])


def test_the_places_of_a_term_are_listed_for_a_reader(root: Path) -> None:
    page = root / "docs" / "theory" / "search-ads.md"
    page.write_text(page.read_text("utf-8") + "\nA CTR.\nThe CTR again.\n", "utf-8")
    lines = page.read_text("utf-8").split("\n")
    code, said = run(root, "--term", "ctr")
    assert code == 0
    for text in ("A CTR.", "The CTR again."):
        assert f"docs/theory/search-ads.md:{lines.index(text) + 1}: {text}\n" in said
    code, said = run(root, "--term", "nothing")
    assert (code, "the id of a term" in said) == (2, True)
