"""From content to site: stage, then MkDocs, each in every language. The only module that knows both."""

from __future__ import annotations

import datetime
import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.pool import ThreadPool
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import BoundedSemaphore

from casebook.bundle import BundleFailure, bundle
from casebook.check import report
from casebook.check.run import check_root
from casebook.load.library import Loading, Progress, load
from casebook.model.languages import NAMES, SOURCE
from casebook.model.library import Library
from casebook.model.localized import localized
from casebook.model.problem import Problem
from casebook.search import SearchFailure, index_copies
from casebook.site.charts import Charts
from casebook.site.site import Site
from casebook.site.stage import Written, edited, write, write_files

STAGED = "CASEBOOK_STAGED"
"""Set while `casebook build` runs MkDocs, so that the hook does not stage a second time."""
COPIES = "CASEBOOK_COPIES"
"""Where the hook writes what is to be indexed, while `casebook build` runs MkDocs."""
LOOK = 0.1
"""Seconds between two looks whether the copies are there."""


MKDOCS = (sys.executable, "-m", "casebook.build")
"""MkDocs as a command: `_mkdocs` below."""


DISK_HINTS = {
    errno.ENOSPC: "make room on the disk",
    errno.EROFS: "the disk is read-only: use another folder",
    errno.EACCES: "you may not write there: change the rights, or use another folder",
}


INDEXING = BoundedSemaphore(os.cpu_count() or 1)
"""Of all that is done for a language, indexing needs by far the most memory."""


class BuildFailure(Exception):
    """A build that can't go on; the message says what to do."""


class NotASite(BuildFailure):
    """A folder to write the site to that holds something else."""


class ContentProblems(Exception):
    """Content that must be mended before it can be built: `errors` has a line each."""

    def __init__(self, errors: list[Problem]) -> None:
        super().__init__(f"{len(errors)} problems in content")
        self.errors = errors


def languages(root: Path) -> tuple[str, ...]:
    """The languages of the site of `root`: those that it has a configuration for, that of the source first."""
    return tuple(lang for lang in NAMES if config_file(root, lang).is_file())


def config_file(root: Path, lang: str) -> Path:
    """MkDocs's configuration for a language."""
    return root / ("mkdocs.yml" if lang == SOURCE else f"mkdocs.{lang}.yml")


def part_of_site(site: Path, lang: str) -> Path:
    """Where a language lies in a site: that of the source at the root, every other one in a folder of its name."""
    return site if lang == SOURCE else site / lang


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


def stage_anyway(
    root: Path, tell: Callable[[str], None], earlier: Loading | None = None, forks: bool = True
) -> Staging:
    """Stage what can be staged of `root`; each problem in content is told. Raises BuildFailure."""
    web = bundle_web()
    checked = check_root(root, datetime.date.today(), earlier=earlier, forks=forks, errors_only=True)
    for problem in checked.errors:
        tell(report.text(problem))
    return Staging(checked.loading, write_tree(root, checked.loading.library, web, forks=forks))


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
    with _writing():
        trees = [(site, staged_tree(root, site.lang)) for site in _sites(root, library, web)]
        return write(trees, root, progress, forks)


def write_edited(root: Path, library: Library, web: dict[str, bytes], sources: Collection[str]) -> dict[str, list[str]]:
    """Write only what is staged of the edited `sources` itself.

    Returns the staged paths of these, for each language in which something has changed.
    """
    changed = {}
    for site in _sites(root, library, web):
        with _writing():
            paths, written = write_files(edited(site, sources), staged_tree(root, site.lang))
        if written:
            changed[site.lang] = paths
    return changed


def staged_tree(root: Path, lang: str) -> Path:
    """Where the staged tree of a language lies."""
    return root / "build" / "docs" / lang


def _sites(root: Path, library: Library, web: dict[str, bytes]) -> list[Site]:
    """The site in each language."""
    charts = Charts(root / "build" / "cache" / "charts")
    source = Site(library, charts, web)
    others = [lang for lang in languages(root) if lang != SOURCE]
    return [source, *(Site(localized(library, lang), charts, web, source) for lang in others)]


