"""What is done for an edit, piece by piece: each `yield` is a place where another edit may come first."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Collection, Generator
from pathlib import Path

from casebook import generator
from casebook.load.files import FOLDERS
from casebook.load.loading import Loading, load
from casebook.model.addresses import staged_path
from casebook.model.kinds import parted
from casebook.model.languages import NAMES, SOURCE
from casebook.serve.indexing import Indexing
from casebook.staging import bundle_web, stage_anyway, stage_by_piece, write_edited
from casebook.trees import config_file, languages, part_of_site, staged_tree

Pieces = Generator[None, None, None]
Tell = Callable[[str], None]
NAMED = 3
IDLE = 0.05
"""Seconds to wait when there is nothing to do but look."""


class Work:
    """The site of `root` as it is being worked on, in `folder`; `seen` is called when there is something new to see."""

    def __init__(self, root: Path, folder: Path, tell: Tell, seen: Callable[[], None]) -> None:
        self.root, self.folder, self.tell, self.seen = root, folder, tell, seen
        self._loading = stage_anyway(root, tell).loading
        self._set_up()
        self._indexing: Indexing | None = None

    def places(self) -> list[Path]:
        """Where edits are made."""
        return [
            *(self.root / name for name in FOLDERS),
            *(config_file(self.root, lang) for lang in NAMES),
            generator.THEME,
        ]

    def find(self, address: str) -> Path | None:
        """The file for an address of the site, as it is now."""
        lang, rest = self._parted(address)
        return self._pages[lang].find(rest)

    def notice(self, address: str) -> str:
        """What to say on top of a page whose source can't be read; nothing on all others."""
        page = self._parted(address)[1].strip("/")
        for source in self._unusable():
            if staged_path(source).removesuffix(".md") == page:
                return f"{source} can't be read, so this page is as it was; `casebook serve` says what is wrong."
        return ""

    def after(self, changed: Collection[str]) -> Pieces:
        """The pieces that an edit of the files `changed` makes necessary. Raises BuildFailure, OSError."""
        content = tuple(str(self.root / name) for name in FOLDERS)
        if not all(path.startswith(content) for path in changed):
            self._set_up()
            self.seen()
            yield
        yield from self._edited()
        yield from self.whole()

    def whole(self) -> Pieces:
        """All that is checked, staged and indexed."""
        kept = {staged_path(source) for source in self._unusable()}
        try:
            written = yield from stage_by_piece(self.root, self._loading, self.tell, kept)
        except GeneratorExit:  # an edit came first: what is written by now will not be seen as new again
            self.seen()
            raise
        if written:
            self.seen()
        yield from self.index()

    def index(self) -> Pieces:
        """The search index, made by another process; an edit leaves it as it was."""
        while self._indexing and self._indexing.is_alive():
            time.sleep(IDLE)
            yield
        self._indexing = Indexing([(staged_tree(self.root, lang), lang, part_of_site(self.folder, lang))
                                   for lang in languages(self.root)], self.tell)  # fmt: skip
        try:
            while self._indexing.is_alive():
                time.sleep(IDLE)
                yield
        finally:
            self._indexing.stop()

    def _edited(self) -> Pieces:
        """The edited pages themselves."""
        started = time.monotonic()
        earlier, self._loading = self._loading, load(self.root, earlier=self._loading, forks=False)
        sources = _edited(earlier, self._loading)
        if sources and write_edited(self.root, self._loading.library, bundle_web(), sources):
            self.seen()
            self.tell(f"{', '.join(sorted(sources)[:NAMED])}: shown after {time.monotonic() - started:.1f} s")
        if earlier.library.pages.keys() != self._loading.library.pages.keys():
            yield
            self._set_up()
        yield

    def _parted(self, address: str) -> tuple[str, str]:
        """The language of an address, and the address below the root of that language."""
        lang, _, rest = address.partition("/")
        return (lang, rest) if lang in self._pages and lang != SOURCE else (SOURCE, address)

    def _set_up(self) -> None:
        """Read the configurations."""
        self._pages = {
            lang: generator.pages(self.root, lang, part_of_site(self.folder, lang), self.tell)
            for lang in languages(self.root)
        }

    def _unusable(self) -> list[str]:
        return [parted(path)[0] for path, (_, loaded) in self._loading.cache.items() if loaded.record is None]


def clear(folder: Path) -> None:
    """Take away what an earlier preview left: a theme or a language that is no more would be shown still."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


def _edited(earlier: Loading, now: Loading) -> set[str]:
    """The sources of the texts that are new, changed or gone; a translation counts for its source."""
    paths = earlier.cache.keys() | now.cache.keys()
    changed = {path for path in paths if _stamp(earlier, path) != _stamp(now, path)}
    return {parted(path)[0] for path in changed}


def _stamp(loading: Loading, path: str) -> object:
    return loading.cache[path][0] if path in loading.cache else None
