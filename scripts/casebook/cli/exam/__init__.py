"""`casebook exam`: the office, its keys, tickets, sheets, results, credentials."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

import typer

HELP = """The internal exam: its office, tickets, sheets, results, credentials.

On its own, `casebook exam` shows who is waiting for what, and guides you through it.

Everything secret is in the *office*, a private folder that CASEBOOK_OFFICE or `--office` names. The passphrase of its
keys is asked for, or taken from CASEBOOK_PASSPHRASE.

Example: `casebook exam init ~/exam-office`"""
ANY_NAME = {"ignore_unknown_options": True}
"""One ticket's id in 64 begins with a hyphen."""
COMMANDS = {
    "init": "office_commands", "check": "office_commands", "adopt": "office_commands", "issue": "issue",
    "grade": "grade", "review": "review", "talk": "task_sheets", "withdraw": "review",
    "choose": "afterwards_commands", "undecide": "afterwards_commands", "annul": "afterwards_commands",
    "appeal": "afterwards_commands", "correct": "correct", "results": "results", "show": "show",
    "statistics": "statistics", "erase": "erase", "certify": "certify", "revoke": "certify", "keys": "keys",
    "escrow": "office_commands", "backup": "office_commands", "leaks": "office_commands",
}  # fmt: skip
"""The module of each command, in the order of the help; the one that is asked for is imported alone."""
OF_A_TICKET = {"grade", "review", "talk", "withdraw", "choose", "undecide", "annul", "appeal", "show", "erase"}


def add_to(app: typer.Typer, words: Sequence[str] = ()) -> None:
    """Register the command that `words` begin with, else all of them and the guide."""
    exam = typer.Typer(invoke_without_command=True, help=HELP)
    asked = words[0] if words and words[0] in COMMANDS else ""
    exam.callback()((lambda: None) if asked else import_module("casebook.cli.exam.guide").guide)
    for name in [asked] if asked else COMMANDS:
        module = import_module(f"casebook.cli.exam.{COMMANDS[name]}")
        if name == "keys":
            module.add_to(exam)
        else:
            settings = ANY_NAME if name in OF_A_TICKET else None
            exam.command(name, context_settings=settings)(getattr(module, name))
    app.add_typer(exam, name="exam")