def build_site(root: Path, site_dir: Path | None = None, strict: bool = True) -> None:
    """Run MkDocs over the staged trees of `root`, all at once, and join what they make.

    With more languages than cores they share the cores: all are done sooner than one after the other.
    Until all is well the site stays as it was. Not `strict`, as for a preview, warnings do not count and nothing is
    indexed. Raises BuildFailure with all that MkDocs warns of, by language, and NotASite when `site_dir` holds
    something else.
    """
    site = (site_dir or root / "site").resolve()
    _only_a_site(site)
    with _writing(), TemporaryDirectory(dir=_build_folder(root), prefix="site-") as folder:
        parts = Path(folder)
        with ThreadPool(len(languages(root))) as pool:
            done = pool.map(lambda lang: (lang, _build_language(root, lang, parts / lang, strict)), languages(root))
        if failed := [f"In {config_file(root, lang).name}:\n{said}" for lang, said in done if said]:
            raise BuildFailure("\n".join([*failed, "the build found something wrong; the site stays as it was"]))
        _replace(site, _joined(parts, languages(root)))


def _build_folder(root: Path) -> Path:
    folder = root / "build"
    folder.mkdir(exist_ok=True)
    return folder


def _build_language(root: Path, lang: str, folder: Path, strict: bool) -> str:
    """Build one language into `folder`, its search index too. Returns what was wrong, nothing if all is well.

    Pagefind begins when MkDocs has all texts, and reads them while MkDocs puts them into its templates.
    """
    if not strict:
        return _run_mkdocs(root, lang, folder)
    copies = folder.with_name(f"{lang}-copies")
    with ThreadPool(1) as beside:
        built = beside.apply_async(_run_mkdocs, (root, lang, folder, copies))
        while not built.ready() and not copies.exists():
            built.wait(LOOK)
        if built.ready() and (said := built.get()):
            return said
        wrong = _index(root, lang, folder, copies)
        return built.get() or wrong


def _index(root: Path, lang: str, folder: Path, copies: Path) -> str:
    """Index one language. Returns what was wrong, nothing if all is well."""
    try:
        with INDEXING:
            index_copies(copies, staged_tree(root, lang), lang, folder)
    except SearchFailure as failure:
        return f"search: {failure}"
    return ""


def _run_mkdocs(root: Path, lang: str, folder: Path, copies: Path | None = None) -> str:
    """Build one language into `folder`. Returns what MkDocs said if it found anything to warn of, else nothing.

    With `copies` the build is strict, and copies for the search index are written there.
    """
    command = [*MKDOCS, "build", "--config-file", str(config_file(root, lang)), "--site-dir", str(folder)]
    command += ["--strict"] if copies else []
    environment = mkdocs_environment() | ({COPIES: str(copies)} if copies else {})
    output = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True, "encoding": "utf-8"}
    done = subprocess.run(command, cwd=root, env=environment, check=False, **output)  # type: ignore[call-overload]
    return done.stdout if done.returncode else ""


def _joined(parts: Path, langs: Sequence[str]) -> Path:
    """The languages, each of which lies in a folder of `parts`, as one site."""
    site = parts / SOURCE
    for lang in langs:
        if lang != SOURCE:
            (parts / lang).rename(part_of_site(site, lang))
    return site


def _replace(site: Path, new: Path) -> None:
    """Put what is in `new` in the place of what is in `site`; hidden files there stay."""
    for old in site.iterdir():
        if not old.name.startswith("."):
            shutil.rmtree(old) if old.is_dir() and not old.is_symlink() else old.unlink()
    for made in new.iterdir():
        shutil.move(made, site / made.name)


def _only_a_site(folder: Path) -> None:
    """The folder that the site is put into is emptied, so nothing but an earlier site may be in it."""
    with _writing():
        folder.mkdir(parents=True, exist_ok=True)
        names = {path.name for path in folder.iterdir() if not path.name.startswith(".")}
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
