"""Lists how all graded sheets stand, fast, from what was derived once: see `stamped`."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from casebook.exam.office import gradebook
from casebook.exam.office.corrections import log_of
from casebook.exam.office.office import Office
from casebook.exam.office.stamped import stamped
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
    corrections = log_of(office)

    def row(id: str) -> dict[str, Any] | None:
        dossier = gradebook.dossier(office, id)
        if dossier is None:
            return None
        return {"standing": light(derive(dossier, corrections)).as_json(), "entry": of_entry(dossier.entry).as_json()}

    rows = stamped(office, "derived", json.dumps([SHAPE, *corrections]), gradebook.sources(office), row)
    return [
        Graded(Standing.model_validate(row["standing"]), Issued.model_validate(row["entry"])) for row in rows.values()
    ]
