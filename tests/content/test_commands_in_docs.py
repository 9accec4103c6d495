"""Every `casebook` command that a page names is there, with every flag that stands behind it."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import typer

from tests.support.commands import app
from tests.support.roots import REPO

CODE = re.compile(r"`((?:\.venv/bin/)?casebook [a-z][^`\n]*)`|^ *((?:\.venv/bin/)?casebook [a-z].*)$", re.MULTILINE)
PAGES = [REPO / "README.md", REPO / "CONTRIBUTING.md", *sorted((REPO / "docs").rglob("*.md"))]
ROLES = ("ticket", "team", "escrow", "certificate")


def named(page: Path) -> list[str]:
    """The commands in a page's code, without what follows in a shell."""
    found = [one or block for one, block in CODE.findall(page.read_text("utf-8"))]
    return [re.split(r" [|>#&] ?", command)[0] for command in found]


def faults(command: str) -> list[str]:
    """What of it does not exist."""
    at: Any = typer.main.get_command(app)
    words = shlex.split(command)[1:]
    while words and hasattr(at, "commands"):
        word = words.pop(0)
        if word not in at.commands:
            return [word]
        at = at.commands[word]
    options = {name for parameter in at.params for name in (*parameter.opts, *parameter.secondary_opts)}
    return [word for word in words if word.startswith("-") and word.split("=")[0] not in options | {"--help", "-"}]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(REPO).as_posix())
def test_every_command_that_a_page_names_is_there(page: Path) -> None:
    assert {command: found for command in named(page) if (found := faults(command))} == {}


def test_the_mentors_guide_names_every_command_of_the_exam() -> None:
    commands = typer.main.get_command(app).commands["exam"].commands  # type: ignore[attr-defined]
    said = "\n".join(named(REPO / "docs/mentor/exam.md"))
    for name, command in commands.items():
        assert f"casebook exam {name}" in said, name
        for below in getattr(command, "commands", {}):
            assert f"casebook exam {name} {below}" in said, f"{name} {below}"
    for role in ROLES:
        assert role in (REPO / "docs/mentor/exam.md").read_text("utf-8")


@pytest.mark.parametrize("command", ["casebook exam nothing", "casebook exam issue --nobody x", "casebook nought"])
def test_the_test_itself_finds_what_is_not_there(command: str) -> None:
    assert faults(command)
