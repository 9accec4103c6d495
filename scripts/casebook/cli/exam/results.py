"""`casebook exam results`, `show` and `erase`."""

from __future__ import annotations

import sys
import time
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from casebook.cli.common import counted, fail, out
from casebook.cli.exam.common_options import OfficeDir, faults, office_of
from casebook.cli.exam.report_text import TODO, moment, number, percent, report, safe

if TYPE_CHECKING:
    from casebook.exam.office.candidates import Row
    from casebook.exam.office.office import Office
    from casebook.exam.paper.entry import Entry


class Stage(StrEnum):
    """How far a sheet is."""

    PASS = "pass"
    FAIL = "fail"
    BORDERLINE = "borderline"
    OPEN = "open"
    DECIDED = "decided"
    LATE = "late"


def results(
    exam: Annotated[str, typer.Option(metavar="EXAM", help="Only this exam.")] = "",
    state: Annotated[
        list[Stage] | None,
        typer.Option(help="Only what is decided or, else, graded so; `open`: not decided; may be repeated."),
    ] = None,
    since: Annotated[str, typer.Option(metavar="DATE", help="Only sheets received on this day or later.")] = "",
    who: Annotated[str, typer.Option(metavar="TEXT", help="Only candidates whose name or contact holds it.")] = "",
    csv: Annotated[str, typer.Option(metavar="FILE", help="Write CSV there instead; `-`: to standard output.")] = "",
    names: Annotated[bool, typer.Option("--names", help="With name and contact in the CSV.")] = False,
    office: OfficeDir = None,
) -> None:
    """List graded sheets, newest first. Names stand in the table in a terminal only, in CSV with --names only.

    Example: `casebook exam results --state open` or `casebook exam results --csv results.csv`
    """
    with faults():
        from casebook.exam.office import candidates, export

        wanted = candidates.Filter(exam, frozenset(map(str, state or [])), _seconds(since), who)
        rows = candidates.rows(office_of(office), wanted)
        if not csv:
            out.print(_table(rows, named=out.is_terminal))
            out.print(counted(len(rows), "sheet"))
        elif csv == "-":
            sys.stdout.write(export.as_csv(rows, names))
        else:
            export.write(Path(csv), export.as_csv(rows, names))
            out.print(f"{counted(len(rows), 'sheet')} written to {safe(csv)}", markup=False)


def show(
    whose: Annotated[str, typer.Argument(metavar="CANDIDATE", help="Contact, name, or a ticket's id.")],
    full: Annotated[
        bool, typer.Option("--full", help="With every response, and with all that mentors entered.")
    ] = False,
    office: OfficeDir = None,
) -> None:
    """Show one candidate's path: every ticket issued, what came of it, and what is to be done next.

    With --full it is what a person may ask to see of themselves: their responses in words, the points and notes of
    mentors, and why a ticket was issued despite a rule. It holds no key; look through it before you hand it over, since
    it holds items, and the names of mentors.

    Example: `casebook exam show candidate7@example.org`
    """
    with faults():
        from casebook.cli.exam import full_path
        from casebook.exam.office import candidates, ledger
        from casebook.exam.office.issuing import issued_items

        found = office_of(office)
        person = candidates.person(found, whose)
        if out.is_terminal:
            out.print(Text(f"{safe(person.name)}, {safe(person.contact)}", style="bold"))
        for entry in person.entries:
            standing = candidates.standing_or_none(found, entry.id)
            out.print()
            if standing:
                out.print(report(standing, entry, ledger.blueprint_of(entry), named=False))
            else:
                came = _without_sheet(found, entry)
                out.print(Text(f"{entry.exam}: attempt {entry.attempt}, ticket {entry.id}, {came}"))
            if full:
                for line in full_path.lines(entry, standing, issued_items(found, entry)):
                    out.print(Text(line))


def erase(
    whose: Annotated[str, typer.Argument(metavar="CANDIDATE", help="Contact, name, or a ticket's id.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    office: OfficeDir = None,
) -> None:
    """Remove all that the office keeps of a person; how each item did stays, without a name, a time or a text.

    Example: `casebook exam erase candidate7@example.org`
    """
    with faults():
        from casebook.exam.office import candidates, erasing

        found = office_of(office)
        person = candidates.person(found, whose)
        files = erasing.files_of(found, person)
        out.print(f"{counted(len(person.entries), 'ticket')}, {counted(len(files), 'file')} to be removed:")
        for file in files:
            out.print(Text(f"  {file.relative_to(found.dir)}"))
        if not yes and not (sys.stdin.isatty() and typer.confirm("Remove them for good?")):
            fail("nothing was removed / expected --yes, or a yes in a terminal", code=2)
        removed = erasing.erase(found, person)
        out.print(f"{counted(removed, 'file')} removed; statistics of items are kept in erased/, without the person")
        for line in erasing.left_behind(found):
            out.print(Text(f"Left: {line}"))


def _without_sheet(office: Office, entry: Entry) -> str:
    """How it is with a ticket whose sheet was not graded."""
    from casebook.exam.office import gradebook
    from casebook.exam.paper.result import Withdrawal

    withdrawn = gradebook.read(office, entry.id, Withdrawal)
    if withdrawn:
        return f"withdrawn on {withdrawn.date} by {safe(withdrawn.by)}: {safe(withdrawn.reason)}"
    until = moment(entry.expires)
    if entry.expires < time.time():
        return f"no sheet came in; its time was over on {until}"
    return f"no sheet yet, can be handed in until {until}"


def _seconds(date: str) -> int:
    import datetime

    try:
        return int(datetime.datetime.strptime(date, "%Y-%m-%d").timestamp()) if date else 0
    except ValueError:
        fail(f"--since: saw {date!a} / expected YYYY-MM-DD", code=2)


def _table(rows: list[Row], named: bool) -> Table:
    table = Table("Ticket", *(["Candidate"] if named else []), "exam", box=None, pad_edge=False)
    table.add_column("attempt", justify="right")
    table.add_column("received")
    for heading in ("score", "of", "share"):
        table.add_column(heading, justify="right")
    for heading in ("state", "late", "still to do"):
        table.add_column(heading)
    for row in rows:
        todo = ", then ".join(TODO[what] for what in row.todo)
        cells = [row.ticket[:8], *([safe(row.name)] if named else []), row.exam, str(row.attempt), moment(row.received)]
        cells += [number(row.score), str(row.of), percent(row.share), row.state, "late" if row.late else "", todo]
        table.add_row(*map(Text, cells))
    return table
