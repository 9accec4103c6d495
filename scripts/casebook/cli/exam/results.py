"""`casebook exam results`, `show` and `erase`."""

from __future__ import annotations

import datetime
import sys
import time
from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.cells import cell_len
from rich.text import Text

from casebook.cli.common import COLUMN_GAP, columns, counted, day_of, fail, one_of, out
from casebook.cli.exam import full_path
from casebook.cli.exam.common_options import Candidate, OfficeDir, office_of
from casebook.cli.exam.report_text import corrected, moment, report, safe
from casebook.exam.office import candidates, corrections, erasing, export, gradebook, issuing, ledger
from casebook.exam.office.derived import Graded, Issued
from casebook.exam.office.office import Office
from casebook.exam.paper.entry import Entry
from casebook.exam.paper.result import Standing, number
from casebook.model.languages import NAMES, SOURCE

NAME = 9
"""So many cells of a name are always shown."""


class Stage(StrEnum):
    """How far a sheet is."""

    PASS = "pass"
    FAIL = "fail"
    BORDERLINE = "borderline"
    ANNULLED = "annulled"
    OPEN = "open"
    DECIDED = "decided"
    LATE = "late"
    REHEARSAL = "rehearsal"


def results(
    exam: Annotated[str, typer.Option(metavar="EXAM", help="Only this exam.")] = "",
    state: Annotated[
        list[Stage] | None,
        typer.Option(help="Only what is decided or, else, graded so; `open`: not decided; may be repeated."),
    ] = None,
    since: Annotated[str, typer.Option(metavar="DATE", help="Only sheets received on this day or later.")] = "",
    who: Annotated[str, typer.Option(metavar="TEXT", help="Only candidates whose name or contact holds it.")] = "",
    csv: Annotated[str, typer.Option(metavar="FILE", help="Write CSV there instead; `-`: to standard output.")] = "",
    lang: Annotated[
        str, typer.Option(metavar="CODE", help="The language of the spreadsheet that reads the CSV: en, ru, bg.")
    ] = SOURCE,
    names: Annotated[bool, typer.Option("--names", help="With name and contact in the CSV.")] = False,
    office: OfficeDir = None,
) -> None:
    """List graded sheets, newest first. Names stand in the table in a terminal only, in CSV with --names only.
    A ticket is named by the beginning of its id, as all commands take it; `alone`: nobody sat beside the candidate.

    Example: `casebook exam results --state open` or `casebook exam results --csv results.csv`
    """
    oldest = datetime.datetime.combine(day_of(since, "--since"), datetime.time()).timestamp() if since else 0
    wanted = candidates.Filter(exam, frozenset(map(str, state or [])), oldest, who)
    place = office_of(office)
    sheets = candidates.all_graded(place, wanted)
    text = export.as_csv(sheets, names, one_of("--lang", lang, NAMES)) if csv else ""
    if csv == "-":
        sys.stdout.write(text)
        return
    if csv:
        export.write(Path(csv), text)
    else:
        out.print(_table(place, sheets, out.width if out.is_terminal else 0), markup=False)
    out.print(counted(len(sheets), "sheet") + (f" written to {safe(csv)}" if csv else ""), markup=False)


def show(
    whose: Candidate,
    full: Annotated[
        bool, typer.Option("--full", help="With every answer, and everything that mentors entered.")
    ] = False,
    with_items: Annotated[
        bool, typer.Option("--with-items", help="With --full: also the words of items that others still get.")
    ] = False,
    office: OfficeDir = None,
) -> None:
    """Show one candidate's path: every ticket issued, what came of it, and what is to be done next.

    With --full it is what a person may ask to see of themselves: their responses in words, the points and notes of
    mentors, and why a ticket was issued despite a rule. It holds no key, and of private items and families the words
    only when they are retired, or with --with-items. Look through it before you hand it over: it has the names of
    mentors.

    Example: `casebook exam show candidate7@example.org`
    """
    place = office_of(office)
    person = candidates.person(place, whose)
    if out.is_terminal:
        out.print(Text(f"{safe(person.name)}, {safe(person.contact)}", style="bold"))
    in_use = _in_use(place, person.entries) if full and not with_items else frozenset()
    for entry in person.entries:
        standing = gradebook.standing(place, entry.id)
        out.print()
        if standing:
            known = corrections.log_of(place)
            out.print(report(standing, entry, ledger.blueprint_of(entry, known), named=False))
            for said in corrected(entry, known):
                out.print(Text(said))
        else:
            came = _without_sheet(place, entry)
            out.print(Text(f"{entry.exam}: attempt {entry.attempt}, ticket {entry.id}, {came}"))
        if full:
            dossier = gradebook.dossier(place, entry.id)
            links = dossier.links if dossier else ()
            for line in full_path.lines(entry, standing, issuing.issued_items(place, entry), links, in_use):
                out.print(Text(line))


