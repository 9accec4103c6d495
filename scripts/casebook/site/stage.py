"""The whole staged tree, and how it is written."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from casebook.load.library import Progress
from casebook.site.addresses import staged_path
from casebook.site.cases import cases
from casebook.site.pages import pages
from casebook.site.practice import practice_sets
from casebook.site.site import Site, Staged


def stage(site: Site) -> Iterator[Staged]:
    """Every staged file but pictures, as (path in the tree, content)."""
    yield from pages(site)
    yield from cases(site)
    yield from practice_sets(site)
    for name, path in site.bundled.items():
        yield path, site.bundle[name]


@dataclass
class Written:
    """How many files the tree holds, and how many of them were written and taken away."""

    files: int = 0
    written: int = 0
    removed: int = 0


def write(site: Site, root: Path, tree: Path, progress: Progress | None = None) -> Written:
    """Write the staged tree into `tree` and copy pictures from `root`; only what changed is touched, the rest removed.

    `progress` is called with (pages done, pages in all, as far as known).
    """
    done = Written()
    wanted = set()
    expected = len(site.library.pages) + 2 * len(site.library.published_cases) + 2 * len(site.library.practice)
    for path, data in stage(site):
        wanted.add(path)
        done.written += _write(tree / path, data)
        if progress and len(wanted) % 100 == 0:
            progress(min(len(wanted), expected), expected)
    for source in site.library.assets:
        path = staged_path(source)
        wanted.add(path)
        done.written += _write(tree / path, (root / source).read_bytes())
    done.files = len(wanted)
    done.removed = _remove_others(tree, wanted)
    return done


def _write(path: Path, data: bytes) -> bool:
    """Write `data` unless the file holds it already: an unchanged time keeps live reload and caches quiet."""
    try:
        if path.stat().st_size == len(data) and path.read_bytes() == data:
            return False
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(data)
    beside.replace(path)
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
