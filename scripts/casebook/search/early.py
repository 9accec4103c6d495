"""The index of one language, made while its tree is staged and its pages are built: Pagefind reads page by page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

from casebook.search.extracts import extracts
from casebook.search.index import BUNDLE, index
from casebook.search.pagefind import SearchFailure


class EarlyIndex:
    """Indexes the staged pages of `tree`, one after the other as they are added, into `folder`/pagefind/.

    It takes one of `threads` from the first page on: not before, as staging forks, and a process with threads must not.
    """

    def __init__(self, tree: Path, lang: str, folder: Path, threads: ThreadPoolExecutor) -> None:
        self.pages = 0
        self.bundle = folder / BUNDLE
        self._tree, self._lang, self._folder, self._threads = tree, lang, folder, threads
        self._staged: SimpleQueue[str | None] = SimpleQueue()
        self._made: Future[int] | None = None
        self._stopped = False

    def add(self, paths: Sequence[str]) -> None:
        """These paths in the tree are staged; what comes first wins where two pages are found equally well."""
        self._made = self._made or self._threads.submit(self._make)
        for path in paths:
            if path.endswith(".md"):
                self.pages += 1
                self._staged.put(path)

    def end(self) -> None:
        """All is staged: the index can be written."""
        self._staged.put(None)

    def stop(self) -> None:
        """End it before its next page, unless it is made."""
        self._stopped = True
        self.end()

    def wrong(self) -> str:
        """Wait until it is made. Returns what was wrong, nothing if all is well."""
        self.end()
        try:
            if self._made:
                self._made.result()
        except SearchFailure as failure:
            return f"search: {failure}"
        return ""

    def _make(self) -> int:
        return index(extracts(self._tree, self._lang, self._until_ended()), self._lang, self._folder)

    def _until_ended(self) -> Iterator[str]:
        while (path := self._staged.get()) is not None and not self._stopped:
            yield path
        if self._stopped:
            raise SearchFailure("stopped")
