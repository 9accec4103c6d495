"""Files that may be sheets: which of those named are taken, and what is in them."""

from __future__ import annotations

import stat
from collections.abc import Sequence
from pathlib import Path

from casebook.exam.office.storage import OfficeFault, reaching, read_bytes
from casebook.exam.paper.sheet import LARGEST, Reason, SheetRefused, too_large

SUFFIX = ".sheet"


def find(given: Sequence[Path]) -> list[Path]:
    """The files named, and the sheets in the folders named; each once. Raises OfficeFault."""
    files: dict[Path, None] = {}
    for path in given:
        if path.is_dir():
            with reaching(path):
                inside = sorted(file for file in path.iterdir() if file.name.endswith(SUFFIX))
            files.update(dict.fromkeys(inside))
        else:
            files[path] = None
    return list(files)


def skipped(given: Sequence[Path]) -> list[Path]:
    """The files in the folders named that are taken for no sheets, by their names alone. Raises OfficeFault."""
    inside = (file for folder in given if folder.is_dir() for file in sorted(folder.iterdir()))
    return [file for file in inside if not file.name.endswith(SUFFIX) and not file.name.startswith(".")]


def content(file: Path) -> bytes:
    """The file's bytes; one that is too large is never read. Raises SheetRefused."""
    try:
        facts = file.stat()
    except (OSError, ValueError) as error:
        said = (error.strerror if isinstance(error, OSError) else None) or "no name of a file"
        says = f"it can't be read: {said.lower()}"
        raise SheetRefused(Reason.UNREADABLE, says, "look for a slip in the name") from error
    if not stat.S_ISREG(facts.st_mode):
        raise SheetRefused(Reason.UNREADABLE, "it is no file", "name files, or folders with files in them")
    if facts.st_size > LARGEST:
        raise too_large(facts.st_size)
    try:
        return read_bytes(file, LARGEST)
    except OfficeFault as fault:
        raise SheetRefused(Reason.UNREADABLE, f"it can't be read: {fault.saw}", fault.hint) from fault
