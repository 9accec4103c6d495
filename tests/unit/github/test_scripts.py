"""The workflow's scripts, run on real events with a real git and a `gh` that only notes what it is told."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.academy import make_academy
from tests.support.roots import REPO
from tests.unit.writing.forms import ISSUES, body

SCRIPTS = REPO / ".github" / "scripts"
GH = """\
#!/bin/sh
echo "$*" >> "$GH_LOG"
case "$1 $2" in
  "pr list") printf '%s' "${OPEN_PR:-}" ;;
  "pr create") [ -n "${MAY_OPEN-yes}" ] || exit 1; echo https://example.org/pull/7 ;;
esac
"""
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("jq"), reason="jq is not here; GitHub's runners have it"),
]


@dataclass
class Runner:
    """A checkout with an origin, as a job finds it."""

    folder: Path

    @property
    def root(self) -> Path:
        return self.folder / "checkout"

    def event(self, text: str | None, login: str = "octocat") -> None:
        issue = {"number": 12, "title": "$(touch title)", "body": text, "user": {"login": login}}
        (self.folder / "event.json").write_text(json.dumps({"issue": issue}))

    def run(self, script: str, **more: str) -> subprocess.CompletedProcess[str]:
        environment = {
            **os.environ,
            "PATH": f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "GITHUB_EVENT_PATH": str(self.folder / "event.json"),
            "GITHUB_OUTPUT": str(self.folder / "output"),
            "RUNNER_TEMP": str(self.folder / "temp"),
            "GH_LOG": str(self.folder / "gh.log"),
            "GIT_CONFIG_GLOBAL": os.devnull,
            **more,
        }
        command = ["sh", str(SCRIPTS / script)]
        return subprocess.run(command, cwd=self.root, env=environment, capture_output=True, text=True, check=False)

    def outputs(self) -> dict[str, str]:
        lines = (self.folder / "output").read_text().splitlines()
        return dict(line.split("=", 1) for line in lines)

    def text(self, name: str) -> str:
        return (self.folder / "temp" / name).read_text("utf-8")

    def told_gh(self) -> list[str]:
        return (self.folder / "gh.log").read_text().splitlines()

    def git(self, *arguments: str) -> str:
        command = ["git", *arguments]
        return subprocess.run(command, cwd=self.root, capture_output=True, text=True, check=True).stdout.strip()

    def origin(self, *arguments: str) -> str:
        return self.git("--git-dir", str(self.folder / "origin"), *arguments)


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    runner = Runner(tmp_path)
    make_academy(tmp_path / "checkout")
    for name in ("temp", "bin"):
        (tmp_path / name).mkdir()
    (tmp_path / "bin" / "gh").write_text(GH)
    (tmp_path / "bin" / "gh").chmod(0o755)
    command = tmp_path / "checkout" / ".venv" / "bin" / "casebook"
    command.parent.mkdir(parents=True)
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m casebook "$@"\n')
    command.chmod(0o755)
    subprocess.run(["git", "init", "--quiet", "--bare", str(tmp_path / "origin")], check=True)
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", "."], cwd=runner.root, check=True)
    runner.git("remote", "add", "origin", str(tmp_path / "origin"))
    runner.git("add", "cases", "docs", "quizzes", "mkdocs.yml")
    runner.git("-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "--quiet", "-m", "start")
    return runner


def read(runner: Runner, text: str | None, login: str = "octocat") -> dict[str, str]:
    runner.event(text, login)
    done = runner.run("read-form.sh")
    assert done.returncode == 0, done.stderr
    return runner.outputs()


def propose(runner: Runner, text: str, **more: str) -> list[str]:
    given = {"NUMBER": "12", "CASE": read(runner, text)["path"], "BASE": "main"}
    done = runner.run("propose.sh", **given, REPOSITORY_URL="https://example.org/r", **more)
    assert done.returncode == 0, done.stderr
    return runner.told_gh()


def test_a_good_form(runner: Runner) -> None:
    outputs = read(runner, (ISSUES / "russian.md").read_text("utf-8").replace("\n", "\r\n"))
    assert outputs == {"number": "12", "path": "cases/magazin-shiny-diski-vyhodit-v-regiony.md"}
    assert (runner.root / outputs["path"]).is_file()


@pytest.mark.parametrize("text", [None, "$(touch body) `touch body`"])
def test_a_bad_form(text: str | None, runner: Runner) -> None:
    assert read(runner, text) == {"number": "12"}
    assert runner.text("told.md").startswith("- ")
    assert not list(runner.root.glob("body"))


def test_a_very_long_form(runner: Runner) -> None:
    """Longer than an environment variable may be: 65 536 characters of Cyrillic are 131 072 bytes."""
    text = body(the_brief="я" * 19_000, what_was_done="ы" * 19_000, why="э" * 19_000, lessons="ё" * 9_000)
    assert len(text.encode()) > 131_072
    assert read(runner, text)["path"] == "cases/nothing-but-what-is-asked.md"


def test_words_of_a_stranger_are_never_run(runner: Runner) -> None:
    command = "$(touch hacked)`touch hacked`; touch hacked"
    told = propose(runner, body(title=f"{command}\npath=evil", the_brief=command))
    assert not list(runner.root.rglob("hacked"))
    assert "hacked" not in "\n".join(told)


def test_wrong_use_fails_the_job(runner: Runner) -> None:
    runner.event(body(), login="not a login")
    assert runner.run("read-form.sh").returncode == 2


def test_telling(runner: Runner) -> None:
    read(runner, "Hello")
    assert runner.run("tell.sh", NUMBER="12", CASE="").returncode == 0
    assert "No case can be made" in runner.text("comment.md")
    assert "not the form" in runner.text("comment.md")
    assert runner.run("tell.sh", NUMBER="12", CASE="cases/x.md").returncode == 0
    assert "`cases/x.md`" in runner.text("comment.md")
    comment = runner.folder / "temp" / "comment.md"
    assert runner.told_gh() == [f"issue comment 12 --body-file {comment} --edit-last --create-if-none"] * 2


def test_proposing(runner: Runner) -> None:
    told = propose(runner, body())
    assert [line.split(" --")[0] for line in told] == ["auth setup-git", "pr list", "pr create", "issue comment 12"]
    changed = runner.origin("show", "--name-only", "--format=%an: %s", "case/issue-12")
    assert changed.splitlines() == [
        "github-actions[bot]: content: case from the form in issue #12",
        "",
        "cases/nothing-but-what-is-asked.md",
    ]
    assert "Closes #12" in runner.text("pull-request.md")
    assert "https://example.org/pull/7" in runner.text("comment.md")


def test_proposing_again_replaces_the_branch(runner: Runner) -> None:
    propose(runner, body())
    first = runner.git("rev-parse", "HEAD")
    runner.git("switch", "--quiet", "main")
    runner.git("branch", "--quiet", "-D", "case/issue-12")
    (runner.folder / "gh.log").unlink()
    told = propose(runner, body(the_brief="Mended."), OPEN_PR="https://example.org/pull/7")
    assert not any(line.startswith("pr create") for line in told)
    assert runner.origin("rev-list", "--count", "case/issue-12") == "2", "the start and one case"
    assert runner.origin("rev-parse", "case/issue-12") == runner.git("rev-parse", "HEAD") != first


def test_where_workflows_may_not_open_pull_requests(runner: Runner) -> None:
    propose(runner, body(), MAY_OPEN="")
    assert "https://example.org/r/compare/main...case/issue-12?expand=1" in runner.text("comment.md")
