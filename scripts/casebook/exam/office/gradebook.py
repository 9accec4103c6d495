"""The gradebook on disk: a folder for each ticket whose sheet came in, with the sealed sheet, the opened one, when it
came, and the chain of what mentors entered. Each file is written once, none is changed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from casebook.exam.office import earlier_results, ledger
from casebook.exam.office.corrections import log_of
from casebook.exam.office.office import Office
from casebook.exam.office.private_keys import PrivateKey
from casebook.exam.office.storage import ANEW, IsThere, OfficeFault, names, read_as, read_json, sweep, write_once
from casebook.exam.paper.derive import Dossier, derive
from casebook.exam.paper.entered import LINK, Entered, Link, Signed, Withdrawal
from casebook.exam.paper.entry import Entry
from casebook.exam.paper.kept import digest_of, is_ticket_id
from casebook.exam.paper.opened import Opened, Receipt, earliest
from casebook.exam.paper.result import Standing
from casebook.exam.paper.sheet import CODE_DIGITS
from casebook.exam.paper.signature import signed

RECEIVED = "received-"
SHEET = ".sheet"
OPENED = re.compile(rf"[0-9a-f]{{{CODE_DIGITS}}}")
LINKED = re.compile(r"[1-9][0-9]{0,5}")  # a code may have digits only


def folder_of(office: Office, id: str) -> Path:
    """Where all lies that came of the ticket. Raises ValueError: an id is never a path."""
    if not is_ticket_id(id):
        raise ValueError(f"{id[:30]!a} is no ticket's id")
    return office.gradebook / id


def keep_sheet(office: Office, opened: Opened, sealed: bytes, receipt: Receipt) -> None:
    """Keep a sheet that was opened; the opened one last, by which the ticket counts as graded. Raises IsThere when
    somebody else has kept it, OfficeFault. What a process left that was killed in between is taken up.
    """
    folder, name = folder_of(office, opened.ticket), opened.sheet_sha256[:CODE_DIGITS]
    _write_if_new(folder / f"{name}{SHEET}", sealed)
    keep_receipt(office, opened.ticket, receipt)
    write_once(folder / f"{name}.json", in_lines(opened.as_json()))


def keep_receipt(office: Office, id: str, receipt: Receipt) -> None:
    """Keep that a sheet came. Two mentors' receipts have names of their own, so that git merges them."""
    value = receipt.as_json()
    _write_if_new(folder_of(office, id) / f"{RECEIVED}{digest_of(value)[:12]}.json", in_lines(value))


class Head(NamedTuple):
    """Where a ticket's chain ends: the digest of its last link, or of the opened sheet, and how many links it has."""

    digest: str
    links: int


def append(office: Office, id: str, head: Head, entered: Sequence[Entered], key: PrivateKey | None = None) -> Head:
    """Add links to a chain that ended with `head` when it was looked at; where it ends now. `key` signs those that are
    to be signed. Raises IsThere when somebody else has added one since, OfficeFault.
    """
    corrections = next(reversed(log_of(office)), "")
    for one in entered:
        value = one.model_copy(update={"before": head.digest, "corrections": corrections}).as_json()
        if isinstance(one, Signed):
            if key is None:
                raise ValueError(f"{type(one).__name__} is to be signed")
            value = signed(value, key.key, key.kid)  # type: ignore[arg-type]
        write_once(folder_of(office, id) / f"{head.links + 1}.json", in_lines(value))
        head = Head(digest_of(value), head.links + 1)
    return head


def head_of(office: Office, dossier: Dossier) -> Head:
    """Where the ticket's chain ends. Raises OfficeFault."""
    id = dossier.entry.id
    links = link_files(office, id)
    if links:
        return Head(digest_of(read_json(links[-1])), len(links))
    return Head(earlier_results.base_of(office, id) or digest_of(dossier.opened.as_json()), 0)


def roots_of(office: Office, dossier: Dossier) -> set[str]:
    """What the first link of the ticket's chain may name as the record before it. Raises OfficeFault."""
    base = earlier_results.base_of(office, dossier.entry.id)
    return {base} if base else {digest_of(sheet.as_json()) for sheet in dossier.sheets.values()}


def digests_of(office: Office, id: str) -> set[str]:
    """All digests that the ticket's chain has, or had when its person was erased; none where it has none. Raises
    OfficeFault.
    """
    kept = dossier(office, id)
    if kept:
        return roots_of(office, kept) | {digest_of(read_json(file)) for file in link_files(office, id)}
    erased = office.erased / f"{id}.json"
    return set(read_json(erased).get("digests", ())) if is_ticket_id(id) and erased.exists() else set()


def link_files(office: Office, id: str) -> list[Path]:
    """The files of the ticket's chain, first to last; a gap in their numbers is left to `check`."""
    folder = folder_of(office, id)
    return [folder / f"{number}.json" for number in sorted(int(one) for one in names(folder) if LINKED.fullmatch(one))]


def is_graded(office: Office, id: str) -> bool:
    """Whether a sheet of the ticket is kept, by any version. Raises OfficeFault."""
    return any(map(OPENED.fullmatch, names(folder_of(office, id)))) or bool(earlier_results.files_of(office, id))


def dossier(office: Office, id: str) -> Dossier | None:
    """All that is kept of a ticket whose sheet came in; None when none did. Raises OfficeFault."""
    if not is_ticket_id(id):
        return None
    entry = ledger.read(office, id)
    if entry is None:
        return None
    sheets, receipts, links = _kept(office, id) if (office.gradebook / id).exists() else ({}, {}, [])
    if not sheets:
        before = earlier_results.read(office, entry)
        if before is None:
            return None
        sheets, receipts, links = before.sheets, before.receipts, [*before.links, *links]
    first = sorted(sheets, key=lambda sha256: (receipts[sha256].received, sha256))
    return Dossier(entry, ledger.blueprint_of(entry), {one: sheets[one] for one in first}, receipts, links)


