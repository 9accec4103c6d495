"""From content to staged trees: load, check, and write a tree for each language."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Generator
from dataclasses import dataclass
from pathlib import Path

from casebook.bundle import bundle
from casebook.check import report
from casebook.check.remembered import FOLDER, Remembered
from casebook.check.run import check_by_rule, check_root
from casebook.check.told import as_told, is_checked, published
from casebook.failure import BuildFailure, writing
from casebook.load.loading import Loading, Progress, load
from casebook.load.locate import locate
from casebook.model.languages import SOURCE
from casebook.model.library import Library
from casebook.model.localized import localized
from casebook.model.problem import Problem
from casebook.site.charts import Charts
from casebook.site.site import Site
from casebook.site.stage import Tell, Written, edited, write, write_by_piece, write_files
from casebook.trees import languages, staged_tree

SHOWN = 20
"""So many problems are told before a build is given up."""


class ContentProblems(BuildFailure):
    """Content that must be mended before it can be built; the message tells the first of its problems."""

    def __init__(self, errors: list[Problem]) -> None:
        count = "1 problem" if len(errors) == 1 else f"{len(errors)} problems"
        says = f"{count} in content, nothing was built; `casebook check` lists all"
        super().__init__("\n".join([*map(report.text, errors[:SHOWN]), says]))


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


def stage_checked(root: Path, today: datetime.date, progress: Progress | None, tell: Tell) -> None:
    """Check the content of `root` and stage it; `tell` hears of what is staged while the rest is.

    Raises ContentProblems, before anything is written, and BuildFailure.
    """
    web = bundle_web()
    checked = check_root(root, today, progress, errors_only=True)
    if checked.errors:
        raise ContentProblems(checked.errors)
    write_tree(root, checked.loading.library, web, progress, tell=tell)


def stage_anyway(
    root: Path, tell: Callable[[str], None], earlier: Loading | None = None, forks: bool = True
) -> Staging:
    """Stage what can be staged of `root`; each problem in content is told. Raises BuildFailure."""
    web = bundle_web()
    checked = check_root(root, datetime.date.today(), earlier=earlier, forks=forks, errors_only=True)
    for problem in checked.errors:
        tell(report.text(problem))
    return Staging(checked.loading, write_tree(root, checked.loading.library, web, forks=forks))


def stage_by_piece(
    root: Path, loading: Loading, tell: Callable[[str], None], kept: Collection[str]
) -> Generator[None, None, int]:
    """Check and stage what is loaded of `root`, as `stage_anyway` does, with a stop after every piece of the work.

    Staged files named in `kept` stay. Returns how many were written or taken away. Raises BuildFailure.
    """
    problems = [problem for problem in loading.problems if is_checked(root, problem)]
    for found in check_by_rule(published(root, loading.library), datetime.date.today(), Remembered(root / FOLDER)):
        problems += found
        yield
    for problem in locate(root, [problem for problem in as_told(root, problems) if problem.severity == "error"]):
        tell(report.text(problem))
    yield
    with writing():
        trees = [(site, staged_tree(root, site.lang)) for site in _sites(root, loading.library, bundle_web())]
        return (yield from write_by_piece(trees, root, kept))


def bundle_web() -> dict[str, bytes]:
    """The browser part as file name to bytes. Raises BuildFailure."""
    with writing():
        return bundle()


def write_tree(
    root: Path,
    library: Library,
    web: dict[str, bytes],
    progress: Progress | None = None,
    forks: bool = True,
    tell: Tell | None = None,
) -> Written:
    """Write the staged tree of each language below `root`; without `forks` in this process alone.

    Raises BuildFailure when the disk refuses; each file is then either as it was or written whole.
    """
    with writing():
        trees = [(site, staged_tree(root, site.lang)) for site in _sites(root, library, web)]
        return write(trees, root, progress, forks, tell)


def write_edited(root: Path, library: Library, web: dict[str, bytes], sources: Collection[str]) -> dict[str, list[str]]:
    """Write only what is staged of the edited `sources` itself.

    Returns the staged paths of these, for each language in which something has changed.
    """
    changed = {}
    for site in _sites(root, library, web):
        with writing():
            paths, written = write_files(edited(site, sources), staged_tree(root, site.lang))
        if written:
            changed[site.lang] = paths
    return changed


def _sites(root: Path, library: Library, web: dict[str, bytes]) -> list[Site]:
    """The site in each language."""
    charts = Charts(root / "build" / "cache" / "charts")
    source = Site(library, charts, web)
    others = [lang for lang in languages(root) if lang != SOURCE]
    return [source, *(Site(localized(library, lang), charts, web, source) for lang in others)]
