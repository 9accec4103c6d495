"""`casebook exam keys …`, `escrow`, `backup`: what keeps the office safe over the years."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from casebook.cli.common import Root, counted, err, find_root, out
from casebook.cli.exam.common_options import OfficeDir, escrow_passphrase, faults, new_passphrase, office_of
from casebook.model.exam_keys import PublicKey, Role

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
    exam.command("escrow")(escrow)
    exam.command("backup")(backup)


def show(root: Root = None) -> None:
    """List the site's public keys: role, id, since when, and whether they are in use, retired or revoked.

    Example: `casebook exam keys list`
    """
    from casebook.exam.office.private_keys import read_published

    with faults():
        keys = read_published(find_root(root)).keys
    for key in keys:
        state = f"revoked {key.revoked}" if key.revoked else f"retired {key.retired}" if key.retired else "in use"
        out.print(f"{key.role.value:12}{key.kid}  since {key.since}  {state}", markup=False)
    if not keys:
        err.print("none; `casebook exam init DIR` makes them", markup=False)


def rotate(
    role: Annotated[Role, typer.Argument(help="Which key.")], office: OfficeDir = None, root: Root = None
) -> None:
    """Put a new key into use, and retire the old one. Do so once a year, and when a mentor leaves.

    What was made with the old key stays good: tickets that are out can be sat, sheets opened, credentials verified.
    Keep the old key's file. Publish the site afterwards. All keys in use have the same passphrase, the escrow key's
    excepted: to change it, rotate each role, and keep the old one, which the retired keys still have. `grade` takes it
    from CASEBOOK_OLD_PASSPHRASE, or asks for it where a sheet needs it.

    Example: `casebook exam keys rotate ticket`
    """
    from casebook.exam.office.private_keys import read_published, stay_shut
    from casebook.exam.office.rotation import rotate as change

    with faults():
        place, folder = office_of(office), find_root(root)
        keys, chosen = read_published(folder), new_passphrase()
        changed, path = change(place, folder, keys, role, chosen, datetime.date.today())
        shut = [] if role is Role.ESCROW else list(stay_shut(place, changed, chosen))
    out.print(str(path), markup=False)
    for said in _what_follows(shut):
        err.print(said, markup=False)
    more = f" Move {path} to another place." if role is Role.ESCROW else ""
    err.print(f"Commit docs/exam/keys.json, and publish the site.{more}", markup=False)


def _what_follows(shut: Sequence[PublicKey]) -> Iterator[str]:
    """What a passphrase means that does not open the office's other keys."""
    from casebook.exam.office.private_keys import file_name

    if not shut:
        return
    yield f"This passphrase does not open {', '.join(map(file_name, shut))}: keep their passphrase."
    if any(key.role is Role.TEAM for key in shut):
        yield "Sheets sealed for those team keys need it: `grade` takes it from CASEBOOK_OLD_PASSPHRASE."
    in_use = [key.role.value for key in shut if not (key.retired or key.revoked)]
    if in_use:
        yield f"Rotate {', '.join(in_use)} too, with the new passphrase: until then their commands want the old one."


def retire(kid: Kid, root: Root = None) -> None:
    """Take a key out of use; what was made with it stays good. `rotate` does so by itself.

    Example: `casebook exam keys retire 1a2b3c4d`
    """
    from casebook.exam.office.private_keys import read_published
    from casebook.exam.office.rotation import retire as mark

    with faults():
        folder = find_root(root)
        key = mark(folder, read_published(folder), kid, datetime.date.today())
    out.print(f"{key.role} {key.kid}: retired {key.retired}", markup=False)
    err.print(f"Put a new one into use: `casebook exam keys rotate {key.role}`, then publish the site.", markup=False)


def revoke(kid: Kid, root: Root = None) -> None:
    """Declare that others may know a private key: nothing signed with it counts any more.

    A revoked ticket key: tickets that are out are refused; issue them again. A revoked team or escrow key: sheets
    sealed for it can still be opened by you, and by whoever has the key; rotate, and issue again what was not sat yet.
    A revoked certificate key: all its credentials fail; issue them again. Publish the site at once.

    Example: `casebook exam keys revoke 1a2b3c4d`
    """
    from casebook.exam.office.private_keys import read_published
    from casebook.exam.office.rotation import revoke as mark

    with faults():
        folder = find_root(root)
        key = mark(folder, read_published(folder), kid, datetime.date.today())
    out.print(f"{key.role} {key.kid}: revoked {key.revoked}", markup=False)
    err.print(f"Put a new one into use: `casebook exam keys rotate {key.role}`, then publish the site.", markup=False)


def escrow(
    file: Annotated[Path, typer.Argument(metavar="KEYFILE", help="Where the escrow key lies.")],
    office: OfficeDir = None,
    root: Root = None,
) -> None:
    """Prove that the escrow key is still there, is the one that tickets name, and opens with its passphrase.

    It opens every sheet when the team's key or passphrase is lost: `casebook exam grade --escrow KEYFILE`, then
    `casebook exam keys rotate` for each role. Try it twice a year, and lay it back where it belongs.

    Example: `casebook exam escrow /media/safe/escrow-1a2b3c4d.pem`
    """
    from casebook.exam.office.private_keys import read_published
    from casebook.exam.office.rotation import drill

    with faults():
        place, keys = office_of(office), read_published(find_root(root))
        key = drill(place, keys, file, escrow_passphrase())
    out.print(f"{file}: the escrow key {key.kid[:8]}, and it opens", markup=False)


def backup(
    copy: Annotated[Path, typer.Argument(metavar="COPY", help="The folder that holds the back-up.")],
    office: OfficeDir = None,
) -> None:
    """Compare a back-up with the office, byte by byte. To make one, copy the folder: its keys are encrypted.

    Names of candidates, private items and their keys are not: keep the copy as safe as the office, best on an encrypted
    disk. The escrow key belongs on neither. To restore, copy the folder back.

    Example: `casebook exam backup /media/stick/exam-office`
    """
    from casebook.exam.office.backup import compare

    with faults():
        compared = compare(office_of(office), copy)
    said = (("missing in the copy", compared.missing), ("other in the copy", compared.other))
    for says, paths in (*said, ("only in the copy", compared.only_there)):
        for path in paths:
            out.print(f"{path}: {says}", markup=False)
    out.print(f"{counted(compared.same, 'file')} the same")
    raise typer.Exit(1 if compared.missing or compared.other else 0)
