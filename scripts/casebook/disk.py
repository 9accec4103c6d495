"""Files are written whole or not at all: made where there is none, or put in the place of one that is there."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from casebook.failure import Failure

TEMPORARY = ".new-"
"""What the name of a file begins with that is being written; whoever reads a folder passes it over."""
NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}
ANY = 0o666
"""The rights of a new file, less those that the user's mask takes away."""


class Changed(Failure):
    """The file was changed by somebody else in between."""


def create(path: Path, data: bytes, mode: int = ANY, lasting: bool = False) -> None:
    """Make the file `path`. Raises FileExistsError where there is one, a dangling link included; and OSError.

    The data is complete before it gets its name, and a name is given to one writer only: it holds whenever the power
    fails or two people do the same at once. `lasting`: returns only when the disk has it.
    """
    with _beside(path, data, mode, lasting) as beside:
        _name(beside, path)
        if lasting:
            _sync_folder(path.parent)


def replace(path: Path, data: bytes, mode: int = ANY) -> None:
    """Put `data` in the place of what `path` holds, or make the file. Raises OSError."""
    with _beside(path, data, mode) as beside:
        os.replace(beside, path)


def swap(path: Path, before: str, after: str) -> None:
    """Put `after` in the place of the text `before`, the file's rights kept. Raises Changed, OSError."""
    with _beside(path, after.encode("utf-8")) as beside:
        os.chmod(beside, stat.S_IMODE(path.stat().st_mode))
        if read(path) != before:
            raise Changed(path, "a file that was changed in between", "it as it was read", "run the command again")
        os.replace(beside, path)


def read(path: Path) -> str | None:
    """The text of a file as it stands there, byte order mark and line ends included; None when there is none.

    Raises OSError and UnicodeDecodeError.
    """
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return None


@contextmanager
def _beside(path: Path, data: bytes, mode: int = ANY, lasting: bool = False) -> Iterator[Path]:
    """A file with `data` in the folder of `path`, gone in the end; an OSError then names `path`."""
    beside = path.with_name(f"{TEMPORARY}{secrets.token_hex(8)}")
    try:
        try:
            _write(beside, data, mode, lasting)
        except FileNotFoundError:  # once a folder: asking for it at every file costs more than the file
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(beside, data, mode, lasting)
        yield beside
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    finally:
        with suppress(OSError):
            os.unlink(beside)


def _write(path: Path, data: bytes, mode: int, lasting: bool) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    with open(handle, "wb") as file:
        file.write(data)
        if lasting:
            file.flush()
            os.fsync(handle)


def _name(beside: Path, path: Path) -> None:
    """Give the finished file its name, unless another file has it."""
    try:
        os.link(beside, path)
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        _name_without_links(beside, path)


def _name_without_links(beside: Path, path: Path) -> None:
    """Some disks, USB sticks above all, know no hard links: then the folder's lock lets one writer name at a time."""
    if os.name == "nt":
        os.rename(beside, path)  # refuses where there is one
        return
    import fcntl

    folder = os.open(path.parent, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, "File exists", str(path))
        os.rename(beside, path)
    finally:
        os.close(folder)


def _sync_folder(folder: Path) -> None:
    """The name, too, is to survive a power failure; systems that can't do that for folders are let be."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
