"""The one module here that touches the disk: a file is made where there is none, or replaced as a whole."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path


class Changed(Exception):
    """The file was changed by somebody else in between."""


def create(path: Path, text: str) -> None:
    """Write a new file, whole or not at all. Raises FileExistsError when there is one, a dangling link included."""
    data = text.encode("utf-8")
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "xb") as file:
        try:
            file.write(data)
            file.flush()
        except BaseException:
            path.unlink(missing_ok=True)
            raise


def read(path: Path) -> str | None:
    """The text of a file as it stands there, byte order mark and line ends included; None when there is none.

    Raises OSError and UnicodeDecodeError.
    """
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return None


def replace(path: Path, before: str, after: str) -> None:
    """Put `after` in the place of `before`, all at once, the file's rights kept. Raises Changed, OSError."""
    handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(after.encode("utf-8"))
        shutil.copymode(path, beside)
        if read(path) != before:
            raise Changed(f"{path} has changed in between")
        os.replace(beside, path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
