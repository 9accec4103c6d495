"""`casebook exam`: the office, its keys, tickets, sheets, results, credentials."""

from __future__ import annotations

import typer

from casebook.cli.exam import (
    afterwards_commands,
    certify,
    correct,
    grade,
    guide,
    issue,
    keys,
    office_commands,
    results,
    review,
    statistics,
    task_sheets,
)

HELP = """The internal exam: its office, tickets, sheets, results, credentials.

Alone, `casebook exam` says who waits for what, and leads through it.

Everything secret lies in the *office*, a private folder that CASEBOOK_OFFICE or `--office` names. The passphrase of its
keys is asked for, or taken from CASEBOOK_PASSPHRASE.

Example: `casebook exam init ~/exam-office`"""
ANY_NAME = {"ignore_unknown_options": True}
"""One ticket's id in 64 begins with a hyphen."""


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    exam = typer.Typer(invoke_without_command=True, help=HELP)
    exam.callback()(guide.guide)
    exam.command("init")(office_commands.init)
    exam.command("check")(office_commands.check)
    exam.command("adopt")(office_commands.adopt)
    exam.command("issue")(issue.issue)
    exam.command("grade", context_settings=ANY_NAME)(grade.grade)
    exam.command("review", context_settings=ANY_NAME)(review.review)
    exam.command("talk", context_settings=ANY_NAME)(task_sheets.talk)
    exam.command("withdraw", context_settings=ANY_NAME)(review.withdraw)
    exam.command("choose", context_settings=ANY_NAME)(afterwards_commands.choose)
    exam.command("undecide", context_settings=ANY_NAME)(afterwards_commands.undecide)
    exam.command("annul", context_settings=ANY_NAME)(afterwards_commands.annul)
    exam.command("appeal", context_settings=ANY_NAME)(afterwards_commands.appeal)
    exam.command("correct")(correct.correct)
    exam.command("results")(results.results)
    exam.command("show", context_settings=ANY_NAME)(results.show)
    exam.command("statistics")(statistics.statistics)
    exam.command("erase", context_settings=ANY_NAME)(results.erase)
    exam.command("certify")(certify.certify)
    exam.command("revoke")(certify.revoke)
    keys.add_to(exam)
    exam.command("escrow")(office_commands.escrow)
    exam.command("backup")(office_commands.backup)
    exam.command("leaks")(office_commands.leaks)
    app.add_typer(exam, name="exam")
