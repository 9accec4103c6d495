"""Looks for edits: what has changed on the disk since the last look."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

RARELY = 0.25
"""Seconds between two looks, at least."""
SHARE = 5
"""A look may take one part in so many of the time."""
SETTLE = 0.05
"""Seconds in which nothing may change any more: an editor may write in two steps."""
Stamp = tuple[int, int]


class Edits:
    """The files below some places, as they were at the last look."""

    def __init__(self, places: Sequence[Path]) -> None:
        self._places = places
        self._next = 0.0
        self._seen = self._stamps()

    def look(self) -> set[str]:
        """The paths of the files that are new, changed or gone since the last look; none if that was just now."""
        started = time.monotonic()
        if started < self._next:
            return set()
        now = self._stamps()
        pause = max(RARELY, SHARE * (time.monotonic() - started))
        while now != self._seen:
            time.sleep(SETTLE)
            if (later := self._stamps()) == now:
                break
            now = later
        changed = {path for path, _ in now.items() ^ self._seen.items()}
        self._seen, self._next = now, time.monotonic() + pause
        return changed

    def _stamps(self) -> dict[str, Stamp]:
        return dict(stamp for place in self._places for stamp in _stamps(place))


def _stamps(place: Path) -> Iterator[tuple[str, Stamp]]:
    """Each file at or below `place`, with its time and size; what goes away meanwhile is left out."""
    try:
        if place.is_file():
            state = place.stat()
            yield str(place), (state.st_mtime_ns, state.st_size)
            return
        with os.scandir(place) as entries:
            folders = []
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(Path(entry.path))
                else:
                    state = entry.stat(follow_symlinks=False)
                    yield entry.path, (state.st_mtime_ns, state.st_size)
    except OSError:
        return
    for folder in folders:
        yield from _stamps(folder)
