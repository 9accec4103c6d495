"""Shares the pages of a large site out over two processes: MkDocs builds one page after the other, on one core.

Before it reads the first page, the process forks. Each of the two then reads its half of the pages, puts it into
templates and writes it. Pages of the navigation are read by both, as every page names them. In between each tells the
other which anchors its pages have, so that every link is still looked at. All else is left to the first process.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from multiprocessing import Pipe, get_all_start_methods
from multiprocessing.connection import Connection
from typing import Any

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

FEWEST = 2000
"""With fewer pages a second process gains little, and the cores are better left to other languages."""
FAILED = "the pages that a second process built: something was wrong with them, see above"


class Shared(Files):
    """The files of a site whose pages are shared out. MkDocs asks it for pages, and gets those of its own process."""

    def __init__(self, files: Files) -> None:
        super().__init__(files)
        self.is_helper = False
        self._others: set[str] = set()
        self._helper = 0
        self._line: Connection | None = None

    def documentation_pages(
        self, *, inclusion: Callable[[InclusionLevel], bool] = InclusionLevel.is_included
    ) -> Sequence[File]:
        """The pages that this process has to do with."""
        return [file for file in self.every_page(inclusion) if file.src_uri not in self._others]

    def every_page(self, inclusion: Callable[[InclusionLevel], bool] = InclusionLevel.is_included) -> Sequence[File]:
        """The pages of the whole site."""
        return super().documentation_pages(inclusion=inclusion)

    def copy_static_files(self, *arguments: Any, **options: Any) -> None:
        """Copy what is no page, once."""
        if not self.is_helper:
            super().copy_static_files(*arguments, **options)

    def part(self, config: Any) -> None:
        """Fork. Called when the navigation is known and no page is read."""
        alone = self._outside_navigation()
        for file in alone:
            Page(None, file, config)
        ours, theirs = Pipe()
        sys.stdout.flush()
        self._helper = os.fork()
        self.is_helper = self._helper == 0
        self._line, unused = (theirs, ours) if self.is_helper else (ours, theirs)
        unused.close()
        self._others = {file.src_uri for file in alone[not self.is_helper :: 2]}
        if self.is_helper:
            config.theme.static_templates.clear()
            config.extra_templates.clear()

    def meet(self) -> None:
        """Tell each other what was read. Called in both processes when all their pages are. Raises PluginError."""
        read = [file for file in self._outside_navigation() if file.src_uri not in self._others]
        anchors = {file.src_uri: file.page.present_anchor_ids for file in read if file.page}
        try:
            for src_uri, found in self._exchanged(anchors).items():
                self._page(src_uri).present_anchor_ids = found
        except (EOFError, OSError) as error:  # the other one has failed, and has said why
            raise PluginError(FAILED) from error
        if self.is_helper:  # from now on only its own pages: those of the navigation are written by the first process
            self._others |= {file.src_uri for file in self.every_page() if file.page and file.src_uri not in anchors}

    def end(self) -> None:
        """Wait for the second process. Raises PluginError when it failed."""
        if not self.is_helper and os.waitpid(self._helper, 0)[1]:
            raise PluginError(FAILED)

    def _exchanged(self, anchors: dict[str, set[str] | None]) -> dict[str, set[str] | None]:
        """One speaks first, or both would wait for the other to listen."""
        assert self._line is not None
        if self.is_helper:
            self._line.send(anchors)
        found: dict[str, set[str] | None] = self._line.recv()
        if not self.is_helper:
            self._line.send(anchors)
        return found

    def _outside_navigation(self) -> list[File]:
        return [file for file in self.every_page() if file.inclusion.is_not_in_nav()]  # type: ignore[no-untyped-call]

    def _page(self, src_uri: str) -> Page:
        page = self.src_uris[src_uri].page
        assert page is not None
        return page


def are_worth_it(files: Files, languages: int) -> bool:
    """Whether there are enough pages, and cores that no other language needs."""
    cores = (os.cpu_count() or 1) // languages
    return cores > 1 and "fork" in get_all_start_methods() and len(files.documentation_pages()) >= FEWEST
