"""A back-up of an office: brought up to date, with the site's public keys beside it, and compared byte by byte."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path

from casebook import disk
from casebook.exam.office.office import MARK, Office
from casebook.exam.office.place import refuse_site
from casebook.exam.office.private_keys import PUBLISHED, REVOKED
from casebook.exam.office.safekeeping import ESCROW_FILES
from casebook.exam.office.storage import OfficeFault, make_folder, reaching
from casebook.failure import writing

PUBLIC = "public"
"""The folder of a back-up with what the site publishes of the office: without it no ticket and no sheet is known."""
LEFT_OUT = {".git", ".cache", "escrow", PUBLIC}
"""Folders that are not copied: the escrow key is to lie elsewhere."""
EDITED = ("bank/*", "README.md", MARK, ".git*")
"""Files of an office that people change; of all others a copy is never replaced."""
CHUNK = 1 << 20


@dataclass
class Compared:
    """Paths relative to the office: missing in the copy, other in it, and missing in the office."""

    same: int = 0
    missing: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)
    only_there: list[str] = field(default_factory=list)


def write(office: Office, root: Path, copy: Path) -> int:
    """Bring the copy up to date, or make it; the number of files written. Raises OfficeFault.

    A record that is other in the copy is left as it is, on both sides: one of both was changed, and `compare` names it.
    """
    refuse_site(copy)
    if copy.resolve().is_relative_to(office.dir.resolve()):
        raise OfficeFault(copy, "a folder in the office itself", "one on another disk", "name another folder")
    with reaching(copy):
        if not (copy / MARK).is_file() and copy.exists() and any(copy.iterdir()):
            raise OfficeFault(
                copy, f"no {MARK} there", "a copy of the office, or an empty folder", "name another folder"
            )
        make_folder(copy)
    compared = _compared(office, root, copy)
    edited = [path for path in compared.other if path.startswith(f"{PUBLIC}/") or _is_edited(path)]
    files = _files(office, root)
    paths = sorted(
        [*compared.missing, *edited], key=lambda path: path == MARK
    )  # last: without it the copy is no office
    for path in paths:
        with reaching(copy / path):
            make_folder((copy / path).parent)
            disk.replace(copy / path, files[path].read_bytes(), 0o600)
    return len(paths)


def compare(office: Office, root: Path, copy: Path) -> Compared:
    """Compare every file's bytes. Raises OfficeFault where one can't be read, or the copy is no office."""
    if not (copy / MARK).is_file():
        raise OfficeFault(copy, f"no {MARK} there", "a copy of the office", "name the folder that holds the copy")
    if copy.resolve() == office.dir.resolve():
        raise OfficeFault(copy, "the office itself", "a copy of it, on another disk", "name the copy's folder")
    return _compared(office, root, copy)


def _compared(office: Office, root: Path, copy: Path) -> Compared:
    here = _files(office, root)
    compared = Compared(only_there=sorted(set(_walk(copy)) - set(here)))
    for path, file in sorted(here.items()):
        if not (copy / path).exists():
            compared.missing.append(path)
        elif _same(file, copy / path):
            compared.same += 1
        else:
            compared.other.append(path)
    return compared


def _files(office: Office, root: Path) -> dict[str, Path]:
    """What belongs into a copy: the file itself by its path there."""
    public = {f"{PUBLIC}/{Path(path).name}": root / path for path in (PUBLISHED, REVOKED) if (root / path).exists()}
    return {path: office.dir / path for path in _walk(office.dir)} | public


def _is_edited(path: str) -> bool:
    return any(fnmatch(path, pattern) for pattern in EDITED)


def _walk(folder: Path) -> Iterator[str]:
    for at, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name not in LEFT_OUT]
        for name in names:
            if name != ".lock" and not name.startswith(disk.TEMPORARY) and not fnmatch(name, ESCROW_FILES):
                yield Path(at, name).relative_to(folder).as_posix()


def _same(one: Path, two: Path) -> bool:
    with writing(OfficeFault), open(one, "rb") as first, open(two, "rb") as second:
        while (left := first.read(CHUNK)) == second.read(CHUNK):
            if not left:
                return True
    return False
