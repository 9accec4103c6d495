"""`casebook exam init`, `check`, `escrow`, `backup`, `leaks`: the office as a whole."""

from __future__ import annotations

import datetime
import os
from pathlib import Path
from typing import Annotated

import typer

from casebook.check import report
from casebook.cli.common import Root, counted, err, find_root, out
from casebook.cli.exam.common_options import (
    Envelope,
    OfficeDir,
    escrow_passphrase,
    new_escrow_passphrase,
    new_passphrase,
    office_of,
    old_passphrases,
    passphrase,
)
from casebook.exam.office import adopting, chains, earlier_results, founding, rotation, safekeeping, stock
from casebook.exam.office import envelope as envelopes
from casebook.exam.office import leaks as leaking
from casebook.exam.office.backup import compare, write
from casebook.exam.office.bank import QUIZZES, load_bank
from casebook.exam.office.office import VARIABLE, Office
from casebook.exam.office.private_keys import current_public, openers, opens_any, read_published
from casebook.exam.office.storage import OfficeFault
from casebook.exam.office.texts import PRIVATE_ITEMS
from casebook.model.exam_keys import Role

CHANGE = "other numbers, rows, conditions, options or mistakes make it your own"


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make, outside of every site.")],
    anew: Annotated[
        bool, typer.Option("--anew", help="The site's present keys are retired: their office is lost.")
    ] = False,
    envelope: Envelope = None,
    root: Root = None,
) -> None:
    """Make an exam office: keys, a private bank, an empty ledger and gradebook; publish the public keys in the site.

    The office holds every key, private item, ticket and result. Back it up, or keep it in a private git repository
    that only mentors can read; its README says what is what. The escrow key opens sheets when the team's key or its
    passphrase is lost: move its file to another place and another person. It has a passphrase of its own, which is
    asked for too, or taken from CASEBOOK_ESCROW_PASSPHRASE; `--envelope` writes a page to print, on which you write it
    by hand.

    Example: `casebook exam init ~/exam-office --envelope ~/escrow.html`
    """
    site = find_root(root)
    founding.refuse_place(folder.expanduser().absolute(), site)
    if envelope:
        envelopes.refuse_place(envelope)
    passphrases = founding.Passphrases(new_passphrase(), new_escrow_passphrase())
    founded = founding.establish(folder, site, passphrases, datetime.date.today(), anew)
    made = founded.office.dir
    if envelope:
        envelopes.write(envelope, current_public(founded.keys, Role.ESCROW))
    out.print(f"{made}: an exam office with {len(founded.keys.keys)} public keys", markup=False)
    err.print(
        f"Next: 1. move {founded.escrow} to another place, and its passphrase with it"
        f"{f': print {envelope}' if envelope else ''}.\n"
        f"      2. export CASEBOOK_OFFICE={made}\n"
        "      3. commit docs/exam/keys.json and publish the site.\n"
        f"      4. read {made / 'README.md'}",
        markup=False,
    )


def check(
    open: Annotated[
        bool, typer.Option("--open", help="Open every sealed sheet again, and compare; asks for the passphrase.")
    ] = False,
    office: OfficeDir = None,
    root: Root = None,
) -> None:
    """Check the private items and families by the rules of the site, and whether they and the site's fill every
    blueprint with no more public items than it allows.

    For each draw it counts how many of the items that fit are private: the keys of all others are public. It also looks
    whether the records of every ticket are as casebook wrote them: each names the one before, decisions and corrections
    are signed.

    Example: `casebook exam check`
    """
    place, folder = office_of(office), find_root(root)
    broken = _records(place, folder, open)
    there = load_bank(place, folder)
    problems = stock.check_bank(there, place, folder, datetime.date.today())
    for problem in problems:
        typer.echo(report.text(problem))
    _tell_unsafe(place)
    for file in stock.unmarked(place):
        hint = "add it, so that `casebook exam leaks` knows a copy"
        err.print(f"{file}: no line `{PRIVATE_ITEMS}`: {hint}", markup=False)
    for pool in stock.pools(there):
        fitting = f"{pool.private} private of {counted(pool.fitting, 'item')}"
        families = f", {pool.families} {'family' if pool.families == 1 else 'families'}" if pool.families else ""
        out.print(f"{pool.exam}, {pool.name}: {fitting}{families}; {pool.drawn} drawn", markup=False)
    for id in sorted(there.near):
        err.print(f"{id}: near what the site says, and counts as public; ask something else", markup=False)
    for id, of in sorted(there.copies.items()):
        err.print(f"{id}: the recipe of {of}, which everybody can read, and counts as that: {CHANGE}", markup=False)
    lacking = list(stock.shortages(there))
    for exam, add in lacking:
        out.print(f"{exam}: more would be public than it allows; private items or families to add: {add}", markup=False)
    warnings = sum(problem.severity == "warning" for problem in problems)
    errors = len(problems) - warnings + len(lacking) + broken
    out.print(f"{counted(errors, 'problem')}, {counted(warnings, 'warning')}")
    raise typer.Exit(1 if errors else 0)


def _tell_unsafe(office: Office) -> None:
    """Nag while the escrow key lies in the office, and name folders that everybody on the machine can read."""
    for file in safekeeping.escrow_files(office.dir):
        err.print(f"{file}: the escrow key lies in the office; move it elsewhere, with its passphrase", markup=False)
    if open_to_all := safekeeping.open_to_all(office):
        within = ", ".join(folder.name for folder in open_to_all[1:])
        also = f", with {within} in it" if within else ""
        err.print(
            f"{office.dir}: everybody on this machine can read it{also}; `chmod -R go-rwx {office.dir}`", markup=False
        )


