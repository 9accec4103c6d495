"""Results as CSV that a spreadsheet shows and never runs."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Sequence
from pathlib import Path

from casebook import disk
from casebook.exam.office.candidates import Row
from casebook.exam.office.storage import reaching

RUNS = "=+-@\t\r\n|%＝＋－＠"
"""A cell that begins with one of these is, or becomes, a formula."""
HEAD = ("exam", "attempt", "language", "issued", "received", "late_seconds", "score", "of", "share")
MARK = "\N{BYTE ORDER MARK}"
"""Without it one spreadsheet reads Cyrillic as something else."""


def as_csv(rows: Sequence[Row], names: bool) -> str:
    """One line a sheet, one column a section; with name and contact only where that is asked for."""
    sections = list(dict.fromkeys(id for row in rows for id in row.sections))
    person = ["name", "contact"] if names else []
    decided = ["state", "decided", *(["by"] if names else [])]
    head = ["ticket", *person, *HEAD, *decided, *(f"share_{id}" for id in sections)]
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(head)
    for row in rows:
        cells = [row.ticket, *([row.name, row.contact] if names else []), row.exam, row.attempt, row.lang]
        cells += [_time(row.issued), _time(row.received), row.late, row.score, row.of, row.share]
        cells += [row.state, row.decided, *([row.by] if names else []), *(row.sections.get(id) for id in sections)]
        writer.writerow(harmless(cell) for cell in cells)
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


def _time(seconds: int) -> str:
    return datetime.datetime.fromtimestamp(seconds).isoformat(sep=" ", timespec="minutes")
