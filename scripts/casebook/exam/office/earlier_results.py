"""Results as versions up to 0.4.0 wrote them: scores and all in `gradebook/<ticket id>.json`, and what mentors entered
in folders of its own. Read, never written: what counts is derived from the responses in them, as of any sheet.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from casebook.exam.office.office import Office
from casebook.exam.office.storage import names, read_as, read_json
from casebook.exam.paper.entered import Decision, Link, Review, Viva
from casebook.exam.paper.entry import Entry
from casebook.exam.paper.kept import digest_of, is_ticket_id
from casebook.exam.paper.opened import Absence, Opened, Receipt, Responded
from casebook.exam.paper.result import ItemScore, Observed, Total

Json = Any
FOLDERS: dict[str, type[Review | Viva | Decision]] = {"reviews": Review, "vivas": Viva, "decisions": Decision}
"""Where what mentors entered lay, in the order of a chain."""


class EarlierResult(BaseModel):
    """`gradebook/<ticket id>.json`: what the machine found. Times in seconds since 1970."""

    model_config = ConfigDict(frozen=True)

    v: Literal[1]
    ticket: str
    sheet_sha256: str
    code_checked: bool
    graded_at: int
    received: int
    overtime: float
    items: list[ItemScore]
    total: Total
    observed: Observed


class Before(NamedTuple):
    """What was kept of a sheet, as today's versions keep it."""

    sheets: dict[str, Opened]
    receipts: dict[str, Receipt]
    links: list[Link]


def files_of(office: Office, id: str) -> list[Path]:
    """The files of the ticket that earlier versions wrote, the result first; none where it was graded since."""
    known = [office.dir / folder / f"{id}.json" for folder in ("gradebook", *FOLDERS)]
    return [file for file in known if file.exists()]


def base_of(office: Office, id: str) -> str:
    """The digest of those files together, which the first link of a chain names; empty where there are none."""
    files = files_of(office, id)
    return digest_of([read_json(file) for file in files]) if files else ""


def total_of(office: Office, id: str) -> Total | None:
    """The total that was kept of the ticket; None where none was. Raises OfficeFault."""
    file = office.gradebook / f"{id}.json"
    return read_as(file, EarlierResult).total if file.exists() else None


def tickets(office: Office) -> list[str]:
    """The tickets of which an earlier version kept a result."""
    return [id for id in names(office.gradebook) if is_ticket_id(id)]


def there(office: Office) -> dict[str, frozenset[str]]:
    """By folder, the tickets of which an earlier version kept something in it."""
    return {"gradebook": frozenset(tickets(office)), **{one: frozenset(names(office.dir / one)) for one in FOLDERS}}


def read(office: Office, entry: Entry) -> Before | None:
    """The ticket's result and what mentors entered; None where there is none. Raises OfficeFault."""
    file = office.gradebook / f"{entry.id}.json"
    if not file.exists():
        return None
    result = read_as(file, EarlierResult)
    links: list[Link] = []
    for folder, kind in FOLDERS.items():
        if (path := office.dir / folder / f"{entry.id}.json").exists():
            links.append(read_as(path, kind))
    sha256 = result.sheet_sha256
    receipt = Receipt(
        sheet_sha256=sha256, received=result.received, graded=result.graded_at, code_checked=result.code_checked
    )
    return Before({sha256: _opened(entry, result)}, {sha256: receipt}, links)


def _opened(entry: Entry, result: EarlierResult) -> Opened:
    """The opened sheet. Of absences the file has the number and the sum."""
    seen = result.observed
    away = [Absence(at=seen.started, seconds=seen.away_seconds / seen.away) for _ in range(seen.away)]
    responses = [Responded(ref=one.ref, response=one.response, seconds=one.seconds) for one in result.items]
    return Opened(
        v=2, ticket=result.ticket, entry=digest_of(entry.as_json()), sheet_sha256=result.sheet_sha256,
        started=seen.started, submitted=seen.submitted, overtime=result.overtime, responses=responses, away=away,
        reloads=seen.reloads, clock_set_back=seen.clock_set_back, agent=seen.agent,
    )  # fmt: skip
