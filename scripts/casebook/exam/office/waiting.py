"""Who waits for what: sheets that came in, tickets to mark, to decide and to certify, tickets that are out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from casebook.exam.office import credentials, derived, gradebook, inbox, ledger
from casebook.exam.office.office import Office
from casebook.exam.office.storage import names
from casebook.exam.paper.entered import Withdrawal
from casebook.exam.paper.kept import is_ticket_id
from casebook.exam.paper.result import Standing
from casebook.exam.paper.sheet import CODE_DIGITS, SheetRefused

REMEMBERED = 14 * 86_400
"""So many seconds a ticket is named after its time was over without a sheet."""
FIRST = ("grade", "sheet", "appeal", "tasks", "talk", "viva", "decision", "certify", "sit")


class Waiting(NamedTuple):
    """One who waits. `what`: `grade` a sheet, the first of `Standing.todo`, `certify` a pass, or let them `sit`."""

    what: str
    ticket: str
    """Empty where the name of a sheet's file does not tell it."""
    name: str
    until: int
    """The last moment of the ticket, in seconds since 1970; when the sheet came, where one did; 0: not known."""
    standing: Standing | None = None
    file: Path | None = None


def waiting(office: Office, root: Path, folder: Path, now: int) -> list[Waiting]:
    """All that waits, in the order in which it is done; sheets are looked for in `folder`. Raises OfficeFault."""
    sheets = list(_sheets(office, folder))
    out = (one for one in _out(office, now) if one.ticket not in {sheet.ticket for sheet in sheets})
    rows = [*sheets, *_graded(office, root), *out]
    return sorted(rows, key=lambda one: (FIRST.index(one.what), one.until))


def ticket_of(office: Office, file: Path) -> str:
    """The ticket whose graded sheet the file is; empty where it was not graded. Raises OfficeFault."""
    return _codes(office).get(_code(file), "")


def _sheets(office: Office, folder: Path) -> Iterator[Waiting]:
    """The sheets in the folder that were not graded. A sheet is sealed: only the name of its file tells whose it is."""
    files = inbox.find([folder]) if folder.is_dir() else []
    graded = _codes(office) if files else {}
    for file in files:
        if _code(file) not in graded:
            id = file.name[:22]
            entry = ledger.read(office, id) if is_ticket_id(id) else None
            whose = (id, entry.candidate.name, entry.expires) if entry else ("", "", 0)
            yield Waiting("grade", *whose, file=file)


def _codes(office: Office) -> dict[str, str]:
    """The tickets by the codes of their graded sheets, as these stand in names of files."""
    folders = ((id, names(office.gradebook / id)) for id in gradebook.graded(office))
    return {name: id for id, there in folders for name in there if gradebook.OPENED.fullmatch(name)}


def _code(file: Path) -> str:
    try:
        return hashlib.sha256(inbox.content(file)).hexdigest()[:CODE_DIGITS]
    except SheetRefused:  # the grader says why
        return ""


def _graded(office: Office, root: Path) -> Iterator[Waiting]:
    certified = credentials.by_ticket(office, root)
    for standing, entry in derived.all_graded(office):
        what = next(iter(standing.todo), "")
        if not what and standing.status == "pass" and not entry.rehearsal and entry.id not in certified:
            what = "certify" if standing.decision else ""
        if what:
            yield Waiting(what, entry.id, entry.candidate.name, standing.result.received, standing)


def _out(office: Office, now: int) -> Iterator[Waiting]:
    """The tickets without a sheet, and those whose time was over not long ago."""
    done = {*gradebook.graded(office), *names(office.dir / Withdrawal.folder)}
    for id in names(office.ledger):
        entry = ledger.read(office, id) if is_ticket_id(id) and id not in done else None
        if entry and entry.expires > now - REMEMBERED:
            yield Waiting("sit", id, entry.candidate.name, entry.expires)
