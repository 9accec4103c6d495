"""Files that many tests load alike are read once for each worker."""

from __future__ import annotations

from pathlib import Path

import pytest
from casebook.load import library

_read, _stamp = library._load, library._stamp
_known: dict[tuple[str, tuple[int, int]], object] = {}


def _read_once(root: Path, path: str) -> object:
    """What `casebook.load` makes of a file; a copy with its time and size is the same file."""
    key = (path, _stamp(str(root / path)))
    if key not in _known:
        _known[key] = _read(root, path)
    return _known[key]


@pytest.fixture(autouse=True)
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests that write into a copy of this repository's content: only what they wrote is read anew."""
    monkeypatch.setattr(library, "_load", _read_once)


__all__ = ["read_once"]
