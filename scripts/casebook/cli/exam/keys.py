"""`casebook exam keys …`: what keeps the office safe over the years."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from casebook.cli.common import Root, err, find_root, out
from casebook.cli.exam.common_options import Envelope, OfficeDir, new_escrow_passphrase, new_passphrase, office_of
from casebook.exam.office import envelope as envelopes
from casebook.exam.office import rotation
from casebook.exam.office.private_keys import current_public, file_name, read_published, stay_shut
from casebook.exam.office.storage import OfficeFault
from casebook.model.exam_keys import KeyFile, PublicKey, Role

Kid = Annotated[str, typer.Argument(metavar="KID", help="The key's id, or its first characters.")]
SAYS = """The keys of the exam: see them, put new ones into use, take old ones out of use.

Example: `casebook exam keys list`"""


def add_to(exam: typer.Typer) -> None:
    """Register the commands."""
    keys = typer.Typer(no_args_is_help=True, help=SAYS)
    keys.command("list")(show)
    keys.command("rotate")(rotate)
    keys.command("retire")(retire)
    keys.command("revoke")(revoke)
    exam.add_typer(keys, name="keys")


def show(root: Root = None) -> None:
    """List the site's public keys: role, id, since when, and whether they are in use, retired or revoked.

    Example: `casebook exam keys list`
    """
    published = read_published(find_root(root)).keys
    for public in published:
        out.print(f"{public.role.value:12}{public.kid}  since {public.since}  {public.state}", markup=False)
    if not published:
        err.print("none; `casebook exam init DIR` makes them", markup=False)


def rotate(
    role: Annotated[Role, typer.Argument(help="Which key.")],
    envelope: Envelope = None,
    office: OfficeDir = None,
    root: Root = None,
) -> None:
    """Put a new key into use, and retire the old one. Do so once a year, and when a mentor leaves.

    What was made with the old key stays good: tickets that are out can be sat, sheets opened, credentials verified.
    Keep the old key's file. Publish the site afterwards. All keys in use have the same passphrase: to change it,
    rotate each role, and keep the old one, which the retired keys still have. `grade` takes it from
    CASEBOOK_OLD_PASSPHRASE, or asks for it where a sheet needs it. The escrow key alone has a passphrase of its own;
    with `--envelope` you get a page to print for it.

    Is a key's file only missing here? Fetch it from your back-up: no new key opens what was sealed for the old one.

    Example: `casebook exam keys rotate ticket`
    """
    place, folder = office_of(office), find_root(root)
    if envelope:
        _refuse_envelope(role, envelope)
    chosen = new_escrow_passphrase() if role is Role.ESCROW else new_passphrase()
    changed, path = rotation.rotate(place, folder, read_published(folder), role, chosen, datetime.date.today())
    shut = [] if role is Role.ESCROW else list(stay_shut(place, changed, chosen))
    out.print(str(path), markup=False)
    for said in _what_follows(shut):
        err.print(said, markup=False)
    if envelope:
        envelopes.write(envelope, current_public(changed, role))
    more = f" Move {path} to another place." if role is Role.ESCROW else ""
    err.print(f"Commit docs/exam/keys.json, and publish the site.{more}", markup=False)


def _refuse_envelope(role: Role, file: Path) -> None:
    """Raises OfficeFault where no page for an envelope can be written, before anything is."""
    if role is not Role.ESCROW:
        raise OfficeFault("--envelope", f"the {role} key", "the escrow key", "only that one is put away in an envelope")
    envelopes.refuse_place(file)


def _what_follows(shut: Sequence[PublicKey]) -> Iterator[str]:
    """What a passphrase means that does not open the office's other keys."""
    if not shut:
        return
    yield f"This passphrase does not open {', '.join(map(file_name, shut))}: keep their passphrase."
    if any(public.role is Role.TEAM for public in shut):
        yield "Sheets sealed for those team keys need it: `grade` takes it from CASEBOOK_OLD_PASSPHRASE."
    in_use = [public.role.value for public in shut if public.in_use]
    if in_use:
        yield f"Rotate {', '.join(in_use)} too, with the new passphrase: until then their commands want the old one."


def retire(kid: Kid, root: Root = None) -> None:
    """Take a key out of use; what was made with it stays good. `rotate` does so by itself.

    Example: `casebook exam keys retire 1a2b3c4d`
    """
    _marked(rotation.retire, kid, root)


def revoke(kid: Kid, root: Root = None) -> None:
    """Declare that others may know a private key: nothing signed with it counts any more.

    A revoked ticket key: tickets that are out are refused; issue them again. A revoked team or escrow key: sheets
    sealed for it can still be opened by you, and by whoever has the key; rotate, and issue again what was not sat yet.
    A revoked certificate key: all its credentials fail; issue them again. Publish the site at once.

    Example: `casebook exam keys revoke 1a2b3c4d`
    """
    _marked(rotation.revoke, kid, root)


def _marked(mark: Callable[[Path, KeyFile, str, datetime.date], PublicKey], kid: str, root: Path | None) -> None:
    """Mark a key in the site's list, and tell what follows."""
    folder = find_root(root)
    public = mark(folder, read_published(folder), kid, datetime.date.today())
    out.print(f"{public.role} {public.kid}: {public.state}", markup=False)
    rotate_it = f"`casebook exam keys rotate {public.role}`"
    err.print(f"Put a new one into use: {rotate_it}, then publish the site.", markup=False)
