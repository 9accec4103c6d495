"""`casebook exam certify` and `revoke`: the proof of a pass, and how it is taken back."""

from __future__ import annotations

import datetime
import os
import secrets
import uuid
from functools import cache
from typing import Annotated
from urllib.parse import urlsplit

import typer

from casebook.cli.common import Day, Root, day_of, err, find_root, line, out
from casebook.cli.exam.common_options import OfficeDir, Sheet, Site, office_of, passphrase, sealing_keys
from casebook.exam.office import certifying, credentials
from casebook.exam.office.office import VARIABLE, Office
from casebook.exam.office.private_keys import REVOKED, current, read_published
from casebook.exam.office.storage import OfficeFault
from casebook.exam.paper.credential import Issuer
from casebook.exam.paper.revocation import urn_of
from casebook.model.exam_keys import Role
from casebook.site.words import words_of

LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def certify(
    whose: Sheet,
    site: Site = "",
    issuer: Annotated[
        str, typer.Option(metavar="NAME", help="Who issues it (default: `issuer` in office.json, else the address).")
    ] = "",
    office: OfficeDir = None,
    root: Root = None,
) -> None:
    """Certify a pass: a credential that the site's Verify page checks, and a page to print with the scores.

    Only after the decision `pass`. Both files lie in the office's `credentials/`, for you to hand over. The credential
    holds no name: the e-mail or staff number is in it as a hash. Run again, the command names the same files; a revoked
    credential is replaced by a new one. The site's address may also stand in office.json, as `site`.

    Example: `casebook exam certify kD3v --site https://academy.example.org/`
    """
    place, folder = office_of(office), find_root(root)
    address = _address(site, place)
    name = line("--issuer", issuer or str(place.about.get("issuer", "")) or address)
    published, typed = read_published(folder), cache(passphrase)

    bureau = certifying.Bureau(
        place, folder, published, Issuer(address, name), lambda lang: words_of(lang).of("certificate"),
        lambda: current(place, published, Role.CERTIFICATE, typed()), datetime.datetime.now(datetime.UTC),
        lambda: sealing_keys(place, published, typed()),
    )  # fmt: skip
    luck = certifying.Luck(uuid.uuid4().urn, uuid.uuid4().urn, secrets.token_urlsafe(16))
    done = certifying.certify(bureau, whose, luck)
    out.print(f"{done.record['id']}\n{done.token}\n{done.page}", markup=False)
    said = "It was certified before; these are the same files." if done.before else "Hand over both files."
    err.print(f"{said} Good to the end of {done.record['valid_until'][:10]}.", markup=False)


def revoke(
    urn: Annotated[str, typer.Argument(metavar="URN", help="The credential's id: urn:uuid:…")],
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why; it stays in the office.")] = "",
    by: Annotated[str, typer.Option(metavar="NAME", help="Who revokes it.")] = "",
    date: Day = None,
    office: OfficeDir = None,
    root: Root = None,
) -> None:
    """Revoke a credential: its id, which says nothing of the person, goes on the site's public list.

    It counts as revoked once the site is published. It can't be undone; the ticket can be certified anew, and the new
    certificate names the one that it replaces. With an office, reason and name are noted in the ticket's records.

    Example: `casebook exam revoke urn:uuid:7c9e6679-7425-40de-944b-e07fc1f90ae7 --reason "annulled" --by "Test Mentor"`
    """
    folder, id = find_root(root), urn_of(urn)
    if office or os.environ.get(VARIABLE):
        place = office_of(office)
        if any(record.get("id") == id for record in credentials.records(place)):
            why, who = line("--reason", reason, most=2000), line("--by", by)
            credentials.note_revocation(place, id, who, day_of(date).isoformat(), why)
        else:
            err.print("The office has no credential of that id; look for a slip. It goes on the list anyway.")
    fresh = credentials.revoke(folder, id)
    out.print(f"{id}: {'revoked' if fresh else 'was revoked before'}", markup=False)
    err.print(f"Commit {REVOKED}, and publish the site.", markup=False)


def _address(given: str, office: Office) -> str:
    """The site's address, ending in `/`: it stands in the credential for good. Raises OfficeFault."""
    address = (given or str(office.about.get("site", ""))).strip()
    if not address:
        raise OfficeFault(
            "--site", "no address of the site", "one, such as https://academy.example.org/",
            'add --site URL, set SITE_URL, or write "site" into office.json',
        )  # fmt: skip
    try:
        parts = urlsplit(address)
        secure = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
        plain = bool(parts.hostname) and not (parts.query or parts.fragment or parts.username) and address.isascii()
    except ValueError:
        secure = plain = False
    if not (secure and plain and address.isprintable() and " " not in address):
        raise OfficeFault("--site", f"{address[:80]!a}", "an address that begins with https://", "look for a slip")
    return address.rstrip("/") + "/"
