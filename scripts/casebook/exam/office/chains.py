"""Looks whether the records of tickets are as casebook wrote them: each names the digest of the one before, decisions
and corrections carry the office's signature. So an edit, a record taken out or put elsewhere is found; not one by who
holds the office's keys, nor that the last record of a chain is gone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from casebook.exam.office import corrections, earlier_results, gradebook, ledger
from casebook.exam.office.office import Office
from casebook.exam.office.storage import ANEW, OfficeFault, names, read_bytes, read_json
from casebook.exam.paper.derive import Dossier, derive
from casebook.exam.paper.entered import Signed
from casebook.exam.paper.kept import digest_of
from casebook.exam.paper.opened import Opened, opened
from casebook.exam.paper.result import number
from casebook.exam.paper.sheet import CODE_DIGITS, SheetRefused, open_sealed, read_sealed
from casebook.exam.paper.signature import fault_in
from casebook.model.exam_keys import KeyFile

Keys = Mapping[str, Any]
Digests = Callable[[str], set[str]]
HISTORY = f"look who changed it (git log, or a back-up), and {ANEW}"


def faults(office: Office, published: KeyFile, sealing_keys: Keys | None = None) -> Iterator[OfficeFault]:
    """What is wrong with the corrections and with every ticket whose sheet came in. With keys, each sheet is opened
    again and compared. One that opens with none of them is told too.
    """
    digests = cache(lambda id: gradebook.digests_of(office, id))
    yield from _corrections(office, published, digests)
    yield from _certificates(office, digests)
    for id in names(office.gradebook, ""):
        if (office.gradebook / id).is_dir() or id.endswith(".json"):
            yield from faults_of(office, id.removesuffix(".json"), published, sealing_keys)


def faults_of(office: Office, id: str, published: KeyFile, sealing_keys: Keys | None = None) -> Iterator[OfficeFault]:
    """What is wrong with the records of one ticket, from the ledger's entry to the last link."""
    try:
        dossier = gradebook.dossier(office, id)
        if dossier is None:
            yield from _without_entry(office, id)
            return
        yield from _sheets(office, dossier, sealing_keys)
        yield from _earlier(office, dossier)
        yield from _links(office, dossier, published)
    except OfficeFault as fault:
        yield fault


def head(office: Office, id: str) -> str:
    """The digest that the ticket's chain ends with; empty where nothing is kept of it. Raises OfficeFault."""
    kept = gradebook.dossier(office, id)
    return gradebook.head_of(office, kept).digest if kept else ""


def _corrections(office: Office, published: KeyFile, digests: Digests) -> Iterator[OfficeFault]:
    """What is wrong with the office's corrections."""
    try:
        files = corrections.files_of(office)
        yield from _numbered(files)
        before = ""
        for file in files:
            value = read_json(file)
            yield from _linked(file, value, {before}, published, signed=True)
            before = digest_of(value)
        for file, one in zip(files, corrections.log_of(office).values(), strict=True):
            for id, head in one.tickets.items():
                yield from _anchored(file, id, head, digests)
    except OfficeFault as fault:
        yield fault


def _certificates(office: Office, digests: Digests) -> Iterator[OfficeFault]:
    """What a certificate was issued on is still there."""
    for name in names(office.credentials):
        file = office.credentials / f"{name}.json"
        try:
            record = read_json(file)
            if head := str(record.get("chain", "")):
                yield from _anchored(file, str(record["ticket"]), head, digests)
        except OfficeFault as fault:
            yield fault


def _anchored(file: Path, id: str, head: str, digests: Digests) -> Iterator[OfficeFault]:
    """The record of the ticket that the file names, by its digest, is still in the ticket's chain."""
    if head not in digests(id):
        saw = f"a record of ticket {id} that is not there any more, or was changed since"
        yield OfficeFault(file, saw, "the ticket's records as they were then", HISTORY)


def _without_entry(office: Office, id: str) -> Iterator[OfficeFault]:
    """A folder of the gradebook that belongs to nothing."""
    if ledger.read(office, id) is None:
        place, saw = office.ledger / f"{id}.json", "nothing, and a graded sheet in the gradebook"
        yield OfficeFault(place, saw, "the ticket's entry", ANEW)
    elif any(name for name in names(office.gradebook / id)):
        saw, hint = "records of a ticket, and no opened sheet", f"grade its sheet again, or {ANEW}"
        yield OfficeFault(office.gradebook / id, saw, "the sheet that it speaks of", hint)


