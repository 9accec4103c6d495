"""A site in one language as MkDocs has built it, kept between edits.

Among thousands of pages MkDocs needs a second to find all and set them up, and a hundredth of that to build one.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.plugins import BasePlugin

from casebook.trees import config_file, languages, part_of_site


class Built:
    """The site of `root` in `lang`, a part of the site in `folder`. What is out of date there is built again."""

    def __init__(self, root: Path, folder: Path, lang: str) -> None:
        self.site = part_of_site(folder, lang)
        self.others = {other for other in languages(root) if other != lang}
        self.config = load_config(str(config_file(root, lang)), site_dir=str(self.site))
        self.config.extra["staged"] = True
        self.config.plugins["kept"] = kept = _Kept()
        with _ends_between_files():
            mkdocs_build.build(self.config, dirty=True)
        self.files, self.nav, self.env = kept.files, kept.nav, kept.env

    def knows_all(self) -> bool:
        """Whether the staged texts are still those that the site was built of, changed or not."""
        staged = {file for file in _below(Path(self.config.docs_dir)) if file.endswith(".md")}
        return staged == {file.src_uri for file in self.files.documentation_pages()}

    def knows(self, paths: Collection[str]) -> bool:
        """Whether all these staged files were there when the site was built."""
        return all(path in self.files.src_uris for path in paths)

    def build(self, paths: Collection[str]) -> None:
        """Build these staged files again, all of them known, as MkDocs would build them with all others.

        MkDocs has no public way to build one page; a test compares each byte with a whole build, and its version is
        pinned.
        """
        files = [self.files.src_uris[path] for path in paths]
        pages = [file.page for file in files if file.page]
        for file in files:
            if not file.page:
                file.copy_file()
        for page in pages:
            mkdocs_build._populate_page(page, self.config, self.files)
        known = self.files.documentation_pages()
        with _ends_between_files():
            for page in pages:
                mkdocs_build._build_page(page, self.config, known, self.nav, self.env)
        for page in pages:
            page.validate_anchor_links(files=self.files, log_level=self.config.validation.links.anchors)

    def remove_gone(self) -> None:
        """Take away pages whose texts are gone: MkDocs leaves them, when it builds a few only."""
        wanted = {file.dest_uri for file in self.files}
        for file in _below(self.site, self.others):
            if file.endswith("/index.html") and file not in wanted:
                (self.site / file).unlink()


class _Kept(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """Keeps what MkDocs has gathered, and says when it writes files."""

    def on_nav(self, nav: Any, config: Any, files: Any) -> None:
        self.nav = nav

    def on_env(self, env: Any, config: Any, files: Any) -> None:
        self.env, self.files = env, files
        _hold_end()

    def on_page_context(self, context: Any, page: Any, config: Any, nav: Any) -> None:
        _let_end()

    def on_post_page(self, output: str, page: Any, config: Any) -> None:
        _hold_end()


@contextmanager
def _ends_between_files() -> Iterator[None]:
    """Who ends this process meanwhile waits until a file is written: the next build would take half a page for done."""
    try:
        yield
    finally:
        _let_end()


def _hold_end() -> None:
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})


def _let_end() -> None:
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})


def _below(folder: Path, but: Collection[str] = ()) -> Iterator[str]:
    """All files below a folder, as paths from there, without some of its own folders."""
    for place, folders, names in os.walk(folder):
        if place == str(folder):
            folders[:] = [name for name in folders if name not in but]
        start = Path(place).relative_to(folder)
        yield from ((start / name).as_posix() for name in names)
