"""How safely an office is kept: whether the escrow key still lies in it, and who on the machine can read it."""

from __future__ import annotations

import os
from pathlib import Path

from casebook.exam.office.office import Office
from casebook.exam.office.storage import reaching

ESCROW_FILES = "escrow-*.pem"
OTHERS = 0o005
"""The right to list a folder, or to reach a file in it whose name is known, of everybody on the machine."""


def escrow_files(folder: Path) -> list[Path]:
    """Escrow keys that lie in an office or a copy of it; they belong elsewhere."""
    return sorted(path for within in ("escrow", "keys") for path in (folder / within).glob(ESCROW_FILES))


def open_to_all(office: Office) -> list[Path]:
    """The folders of the office that everybody on the machine can read; none where its own folder keeps others out.

    Windows has other rights, which are not looked at. Raises OfficeFault.
    """
    if os.name == "nt" or not _is_open(office.dir):
        return []
    with reaching(office.dir):
        below = [path for path in sorted(office.dir.iterdir()) if path.is_dir() and path.name != ".git"]
        return [office.dir, *(path for path in below if _is_open(path))]


def _is_open(folder: Path) -> bool:
    with reaching(folder):
        return bool(folder.stat().st_mode & OTHERS)
