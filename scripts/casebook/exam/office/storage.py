"""Files of the office: each is written once, whole or not at all, and never overwritten."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from casebook import disk
from casebook.exam.paper import strict
from casebook.exam.paper.kept import Kept

LARGEST = 4_000_000
STALE = 3600
K = TypeVar("K", bound=Kept)


class OfficeFault(Exception):
    """Something is wrong in or with the office: the message names the place, what was seen, what was expected, and
    what to do.
    """

    def __init__(self, place: object, saw: str, expected: str, hint: str) -> None:
        shown = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in str(place))
        super().__init__(f"{shown}: saw {saw} / expected {expected}\n    hint: {hint}")
        self.place, self.saw, self.expected, self.hint = str(place), saw, expected, hint


class IsThere(OfficeFault):
    """There is such a file already; it was left as it is."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "a file of that name", "none: nothing in the office is overwritten", "look at it first")


def write_once(path: Path, data: bytes, mode: int = 0o600) -> None:
    """Make the file `path`, whole or not at all, and only where there is none. Raises IsThere, OfficeFault.

    It is on the disk when this returns, and holds whenever the power fails or two people do the same at once.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        disk.create(path, data, mode, lasting=True)
    except OSError as error:
        raise fault_of(path, error) from error


def write_json_once(path: Path, value: Any) -> None:
    """`write_once` of a value as JSON; it must be of what JSON has, without infinities."""
    write_once(path, as_json(value))


def as_json(value: Any) -> bytes:
    """A value as the office writes it: one key a line, so that two versions can be compared in git."""
    return (json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def read_bytes(path: Path, most: int = LARGEST) -> bytes:
    """The file's content. Raises OfficeFault, also when it is no regular file or larger than `most`."""
    try:
        with open(path, "rb", opener=_no_waiting) as file:
            if not path.is_file():
                raise OfficeFault(path, "something that is no file", "a file", "look at what lies there")
            data = file.read(most + 1)
    except OSError as error:
        raise fault_of(path, error) from error
    if len(data) > most:
        raise OfficeFault(path, f"more than {most:,} bytes", f"at most {most:,}", "it can't be what it is named")
    return data


def read_json(path: Path, most: int = LARGEST) -> dict[str, Any]:
    """The object in a JSON file of the office. Raises OfficeFault where the file is not whole or says a thing twice."""
    return parse_json(read_bytes(path, most), path)


def parse_json(data: bytes, place: object) -> dict[str, Any]:
    """An object from JSON, strictly: UTF-8, no key twice, only numbers that are finite. `place` is for the message."""
    try:
        value = strict.read(data)
    except ValueError as error:
        said = "an empty file" if not data else f"no whole JSON ({str(error)[:80]})"
        hint = "fetch it anew from your back-up or the private repository; never mend it by hand"
        raise OfficeFault(place, said, "a JSON object, whole", hint) from error
    if not isinstance(value, dict):
        raise OfficeFault(place, "JSON that is no object", "a JSON object", "it can't be what it is named")
    return value


def read_kept(path: Path, kind: type[K]) -> K:
    """The file of the ledger or the gradebook as what it is. Raises OfficeFault."""
    try:
        return kind.model_validate(read_json(path))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        keys = ".".join(map(str, first["loc"]))
        raise OfficeFault(
            path, f"at {keys}: {first['msg'].lower()}", f"a {kind.__name__.lower()} as casebook writes it",
            "fetch it anew from your back-up or the private repository",
        ) from error  # fmt: skip


def replace_json(path: Path, value: Any) -> None:
    """Write a public file of the site, which may change, unlike the office's: all at once. Raises OfficeFault."""
    try:
        disk.replace(path, (json.dumps(value, indent=1) + "\n").encode())
    except OSError as error:
        raise fault_of(path, error) from error


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder's lock: what two people do at the same machine is done one after the other.

    It is the system's own lock, so nothing of it is left when a process is killed.
    """
    path = folder / ".lock"
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise fault_of(path, error) from error
    try:
        _wait_for(handle)
        yield
    finally:
        os.close(handle)


def names(folder: Path, suffix: str = ".json") -> list[str]:
    """The names, without suffix, of the files in a folder of the office; none where there is no folder."""
    try:
        found = [entry.name for entry in os.scandir(folder)]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise fault_of(folder, error) from error
    return sorted(name.removesuffix(suffix) for name in found if name.endswith(suffix) and not name.startswith("."))


def sweep(folder: Path, now: float) -> None:
    """Remove what killed processes left half written; what is younger than an hour may still be at work."""
    with suppress(OSError):
        for file in folder.glob(f"{disk.TEMPORARY}*"):
            with suppress(OSError):
                if now - file.stat().st_mtime > STALE:
                    file.unlink()


def fault_of(path: Path, error: OSError) -> OfficeFault:
    """What the system says, in words that lead on."""
    if isinstance(error, FileExistsError):
        return IsThere(path)
    said = error.strerror or str(error)
    expected, hint = {
        errno.ENOSPC: ("room on the disk", "make room, then run the command again: nothing was written"),
        errno.EDQUOT: ("room within the quota", "make room, then run the command again: nothing was written"),
        errno.EFBIG: ("room for the file", "raise the limit on file sizes, then run the command again"),
        errno.EROFS: ("a folder that can be written", "the disk is mounted read-only: use another, or remount it"),
        errno.EACCES: ("rights to it", "look at the rights of the file and its folder, and whose they are"),
        errno.EPERM: ("rights to it", "look at the rights of the file and its folder, and whose they are"),
        errno.ENOENT: ("a file or folder of that name", "look for a slip in the name"),
    }.get(error.errno or 0, ("a file that can be read and written", "look at the disk and at the rights"))
    return OfficeFault(path, said[:1].lower() + said[1:], expected, hint)


def _wait_for(handle: int) -> None:
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined]
    else:
        fcntl.flock(handle, fcntl.LOCK_EX)


def _no_waiting(path: str, flags: int) -> int:
    """Opening a pipe would wait for ever."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
