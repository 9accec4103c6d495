"""What the exam's commands share: the office, whose sheet is meant, the passphrases."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from typing import Annotated, Any

import typer

from casebook.cli.common import find_root
from casebook.exam.office import chains
from casebook.exam.office.office import Office, open_office
from casebook.exam.office.place import refuse_site
from casebook.exam.office.private_keys import PrivateKey, current, fit_passphrase, openers, read_published
from casebook.exam.office.storage import OfficeFault
from casebook.model.exam_keys import KeyFile, Role

PASSPHRASE = "CASEBOOK_PASSPHRASE"
OLD_PASSPHRASE = "CASEBOOK_OLD_PASSPHRASE"
ESCROW_PASSPHRASE = "CASEBOOK_ESCROW_PASSPHRASE"
ASKED: ContextVar[dict[str, str] | None] = ContextVar("asked", default=None)
"""Passphrases typed by what was asked; None: they are not remembered."""
MOVE = "move the office out of it, set CASEBOOK_OFFICE again, and check what was pushed: `casebook exam leaks`"
Envelope = Annotated[
    Path | None,
    typer.Option(
        "--envelope", metavar="FILE.html", help="Write a page to print here, for the envelope of the escrow key."
    ),
]
OfficeDir = Annotated[
    Path | None,
    typer.Option("--office", metavar="DIR", help="The exam office (default: what CASEBOOK_OFFICE names)."),
]
Site = Annotated[str, typer.Option("--site", metavar="URL", envvar="SITE_URL", help="The site's address.")]
Candidate = Annotated[str, typer.Argument(metavar="CANDIDATE", help="Contact, name, or how a ticket's id begins.")]
Sheet = Annotated[
    str, typer.Argument(metavar="TICKET", help="The ticket's id or its beginning, or the candidate's contact.")
]


def office_of(given: Path | None) -> Office:
    """The office that is meant; one that came to lie in a site's repository is refused. Raises OfficeFault."""
    office = open_office(given, os.environ)
    refuse_site(office.dir, MOVE)
    return office


def passphrase(variable: str = PASSPHRASE, what: str = "Passphrase of the office", twice: bool = False) -> str:
    """The passphrase from the environment, else asked for without showing it. Raises OfficeFault."""
    known, given = ASKED.get(), os.environ.get(variable, "")
    if known and what in known:
        return known[what]
    if not given and not sys.stdin.isatty():
        raise OfficeFault(variable, "no passphrase", "one", f"set {variable}, or run the command in a terminal")
    given = given or typer.prompt(what, hide_input=True, err=True, confirmation_prompt=twice)
    if known is not None:
        known[what] = given
    return given


@contextmanager
def asked_once() -> Iterator[None]:
    """Within it a passphrase that was typed is not asked for again."""
    before = ASKED.set({})
    try:
        yield
    finally:
        ASKED.reset(before)


def signing_key(office: Office, root: Path | None, ticket: str = "") -> PrivateKey:
    """The key that the office signs tickets and records with, opened. Raises OfficeFault; where a ticket is named, also
    when its records are not as they were entered: nothing is signed on them then.
    """
    published, typed = read_published(find_root(root)), passphrase()
    for fault in chains.faults_of(office, ticket, published, sealing_keys(office, published, typed)) if ticket else ():
        raise fault
    return current(office, published, Role.TICKET, typed)


def sealing_keys(office: Office, published: KeyFile, typed: str) -> Mapping[str, Any] | None:
    """The keys that open sheets, where the passphrase does open them; None where it opens none."""
    with suppress(OfficeFault):
        return openers(office, published, typed, old=old_passphrases()).sealing_keys
    return None


def escrow_passphrase() -> str:
    """The escrow key's own passphrase; without a terminal and CASEBOOK_ESCROW_PASSPHRASE the office's, which it has in
    offices made up to 0.4.0. Raises OfficeFault.
    """
    asked = sys.stdin.isatty() or os.environ.get(ESCROW_PASSPHRASE)
    return passphrase(ESCROW_PASSPHRASE if asked else PASSPHRASE, "Passphrase of the escrow key")


def old_passphrases() -> list[str]:
    """The passphrase from before the last change, if the environment has it: retired keys may need it."""
    old = os.environ.get(OLD_PASSPHRASE, "")
    return [old] if old else []


def old_passphrase(files: Sequence[str]) -> str:
    """The passphrase that those files were encrypted with, asked for; empty when it is not known any more."""
    what = f"Sheets need {', '.join(files)}, which has an older passphrase (Enter: leave those out)"
    return str(typer.prompt(what, hide_input=True, err=True, default="", show_default=False))


def new_passphrase() -> str:
    """A passphrase to begin with: asked for twice, and long enough. Raises OfficeFault."""
    return fit_passphrase(passphrase(PASSPHRASE, "A passphrase for the office", twice=True), PASSPHRASE)


def new_escrow_passphrase() -> str:
    """Another one, for the escrow key alone. Raises OfficeFault."""
    asked = "Another passphrase, for the escrow key alone"
    return fit_passphrase(passphrase(ESCROW_PASSPHRASE, asked, twice=True), ESCROW_PASSPHRASE)