def _records(office: Office, root: Path, open: bool) -> int:
    """Tell what is wrong with the records of tickets; how much."""
    published = read_published(root)
    keys = openers(office, published, passphrase(), None, old_passphrases()).sealing_keys if open else None
    found = list(chains.faults(office, published, keys))
    for fault in found:
        out.print(str(fault), markup=False)
    if earlier := earlier_results.tickets(office):
        sheets = counted(len(earlier), "sheet")
        err.print(f"{sheets} graded by an earlier version, which kept no chain: what came before is not linked")
    return len(found)


def adopt(
    family: Annotated[str, typer.Argument(metavar="FAMILY", help="The id of a family of the site.")],
    id: Annotated[str, typer.Option("--id", metavar="ID", help="The copy's id (default: `x-` and the family's).")] = "",
    office: OfficeDir = None,
    root: Root = None,
) -> None:
    """Copy a family of the site into the office's bank, with its tables and translations, to be changed there.

    Its recipe is then known to nobody else, and it is drawn before those of the site. A copy that still draws, works
    out and offers the same is as public as the original: it counts as that, and is not drawn beside it. New words
    around it do not change that; other numbers, rows, conditions, options or mistakes do.

    Example: `casebook exam adopt margin-of-a-job`
    """
    place, folder = office_of(office), find_root(root)
    adopted = adopting.adopt(place, load_bank(place, folder, QUIZZES), folder, family, id)
    for file in adopted.files:
        out.print(str(file), markup=False)
    err.print(
        f"{adopted.id}: as public as {family} until you change it: {CHANGE}.\n"
        "Then change its translations with it, and run `casebook exam check`.",
        markup=False,
    )


def escrow(
    file: Annotated[Path, typer.Argument(metavar="KEYFILE", help="Where the escrow key lies.")],
    envelope: Envelope = None,
    office: OfficeDir = None,
    root: Root = None,
) -> None:
    """Prove that the escrow key is still there, is the one that tickets name, and opens with its passphrase.

    It opens every sheet when the team's key or passphrase is lost: `casebook exam grade --escrow KEYFILE`, then
    `casebook exam keys rotate` for each role whose key is lost for good. Try it twice a year, and lay it back where it
    belongs. `--envelope` writes a page to print, for an office that was made without one.

    Example: `casebook exam escrow /media/safe/escrow-1a2b3c4d.pem`
    """
    place, published = office_of(office), read_published(find_root(root))
    chosen = escrow_passphrase()
    public = rotation.drill(place, published, file, chosen)
    out.print(f"{file}: the escrow key {public.kid[:8]}, and it opens", markup=False)
    if opens_any(place, published, chosen):
        err.print("It opens with the office's passphrase, and is lost with it: `casebook exam keys rotate escrow`.")
    if envelope:
        envelopes.write(envelope, public)


def backup(
    copy: Annotated[Path, typer.Argument(metavar="COPY", help="The folder of the backup; it's made if there is none.")],
    only: Annotated[bool, typer.Option("--compare", help="Write nothing, only compare.")] = False,
    office: OfficeDir = None,
    root: Root = None,
) -> None:
    """Bring a back-up of the office up to date, and compare it byte by byte. Nothing is deleted there, and no record
    replaced: what is other in the copy is named.

    It holds all that a restore needs, the site's public keys in `public/` included, and not the escrow key, which is to
    lie elsewhere. Names of candidates, private items and their keys are not encrypted: keep the copy as safe as the
    office. To restore, copy the folder back, and where the site has no `docs/exam/keys.json`, that of `public/` too.

    Example: `casebook exam backup /media/stick/exam-office`
    """
    place, folder = office_of(office), find_root(root)
    if not only:
        out.print(f"{counted(write(place, folder, copy), 'file')} written")
    compared = compare(place, folder, copy)
    for file in safekeeping.escrow_files(copy):
        err.print(f"{file}: the escrow key, which belongs elsewhere; remove it of the copy", markup=False)
    said = (("missing in the copy", compared.missing), ("other in the copy", compared.other))
    for says, paths in (*said, ("only in the copy", compared.only_there)):
        for path in paths:
            out.print(f"{path}: {says}", markup=False)
    out.print(f"{counted(compared.same, 'file')} the same")
    raise typer.Exit(1 if compared.missing or compared.other else 0)


def leaks(
    also: Annotated[
        list[Path] | None, typer.Option("--also", metavar="DIR", help="Another folder to look through.")
    ] = None,
    office: OfficeDir = None,
    root: Root = None,
) -> None:
    """Look for what must not be in the repository or the built site: private keys, tickets, sheets, ledger, gradebook.

    With an office it also looks for its private items, and for the names and contacts of its candidates; without one,
    as in CI, for everything that can be known by its looks. What is found is never printed.

    Example: `casebook exam leaks`
    """
    folder, more = find_root(root), also or []
    known = leaking.secrets_of(office_of(office)) if office or os.environ.get(VARIABLE) else None
    for given in more:
        if not given.is_dir():
            raise OfficeFault(given, "no folder", "a folder to look through", "look for a slip in the name")
    leaked = list(leaking.find_leaks(folder, [folder / "site", folder / "build" / "docs", *more], known))
    for problem in leaked:
        typer.echo(report.text(problem))
    where = "with" if known else "without"
    out.print(f"{counted(len(leaked), 'leak')} ({where} an office to compare with)")
    raise typer.Exit(1 if leaked else 0)
