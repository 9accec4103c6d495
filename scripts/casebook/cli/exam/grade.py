"""`casebook exam grade`: sheets become results."""

from __future__ import annotations

import datetime
import os
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from casebook.cli.common import Root, counted, err, fail, find_root, out
from casebook.cli.exam.common_options import (
    OfficeDir,
    escrow_passphrase,
    office_of,
    old_passphrase,
    old_passphrases,
    passphrase,
)
from casebook.cli.exam.report_text import before_marks, line, report, safe
from casebook.exam.office import gradebook, grading, inbox, ledger
from casebook.exam.office.corrections import log_of
from casebook.exam.office.grading import Desk, Outcome
from casebook.exam.office.office import Office
from casebook.exam.office.private_keys import openers, read_published

DEBUG = "CASEBOOK_DEBUG"
"""Set, a mistake of the program shows its traceback."""
MOST_NAMED = 6
OTHERS = {"before": "graded before", "refused": "refused"}
WAYS = ("%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S")


def grade(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Sheets, or folders with sheets in them.")],
    code: Annotated[
        list[str] | None,
        typer.Option(
            "--code", metavar="CODE", help="The code as it came in chat; with several files also FILE=CODE, repeated."
        ),
    ] = None,
    received: Annotated[
        list[str] | None,
        typer.Option(metavar="TIME", help="When it came, such as '2026-11-22 14:05' (default: now); also FILE=TIME."),
    ] = None,
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
    place, published, sheets = office_of(office), read_published(find_root(root)), inbox.find(files)
    _tell_passed_over(files)
    if not sheets:
        fail("no sheet there / expected files that end in .sheet", code=2)
    names = {file.name for file in sheets}
    codes, codes_of = _by_file("--code", code or (), names)
    came, came_of = _by_file("--received", received or (), names)
    if len(codes) > len(sheets):
        fail(f"saw {len(codes)} codes for {counted(len(sheets), 'file')} / expected one each at most", code=2)
    if len(came) > 1:
        fail(f"--received: saw {len(came)} times / expected one for all files, or FILE=TIME for each", code=2)
    desk = Desk(
        place, published, {}, _moment("".join(came)), int(time.time()), codes, raises=bool(os.environ.get(DEBUG)),
        codes_of={name: [one] for name, one in codes_of.items()},
        received_of={name: _moment(one) for name, one in came_of.items()},
    )  # fmt: skip
    states = Counter[str]()
    for outcome in grading.grade_files(_with_keys(desk, sheets, escrow), sheets):
        states[outcome.state] += 1
        _tell(place, outcome, full or len(sheets) == 1)
    more = [f"{states[state]} {says}" for state, says in OTHERS.items() if states[state]]
    out.print(", ".join([f"{states['graded']} graded", *more]))
    raise typer.Exit(1 if states["refused"] else 0)


def _tell_passed_over(files: Sequence[Path]) -> None:
    """Name files of the folders given that are taken for no sheets."""
    if left := inbox.skipped(files):
        named = ", ".join(safe(file.name) for file in left[:MOST_NAMED])
        more = f" and {len(left) - MOST_NAMED} more" if len(left) > MOST_NAMED else ""
        err.print(Text(f"Passed over, as their names don't end in .sheet: {named}{more}. To grade one, name it."))


def _with_keys(desk: Desk, sheets: Sequence[Path], escrow: Path | None) -> Desk:
    """The desk with the keys that open sheets. An older passphrase is asked for only where one of them needs it."""
    given, known = escrow_passphrase() if escrow else passphrase(), old_passphrases()

    def opened(old: Sequence[str]) -> Desk:
        opening = openers(desk.office, desk.published, given, escrow, old)
        return replace(desk, sealing_keys=opening.sealing_keys, shut=opening.shut)

    first = opened(known)
    needed = grading.needed_shut(first, sheets)
    return opened([*known, old_passphrase(sorted(needed))]) if needed and sys.stdin.isatty() else first


def _tell(office: Office, outcome: Outcome, full: bool) -> None:
    name = safe(outcome.file.name)
    if outcome.result is None:
        err.print(Text(f"{name}: refused ({outcome.reason}): {safe(outcome.says)}\n    hint: {safe(outcome.hint)}"))
        return
    code = "; the code given is this file's" if outcome.compared else ""
    before = f" (graded before; its result stands{code})" if outcome.state == "before" else ""
    standing, entry = gradebook.standing(office, outcome.ticket), ledger.read(office, outcome.ticket)
    if not standing or not entry:  # it was erased in this moment by somebody else
        return
    if not full:
        out.print(Text(f"{name}: {'a rehearsal: ' if entry.rehearsal else ''}{line(standing)}{before}"))
        return
    out.print(Text(f"{name}{before}"))
    blueprint = ledger.blueprint_of(entry, log_of(office))
    if "tasks" in standing.todo:
        out.print(before_marks(standing, entry, blueprint))
    else:
        out.print(report(standing, entry, blueprint, named=out.is_terminal))


def _by_file(flag: str, given: Sequence[str], names: set[str]) -> tuple[list[str], dict[str, str]]:
    """What was given for all files, and what as FILE=… for one of them."""
    for_all, by_file = list[str](), dict[str, str]()
    for text in given:
        name, equals, value = text.rpartition("=")
        if not equals:
            for_all.append(text)
        elif (file := Path(name).name) in names and file not in by_file:
            by_file[file] = value
        else:
            fail(f"{flag}: saw {text!a} / expected a file that is graded here, once, before the `=`", code=2)
    return for_all, by_file


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
