"""The whole staged tree, and how it is written."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from casebook.cores import side_by_side
from casebook.load.library import Progress
from casebook.site.addresses import staged_path
from casebook.site.anti import anti_case_pages
from casebook.site.archive import archive_files
from casebook.site.cases import case_pages
from casebook.site.checklists import checklist_page, checklist_pages
from casebook.site.exam_page import exam_page
from casebook.site.exercises import exercise_file, exercise_pages
from casebook.site.lists import list_pages
from casebook.site.mock import mock_files
from casebook.site.pages import page_file, pages
from casebook.site.practice import practice_files, practice_sets
from casebook.site.related import Related
from casebook.site.search import search_files
from casebook.site.site import Site, Staged
from casebook.site.verify_page import exam_lists, verify_page

CASES_PER_JOB = 250
Job = Callable[[], Iterable[Staged]]


def stage(site: Site) -> Iterator[Staged]:
    """Every staged file but pictures, as (path in the tree, content)."""
    for job in jobs(site):
        yield from job()


def jobs(site: Site) -> list[Job]:
    """The whole tree in parts that do not need each other."""
    published = site.library.published_cases
    related = Related(published)
    chunks = [published[i : i + CASES_PER_JOB] for i in range(0, len(published), CASES_PER_JOB)]
    bundled = [(path, site.bundle[name]) for name, path in site.bundled.items()]
    shared = [*bundled, *site.words_files.values(), *search_files(site)]
    return [
        lambda: pages(site),
        lambda: list_pages(site),
        lambda: anti_case_pages(site),
        lambda: archive_files(site),
        lambda: practice_sets(site),
        lambda: checklist_pages(site),
        lambda: exercise_pages(site),
        lambda: exam_page(site),
        lambda: verify_page(site),
        lambda: exam_lists(site),
        lambda: mock_files(site),
        lambda: shared,
        *(partial(case_pages, site, chunk, related) for chunk in chunks),
    ]


def edited(site: Site, sources: Collection[str]) -> Iterator[Staged]:
    """The staged files of all that is written in `sources` (paths of source files) and has a page of its own.

    What other pages tell of them is left to `stage`.
    """
    library = site.library
    for page in library.pages.values():
        if page.where.path in sources:
            yield page_file(site, page)
    for practice in library.practice.values():
        if practice.where.path in sources:
            yield from practice_files(site, practice)
    for checklist in library.checklists.values():
        if checklist.where.path in sources:
            yield checklist_page(site, checklist)
    for exercise in library.exercises.values():
        if exercise.where.path in sources:
            yield exercise_file(site, exercise)
    cases = [case for case in library.published_cases if case.where.path in sources]
    if cases:
        yield from case_pages(site, cases, Related(library.published_cases))


@dataclass
class Written:
    """How many files the tree holds, and how many of them were written and taken away."""

    files: int = 0
    written: int = 0
    removed: int = 0


def write(
    site: Site, root: Path, tree: Path, progress: Progress | None = None, forks: bool = True
) -> Written:
    """Write the staged tree into `tree` and copy pictures from `root`; only what changed is touched, the rest removed.

    `progress` is called with (parts done, parts in all). `forks` allows worker processes: not in a process with threads
    of its own.
    """
    done = Written()
    wanted: set[str] = set()
    parts = jobs(site)
    results = side_by_side(lambda number: write_files(parts[number](), tree), len(parts), forks)
    for number, (paths, written) in enumerate(results, 1):
        wanted.update(paths)
        done.written += written
        if progress:
            progress(number, len(parts))
    for source in site.library.assets:
        path = staged_path(source)
        wanted.add(path)
        done.written += _write(tree / path, (root / source).read_bytes())
    done.files = len(wanted)
    done.removed = _remove_others(tree, wanted)
    return done


def write_files(files: Iterable[Staged], tree: Path) -> tuple[list[str], int]:
    """Write staged files into `tree`, as far as they have changed: the paths of all, and how many were written."""
    paths, written = [], 0
    for path, data in files:
        paths.append(path)
        written += _write(tree / path, data)
    return paths, written


def _write(path: Path, data: bytes) -> bool:
    """Write `data` unless the file holds it already: an unchanged time keeps live reload and caches quiet."""
    with suppress(FileNotFoundError):
        if path.stat().st_size == len(data) and path.read_bytes() == data:
            return False
    _replace(path, data)
    return True


def _replace(path: Path, data: bytes) -> None:
    """Write the file whole or leave it as it was."""
    beside = path.with_name(f".{path.name}.new")
    try:
        try:
            beside.write_bytes(data)
        except FileNotFoundError:  # once a folder: asking for it at every file costs more than the file
            path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(data)
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise OSError(error.errno, error.strerror, str(path)) from error


def _remove_others(tree: Path, wanted: set[str]) -> int:
    removed = 0
    for folder, _, names in os.walk(tree, topdown=False):
        for name in names:
            path = Path(folder, name)
            if path.relative_to(tree).as_posix() not in wanted and name != ".gitignore":
                path.unlink()
                removed += 1
        if folder != str(tree) and not os.listdir(folder):
            os.rmdir(folder)
    return removed
