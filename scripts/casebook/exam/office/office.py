"""The office as a folder: where what lies, how it is found, and what makes a folder one."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from casebook.exam.office.storage import OfficeFault, read_json

VARIABLE = "CASEBOOK_OFFICE"
MARK = "office.json"
VERSION = 1


class Folder:
    """A folder of the office, named as the attribute is."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, office: Office, owner: type) -> Path:
        return office.dir / self.name


@dataclass(frozen=True)
class Office:
    """An office that is there."""

    dir: Path

    keys = Folder()
    """Private keys, each encrypted with the passphrase."""
    escrow = Folder()
    """Where the escrow key is first written; from there it is to be moved elsewhere."""
    bank = Folder()
    """Private items; they lie below it in `quizzes/items/`, as on the site."""
    tickets = Folder()
    """The tickets as they were issued."""
    ledger = Folder()
    """One file a ticket issued."""
    gradebook = Folder()
    """One folder a ticket whose sheet came in."""
    corrections = Folder()
    """One file a correction."""
    credentials = Folder()
    """One file a credential."""
    erased = Folder()
    """One file a ticket whose person asked to be erased."""
    former = Folder()
    """How many attempts they had made, under a digest."""

    @cached_property
    def about(self) -> dict[str, Any]:
        """What `office.json` says."""
        return read_json(self.dir / MARK)


def open_office(given: Path | None, environment: Mapping[str, str]) -> Office:
    """The office that `--office` or CASEBOOK_OFFICE names. Raises OfficeFault."""
    named = str(given) if given else environment.get(VARIABLE, "").strip()
    if not named:
        raise OfficeFault(VARIABLE, "no office named", "the folder of one", f"set {VARIABLE}, or add --office DIR")
    folder = Path(os.path.abspath(os.path.expanduser(named)))
    if not (folder / MARK).exists():
        raise OfficeFault(folder, f"no {MARK} there", "an office", "make one with `casebook exam init DIR`")
    office = Office(folder)
    if office.about.get("v") != VERSION:
        raise OfficeFault(
            folder / MARK, f"version {office.about.get('v')!r}", f"version {VERSION}",
            "use the version of casebook that made it, or a newer one",
        )  # fmt: skip
    return office
