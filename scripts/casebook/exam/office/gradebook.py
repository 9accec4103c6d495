"""The gradebook on disk: results, reviews, vivas, decisions, withdrawals; one file each, written once."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from casebook.exam.office.office import Office
from casebook.exam.office.storage import IsThere, names, read_as, sweep, write_once
from casebook.exam.paper.kept import Entered, OfTicket, is_ticket_id
from casebook.exam.paper.result import Decision, Result, Review, Standing, Viva, Withdrawal

ENTERED: tuple[type[Entered], ...] = (Withdrawal, Decision, Viva, Review)
"""What mentors enter of a ticket."""
K = TypeVar("K", bound=OfTicket)


def path(folder: Path, id: str) -> Path:
    """The file of that ticket. Raises ValueError: an id is never a path."""
    if not is_ticket_id(id):
        raise ValueError(f"{id[:30]!a} is no ticket's id")
    return folder / f"{id}.json"


def write(office: Office, id: str, record: OfTicket) -> Path:
    """Write a file of the gradebook for the ticket `id`, whole and once; its path. Raises IsThere, OfficeFault."""
    file = path(office.dir / record.folder, id)
    write_once(file, in_lines(record.as_json()))
    return file


def write_all(office: Office, id: str, records: Sequence[Entered]) -> Iterator[Entered]:
    """Write several files for the ticket, one by one; nothing where one of them is there already. Raises IsThere."""
    for record in records:
        file = path(office.dir / record.folder, id)
        if file.exists():
            raise IsThere(file)
    for record in records:
        write(office, id, record)
        yield record


def in_lines(value: Mapping[str, Any]) -> bytes:
    """JSON with a line for each member and each entry of a list; `json.dumps` with an indent takes eight times as long,
    which ten thousand results would feel.
    """

    def text(part: Any) -> str:
        return json.dumps(part, ensure_ascii=False, allow_nan=False)

    def member(part: Any) -> str:
        return "[\n  " + ",\n  ".join(map(text, part)) + "\n ]" if part and isinstance(part, list) else text(part)

    return ("{\n" + ",\n".join(f" {text(name)}: {member(part)}" for name, part in value.items()) + "\n}\n").encode()


def read(office: Office, id: str, kind: type[K]) -> K | None:
    """What is kept of that ticket; None when nothing is, or it is no ticket's id. Raises OfficeFault."""
    file = office.dir / kind.folder / f"{id}.json"
    return read_as(file, kind) if is_ticket_id(id) and file.exists() else None


def standing(office: Office, id: str) -> Standing | None:
    """All that is known of a sheet; None when it was not graded. Raises OfficeFault."""
    result = read(office, id, Result)
    if result is None:
        return None
    review, viva, decision = (read(office, id, kind) for kind in (Review, Viva, Decision))
    return Standing.model_validate({"result": result, "review": review, "viva": viva, "decision": decision})


def standings(office: Office) -> Iterator[Standing]:
    """Every sheet that was graded, one by one."""
    yield from filter(None, (standing(office, id) for id in names(office.gradebook)))


def sweep_up(office: Office, now: int) -> None:
    """Remove what killed processes left half written."""
    kinds: tuple[type[OfTicket], ...] = (Result, *ENTERED)
    for kind in kinds:
        sweep(office.dir / kind.folder, now)
