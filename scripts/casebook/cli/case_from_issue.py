"""`casebook case-from-issue`: what the workflow of the same name runs."""

from __future__ import annotations

import datetime
import re
import sys
from pathlib import Path
from typing import Annotated

import typer

from casebook.cli.common import Day, Root, day_of, fail, find_root, out
from casebook.load.loading import load
from casebook.writing import keep
from casebook.writing.issue_form import FormProblem
from casebook.writing.issue_form_case import Draft, draft

LARGEST = 262_144
"""GitHub takes no longer text of an issue, in bytes."""
LOGIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_-]{0,80})(?:\[bot\])?")


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("case-from-issue")(case_from_issue)


def case_from_issue(
    body: Annotated[str, typer.Option(metavar="FILE", help="The text of the issue; `-` reads standard input.")],
    number: Annotated[int, typer.Option(min=1, help="The number of the issue.")],
    author: Annotated[str, typer.Option(metavar="LOGIN", help="Who opened the issue.")],
    date: Day = None,
    root: Root = None,
) -> None:
    """Write a draft of a case from a filled form "Add a case", and print its path.

    What is wrong with the issue form is printed as a Markdown list instead, with exit code 1.

    Example: `casebook case-from-issue --body issue.md --number 12 --author octocat`
    """
    folder = find_root(root)
    if not LOGIN.fullmatch(author):
        fail(f"--author: saw {author[:60]!r} / expected the login of a GitHub account", code=2)
    made = _draft(_read(body), number, author, day_of(date), folder)
    if made.problems:
        out.print("\n".join(str(problem) for problem in made.problems), markup=False)
        raise typer.Exit(1)
    path = f"cases/{made.id}.md"
    keep.make_file(folder, path, made.text)
    out.print(path, markup=False)


def _draft(body: bytes, number: int, author: str, day: datetime.date, folder: Path) -> Draft:
    if len(body) > LARGEST:
        return Draft(problems=[FormProblem("", f"The text is longer than {LARGEST:,} bytes. Shorten it.")])
    return draft(body.decode("utf-8", "replace"), number, author, day, load(folder).library)


def _read(name: str) -> bytes:
    """The text of the issue, or as much of it as shows that it is too long."""
    if name == "-":
        return sys.stdin.buffer.read(LARGEST + 1)
    try:
        with open(name, "rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        fail(f"--body: {name}: {error.strerror or error}", code=2)
