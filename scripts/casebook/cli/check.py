"""`casebook check`."""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import Annotated

import typer

from casebook.check import report
from casebook.check.run import Checked, check_root
from casebook.cli.common import Root, counted, find_root, out, progress


class Format(StrEnum):
    """How problems are told."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("check")(check)


def check(
    root: Root = None,
    format: Annotated[Format, typer.Option(help="`text`, `json`, or `github` for a workflow.")] = Format.TEXT,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings fail the check too.")] = False,
) -> None:
    """Name every problem in docs/, cases/ and quizzes/, with its file, its line and how to fix it.

    Example: `casebook check --format json`
    """
    folder = find_root(root)
    with progress("Checking") as bar:
        checked = check_root(folder, datetime.date.today(), bar)
    _tell(checked, format)
    raise typer.Exit(1 if checked.errors or (strict and checked.problems) else 0)


def _tell(checked: Checked, format: Format) -> None:
    if format is Format.JSON:
        typer.echo(report.as_json(checked.problems))
        return
    tell = report.github if format is Format.GITHUB else report.text
    for problem in checked.problems:
        typer.echo(tell(problem))
    if format is Format.TEXT:
        errors = len(checked.errors)
        out.print(f"{counted(errors, 'problem')}, {counted(len(checked.problems) - errors, 'warning')}")
