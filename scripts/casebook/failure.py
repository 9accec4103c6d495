"""What a build can't go on with, and what to do then."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

DISK_HINTS = {
    errno.ENOSPC: "make room on the disk",
    errno.EROFS: "the disk is read-only: use another folder",
    errno.EACCES: "you may not write there: change the rights, or use another folder",
}


class BuildFailure(Exception):
    """A build that can't go on; the message says what to do."""


@contextmanager
def writing() -> Iterator[None]:
    """What the disk refuses becomes a BuildFailure that names the file."""
    try:
        yield
    except OSError as error:
        raise BuildFailure(disk_message(error)) from error


def disk_message(error: OSError) -> str:
    """What a file system refused, and what to do."""
    hint = DISK_HINTS.get(error.errno or 0, "run this again")
    return f"{error.filename or 'writing'}: {error.strerror or error}\n    hint: {hint}"
