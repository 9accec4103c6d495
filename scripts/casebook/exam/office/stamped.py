"""What takes long to work out of the office's files is kept in `.cache/`, by the name, size, times and number of each
file that it comes from: the system changes one of them whatever is done to a file, an old date put back included. What
is kept can be deleted at any time. Lists and counts are made of it; decisions and certificates are not.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from casebook import disk
from casebook.exam.office.office import Office
from casebook.exam.office.storage import OfficeFault, reaching

SETTLED = 2_000_000_000
"""So many nanoseconds old a file has to be: two changes within one tick of a disk's clock look alike."""
CACHE = ".cache"
NAMES = ("derived", "held", "parsed")


def stamped(
    office: Office, name: str, mark: str, sources: Mapping[str, Sequence[str]], work: Callable[[str], Any]
) -> dict[str, Any]:
    """What `work` gives for each key of `sources`, in JSON's own types, None left out; worked out anew where `mark` or
    a file at the paths that `sources` names for it is another than it was. Raises OfficeFault where one is missing.
    """
    file = office.dir / CACHE / f"{name}.json"
    kept, known = read_kept(file), dict[str, Any]()
    now, rows = time.time_ns(), dict[str, Any]()
    for key, paths in sources.items():
        stamp, changed = _stamp(mark, paths)
        old = kept.get(key)
        row = old[1] if isinstance(old, list) and old[0] == stamp else work(key)
        if row is not None:
            rows[key] = row
            if now - changed >= SETTLED:
                known[key] = [stamp, row]
    if known != kept:
        write_kept(file, known)
    return rows


def forget(office: Office) -> None:
    """Delete what is kept: it holds names. Raises OfficeFault."""
    for name in NAMES:
        file = office.dir / CACHE / f"{name}.json"
        with reaching(file):
            file.unlink(missing_ok=True)


def _stamp(mark: str, paths: Sequence[str]) -> tuple[str, int]:
    """What changes when one of the files does, and when the youngest did, in nanoseconds since 1970."""
    states, youngest = [mark], 0
    for path in paths:
        try:
            state = os.stat(path)
        except OSError as error:
            raise OfficeFault.of_disk(error, path) from error
        states.append(f"{path} {state.st_size} {state.st_mtime_ns} {state.st_ctime_ns} {state.st_ino}")
        youngest = max(youngest, state.st_mtime_ns, state.st_ctime_ns)
    return hashlib.sha256("\n".join(states).encode()).hexdigest(), youngest


def read_kept(file: Path) -> dict[str, Any]:
    """What is kept; nothing where it can't be read."""
    with suppress(OSError, ValueError, RecursionError):
        kept = json.loads(file.read_bytes())
        return kept if isinstance(kept, dict) else {}
    return {}


def write_kept(file: Path, known: Mapping[str, Any]) -> None:
    """Keep it, if the disk lets us."""
    with suppress(OSError):
        file.parent.mkdir(mode=0o700, exist_ok=True)
        disk.replace(file, json.dumps(known, ensure_ascii=False).encode(), 0o600)
