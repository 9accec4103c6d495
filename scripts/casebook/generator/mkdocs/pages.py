"""A site in one language whose pages are made when they are asked for."""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import Any

from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, set_exclusions
from mkdocs.structure.pages import Page

from casebook.failure import BuildFailure
from casebook.generator.mkdocs.warnings import Tell, hear_mkdocs


class Pages:
    """The pages of one configuration. Only those of the navigation are read at once, as every page names them."""

    def __init__(self, configuration: Path, folder: Path, tell: Tell) -> None:
        """Set up; pages are written into `folder`. Raises BuildFailure for a configuration that can't be used."""
        hear_mkdocs(tell)
        self._kept = kept = _Kept()
        try:
            self._config = load_config(str(configuration), site_dir=str(folder))
            self._config.extra["staged"] = True
            self._config.plugins["kept"] = kept
            mkdocs_build.build(self._config, dirty=True)
        except (MkDocsException, Abort) as failure:
            raise BuildFailure(f"{configuration.name}: {failure}") from failure
        self._tree, self._folder = Path(self._config.docs_dir), folder
        self._made: dict[str, int] = {}
        self._lock = Lock()

    def find(self, address: str) -> Path | None:
        """The file for an address below the language's root: a page, brought up to date, or any other file."""
        if address == "" or address.endswith("/"):
            for source in (f"{address}index.md", f"{address[:-1]}.md"):
                if (self._tree / source).is_file():
                    return self._page(source)
            files = [self._tree / address / "index.html"]  # a page that needs no theme
        else:
            files = [self._tree / address, self._folder / address]
        return next((file for file in files if file.is_file() and file.suffix != ".md"), None)

    def _page(self, source: str) -> Path:
        """Make a page unless that has been done since it was staged, as MkDocs would with all others.

        MkDocs has no public way to build one page; a test compares each byte with a whole build, and its version is
        pinned.
        """
        kept, config = self._kept, self._config
        with self._lock:
            file = kept.files.src_uris.get(source) or File(
                source, config.docs_dir, config.site_dir, config.use_directory_urls
            )
            staged = (self._tree / source).stat().st_mtime_ns
            if self._made.get(source) != staged:
                page = file.page or Page(None, file, config)
                mkdocs_build._populate_page(page, config, kept.files)
                mkdocs_build._build_page(page, config, kept.files.documentation_pages(), kept.nav, kept.env)
                self._made[source] = staged
        return Path(file.abs_dest_path)


class _Kept(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """Keeps what MkDocs gathers, and keeps it from all pages but those of the navigation; of these none is written."""

    def on_files(self, files: Any, config: Any) -> None:
        set_exclusions(files, config)
        for file in files.documentation_pages():
            if file.inclusion.is_not_in_nav():
                files.remove(file)
            else:
                file.is_modified = lambda: True

    def on_nav(self, nav: Any, config: Any, files: Any) -> None:
        self.nav = nav

    def on_env(self, env: Any, config: Any, files: Any) -> None:
        self.env, self.files = env, files
        for file in files.documentation_pages():
            file.is_modified = lambda: False
