"""The ledger: one file for each ticket issued, written once."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path
from unicodedata import normalize

from pydantic import ValidationError

from casebook.exam.office.office import Office
from casebook.exam.office.stamped import stamped
from casebook.exam.office.storage import ANEW, OfficeFault, names, reaching, read_as, read_json, write_json_once
from casebook.exam.paper.correction import Correction, Corrections, blueprint_by
from casebook.exam.paper.entry import Entry
from casebook.exam.paper.kept import is_ticket_id
from casebook.model.blueprint import Blueprint

NONE: dict[str, Correction] = {}
HELD = "1"
"""Counts up when it is told otherwise what a ticket held."""
HEAD, TAIL = 4096, 8
"""So many bytes at the start and the end of a file tell whose ticket it is, and whether it is whole."""
UNCOUNTED = "nobody's attempts can be counted"
NAME = re.compile(rb'"name": ("(?:[^"\\]|\\.)*")')


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


def exposure(office: Office) -> Counter[str]:
    """In how many tickets of all candidates each item or family stood, rehearsals too; what can't be read is left out.
    What a ticket held is kept: see `stamped`.
    """

    def held(id: str) -> list[str] | None:
        with suppress(OfficeFault, LookupError, TypeError, AttributeError):
            return sorted({kept.get("family") or kept["item"] for kept in read_json(_path(office, id))["form"]})
        return None

    paths = {id: [f"{office.ledger}/{id}.json"] for id in names(office.ledger) if is_ticket_id(id)}
    return Counter(chain.from_iterable(stamped(office, "held", HELD, paths, held).values()))


def of_candidate(office: Office, contact: str, exam: str = "") -> list[Entry]:
    """What was issued to that person (in that exam), oldest first. Raises OfficeFault where a file is not whole.

    Only files that begin with the contact are read to their end, so that thousands of others cost little.
    """
    forms = {normalize(form, normal(contact)) for form in ("NFC", "NFD")}  # earlier versions wrote it as it was typed
    wanted = [json.dumps(form, ensure_ascii=False).encode() for form in forms]
    entries = []
    for id, head in _heads(office):
        entry = read(office, id) if any(form in head for form in wanted) else None
        if entry and normal(entry.candidate.contact) == normal(contact) and exam in ("", entry.exam):
            entries.append(entry)
    return sorted(entries, key=lambda entry: (entry.issued, entry.id))


def contacts_of(office: Office, name: str) -> list[str]:
    """The contacts under which somebody of that name was issued a ticket, latest first. Raises OfficeFault."""
    wanted, latest = normal(name), dict[str, int]()
    for id, head in _heads(office):
        entry = read(office, id) if wanted == _name(head) else None
        if entry and normal(entry.candidate.name) == wanted:
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


def _heads(office: Office) -> Iterator[tuple[str, bytes]]:
    """The heads of all entries, by id. Raises OfficeFault when a file breaks off."""
    for id in filter(is_ticket_id, names(office.ledger)):
        path = Path(f"{office.dir}/ledger/{id}.json")
        with reaching(path), open(path, "rb", buffering=0) as file:
            head = file.read(HEAD)
            file.seek(max(0, file.seek(0, 2) - TAIL))
            tail = file.read(TAIL)
        if not head.startswith(b"{") or not tail.rstrip().endswith(b"}"):
            saw, hint = "a file that breaks off" if head else "an empty file", f"{ANEW}; until then {UNCOUNTED}"
            raise OfficeFault(path, saw, "a ticket's entry, whole", hint)
        yield id, head


def _name(head: bytes) -> str:
    """The name that the head of an entry begins with, as it is compared; empty where it has none."""
    found = NAME.search(head)
    with suppress(ValueError):
        return normal(json.loads(found[1])) if found else ""
    return ""


def _path(office: Office, id: str) -> Path:
    if not is_ticket_id(id):
        raise OfficeFault("ledger", f"{id[:30]!a}", "a ticket's id: 22 letters, digits, - and _", "look for a slip")
    return office.ledger / f"{id}.json"
