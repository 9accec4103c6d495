"""The gradebook on disk: results, reviews, vivas, decisions, withdrawals; one file each, written once."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from casebook.exam.office.office import Office
from casebook.exam.office.storage import K, names, read_kept, sweep, write_once
from casebook.exam.paper.kept import Kept, is_ticket_id
from casebook.exam.paper.result import Decision, Result, Review, Standing, Viva, Withdrawal


def path(folder: Path, id: str) -> Path:
    """The file of that ticket. Raises ValueError: an id is never a path."""
    if not is_ticket_id(id):
        raise ValueError(f"{id[:30]!a} is no ticket's id")
    return folder / f"{id}.json"


def folder_of(office: Office, kind: type[Kept]) -> Path:
    """Where files of that kind lie."""
    folders = {
        Result: office.gradebook, Review: office.reviews, Viva: office.dir / "vivas", Decision: office.decisions,
        Withdrawal: office.dir / "withdrawn",
    }  # fmt: skip
    return folders[kind]


def write(office: Office, id: str, kept: Kept) -> Path:
    """Write a file of the gradebook for the ticket `id`, whole and once; its path. Raises IsThere, OfficeFault."""
    file = path(folder_of(office, type(kept)), id)
    write_once(file, in_lines(kept.as_json()))
    return file


def in_lines(value: Mapping[str, Any]) -> bytes:
    """JSON with a line for each member and each entry of a list; `json.dumps` with an indent takes eight times as long,
    which ten thousand results would feel.
    """

    def text(part: Any) -> str:
        return json.dumps(part, ensure_ascii=False, allow_nan=False)

    def member(part: Any) -> str:
        return "[\n  " + ",\n  ".join(map(text, part)) + "\n ]" if part and isinstance(part, list) else text(part)

    return ("{\n" + ",\n".join(f" {text(key)}: {member(part)}" for key, part in value.items()) + "\n}\n").encode()


def read(office: Office, id: str, kind: type[K]) -> K | None:
    """What is kept of that ticket; None when nothing is. Raises OfficeFault."""
    file = path(folder_of(office, kind), id)
    if not file.exists():
        return None
    return read_kept(file, kind)


def standing(office: Office, id: str) -> Standing | None:
    """All that is known of a sheet; None when it was not graded."""
    result = read(office, id, Result)
    if result is None:
        return None
    known: dict[str, Any] = {kind.__name__.lower(): read(office, id, kind) for kind in (Review, Viva, Decision)}
    return Standing(result=result, **known)


def standings(office: Office) -> Iterator[Standing]:
    """Every sheet that was graded, one by one."""
    for id in names(office.gradebook):
        found = standing(office, id) if is_ticket_id(id) else None
        if found:
            yield found


def sweep_up(office: Office, now: int) -> None:
    """Remove what killed processes left half written."""
    for kind in (Result, Review, Viva, Decision, Withdrawal):
        sweep(folder_of(office, kind), now)
