"""From content to site: stage, then MkDocs. The only module that knows both."""

from __future__ import annotations

import datetime
import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from casebook.bundle import BundleFailure, bundle
from casebook.check.run import check_root
from casebook.load.library import Loading, Progress, load
from casebook.model.library import Library
from casebook.model.problem import Problem
from casebook.site.charts import Charts
from casebook.site.site import Site
from casebook.site.stage import Written, write

LANGUAGES = ("en",)
STAGED = "CASEBOOK_STAGED"
"""Set while `casebook build` runs MkDocs, so that the hook does not stage a second time."""


MKDOCS = (sys.executable, "-m", "casebook.build")
"""MkDocs as a command: `_mkdocs` below."""


DISK_HINTS = {
    errno.ENOSPC: "make room on the disk",
    errno.EROFS: "the disk is read-only: use another folder",
    errno.EACCES: "you may not write there: change the rights, or use another folder",
}


class BuildFailure(Exception):
    """A build that can't go on; the message says what to do."""


class NotASite(BuildFailure):
    """A folder to write the site to that holds something else."""


class ContentProblems(Exception):
    """Content that must be mended before it can be built: `errors` has a line each."""

    def __init__(self, errors: list[Problem]) -> None:
        super().__init__(f"{len(errors)} problems in content")
        self.errors = errors


@contextmanager
def _writing() -> Iterator[None]:
    """What the disk refuses becomes a BuildFailure that names the file."""
    try:
        yield
    except OSError as error:
        raise BuildFailure(disk_message(error)) from error


def disk_message(error: OSError) -> str:
    """What a file system refused, and what to do."""
    hint = DISK_HINTS.get(error.errno or 0, "run this again")
    return f"{error.filename or 'writing'}: {error.strerror or error}\n    hint: {hint}"


@dataclass
class Staging:
    """What staging did: what was loaded, and how many files were written."""

    loading: Loading
    written: Written


def stage_root(root: Path, progress: Progress | None = None, earlier: Loading | None = None) -> Staging:
    """Stage the content of `root` into its build/docs/<lang>/, whether or not it has problems.

    Raises BuildFailure when the browser part can't be bundled.
    """
    web = bundle_web()
    loading = load(root, progress, earlier)
    return Staging(loading, write_tree(root, loading.library, web, progress))


def stage_checked(root: Path, today: datetime.date, progress: Progress | None = None) -> None:
    """Check the content of `root` and stage it.

    Raises ContentProblems, before anything is written, and BuildFailure.
    """
    web = bundle_web()
    checked = check_root(root, today, progress, errors_only=True)
    if checked.errors:
        raise ContentProblems(checked.errors)
    write_tree(root, checked.loading.library, web, progress)


def bundle_web() -> dict[str, bytes]:
    """The browser part as file name to bytes. Raises BuildFailure."""
    try:
        with _writing():
            return bundle()
    except BundleFailure as failure:
        raise BuildFailure(str(failure)) from failure


def write_tree(
    root: Path, library: Library, web: dict[str, bytes], progress: Progress | None = None, forks: bool = True
) -> Written:
    """Write the staged tree of each language below `root`; without `forks` in this process alone.

    Raises BuildFailure when the disk refuses; each file is then either as it was or written whole.
    """
    written = Written()
    for lang in LANGUAGES:
        site = Site(library, Charts(root / "build" / "cache" / "charts"), web, lang)
        with _writing():
            done = write(site, root, root / "build" / "docs" / lang, progress, forks)
        written = Written(
            written.files + done.files, written.written + done.written, written.removed + done.removed
        )
    return written


def build_site(root: Path, site_dir: Path | None = None) -> None:
    """Run MkDocs over the staged tree of `root`; its own messages go to the terminal.

    Raises BuildFailure when MkDocs finds anything to warn of, NotASite when `site_dir` holds something else.
    """
    command = [*MKDOCS, "build", "--strict", "--config-file", str(root / "mkdocs.yml")]
    if site_dir is not None:
        site_dir = site_dir.resolve()
        _only_a_site(site_dir)
        command += ["--site-dir", str(site_dir)]
    done = subprocess.run(command, cwd=root, env=mkdocs_environment(), check=False)
    if done.returncode:
        raise BuildFailure("MkDocs found something wrong (see above); the site was not finished")


def _only_a_site(folder: Path) -> None:
    """MkDocs empties the folder that it writes to, so nothing but an earlier site may be in it."""
    with _writing():
        folder.mkdir(parents=True, exist_ok=True)
        names = {path.name for path in folder.iterdir()}
    if names and not {"404.html", "index.html"} <= names:
        raise NotASite(
            f"{folder}: holds other files than a built site, and would be emptied\n    hint: name a new or empty folder"
        )


def mkdocs_environment() -> dict[str, str]:
    """The environment for MkDocs: staged already, and without Material's notice of its end of life."""
    return {**os.environ, STAGED: "1", "NO_MKDOCS_2_WARNING": "1"}


def _mkdocs() -> None:
    """MkDocs' own command line, but what the disk or the network refuses is a message, no traceback."""
    from mkdocs.__main__ import cli

    try:
        cli(prog_name="mkdocs")
    except OSError as error:
        sys.exit(disk_message(error))


if __name__ == "__main__":
    _mkdocs()
