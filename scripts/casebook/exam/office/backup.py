"""Compares a back-up with the office: is everything there, and unchanged?"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from casebook.exam.office.office import MARK, Office
from casebook.exam.office.storage import OfficeFault
from casebook.failure import writing

LEFT_OUT = {".git", ".cache", "escrow"}
"""Folders that a back-up need not have: the escrow key is to lie elsewhere."""
CHUNK = 1 << 20


@dataclass
class Compared:
    """Paths relative to the office: missing in the copy, other in it, and missing in the office."""

    same: int = 0
    missing: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)
    only_there: list[str] = field(default_factory=list)


def compare(office: Office, copy: Path) -> Compared:
    """Compare every file's bytes. Raises OfficeFault where one can't be read, or the copy is no office."""
    if not (copy / MARK).is_file():
        raise OfficeFault(copy, f"no {MARK} there", "a copy of the office", "name the folder that holds the copy")
    if copy.resolve() == office.dir.resolve():
        raise OfficeFault(copy, "the office itself", "a copy of it, on another disk", "name the copy's folder")
    compared = Compared()
    here, there = set(_files(office.dir)), set(_files(copy))
    for path in sorted(here):
        if path not in there:
            compared.missing.append(path)
        elif _same(office.dir / path, copy / path):
            compared.same += 1
        else:
            compared.other.append(path)
    compared.only_there = sorted(there - here)
    return compared


def _files(folder: Path) -> Iterator[str]:
    for at, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name not in LEFT_OUT]
        for name in names:
            if name != ".lock" and not name.startswith(".new-"):
                yield Path(at, name).relative_to(folder).as_posix()


def _same(one: Path, two: Path) -> bool:
    with writing(OfficeFault), open(one, "rb") as first, open(two, "rb") as second:
        while (left := first.read(CHUNK)) == second.read(CHUNK):
            if not left:
                return True
    return False
