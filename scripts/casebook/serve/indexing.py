"""The search index of a preview: Pagefind works in its own process, a thread feeds it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Event, Thread

from casebook.search import Extract, SearchFailure, extracts, index

Part = tuple[Path, str, Path]
"""A staged tree, its language, the folder of its part of the site."""


class Indexing(Thread):
    """Indexes some languages, one after the other. What an earlier one made stays until it is done."""

    def __init__(self, parts: Sequence[Part], tell: Callable[[str], None]) -> None:
        super().__init__(daemon=True)
        self._parts, self._tell, self._over = parts, tell, Event()
        self.start()

    def run(self) -> None:
        """Index; what goes wrong is told, unless it was stopped."""
        for tree, lang, site in self._parts:
            try:
                index(self._until_stopped(extracts(tree, lang)), lang, site)
            except (SearchFailure, OSError, ValueError) as failure:
                if not self._over.is_set():  # a page that is being written is no failure either
                    self._tell(f"search: {failure}")
                return

    def stop(self) -> None:
        """End it before its next extract."""
        self._over.set()

    def _until_stopped(self, given: Iterator[Extract]) -> Iterator[Extract]:
        for extract in given:
            if self._over.is_set():
                raise SearchFailure("stopped")
            yield extract