def erase(
    whose: Candidate,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    office: OfficeDir = None,
) -> None:
    """Remove all that the office keeps of a person; how each item did stays, without a name, a time or a text. How many
    attempts were made stays under a digest, so that nobody begins anew by being erased.

    Example: `casebook exam erase candidate7@example.org`
    """
    place = office_of(office)
    person = candidates.person(place, whose)
    files = erasing.files_of(place, person)
    out.print(f"{counted(len(person.entries), 'ticket')}, {counted(len(files), 'file')} to be removed:")
    for file in files:
        out.print(Text(f"  {file.relative_to(place.dir)}"))
    for urn in erasing.certificates_of(place, person):
        out.print(
            f"A certificate was issued: `casebook exam revoke {urn}`, if it must not count any longer", markup=False
        )
        if not yes and sys.stdin.isatty() and not typer.confirm("Erase the person all the same?"):
            raise typer.Exit(2)
    if not yes and not (sys.stdin.isatty() and typer.confirm("Remove them for good?")):
        fail("nothing was removed / expected --yes, or a yes in a terminal", code=2)
    removed = erasing.erase(place, person)
    out.print(f"{counted(removed, 'file')} removed; statistics of items are kept in erased/, without the person")
    for line in erasing.left_behind(place):
        out.print(Text(f"Left: {line}"))


def _in_use(office: Office, entries: Sequence[Entry]) -> Collection[str]:
    """The items and families of these tickets that others still get."""
    from casebook.exam.office.bank import in_use  # half a second, which a look at a list need not wait for

    return in_use(office, entries)


def _without_sheet(office: Office, entry: Entry) -> str:
    """How it is with a ticket whose sheet was not graded."""
    withdrawn = gradebook.withdrawal(office, entry.id)
    if withdrawn:
        return f"withdrawn on {withdrawn.date} by {safe(withdrawn.by)}: {safe(withdrawn.reason)}"
    until = moment(entry.expires)
    if entry.expires < time.time():
        return f"no sheet came in; its time was over on {until}"
    return f"no sheet yet, can be handed in until {until}"


def _table(office: Office, sheets: list[Graded], width: int) -> str:
    """A line a sheet. In a terminal, `width` cells wide, the name comes first, and gives way; 0: no name."""
    short, several = candidates.short_ids(office), len({one.entry.exam for one in sheets}) > 1
    headings = ["ticket", *(["exam"] if several else []), "attempt", "received", "score", "state", "remarks", "to do"]
    rows = [_row(*one, short, several) for one in sheets]
    if not width:
        return columns(headings, rows)
    taken = max(map(cell_len, columns(headings, rows).splitlines())) + len(COLUMN_GAP)
    names = [_cropped(safe(one.entry.candidate.name), width - taken) for one in sheets]
    return columns(["Candidate", *headings], [[name, *row] for name, row in zip(names, rows, strict=True)])


def _row(standing: Standing, entry: Issued, short: Mapping[str, str], several: bool) -> list[str]:
    result, total = standing.result, standing.result.total
    remarks = ["late"] * bool(result.late) + ["alone"] * (entry.supervised_by == "")
    return [
        short.get(entry.id, entry.id), *([entry.exam] if several else []), str(entry.attempt),
        moment(result.received)[: len("2026-11-22")], f"{number(total.score)}/{total.of}",
        candidates.state_of(standing, entry), ", ".join(remarks), next(iter(standing.todo), ""),
    ]  # fmt: skip


def _cropped(name: str, width: int) -> str:
    """The beginning of a name, so that it takes at most so many cells; some of it always."""
    most = max(width, NAME)
    if cell_len(name) <= most:
        return name
    while cell_len(name) >= most:
        name = name[:-1]
    return f"{name}…"