def _kept(office: Office, id: str) -> tuple[dict[str, Opened], dict[str, Receipt], list[Link]]:
    folder = folder_of(office, id)
    there = names(folder)
    sheets = [read_as(folder / f"{name}.json", Opened) for name in there if OPENED.fullmatch(name)]
    came = [read_as(folder / f"{name}.json", Receipt) for name in there if name.startswith(RECEIVED)]
    receipts = {}
    for one in sheets:
        own = [receipt for receipt in came if receipt.sheet_sha256 == one.sheet_sha256]
        if one.ticket != id or not own:
            saw = f"an opened sheet of {one.ticket}" if one.ticket != id else "no receipt of the sheet"
            raise OfficeFault(folder, saw, "the ticket's own, with its receipt", ANEW)
        receipts[one.sheet_sha256] = earliest(own)
    return {one.sheet_sha256: one for one in sheets}, receipts, [read_link(file) for file in link_files(office, id)]


def files_of(office: Office, id: str) -> list[Path]:
    """Every file that is kept of the ticket since its sheet came in; the opened sheets last, by which it is found."""
    folder = folder_of(office, id)
    there = sorted(folder.iterdir()) if folder.exists() else []
    there.sort(key=lambda file: file.suffix == ".json" and OPENED.fullmatch(file.stem) is not None)
    return [*reversed(earlier_results.files_of(office, id)), *there]


def sources(office: Office) -> dict[str, list[str]]:
    """By graded ticket, sorted: the paths of all that its standing is derived from, corrections aside. As texts: ten
    thousand `Path`s would take longer to make than the files to look at. Raises OfficeFault.
    """
    here, there, before = str(office.dir), _there(office), earlier_results.there(office)
    return {
        id: [
            f"{here}/ledger/{id}.json",
            *(f"{here}/{folder}/{id}.json" for folder, ids in before.items() if id in ids),
            *(f"{here}/gradebook/{id}/{name}.json" for name in there.get(id, ())),
        ]
        for id in _graded(there, before)
    }


def read_link(file: Path) -> Link:
    """A link of a chain. Raises OfficeFault."""
    value = read_json(file)
    try:
        return LINK.validate_python(value)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        saw = f"at {'.'.join(map(str, first['loc']))}: {first['msg'].lower()}"
        raise OfficeFault(file, saw, "a link of the chain as casebook writes it", ANEW) from error


def standing(office: Office, id: str) -> Standing | None:
    """How the ticket stands; None when no sheet of it was graded. Raises OfficeFault."""
    kept = dossier(office, id)
    return derive(kept, log_of(office)) if kept else None


def graded(office: Office) -> list[str]:
    """The tickets of which a sheet was graded, by any version, sorted. Raises OfficeFault."""
    return _graded(_there(office), earlier_results.there(office))


def _there(office: Office) -> dict[str, list[str]]:
    """The names of what lies in the folder of each ticket."""
    return {id: names(office.gradebook / id) for id in names(office.gradebook, "") if is_ticket_id(id)}


def _graded(there: Mapping[str, Sequence[str]], before: Mapping[str, Collection[str]]) -> list[str]:
    of_today = (id for id, kept in there.items() if any(map(OPENED.fullmatch, kept)))
    return sorted({*of_today, *before["gradebook"]})


def standings(office: Office, ids: Sequence[str] | None = None) -> Iterator[tuple[Entry, Opened, Standing]]:
    """Every graded sheet, or those of these tickets, with its ledger entry and how it stands, one by one; none is
    unsealed. Raises OfficeFault.
    """
    corrections = log_of(office)
    for id in graded(office) if ids is None else ids:
        if kept := dossier(office, id):
            yield kept.entry, kept.opened, derive(kept, corrections)


def withdraw(office: Office, record: Withdrawal) -> None:
    """Take a ticket back. Raises IsThere, OfficeFault."""
    write_once(office.dir / record.folder / f"{record.ticket}.json", in_lines(record.as_json()))


def withdrawal(office: Office, id: str) -> Withdrawal | None:
    """Whether the ticket was taken back, and why. Raises OfficeFault."""
    file = office.dir / Withdrawal.folder / f"{id}.json"
    return read_as(file, Withdrawal) if file.exists() else None


def in_lines(value: Mapping[str, Any]) -> bytes:
    """JSON with a line for each member and each entry of a list; `json.dumps` with an indent takes eight times as long,
    which ten thousand results would feel.
    """

    def text(part: Any) -> str:
        return json.dumps(part, ensure_ascii=False, allow_nan=False)

    def member(part: Any) -> str:
        return "[\n  " + ",\n  ".join(map(text, part)) + "\n ]" if part and isinstance(part, list) else text(part)

    return ("{\n" + ",\n".join(f" {text(name)}: {member(part)}" for name, part in value.items()) + "\n}\n").encode()


def sweep_up(office: Office, now: int) -> None:
    """Remove what killed processes left half written."""
    for folder in (office.gradebook, office.dir / Withdrawal.folder, *office.gradebook.glob("*/")):
        sweep(folder, now)


def _write_if_new(file: Path, data: bytes) -> None:
    """The same bytes twice are one file."""
    try:
        write_once(file, data)
    except IsThere:
        return
