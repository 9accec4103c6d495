"""What is dear to work out is kept on disk, by the digest of what it comes from; it may be deleted at any time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import casebook.model
from casebook import disk

FOLDER = Path("build", "cache", "check")
"""Below the root of an academy."""
MODEL = Path(casebook.model.__path__[0])


class Remembered:
    """Results in files of `folder`; None: everything is worked out each time."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def get(self, name: str, source: str, work: Callable[[], Any]) -> Any:
        """What `work` gives, in JSON's own types: by another run too, if `name` and `source` were the same.

        `source` is all that the result comes from, the engine's model left aside. A disk that refuses is let be.
        """
        if self._folder is None:
            return work()
        digest = hashlib.sha256(f"{_of_model()} {name} {source}".encode()).hexdigest()
        file = self._folder / f"{digest[:24]}.json"
        with suppress(OSError, ValueError):
            return json.loads(file.read_bytes())
        found = work()
        with suppress(OSError):
            disk.replace(file, json.dumps(found).encode())
        return found


NOTHING = Remembered()


@cache
def _of_model() -> str:
    """The digest of the engine's model: changed, it may find what it did not find before."""
    files = sorted(MODEL.rglob("*.py"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
