"""All files become one library."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from casebook.load.files import Found, find, read
from casebook.load.records import Loaded, load_file, unusable
from casebook.model.blueprint import Blueprint
from casebook.model.case import Case, Taxonomy
from casebook.model.item import ItemFile, RetiredFile
from casebook.model.library import Library
from casebook.model.page import Page
from casebook.model.practice import PracticeSet
from casebook.model.problem import Problem
from casebook.model.source import DocumentFile
from casebook.model.term import TermFile
from casebook.model.topic import TopicFile

Progress = Callable[[int, int], None]


@dataclass
class Loading:
    """A library and what was wrong with its files. `cache` may be handed to the next load of the same root."""

    library: Library
    problems: list[Problem]
    cache: dict[str, tuple[tuple[int, int], Loaded]] = field(default_factory=dict)


def load(root: Path, progress: Progress | None = None, earlier: Loading | None = None) -> Loading:
    """Load docs/, cases/ and quizzes/ below `root`; never raises on content.

    `progress` is called with (files done, files in all). With `earlier`, files that have not changed since that load
    (same size and time) are not read again.
    """
    with _without_collecting():
        loading = _load_all(root, progress, earlier)
    if earlier is None:  # of a first load nothing becomes garbage while the library is in use
        gc.freeze()
    return loading


def _load_all(root: Path, progress: Progress | None, earlier: Loading | None) -> Loading:
    found = find(root)
    known = earlier.cache if earlier else {}
    loading = Loading(Library(assets=frozenset(found.assets)), list(found.problems))
    for done, path in enumerate(found.texts, 1):
        stamp = _stamp(os.path.join(root, path))
        before = known.get(path)
        loaded = before[1] if before and before[0] == stamp else _load(root, path)
        loading.cache[path] = (stamp, loaded)
        loading.problems += loaded.problems
        _add(loading.library, loaded)
        if progress and (done % 200 == 0 or done == len(found.texts)):
            progress(done, len(found.texts))
    return loading


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Keep Python from looking for garbage, again and again, in a growing heap that has none."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _stamp(file: str) -> tuple[int, int]:
    """What changes when the file does; a file that is gone by now is left for `read` to report."""
    try:
        state = os.stat(file)
    except OSError:
        return (0, 0)
    return (state.st_mtime_ns, state.st_size)


def _load(root: Path, path: str) -> Loaded:
    text, problems = read(root, path)
    if any(problem.severity == "error" for problem in problems):
        return unusable(path, problems)
    loaded = load_file(path, text)
    loaded.problems = problems + loaded.problems
    return loaded


def _add(library: Library, loaded: Loaded) -> None:
    if loaded.kind is not None:
        library.broken.update(f"{loaded.kind.name}:{name}" for name in loaded.broken)
    match loaded.record:
        case TopicFile() as file:
            _keep(library, library.topics, file.topics)
        case TermFile() as file:
            _keep(library, library.terms, file.terms)
            library.term_files.append(file)
        case ItemFile() as file:
            _keep(library, library.items, file.items)
            library.item_files.append(file)
        case DocumentFile() as file:
            _keep(library, library.documents, file.documents)
        case RetiredFile() as file:
            library.retired.update((entry.id, entry) for entry in file.retired)
        case Taxonomy() as file:
            library.taxonomy = file
        case Case() as case:
            library.cases[case.id] = case
        case Page() as page:
            library.pages[page.id] = page
        case PracticeSet() as practice:
            library.practice[practice.id] = practice
        case Blueprint() as blueprint:
            library.blueprints[blueprint.id] = blueprint


def _keep(library: Library, kept: dict[str, Any], records: Iterable[Any]) -> None:
    """Add records by id; the second of two with the same id goes to `doubles`."""
    for record in records:
        first = kept.setdefault(record.id, record)
        if first is not record:
            library.doubles.append((first, record))


__all__ = ["Found", "Loading", "load"]
