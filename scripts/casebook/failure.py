"""What a person can mend, as exceptions; and what the disk refuses, in words."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self

DISK = {
    errno.ENOSPC: ("room on the disk", "make room, then run the command again"),
    errno.EDQUOT: ("room within the quota", "make room, then run the command again"),
    errno.EFBIG: ("room for the file", "raise the limit on file sizes, then run the command again"),
    errno.EROFS: ("a folder that can be written", "the disk is mounted read-only: use another, or remount it"),
    errno.EACCES: ("rights to it", "look at the rights of the file and its folder, and whose they are"),
    errno.EPERM: ("rights to it", "look at the rights of the file and its folder, and whose they are"),
    errno.EISDIR: ("a file", "a folder is in its place: move it away"),
    errno.ENOENT: ("a file or folder of that name", "look for a slip in the name"),
}
"""What was expected and what to do, by the system's number of the error."""
ANY = ("a file that can be read and written", "look at the disk and at the rights")


class Failure(Exception):
    """The base of all that a person can mend: where it is, what was seen, what was expected, what to do.

    Given alone, `place` is the whole message. Commands print any of them, and end with its `code`.
    """

    code = 1
    """The exit code of a command that it ends: 2 for wrong use, 1 for all else."""

    def __init__(self, place: object, saw: str = "", expected: str = "", hint: str = "") -> None:
        # `args` stay as the constructor got them: so it can be sent from one process to another.
        self.place, self.saw, self.expected, self.hint = str(place), saw, expected, hint

    def __str__(self) -> str:
        if not self.saw:
            return self.place
        shown = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in self.place)
        expected = f" / expected {self.expected}" if self.expected else ""
        return f"{shown}: saw {self.saw}{expected}" + (f"\n    hint: {self.hint}" if self.hint else "")

    @property
    def told(self) -> tuple[str, str, str, str]:
        """Its parts, for a failure of another sort."""
        return self.place, self.saw, self.expected, self.hint

    @classmethod
    def of_disk(cls, error: OSError, path: object = "") -> Self:
        """What a file system refused; it names `path`, else the file that the error names."""
        said = error.strerror or str(error)
        expected, hint = DISK.get(error.errno or 0, ANY)
        return cls(path or error.filename or "the disk", said[:1].lower() + said[1:], expected, hint)


class WrongUse(Failure):
    """What was asked for can't be done, or not in that way."""

    code = 2


class BuildFailure(Failure):
    """Staging, building or showing the site can't go on."""


@contextmanager
def writing(sort: type[Failure] = BuildFailure, path: object = "") -> Iterator[None]:
    """What the disk refuses becomes a failure of that sort, which names `path`, else the file meant."""
    try:
        yield
    except OSError as error:
        raise sort.of_disk(error, path) from error
