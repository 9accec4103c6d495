"""`casebook case-from-issue`, as the workflow runs it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from casebook.model.problem import Problem

from tests.unit.cli.conftest import Run
from tests.unit.cli.test_new import assert_clean
from tests.unit.writing.forms import ISSUES, body

FLAGS = ["--number", "12", "--author", "octocat", "--date", "2026-11-21"]


@pytest.mark.parametrize("name", ["lead-form", "russian", "least"])
def test_the_drafts_are_clean(name: str, run: Run, root: Path, fresh_problems: Callable[[], list[Problem]]) -> None:
    done = run("case-from-issue", "--body", str(ISSUES / f"{name}.md"), *FLAGS)
    assert done.exit_code == 0, done.stdout
    path = root / done.stdout.strip()
    assert_clean(fresh_problems())
    path.write_text(path.read_text("utf-8").replace("status: draft", "status: published"), "utf-8")
    assert_clean(fresh_problems())


def test_standard_input_with_carriage_returns(run: Run, root: Path) -> None:
    text = (ISSUES / "russian.md").read_text("utf-8")
    done = run("case-from-issue", "--body", "-", *FLAGS, input=text.replace("\n", "\r\n").encode())
    assert done.exit_code == 0
    assert b"\r" not in (root / done.stdout.strip()).read_bytes()


def test_problems_are_a_list_and_nothing_is_written(run: Run, root: Path) -> None:
    files = sorted(root.rglob("*"))
    done = run("case-from-issue", "--body", "-", *FLAGS, input=body(title="_No response_", why="<b>"))
    assert done.exit_code == 1
    assert [line.partition(":")[0] for line in done.stdout.splitlines()] == ["- **Title**", "- **Why**"]
    assert sorted(root.rglob("*")) == files


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"", "not the form"),
        (b"Hello", "not the form"),
        (b"\xff\xfe\x00", "not the form"),
        (b"x" * 300_000, "longer than 262,144 bytes"),
        (body(the_brief="я" * 60_000).encode(), "20,000 are the most"),
    ],
)
def test_odd_bodies(text: bytes, words: str, run: Run) -> None:
    done = run("case-from-issue", "--body", "-", *FLAGS, input=text)
    assert (done.exit_code, words in done.stdout) == (1, True)


@pytest.mark.parametrize(
    "flags",
    [
        ["--number", "0", "--author", "octocat"],
        ["--number", "1", "--author", "a b"],
        ["--number", "1", "--author", "x\ny"],
        ["--number", "1"],
        ["--number", "1", "--author", "octocat", "--date", "today"],
    ],
)
def test_wrong_use(flags: list[str], run: Run) -> None:
    done = run("case-from-issue", "--body", "-", *flags, input=body())
    assert (done.exit_code, done.stdout) == (2, "")


def test_a_body_that_is_not_there(run: Run, tmp_path: Path) -> None:
    for name in (str(tmp_path / "none.md"), str(tmp_path)):
        done = run("case-from-issue", "--body", name, *FLAGS)
        assert (done.exit_code, "--body" in done.stderr) == (2, True)


@pytest.mark.parametrize("author", ["octocat", "github-actions[bot]", "a-b_c", "ivan_agency"])
def test_logins(author: str, run: Run) -> None:
    assert run("case-from-issue", "--body", "-", "--number", "1", "--author", author, input=body()).exit_code == 0


def test_help_has_an_example(run: Run) -> None:
    assert "casebook case-from-issue --body" in " ".join(run("case-from-issue", "--help").stdout.split())
