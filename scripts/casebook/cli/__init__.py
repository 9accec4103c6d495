"""The command `casebook`: each command parses, calls one function and prints one result.

Exit codes: 0 all is well, 1 problems in content, 2 wrong use. A `Failure` that a command does not catch is told in one
place, `Commands`.
"""

from __future__ import annotations

import typer

from casebook.cli import case_from_issue, check, coverage, exam, new, site_commands, translate
from casebook.cli.common import Commands

app = typer.Typer(
    name="casebook",
    cls=Commands,
    help="Check, stage, build and serve a Casebook; write new content; examine.\n\nExample: `casebook check`",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
)
check.add_to(app)
coverage.add_to(app)
site_commands.add_to(app)
new.add_to(app)
translate.add_to(app)
exam.add_to(app)
case_from_issue.add_to(app)


def main() -> None:
    """Entry point of the console script."""
    app()
