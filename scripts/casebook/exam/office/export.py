"""Results as CSV that a spreadsheet shows and never runs."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Callable, Sequence
from pathlib import Path

from casebook import disk
from casebook.exam.office.candidates import state_of
from casebook.exam.office.derived import Graded, Issued
from casebook.exam.office.storage import reaching
from casebook.exam.paper.result import Standing
from casebook.model.languages import SOURCE

RUNS = "=+-@\t\r\n|%＝＋－＠"
"""A cell that begins with one of these is, or becomes, a formula."""
MARK = "\N{BYTE ORDER MARK}"
"""Without it one spreadsheet reads Cyrillic as something else."""
DECIMAL_COMMA = ("ru", "bg")
PERSONAL = {"name", "contact", "by"}


def _time(seconds: int) -> str:
    return datetime.datetime.fromtimestamp(seconds).astimezone().isoformat(sep=" ", timespec="minutes")


COLUMNS: dict[str, Callable[[Standing, Issued], object]] = {
    "ticket": lambda standing, entry: entry.id,
    "name": lambda standing, entry: entry.candidate.name,
    "contact": lambda standing, entry: entry.candidate.contact,
    "exam": lambda standing, entry: entry.exam,
    "attempt": lambda standing, entry: entry.attempt,
    "language": lambda standing, entry: entry.lang,
    "issued": lambda standing, entry: _time(entry.issued),
    "received": lambda standing, entry: _time(standing.result.received),
    "late_seconds": lambda standing, entry: standing.result.late,
    "score": lambda standing, entry: standing.result.total.score,
    "of": lambda standing, entry: standing.result.total.of,
    "share": lambda standing, entry: standing.result.total.share,
    "state": state_of,
    "decided": lambda standing, entry: standing.decision.date if standing.decision else "",
    "by": lambda standing, entry: standing.decision.by if standing.decision else "",
    "public_points": lambda standing, entry: entry.public[0],
    "of_points": lambda standing, entry: entry.public[1],
    "supervised": lambda standing, entry: {None: "", "": "no"}.get(entry.supervised_by, "yes"),
}
"""What a column says of a graded sheet, in order."""


def as_csv(sheets: Sequence[Graded], names: bool, lang: str = SOURCE) -> str:
    """One line a sheet, one column a section; with name and contact only where that is asked for.

    CSV as in RFC 4180, every cell in quotes, with a byte order mark. Spreadsheets in Russian and Bulgarian want
    semicolons between the cells and a comma in a number.
    """
    comma = lang in DECIMAL_COMMA
    sections = list(dict.fromkeys(id for one in sheets for id in one.standing.sections))
    text = io.StringIO()
    columns = [name for name in COLUMNS if names or name not in PERSONAL]
    writer = csv.writer(text, delimiter=";" if comma else ",", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([*columns, *(f"share_{id}" for id in sections)])
    for one in sheets:
        shares = {id: section.share for id, section in one.standing.sections.items()}
        cells = [COLUMNS[name](*one) for name in columns] + [shares.get(id) for id in sections]
        if comma:
            cells = [str(cell).replace(".", ",") if isinstance(cell, float) else cell for cell in cells]
        writer.writerow(map(harmless, cells))
    return MARK + text.getvalue()


def harmless(cell: object) -> str:
    """A cell's text; an apostrophe before what a spreadsheet would run."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.lstrip(" \u00a0\ufeff").startswith(tuple(RUNS)) else text


def write(path: Path, text: str) -> None:
    """Write a new file. Raises IsThere, OfficeFault."""
    with reaching(path):
        path.parent.stat()  # a slip in the folder's name makes no folder
        disk.create(path, text.encode("utf-8"))
