"""What `casebook serve` shows: all languages in one folder, brought up to date after each edit.

An edit is shown in two steps. First only the pages that were edited are staged and built, so that they are seen at once
even among thousands. Behind that a process of its own checks and stages everything and builds what else has changed by
the edit (lists, related cases, terms in other pages); the next edit ends it. The search index follows when it is done.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer

from casebook.build import build_site
from casebook.failure import BuildFailure, disk_message
from casebook.generator import QUIET
from casebook.generator.mkdocs.built import Built
from casebook.generator.mkdocs.warnings import Tell, hear_mkdocs
from casebook.load.files import FOLDERS
from casebook.load.kinds import parted
from casebook.load.loading import Loading, load
from casebook.staging import bundle_web, stage_anyway, write_edited
from casebook.trees import languages, part_of_site, staged_tree

THEME = Path(__file__).parent / "theme"
NICE = 5
"""How far what goes on behind stands back, of 19."""


class Preview:
    """The site of `root` in `folder` as it is being worked on: problems are told, and what can be shown is shown."""

    def __init__(self, root: Path, folder: Path, tell: Tell) -> None:
        self.root, self.folder, self.tell = root, folder, tell
        self.done = folder.with_name(f"{folder.name}.done")
        """Where the process behind says that it has done all."""
        self._behind: subprocess.Popen[bytes] | None = None
        self._indexing: list[subprocess.Popen[bytes]] = []
        self.done.parent.mkdir(parents=True, exist_ok=True)
        self.done.write_text("", "utf-8")
        self._configured = self._configuration()
        self._loading = stage_anyway(root, tell).loading
        self._build_all()

    def update(self) -> None:
        """Show what has changed since the last time; what goes wrong is told, and tried again at the next change."""
        try:
            self._update()
        except (BuildFailure, MkDocsException, Abort) as failure:
            self.tell(str(failure))
        except OSError as error:
            self.tell(disk_message(error))

    def close(self) -> None:
        """Stop what still runs."""
        self._stop_behind()
        self._stop_indexing()

    def _update(self) -> None:
        if self._configuration() != self._configured:
            self._configured = self._configuration()
            self._stop_behind()
            self._loading = stage_anyway(self.root, self.tell, self._loading, forks=False).loading
            self._build_all()
            return
        earlier, self._loading = self._loading, load(self.root, earlier=self._loading, forks=False)
        if sources := _edited(earlier, self._loading):
            self._show(sources)
        elif self._behind and self.done.read_text("utf-8") == str(self._behind.pid):
            self._follow()
        elif not self._behind or self._behind.poll() is not None:  # a picture, or a file that means nothing
            self._start_behind()

    def _show(self, sources: Collection[str]) -> None:
        """The edited pages themselves."""
        started = time.monotonic()
        self._stop_behind()
        changed = write_edited(self.root, self._loading.library, bundle_web(), sources)
        for lang, paths in changed.items():
            if self._built[lang].knows(paths):
                self._built[lang].build(paths)
            else:
                self._built[lang] = Built(self.root, self.folder, lang)
        self._start_behind()
        if changed:  # a mistake is told by the process behind, and terms are shown when it is done
            self.tell(f"{', '.join(sorted(sources)[:3])}: shown after {time.monotonic() - started:.1f} s")

    def _follow(self) -> None:
        """Everything else has been built behind."""
        self._stop_behind()
        for lang, built in self._built.items():
            if not built.knows_all():
                self._built[lang] = Built(self.root, self.folder, lang)
        self._index()

    def _build_all(self) -> None:
        build_site(self.root, self.folder, strict=False)
        self._built = {lang: Built(self.root, self.folder, lang) for lang in languages(self.root)}
        self._index()

    def _start_behind(self) -> None:
        command = [
            sys.executable,
            "-m",
            "casebook.generator.mkdocs.behind",
            str(self.root),
            str(self.folder),
            str(self.done),
        ]
        self._behind = _quietly(command)

    def _stop_behind(self) -> None:
        if self._behind:
            _end(self._behind)
            self._behind = None

    def _index(self) -> None:
        """Bring the search up to date, each language in a process of its own; the page need not wait for it."""
        self._stop_indexing()
        for lang in languages(self.root):
            folder = part_of_site(self.folder, lang)
            command = [sys.executable, "-m", "casebook.search", str(staged_tree(self.root, lang)), lang, str(folder)]
            self._indexing.append(_quietly(command, subprocess.DEVNULL))

    def _stop_indexing(self) -> None:
        while self._indexing:
            _end(self._indexing.pop())

    def _configuration(self) -> list[tuple[Path, int]]:
        """What every page depends on besides the content, with the time of its last change."""
        files = [*self.root.glob("mkdocs*.yml"), *THEME.rglob("*.*")]
        return sorted((file, file.stat().st_mtime_ns) for file in files)


def serve(root: Path, host: str, port: int, tell: Tell) -> None:
    """Show the site of `root` on http://host:port/ until Ctrl+C. Raises BuildFailure if it can't be built at first."""
    os.environ.update(QUIET, SITE_URL=f"http://{host}:{port}/")
    hear_mkdocs(tell)
    preview = Preview(root, root / "build" / "serve", tell)
    server = LiveReloadServer(preview.update, host, port, str(preview.folder))
    server.error_handler = lambda code: _read(preview.folder / f"{code}.html")
    for path in (*(root / name for name in FOLDERS), *root.glob("mkdocs*.yml"), THEME, preview.done):
        if path.exists():
            server.watch(str(path))
    tell(f"The site is on {server.url} and follows your edits. Ctrl+C stops it.")
    try:
        server.serve()  # type: ignore[no-untyped-call]
    finally:
        server.shutdown()
        preview.close()


def _quietly(command: list[str], output: int | None = None) -> subprocess.Popen[bytes]:
    """Run a command that leaves the cores to the next edit, as soon as there is one."""
    process = subprocess.Popen(command, stdout=output, stderr=output, start_new_session=True)
    if hasattr(os, "setpriority"):
        with suppress(OSError):  # it has ended already
            os.setpriority(os.PRIO_PROCESS, process.pid, NICE)
    return process


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process with its own children, and wait for its end."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
    process.wait()


def _edited(earlier: Loading, now: Loading) -> set[str]:
    """The sources of the texts that are new, changed or gone; a translation counts for its source."""
    paths = earlier.cache.keys() | now.cache.keys()
    changed = {path for path in paths if _stamp(earlier, path) != _stamp(now, path)}
    return {parted(path)[0] for path in changed}


def _stamp(loading: Loading, path: str) -> object:
    return loading.cache[path][0] if path in loading.cache else None


def _read(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None
