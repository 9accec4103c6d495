"""Files that many tests load alike are read once for each worker."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from casebook.load import loading
from casebook.load.yaml import Parse

_read = loading._load
_known: dict[tuple[str, bytes], object] = {}


def _read_once(root: Path, path: str, parse: Parse) -> object:
    """What `casebook.load` makes of a file; a copy with the same bytes under the same path is the same.

    Not so in an office, whose bank says of its records where they lie.
    """
    if not (root / "mkdocs.yml").exists():
        return _read(root, path, parse)
    try:
        key = (path, sha256((root / path).read_bytes()).digest())
    except OSError:
        return _read(root, path, parse)
    if key not in _known:
        _known[key] = _read(root, path, parse)
    return _known[key]


@pytest.fixture(autouse=True)
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests that write into a copy of this repository's content: only what they wrote is read anew."""
    monkeypatch.setattr(loading, "_load", _read_once)


__all__ = ["read_once"]
