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


@dataclass(frozen=True)
class Office:
    """An office that is there."""

    dir: Path

    @cached_property
    def about(self) -> dict[str, Any]:
        """What `office.json` says."""
        return read_json(self.dir / MARK)

    @property
    def keys(self) -> Path:
        """Private keys, each encrypted with the passphrase."""
        return self.dir / "keys"

    @property
    def escrow(self) -> Path:
        """Where the escrow key is first written; from there it is to be moved elsewhere."""
        return self.dir / "escrow"

    @property
    def bank(self) -> Path:
        """Private items; they lie below it in `quizzes/items/`, as on the site."""
        return self.dir / "bank"

    @property
    def ledger(self) -> Path:
        """One file a ticket issued."""
        return self.dir / "ledger"

    @property
    def tickets(self) -> Path:
        """The tickets as they were issued."""
        return self.dir / "tickets"

    @property
    def gradebook(self) -> Path:
        """One file a sheet graded."""
        return self.dir / "gradebook"

    @property
    def reviews(self) -> Path:
        """One file a sheet reviewed."""
        return self.dir / "reviews"

    @property
    def decisions(self) -> Path:
        """One file a decision."""
        return self.dir / "decisions"

    @property
    def credentials(self) -> Path:
        """One file a credential."""
        return self.dir / "credentials"

    @property
    def erased(self) -> Path:
        """One file a ticket whose person asked to be erased."""
        return self.dir / "erased"


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
