"""The ledger: one file for each ticket issued, written once."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import Any, Literal
from unicodedata import normalize

from pydantic import ValidationError

from casebook.exam.office.office import Office
from casebook.exam.office.stamped import stamped
from casebook.exam.office.storage import ANEW, OfficeFault, names, read_as, read_bytes, write_json_once
from casebook.exam.paper.correction import Correction, Corrections, blueprint_by
from casebook.exam.paper.entry import Entry
from casebook.exam.paper.kept import is_ticket_id
from casebook.model.blueprint import Blueprint

NONE: dict[str, Correction] = {}
HELD = "2"
"""Counts up when it is told otherwise whose a ticket is and what it held."""
Rows = dict[str, dict[str, Any]]
UNCOUNTED = "nobody's attempts can be counted"


def write(office: Office, entry: Entry) -> Path:
    """Write what is kept of a ticket. Raises IsThere, OfficeFault."""
    path = _path(office, entry.id)
    write_json_once(path, entry.as_json())
    return path


def read(office: Office, id: str) -> Entry | None:
    """What is kept of a ticket; None when there is none of that id. Raises OfficeFault."""
    path = _path(office, id)
    if not path.exists():
        return None
    entry = read_as(path, Entry)
    if entry.id != id:
        raise OfficeFault(path, f"the entry of ticket {entry.id}", f"what is kept of ticket {id}", ANEW)
    return entry


def entries(office: Office) -> Iterator[Entry]:
    """Everything that was issued, one by one. Raises OfficeFault."""
    for id in names(office.ledger):
        if is_ticket_id(id) and (entry := read(office, id)):
            yield entry


def exposure(office: Office, known: Rows | None = None) -> Counter[str]:
    """In how many tickets of all candidates each item or family stood, rehearsals too; what can't be read is left
    out.
    """
    return Counter(chain.from_iterable(row["held"] for row in (known or rows(office)).values()))


def of_candidate(office: Office, contact: str, exam: str = "", known: Rows | None = None) -> list[Entry]:
    """What was issued to that person (in that exam), oldest first. Raises OfficeFault where a file is not whole."""
    entries = [entry for entry in _by(office, "contact", contact, known) if exam in ("", entry.exam)]
    return sorted(entries, key=lambda entry: (entry.issued, entry.id))


def contacts_of(office: Office, name: str) -> list[str]:
    """The contacts under which somebody of that name was issued a ticket, latest first. Raises OfficeFault."""
    latest = dict[str, int]()
    for entry in _by(office, "name", name):
        contact = entry.candidate.contact
        latest[contact] = max(latest.get(contact, 0), entry.issued)
    return sorted(latest, key=lambda contact: -latest[contact])


def blueprint_of(entry: Entry, corrections: Corrections = NONE) -> Blueprint:
    """The blueprint as it was on the day of issue, with the lines to pass that corrections put. Raises OfficeFault."""
    try:
        return blueprint_by(corrections.values(), entry, Blueprint.model_validate(entry.blueprint.copy_))
    except ValidationError as error:
        raise OfficeFault(
            f"ledger/{entry.id}.json", "a blueprint that can't be read", "one of this version of casebook",
            "use the version that issued the ticket",
        ) from error  # fmt: skip


def normal(contact: str) -> str:
    """An e-mail address, staff number or name as it is compared: composed, in small letters, no spaces around it."""
    return normalize("NFC", " ".join(contact.split()).casefold())


def _by(office: Office, field: Literal["name", "contact"], value: str, known: Rows | None = None) -> Iterator[Entry]:
    """The entries of whoever has that name or contact; others' are not read. Raises OfficeFault where one can't be."""
    known = known or rows(office)
    for id in _ids(office):
        if id not in known:
            raise _unread(_path(office, id))
        if known[id][field] == normal(value) and (entry := read(office, id)):
            yield entry


def rows(office: Office) -> Rows:
    """Whose each ticket is and what it held, by its id; what can't be read is left out. Kept: see `stamped`.

    Who asks twice in a moment hands it on as `known`.
    """

    def row(id: str) -> dict[str, Any] | None:
        with suppress(OfficeFault, ValueError, RecursionError):
            return _row(json.loads(read_bytes(_path(office, id))))  # strictly it is read where it is believed
        return None

    folder = str(office.ledger)
    return stamped(office, "held", HELD, {id: [f"{folder}/{id}.json"] for id in _ids(office)}, row)


def _row(entry: Any) -> dict[str, Any]:
    """Of an entry, perhaps an odd one, what is kept."""
    found = {"name": "", "contact": "", "held": []}
    with suppress(LookupError, TypeError, AttributeError):
        found |= {field: normal(entry["candidate"][field]) for field in ("name", "contact")}
        found["held"] = sorted({kept.get("family") or kept["item"] for kept in entry["form"]})
    return found


def _unread(path: Path) -> OfficeFault:
    saw = "a file that can't be read" if path.stat().st_size else "an empty file"
    return OfficeFault(path, saw, "a ticket's entry, whole", f"{ANEW}; until then {UNCOUNTED}")


def _ids(office: Office) -> list[str]:
    return list(filter(is_ticket_id, names(office.ledger)))


def _path(office: Office, id: str) -> Path:
    if not is_ticket_id(id):
        raise OfficeFault("ledger", f"{id[:30]!a}", "a ticket's id: 22 letters, digits, - and _", "look for a slip")
    return office.ledger / f"{id}.json"
