"""`casebook exam grade`; `review`, `withdraw`, `results`, `show` and `erase` are registered here too."""

from __future__ import annotations

import datetime
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text

from casebook.cli.common import Root, counted, err, fail, find_root, out
from casebook.cli.exam import results, review
from casebook.cli.exam.common_options import (
    OfficeDir,
    escrow_passphrase,
    faults,
    office_of,
    old_passphrase,
    old_passphrases,
    passphrase,
)
from casebook.cli.exam.report_text import line, report, safe
from casebook.exam.office.office import Office

DEBUG = "CASEBOOK_DEBUG"
"""Set, a mistake of the program shows its traceback."""
MOST_NAMED = 6
WAYS = ("%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S")

ANY_NAME = {"ignore_unknown_options": True}
"""One ticket's id in 64 begins with a hyphen."""


def add_to(exam: typer.Typer) -> None:
    """Register the commands that come after the exam was sat."""
    exam.command("grade", context_settings=ANY_NAME)(grade)
    exam.command("review", context_settings=ANY_NAME)(review.review)
    exam.command("withdraw", context_settings=ANY_NAME)(review.withdraw)
    exam.command("results")(results.results)
    exam.command("show", context_settings=ANY_NAME)(results.show)
    exam.command("erase", context_settings=ANY_NAME)(results.erase)


def grade(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Sheets, or folders with sheets in them.")],
    code: Annotated[
        list[str] | None,
        typer.Option("--code", metavar="CODE", help="The commit code as it came in chat; may be repeated."),
    ] = None,
    received: Annotated[
        str, typer.Option(metavar="TIME", help="When the sheet came, such as '2026-11-22 14:05' (default: now).")
    ] = "",
    escrow: Annotated[
        Path | None, typer.Option(metavar="KEYFILE", help="Open with the escrow key in this file.")
    ] = None,
    full: Annotated[bool, typer.Option("--full", help="The whole report of each sheet, however many.")] = False,
    office: OfficeDir = None,
    root: Root = None,
) -> None:
    """Open sealed sheets, score them by the ledger's keys, and write each result once.

    A sheet that is refused is named with its reason; the others are graded all the same.

    Example: `casebook exam grade ~/Downloads/*.sheet --code "3f2a 9c01 77de 4b10 a2c4"`
    """
    came = _moment(received)
    with faults():
        from casebook.exam.office.grading import find, skipped

        found = find(files)
        if left := skipped(files):
            named = ", ".join(safe(file.name) for file in left[:MOST_NAMED])
            more = f" and {len(left) - MOST_NAMED} more" if len(left) > MOST_NAMED else ""
            err.print(Text(f"Passed over, as their names don't end in .sheet: {named}{more}. To grade one, name it."))
        desk = _desk(office_of(office), find_root(root), found, escrow, came, code or [])
        _grade(desk, found, full)


def _desk(
    office: Office, root: Path, found: Sequence[Path], escrow: Path | None, came: int, codes: Sequence[str]
) -> Any:
    """What grading needs. An older passphrase is asked for only where one of the sheets needs it."""
    from casebook.exam.office.grading import Desk, needed_shut
    from casebook.exam.office.private_keys import openers, read_published

    published, now = read_published(root), int(time.time())
    given = escrow_passphrase() if escrow else passphrase()

    def desk(old: Sequence[str]) -> Desk:
        opened = openers(office, published, given, escrow, old)
        keys: Any = {kid: key.key for kid, key in opened.keys.items()}
        return Desk(office, published, keys, came, now, codes, opened.shut, bool(os.environ.get(DEBUG)))

    known = old_passphrases()
    made = desk(known)
    needed = needed_shut(made, found)
    if needed and sys.stdin.isatty():
        made = desk([*known, old_passphrase(sorted(needed))])
    return made


def _grade(desk: Any, found: Sequence[Path], full: bool) -> None:
    from casebook.exam.office.grading import Tally, grade_files

    if not found:
        fail("no sheet there / expected files that end in .sheet", code=2)
    if desk.codes and len(desk.codes) > len(found):
        fail(f"saw {len(desk.codes)} codes for {counted(len(found), 'file')} / expected one each at most", code=2)
    tally = Tally()
    for outcome in grade_files(desk, found):
        tally.add(outcome)
        _tell(desk.office, outcome, full or len(found) == 1)
    told = [f"{tally.states['graded']} graded"]
    told += [f"{tally.states['before']} graded before"] if tally.states["before"] else []
    told += [f"{tally.states['refused']} refused"] if tally.states["refused"] else []
    out.print(", ".join(told))
    raise typer.Exit(1 if tally.states["refused"] else 0)


def _tell(office: Office, outcome: Any, full: bool) -> None:
    name = safe(outcome.file.name)
    if outcome.state == "refused":
        err.print(Text(f"{name}: refused ({outcome.reason}): {safe(outcome.says)}\n    hint: {safe(outcome.hint)}"))
        return
    code = "; the code given is this file's" if outcome.compared else ""
    before = f" (graded before; its result stands{code})" if outcome.state == "before" else ""
    if not full:
        out.print(Text(f"{name}: {line(outcome.result)}{before}"))
        return
    from casebook.exam.office import gradebook, ledger

    standing = gradebook.standing(office, outcome.ticket)
    entry = ledger.read(office, outcome.ticket)
    if standing is None or entry is None:  # erased in this moment by somebody else
        return
    out.print(Text(f"{name}{before}"))
    out.print(report(standing, entry, ledger.blueprint_of(entry), named=out.is_terminal))


def _moment(text: str) -> int:
    """A time on this machine's clock, in seconds; now, when none is given."""
    if not text:
        return int(time.time())
    for way in WAYS:
        try:
            came = int(datetime.datetime.strptime(text.strip(), way).timestamp())
        except ValueError:
            continue
        if came > time.time():
            fail(f"--received: saw {text!a}, which is still to come / expected when the sheet came", code=2)
        return came
    fail(f"--received: saw {text!a} / expected a time such as '2026-11-22 14:05'", code=2)
