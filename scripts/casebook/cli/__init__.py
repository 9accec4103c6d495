"""The command `casebook`: each command parses, calls one function and prints one result.

Exit codes: 0 all is well, 1 problems in content, 2 wrong use. A `Failure` that a command does not catch is told in one
place, `Commands`.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from importlib import import_module

import typer

from casebook.cli.common import Commands

MODULES = {
    "check": "check", "bank": "bank_tells", "coverage": "coverage", "stage": "site_commands", "build": "site_commands",
    "serve": "site_commands", "new": "new", "translate": "translate", "exam": "exam",
    "case-from-issue": "case_from_issue",
}  # fmt: skip
"""The module of each command. What it imports is half of what a short command takes: others are left aside."""


def app_for(words: Sequence[str]) -> typer.Typer:
    """The command line for what was typed behind `casebook`: with that command alone, else with all of them."""
    app = typer.Typer(
        name="casebook",
        cls=Commands,
        help="Check, stage, build and serve a Casebook; write new content; examine.\n\nExample: `casebook check`",
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode="markdown",
        pretty_exceptions_enable=False,
    )
    asked = MODULES.get(words[0] if words else "")
    for module in [asked] if asked else dict.fromkeys(MODULES.values()):
        of = import_module(f"casebook.cli.{module}")
        of.add_to(app, words[1:]) if module == "exam" else of.add_to(app)
    app.callback()(lambda: None)  # without it an app of one command takes no command's name
    return app


def main() -> None:
    """Entry point of the console script. What is imported stays: looking through it for garbage, again and again, is a
    tenth of what a short command takes.
    """
    gc.disable()
    app = app_for(sys.argv[1:])
    gc.freeze()
    gc.enable()
    app()
