"""One `casebook serve` for a folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from casebook.failure import BuildFailure


@contextmanager
def only_one(file: Path, address: str) -> Iterator[None]:
    """Hold `file`, which says where the site is shown, as long as it lasts; the system frees what a dead process held.

    Raises BuildFailure when another process holds it.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a+", encoding="utf-8") as held:
        try:
            _lock(held.fileno())
        except OSError as error:
            held.seek(0)
            where = held.read().strip() or "another port"
            raise BuildFailure(
                f"this folder is shown already, on {where}: saw a second `casebook serve` / expected one\n"
                "    hint: open that address, or end the other one first"
            ) from error
        held.truncate(0)
        held.write(address)
        held.flush()
        yield


def _lock(handle: int) -> None:
    if os.name == "nt":
        import msvcrt

        os.lseek(handle, 1 << 20, os.SEEK_SET)  # what is locked can't be read by others there: not the text itself
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        return
    import fcntl

    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
