"""The whole staged tree, and how it is written."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from casebook import disk
from casebook.cores import side_by_side
from casebook.load.loading import Progress
from casebook.model.addresses import page_of, staged_path
from casebook.site.alone_pages import exam_pages
from casebook.site.anti import anti_case_pages
from casebook.site.archive import archive_files
from casebook.site.glossary_pages import glossary_pages
from casebook.site.lists import list_pages
from casebook.site.mock import mock_files
from casebook.site.moved import moved_pages
from casebook.site.offline import worker_files
from casebook.site.progress_page import progress_files
from casebook.site.record_pages import record_pages, shown_records
from casebook.site.search import search_files, terms_file
from casebook.site.site import Site, Staged
from casebook.site.term_sets import term_pages
from casebook.site.today import today_files

RECORDS_PER_JOB = 50
STRETCH = 20
"""So many files are staged in a piece of `casebook serve`'s work."""
Job = Callable[[Site], Iterable[Staged]]
Tell = Callable[[str, Sequence[str]], None]
"""Is told of a language which paths in its tree are staged; pages of records come in the order of their paths."""


def stage(site: Site) -> Iterator[Staged]:
    """Every staged file but pictures, as (path in the tree, content)."""
    for job in jobs(site):
        yield from job(site)
        for kept in (site, site.original):
            kept.forget()


def jobs(site: Site) -> list[Job]:
    """The whole tree of any language in parts that do not need each other."""
    _ = site.original.related  # made here, it need not be made by each of the processes that share the work
    return [
        *_record_jobs(site),
        list_pages,
        anti_case_pages,
        archive_files,
        exam_pages,
        mock_files,
        progress_files,
        moved_pages,
        term_pages,
        today_files,
        glossary_pages,
        _shared,
    ]


def _record_jobs(site: Site) -> Iterator[Job]:
    records = sorted(shown_records(site), key=lambda one: page_of(one[1]).split("/"))
    ids = [(kind, record.id) for kind, record in records]
    for start in range(0, len(ids), RECORDS_PER_JOB):
        yield partial(record_pages, records=ids[start : start + RECORDS_PER_JOB])


def _shared(site: Site) -> Iterator[Staged]:
    """What many pages load."""
    yield from ((path, site.bundle[name]) for name, path in site.bundled.items())
    yield from site.words_files.values()
    yield from search_files(site)
    yield terms_file(site)
    yield from worker_files(site)


def edited(site: Site, sources: Collection[str]) -> Iterator[Staged]:
    """The staged files of all that is written in `sources` (paths of source files) and has a page of its own.

    What other pages tell of them is left to `stage`.
    """
    shown = shown_records(site)
    yield from record_pages(site, [(kind, record.id) for kind, record in shown if record.where.path in sources])


@dataclass
class Written:
    """How many files the tree holds, and how many of them were written and taken away."""

    files: int = 0
    written: int = 0
    removed: int = 0


def write(
    trees: Sequence[tuple[Site, Path]],
    root: Path,
    progress: Progress | None = None,
    forks: bool = True,
    tell: Tell | None = None,
) -> Written:
    """Write the staged tree of each site, with the pictures of `root`; what has not changed is not touched.

    `progress` is called with (parts done, parts in all), `tell` with what is staged after each part. `forks` allows
    worker processes: not in a process with threads of its own.
    """
    done = Written()
    wanted: list[set[str]] = [set() for _ in trees]
    parts = jobs(trees[0][0])
    results = side_by_side(lambda number: _write_part(trees, parts[number]), len(parts), forks)
    for number, by_tree in enumerate(results, 1):
        for (site, _), paths, (names, written) in zip(trees, wanted, by_tree, strict=True):
            paths.update(names)
            done.written += written
            if tell:
                tell(site.lang, names)
        if progress:
            progress(number, len(parts))
    for (site, tree), paths in zip(trees, wanted, strict=True):
        names, written = write_files(_pictures(site, root), tree)
        paths.update(names)
        done.written += written
        done.files += len(paths)
        done.removed += _remove_others(tree, paths)
    return done


def write_by_piece(trees: Sequence[tuple[Site, Path]], root: Path, kept: Collection[str]) -> Generator[None, None, int]:
    """Do what `write` does in this process, with a stop after every few files; staged files named in `kept` stay.

    Returns how many files were written or taken away.
    """
    wanted = [set(kept) for _ in trees]
    changed = 0
    parts: list[Job] = [*jobs(trees[0][0]), partial(_pictures, root=root)]
    for job in parts:
        for (site, tree), paths in zip(trees, wanted, strict=True):
            files = iter(job(site))
            while stretch := list(islice(files, STRETCH)):
                names, written = write_files(stretch, tree)
                paths.update(names)
                changed += written
                yield
        for site, _ in trees:
            site.forget()
    for (_, tree), paths in zip(trees, wanted, strict=True):
        changed += _remove_others(tree, paths)
        yield
    return changed


def _pictures(site: Site, root: Path) -> Iterator[Staged]:
    return ((staged_path(source), (root / source).read_bytes()) for source in site.library.assets)


def _write_part(trees: Sequence[tuple[Site, Path]], job: Job) -> list[tuple[list[str], int]]:
    """One part in all languages: what is translated in none of them is made once."""
    written = [write_files(job(site), tree) for site, tree in trees]
    for site, _ in trees:
        site.forget()
    return written


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
    disk.replace(path, data)
    return True


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
