"""Lists how all graded sheets stand, fast: what was derived once is kept in `.cache/`, by the digest of all that it was
derived from. The file can be deleted at any time. Only lists are made from it; decisions and certificates are not.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from casebook import disk
from casebook.exam.office import gradebook
from casebook.exam.office.corrections import log_of
from casebook.exam.office.office import Office
from casebook.exam.office.storage import reaching
from casebook.exam.paper.derive import derive
from casebook.exam.paper.entry import Candidate, Entry
from casebook.exam.paper.kept import Kept
from casebook.exam.paper.result import Standing, light

SHAPE = 1
"""Of what is kept: another one makes all of it anew."""


class Issued(Kept):
    """What lists tell of a ticket: see `Entry`. `public`: the points of public items, and those of all that count."""

    id: str
    candidate: Candidate
    exam: str
    lang: str
    attempt: int
    issued: int
    rehearsal: bool
    supervised_by: str | None
    public: tuple[int, int]


class Graded(NamedTuple):
    """A graded sheet as lists tell of it: `standing` without its items."""

    standing: Standing
    entry: Issued


def of_entry(entry: Entry) -> Issued:
    """What lists tell of the ticket."""
    return Issued.model_validate({name: getattr(entry, name) for name in Issued.model_fields})


def all_graded(office: Office) -> list[Graded]:
    """Every graded sheet. Raises OfficeFault."""
    known, corrections = _read(_file(office)), log_of(office)
    mark = json.dumps([SHAPE, *corrections]).encode()
    rows, changed = {}, False
    for id in gradebook.graded(office):
        of = _digest(gradebook.sources_of(office, id), mark)
        row = known.get(id)
        if row is None or row["of"] != of:
            dossier = gradebook.dossier(office, id)
            if dossier is None:
                continue
            standing, changed = derive(dossier, corrections), True
            row = {"of": of, "standing": light(standing).as_json(), "entry": of_entry(dossier.entry).as_json()}
        rows[id] = row
    if changed or rows.keys() != known.keys():
        _write(_file(office), rows)
    return [_graded(row) for row in rows.values()]


def _graded(row: dict[str, Any]) -> Graded:
    return Graded(Standing.model_validate(row["standing"]), Issued.model_validate(row["entry"]))


def forget(office: Office) -> None:
    """Delete what is kept: it holds names. Raises OfficeFault."""
    with reaching(_file(office)):
        _file(office).unlink(missing_ok=True)


def _file(office: Office) -> Path:
    return office.dir / ".cache" / "derived.json"


def _digest(sources: Iterable[Path], mark: bytes) -> str:
    digest = hashlib.sha256(mark)
    for source in sources:
        with reaching(source):
            data = source.read_bytes()
        digest.update(b"%s %d " % (source.name.encode(), len(data)))
        digest.update(data)
    return digest.hexdigest()


def _read(file: Path) -> dict[str, dict[str, Any]]:
    """What is kept; nothing where it can't be read."""
    with suppress(OSError, ValueError):
        kept = json.loads(file.read_bytes())
        return kept if isinstance(kept, dict) else {}
    return {}


def _write(file: Path, rows: dict[str, dict[str, Any]]) -> None:
    """Keep it, if the disk lets us."""
    with suppress(OSError):
        file.parent.mkdir(mode=0o700, exist_ok=True)
        disk.replace(file, json.dumps(rows, ensure_ascii=False).encode(), 0o600)