def _sheets(office: Office, dossier: Dossier, keys: Keys | None) -> Iterator[OfficeFault]:
    """The entry is the one that the sheet was opened by; the sealed sheet is there, and says what was opened."""
    entry, folder = dossier.entry, office.gradebook / dossier.entry.id
    for sheet in dossier.sheets.values() if folder.is_dir() else ():
        name = sheet.sheet_sha256[:CODE_DIGITS]
        place, sealed = folder / f"{name}.json", folder / f"{name}{gradebook.SHEET}"
        if not place.exists():
            continue  # of an earlier version
        if sheet.entry != digest_of(entry.as_json()):
            saw = "another entry than the one that the sheet was opened by"
            yield OfficeFault(office.ledger / f"{entry.id}.json", saw, "the entry as it was issued", HISTORY)
        if not sealed.exists():
            yield OfficeFault(sealed, "nothing", "the sealed sheet", f"{ANEW}, or grade the candidate's file again")
            continue
        data = read_bytes(sealed)
        if hashlib.sha256(data).hexdigest() != sheet.sheet_sha256:
            yield OfficeFault(sealed, "other bytes than were graded", "the sheet as it came in", HISTORY)
        elif keys is not None and (saw := _saw_inside(dossier, data, sheet, keys)):
            yield OfficeFault(place, saw, "what the sealed sheet says", HISTORY)


def _saw_inside(dossier: Dossier, data: bytes, kept: Opened, keys: Keys) -> str:
    """How what is sealed differs from what is kept of it; empty when it does not."""
    try:
        sealed = read_sealed(data)
        again = opened(dossier.entry, sealed, open_sealed(sealed, keys))
    except SheetRefused as refused:
        return f"a sheet that does not open ({refused.saw})"
    return "" if again == kept else "responses or times that are not those of the sealed sheet"


def _earlier(office: Office, dossier: Dossier) -> Iterator[OfficeFault]:
    """The scores that earlier versions kept are what the responses come to."""
    kept = earlier_results.total_of(office, dossier.entry.id)
    if kept is None:
        return
    total = derive(dossier, {}).result.total
    if abs(kept.score - total.score) > 1e-6:
        saw = f"a total of {number(kept.score)}, and responses that come to {number(total.score)}"
        yield OfficeFault(office.gradebook / f"{dossier.entry.id}.json", saw, "one and the same", HISTORY)


def _links(office: Office, dossier: Dossier, published: KeyFile) -> Iterator[OfficeFault]:
    id = dossier.entry.id
    files = gradebook.link_files(office, id)
    yield from _numbered(files)
    before = gradebook.roots_of(office, dossier)
    known = set(corrections.log_of(office))
    for file in files:
        link, value = gradebook.read_link(file), read_json(file)
        yield from _linked(file, value, before, published, isinstance(link, Signed))
        if link.ticket != id:
            yield OfficeFault(file, f"a record of ticket {link.ticket}", f"one of ticket {id}", HISTORY)
        if link.corrections and link.corrections not in known:
            saw = "a correction that is not there any more, or was changed since"
            yield OfficeFault(file, saw, "the corrections as they were when it was entered", HISTORY)
        before = {digest_of(value)}


def _linked(
    file: Path, value: Mapping[str, Any], before: Collection[str], published: KeyFile, signed: bool
) -> Iterator[OfficeFault]:
    """One record follows on the one before, and is signed if it is to be."""
    if value.get("before", "") not in before:
        saw = "the digest of another record than the one before it"
        yield OfficeFault(file, saw, "the records in the order and the words in which they were entered", HISTORY)
    if signed and (wrong := fault_in(value, published)):
        yield OfficeFault(file, wrong, "the signature of the office's ticket key", HISTORY)


def _numbered(files: Sequence[Path]) -> Iterator[OfficeFault]:
    """No number is missing."""
    for place, file in enumerate(files, 1):
        if int(file.stem) != place:
            gone = file.with_name(f"{place}.json")
            yield OfficeFault(gone, "nothing, and later records", "a record of that number", HISTORY)
            return
