"""The workflows: pinned, with the least rights, and never with a stranger's words in a script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from casebook.load.yaml import parse

from tests.support.roots import REPO

FOLDER = REPO / ".github" / "workflows"
WORKFLOWS = sorted(FOLDER.glob("*.yml"))
SCRIPTS = sorted((REPO / ".github" / "scripts").glob("*.sh"))
PINNED = {
    "actions/checkout": "v7",
    "actions/setup-python": "v6",
    "actions/configure-pages": "v6",
    "actions/upload-pages-artifact": "v5",
    "actions/deploy-pages": "v5",
    "actions/upload-artifact": "v7",
}
each_workflow = pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)


def read(file: Path) -> dict[str, Any]:
    data = parse(file.read_text("utf-8"))
    assert isinstance(data, dict)
    return data


def steps(file: Path) -> Iterator[dict[str, Any]]:
    for job in read(file)["jobs"].values():
        yield from job["steps"]


def test_all_three_are_there() -> None:
    assert {file.name for file in WORKFLOWS} == {"checks.yml", "publish.yml", "case-from-issue.yml"}


@each_workflow
def test_actions_are_official_and_pinned(file: Path) -> None:
    for step in steps(file):
        if "uses" in step:
            name, _, version = step["uses"].partition("@")
            assert PINNED.get(name) == version, step["uses"]


@each_workflow
def test_rights_are_given_job_by_job(file: Path) -> None:
    data = read(file)
    assert data["permissions"] == {}
    assert "pull_request_target" not in data["on"]
    for name, job in data["jobs"].items():
        assert job["permissions"], name
        assert job["timeout-minutes"] <= 60
        assert set(job["permissions"].values()) <= {"read", "write"}
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


RIGHTS = {
    "checks.yml": {"content": {"contents": "read"}, "tests": {"contents": "read"}},
    "publish.yml": {
        "build": {"contents": "read", "pages": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    },
    "case-from-issue.yml": {
        "look": {"contents": "read", "issues": "write"},
        "propose": {"contents": "write", "pull-requests": "write", "issues": "write"},
    },
}


@each_workflow
def test_no_job_has_more_rights_than_it_needs(file: Path) -> None:
    assert {name: job["permissions"] for name, job in read(file)["jobs"].items()} == RIGHTS[file.name]


@each_workflow
def test_no_expression_stands_in_a_script(file: Path) -> None:
    """Values come by environment: an expression in `run` is put into the script before the shell reads it."""
    for step in steps(file):
        assert "${{" not in step.get("run", ""), step


@each_workflow
def test_no_text_of_an_issue_goes_into_the_environment(file: Path) -> None:
    for place in re.findall(r"\$\{\{(.*?)\}\}", file.read_text("utf-8")):
        assert not re.search(r"issue\.(title|body|user)|comment\.body|head_ref|label\.name", place), place


def test_quiet_never_hides_what_strict_would_find() -> None:
    for file in (*WORKFLOWS, *SCRIPTS, REPO / "Makefile", REPO / ".ci" / "run"):
        for line in file.read_text("utf-8").split("\n"):
            assert not ("--strict" in line and re.search(r"\s(-q|--quiet)\b", line)), f"{file.name}: {line}"


def test_checks_run_on_every_pull_request_with_the_oldest_and_the_newest_python() -> None:
    data = read(FOLDER / "checks.yml")
    assert "pull_request" in data["on"]
    assert data["jobs"]["tests"]["strategy"]["matrix"]["python"] == ["3.11", "3.x"]
    parts = {folder for part in data["jobs"]["tests"]["strategy"]["matrix"]["part"] for folder in part.split()}
    assert parts == {f"tests/{file.relative_to(REPO / 'tests').parts[0]}" for file in REPO.glob("tests/**/test_*.py")}
    oldest = re.search(r'requires-python = ">=([\d.]+)"', (REPO / "pyproject.toml").read_text("utf-8"))
    assert oldest and oldest[1] == "3.11"
    run = " ".join(step.get("run", "") for step in steps(FOLDER / "checks.yml"))
    assert all(
        command in run for command in ("casebook check --format github", "make build", "make test", "make types")
    )


def test_publishing_knows_its_address_and_its_sources() -> None:
    data = read(FOLDER / "publish.yml")
    assert data["on"]["push"] == {"branches": ["main"]}
    assert data["concurrency"] == {"group": "pages", "cancel-in-progress": False}
    build = next(step for step in data["jobs"]["build"]["steps"] if "make build" in step.get("run", ""))
    assert build["env"] == {
        "BASE_URL": "${{ steps.pages.outputs.base_url }}",
        "CASEBOOK_REPOSITORY": "${{ github.server_url }}/${{ github.repository }}",
    }
    assert build["run"] == 'SITE_URL="${BASE_URL%/}/" make build'
    assert data["jobs"]["deploy"]["environment"]["name"] == "github-pages"


def test_a_case_is_proposed_only_by_the_label_of_those_who_may_set_it() -> None:
    data = read(FOLDER / "case-from-issue.yml")
    assert data["on"] == {"issues": {"types": ["labeled", "edited"]}}
    propose = data["jobs"]["propose"]
    assert propose["if"] == "github.event.action == 'labeled' && github.event.label.name == 'case-approved'"


@each_workflow
def test_make_targets_and_scripts_are_there(file: Path) -> None:
    makefile = (REPO / "Makefile").read_text("utf-8")
    for step in steps(file):
        for target in re.findall(r"\bmake ([\w./-]+)", step.get("run", "")):
            name = target.replace(".venv/", "$(VENV)/")
            assert re.search(rf"^{re.escape(name)}:", makefile, re.M), target
        for script in re.findall(r"\.github/scripts/[\w-]+\.sh", step.get("run", "")):
            assert (REPO / script).is_file()
