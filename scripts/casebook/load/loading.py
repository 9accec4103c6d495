"""All files become one library."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from casebook.cores import side_by_side
from casebook.load.files import FOLDERS, Found, find, read
from casebook.load.picture_files import drawings
from casebook.load.records import Loaded, load_file, unusable
from casebook.load.yaml import Parse, parse
from casebook.model.kinds import parted
from casebook.model.languages import TRANSLATED
from casebook.model.library import Library
from casebook.model.problem import Problem
from casebook.model.translation.by_language import Translations

Progress = Callable[[int, int], None]
Stamp = tuple[int, int]
"""Time and size of a file: what changes when it does."""
BYTES_PER_PART = 500_000
"""A file of items may weigh as much as a hundred cases: parts of as many files would keep one core waiting."""


@dataclass
class Loading:
    """A library and what was wrong with its files. `cache` may be handed to the next load of the same root."""

    library: Library
    problems: list[Problem]
    cache: dict[str, tuple[Stamp, Loaded]] = field(default_factory=dict)


def load(
    root: Path,
    progress: Progress | None = None,
    earlier: Loading | None = None,
    forks: bool = True,
    folders: Sequence[str] = FOLDERS,
    langs: Collection[str] = TRANSLATED,
    parse: Parse = parse,
) -> Loading:
    """Load docs/, cases/ and quizzes/ (or only those of `folders`) below `root`, with the translations into `langs`:
    the library, and what is wrong.

    Nothing that content does is raised; what can't be read is left out and named in the library's `broken`.

    `progress` is called with (files done, files in all). With `earlier`, files that have not changed since that load
    (same size and time) are not read again. `forks` allows worker processes, for thousands of files. `parse` may
    remember what it parsed (see `Parsed`), then without them.
    """
    with _without_collecting():
        return _load_all(root, progress, earlier, forks, _in(find(root, folders), langs), parse)


def _load_all(
    root: Path, progress: Progress | None, earlier: Loading | None, forks: bool, found: Found, parse: Parse
) -> Loading:
    known = earlier.cache if earlier else {}
    library = Library(assets=frozenset(found.assets), drawings=drawings(root, found.assets))
    loading = Loading(library, list(found.problems))
    chunks = _parts(root, found.texts)

    def read_chunk(number: int) -> list[tuple[Stamp, Loaded | None]]:
        """Stamp and content of each file; no content where the earlier load has it."""
        return [_fresh(root, path, known, parse) for path in chunks[number]]

    done = 0
    for paths, read_files in zip(chunks, side_by_side(read_chunk, len(chunks), forks), strict=True):
        for path, (stamp, fresh) in zip(paths, read_files, strict=True):
            loaded = fresh or known[path][1]
            loading.cache[path] = (stamp, loaded)
            loading.problems += loaded.problems
            _add(loading.library, loaded)
        done += len(paths)
        if progress:
            progress(done, len(found.texts))
    return loading


def _in(found: Found, langs: Collection[str]) -> Found:
    """What was found, without the translations into other languages."""
    return replace(found, texts=[path for path in found.texts if parted(path)[1] in ("", *langs)])


def _parts(root: Path, paths: Sequence[str]) -> list[list[str]]:
    """`paths` in their order, in parts of about as many bytes each."""
    parts: list[list[str]] = []
    size = BYTES_PER_PART
    for path in paths:
        if size >= BYTES_PER_PART:
            parts.append([])
            size = 0
        parts[-1].append(path)
        size += _stamp(os.path.join(root, path))[1]
    return parts


def _fresh(root: Path, path: str, known: dict[str, tuple[Stamp, Loaded]], parse: Parse) -> tuple[Stamp, Loaded | None]:
    stamp = _stamp(os.path.join(root, path))
    if path in known and known[path][0] == stamp:
        return stamp, None
    return stamp, _load(root, path, parse)


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


def _stamp(file: str) -> Stamp:
    """What changes when the file does; a file that is gone by now is left for `read` to report."""
    try:
        state = os.stat(file)
    except OSError:
        return (0, 0)
    return (state.st_mtime_ns, state.st_size)


def _load(root: Path, path: str, parse: Parse) -> Loaded:
    text, problems = read(root, path)
    if any(problem.severity == "error" for problem in problems):
        return unusable(path, problems)
    loaded = load_file(path, text, parse)
    loaded.problems = problems + loaded.problems
    return loaded


def _add(library: Library, loaded: Loaded) -> None:
    kind, record = loaded.kind, loaded.record
    if kind is None:
        return
    if not loaded.lang:
        library.broken.update(f"{one.name}:{broken}" for one in kind.kinds for broken in loaded.broken)
    if record is None:
        return
    to = library.translations.setdefault(loaded.lang, Translations()) if loaded.lang else None
    for one in kind.kinds:
        records: list[Any] = getattr(record, one.listed) if one.listed else [record]
        if to:
            to.add(one.name, records)
        else:
            _keep(library, library.records(one), records)
    if to:
        to.files.append(record)
    elif kind.kept and kind.kinds:
        getattr(library, kind.kept).append(record)
    elif kind.kept:
        setattr(library, kind.kept, record)


def _keep(library: Library, kept: dict[str, Any], records: Iterable[Any]) -> None:
    """Add records by id; the second of two with the same id goes to `doubles`."""
    for record in records:
        first = kept.setdefault(record.id, record)
        if first is not record:
            library.doubles.append((first, record))


__all__ = ["Found", "Loading", "load"]
