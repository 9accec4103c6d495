"""`casebook check`."""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import Annotated

import typer

from casebook.check import report
from casebook.check.run import check_library
from casebook.cli.common import Root, find_root, out, progress
from casebook.load.library import load
from casebook.load.locate import locate
from casebook.model.problem import Problem


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
    """Name every problem in docs/, cases/ and quizzes/, with its file, its line and how to mend it.

    Example: `casebook check --format json`
    """
    folder = find_root(root)
    with progress("Checking") as bar:
        loading = load(folder, bar)
        problems = locate(folder, loading.problems + check_library(loading.library, datetime.date.today()))
    _tell(problems, format)
    errors = [problem for problem in problems if problem.severity == "error"]
    raise typer.Exit(1 if errors or (strict and problems) else 0)


def _tell(problems: list[Problem], format: Format) -> None:
    if format is Format.JSON:
        out.print(report.as_json(problems), markup=False)
        return
    for problem in problems:
        out.print(report.github(problem) if format is Format.GITHUB else report.text(problem), markup=False)
    if format is Format.TEXT:
        errors = sum(problem.severity == "error" for problem in problems)
        out.print(f"{errors} problems, {len(problems) - errors} warnings")
