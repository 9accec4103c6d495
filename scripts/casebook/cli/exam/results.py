"""`casebook exam results`: what came of all sheets."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.cells import cell_len

from casebook.cli.common import COLUMN_GAP, columns, counted, day_of, one_of, out
from casebook.cli.exam.common_options import OfficeDir, office_of
from casebook.cli.exam.report_text import moment, safe
from casebook.exam.office import candidates, export
from casebook.exam.office.derived import Graded, Issued
from casebook.exam.office.office import Office
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
