"""Founds an office: the folder, its keys, an empty private bank, and the public keys for the site."""

from __future__ import annotations

import datetime
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from casebook.exam.office import texts
from casebook.exam.office.office import MARK, VERSION, Office
from casebook.exam.office.place import ELSEWHERE, refuse_site
from casebook.exam.office.private_keys import PUBLISHED, generate, own_passphrase, publish, read_published, store
from casebook.exam.office.storage import OfficeFault, as_json, make_folder, reaching, write_once
from casebook.model.exam_keys import KeyFile, Role

MAY_LIE_THERE = {".git", ".gitignore", ".gitattributes"}


@dataclass(frozen=True)
class Founded:
    """A new office: `escrow` is the file to move elsewhere."""

    office: Office
    keys: KeyFile
    escrow: Path


@dataclass(frozen=True)
class Passphrases:
    """What the private keys are encrypted with; the escrow key is for the day on which the office's is lost."""

    office: str
    escrow: str


def establish(folder: Path, root: Path, passphrases: Passphrases, today: datetime.date, anew: bool = False) -> Founded:
    """Make an office in `folder` for the site at `root`. Raises OfficeFault, and leaves nothing behind then.

    With `anew` the keys that the site has are retired: their office is lost, and this one takes its place.
    """
    folder = folder.expanduser().absolute()
    refuse_place(folder, root)
    if passphrases.office == passphrases.escrow:
        raise own_passphrase(f"{folder}, escrow key")
    before = read_published(root)
    known = [public for public in before.keys if public.in_use]
    if known and not anew:
        raise OfficeFault(
            root / PUBLISHED, f"{len(known)} keys in use", "none before the first office",
            "set CASEBOOK_OFFICE to the office they belong to; if that is lost for good, add --anew",
        )  # fmt: skip
    was_there = folder.exists()
    try:
        founded = _make(Office(folder), before, passphrases, today)
        publish(root, founded.keys)
        return founded
    except BaseException:
        _take_away(folder, was_there)
        raise


def refuse_place(folder: Path, root: Path) -> None:
    """Raises OfficeFault where a folder is no place for an office."""
    real, site = folder.resolve(), root.resolve()
    if real.is_relative_to(site) or site.is_relative_to(real):
        raise OfficeFault(folder, f"a folder with or in the site, {site}", "one outside of it", ELSEWHERE)
    refuse_site(folder)
    if real.exists() and not real.is_dir():
        raise OfficeFault(folder, "a file", "a folder, new or empty", "name another")
    with reaching(folder):
        there = {entry.name for entry in real.iterdir()} if real.exists() else set()
    if MARK in there:
        raise OfficeFault(folder, "an office already", "a folder, new or empty", "set CASEBOOK_OFFICE to use it")
    if there - MAY_LIE_THERE:
        named = ", ".join(sorted(there - MAY_LIE_THERE)[:3])
        raise OfficeFault(folder, f"a folder that is not empty ({named})", "one that is new or empty", "name another")


def _make(office: Office, before: KeyFile, passphrases: Passphrases, today: datetime.date) -> Founded:
    """The folder with all that is in it; `office.json` comes last: without it the folder is no office."""
    with reaching(office.dir):
        make_folder(office.dir)
    made = {role: generate(role, today) for role in Role}
    for role in (Role.TICKET, Role.TEAM, Role.CERTIFICATE):
        store(office.keys, made[role], passphrases.office)
    escrow = store(office.escrow, made[Role.ESCROW], passphrases.escrow)
    for name, text in texts.files().items():
        if not (office.dir / name).exists():
            write_once(office.dir / name, text.encode())
    for folder in (office.ledger, office.tickets, office.gradebook):
        folder.mkdir(mode=0o700, exist_ok=True)
    write_once(office.dir / MARK, as_json({"v": VERSION, "founded": today.isoformat()}))
    old = [public.retired_on(today) for public in before.keys]
    return Founded(office, KeyFile(keys=[*old, *(public.public for public in made.values())]), escrow)


def _take_away(folder: Path, was_there: bool) -> None:
    """Leave a folder as it was before: not there, or with nothing of ours in it."""
    with suppress(OSError):
        if not was_there:
            shutil.rmtree(folder)
            return
        for entry in folder.iterdir():
            if entry.name not in MAY_LIE_THERE:
                shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
