"""The credentials that the office has issued, and those that the site lists as revoked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from casebook.exam.office import gradebook
from casebook.exam.office.office import Office
from casebook.exam.office.private_keys import REVOKED
from casebook.exam.office.storage import locked, names, read_as, read_json, replace_json
from casebook.exam.paper.entered import Revocation
from casebook.exam.paper.revocation import with_revoked
from casebook.model.exam_keys import RevokedFile

Record = Mapping[str, Any]
NONE_REVOKED = RevokedFile()


def by_ticket(office: Office, root: Path) -> dict[str, list[str]]:
    """The ids of the credentials that were not revoked, by their ticket. Raises OfficeFault."""
    revoked, found = read_revoked(root).revoked, dict[str, list[str]]()
    for record in records(office):
        if record["id"] not in revoked:
            found.setdefault(str(record.get("ticket")), []).append(str(record["id"]))
    return found


def records_of(office: Office, ticket: str, without: RevokedFile = NONE_REVOKED) -> Iterator[Record]:
    """The credentials issued on a ticket but for those revoked. Raises OfficeFault."""
    return (one for one in records(office) if one.get("ticket") == ticket and one["id"] not in without.revoked)


def records(office: Office) -> Iterator[Record]:
    """Every credential that was issued. Raises OfficeFault."""
    for name in names(office.credentials):
        yield read_json(office.credentials / f"{name}.json")


def note_revocation(office: Office, urn: str, by: str, date: str, reason: str) -> bool:
    """Note in the ticket's chain why its credential is revoked; once. False where the office does not know the
    credential, or has erased its ticket. Raises OfficeFault.
    """
    ticket = next((str(record.get("ticket")) for record in records(office) if record.get("id") == urn), "")
    dossier = gradebook.dossier(office, ticket)
    if dossier is None:
        return False
    if not any(isinstance(link, Revocation) and link.credential == urn for link in dossier.links):
        noted = Revocation(ticket=ticket, by=by, date=date, credential=urn, reason=reason)
        gradebook.append(office, ticket, gradebook.head_of(office, dossier), [noted])
    return True


def revoke(root: Path, urn: str) -> bool:
    """Put a credential on the site's list of those that no longer count; False when it is there. Raises OfficeFault."""
    (root / "build").mkdir(exist_ok=True)
    with locked(root / "build"):  # two at once must not lose one of both
        known = read_revoked(root)
        changed = with_revoked(known, urn)
        if urn in known.revoked:
            return False
        replace_json(root / REVOKED, changed.model_dump(mode="json"))
    return True


def read_revoked(root: Path) -> RevokedFile:
    """The site's list of revoked credentials; an empty one where there is no file. Raises OfficeFault."""
    path = root / REVOKED
    if not path.exists():
        return RevokedFile()
    return read_as(path, RevokedFile, 'a list of this form: {"revoked": ["urn:uuid:…"]}', "run `casebook check`")
