"""Files of the office: each is written once, whole or not at all, and never overwritten."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from casebook import disk
from casebook.exam.paper import strict
from casebook.failure import WrongUse, writing

LARGEST = 4_000_000
STALE = 3600
ANEW = "restore it from your backup or the private repository"
M = TypeVar("M", bound=BaseModel)


class OfficeFault(WrongUse):
    """Something is wrong in or with the office, or with what was asked of it."""

    @classmethod
    def of_disk(cls, error: OSError, path: object = "") -> OfficeFault:
        """What the system says of a file; of one that is there already, that nothing is overwritten."""
        return IsThere(path) if isinstance(error, FileExistsError) else super().of_disk(error, path)


class IsThere(OfficeFault):
    """There is such a file already; it was left as it is."""

    def __init__(self, path: object) -> None:
        super().__init__(path, "a file of that name", "none: nothing in the office is overwritten", "look at it first")


def reaching(path: object) -> AbstractContextManager[None]:
    """What the disk refuses becomes an OfficeFault that names `path`."""
    return writing(OfficeFault, path)


def write_once(path: Path, data: bytes, mode: int = 0o600) -> None:
    """Make the file `path`, whole or not at all, and only where there is none. Raises IsThere, OfficeFault.

    It is on the disk when this returns, and holds whenever the power fails or two people do the same at once.
    """
    with reaching(path):
        make_folder(path.parent)
        disk.create(path, data, mode, lasting=True)


def make_folder(folder: Path) -> None:
    """Make a folder, with those above it that are not there, for nobody else to read. Raises OSError."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def write_json_once(path: Path, value: Any) -> None:
    """`write_once` of a value as JSON; it must be of what JSON has, without infinities."""
    write_once(path, as_json(value))


def as_json(value: Any) -> bytes:
    """A value as the office writes it: one key a line, so that two versions can be compared in git."""
    return (json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def read_bytes(path: Path, most: int = LARGEST) -> bytes:
    """The file's content. Raises OfficeFault, also when it is no regular file or larger than `most`."""
    with reaching(path), open(path, "rb", opener=_no_waiting) as file:
        if not path.is_file():
            raise OfficeFault(path, "something that is no file", "a file", "look at what lies there")
        data = file.read(most + 1)
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
        hint = "restore it from your backup or the private repository; never correct it by hand"
        raise OfficeFault(place, said, "a JSON object, whole", hint) from error
    if not isinstance(value, dict):
        raise OfficeFault(place, "JSON that is no object", "a JSON object", "it can't be what it is named")
    return value


def read_as(path: Path, kind: type[M], expected: str = "", hint: str = ANEW) -> M:
    """A JSON file of the office or the site as what it is. Raises OfficeFault with the first odd place in it."""
    try:
        return kind.model_validate(read_json(path))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        saw = f"at {'.'.join(map(str, first['loc']))}: {first['msg'].lower()}"
        raise OfficeFault(path, saw, expected or f"a {kind.__name__.lower()} as casebook writes it", hint) from error


def replace_json(path: Path, value: Any) -> None:
    """Write a public file of the site, which may change, unlike the office's: all at once. Raises OfficeFault."""
    with reaching(path):
        disk.replace(path, (json.dumps(value, indent=1) + "\n").encode())


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder's lock: what two people do at the same machine is done one after the other.

    It is the system's own lock, so nothing of it is left when a process is killed.
    """
    path = folder / ".lock"
    with reaching(path):
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _wait_for(handle)
        yield
    finally:
        os.close(handle)


def names(folder: Path, suffix: str = ".json") -> list[str]:
    """The names, without suffix, of the files in a folder of the office; none where there is no folder."""
    with reaching(folder), suppress(FileNotFoundError):
        there = [entry.name for entry in os.scandir(folder)]
        return sorted(name.removesuffix(suffix) for name in there if name.endswith(suffix) and not name.startswith("."))
    return []


def sweep(folder: Path, now: float) -> None:
    """Remove what killed processes left half written; what is younger than an hour may still be at work."""
    with suppress(OSError):
        for file in folder.glob(f"{disk.TEMPORARY}*"):
            with suppress(OSError):
                if now - file.stat().st_mtime > STALE:
                    file.unlink()


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
