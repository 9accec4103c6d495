"""The source of a translation: what is to be translated in one file, read without the rest of the library."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from casebook.load.files import read
from casebook.load.records import load_file
from casebook.model.kinds import FileKind, kind_of, translations
from casebook.model.record import Record
from casebook.writing.keep import CannotWrite


@dataclass
class Source:
    """A file that can be translated. `lists` holds its records by id, by the key of their list; `whole` is the record
    of a file that is one thing.
    """

    path: str
    kind: FileKind
    """The kind of its translations."""
    whole: Record | None
    lists: dict[str, dict[str, Record]]


def open_source(root: Path, path: str) -> Source:
    """The source at `path` (relative to `root`). Raises CannotWrite when there is none that could be translated."""
    sort = kind_of(path)
    kind = translations().get(sort.kind.name) if sort and not sort.lang else None
    if kind is None:
        expected = "one of those that page 'Formats' lists under 'Translations'"
        raise CannotWrite(path, "a file that is not translated", expected)
    text, problems = read(root, path)
    loaded = load_file(path, text) if text or not problems else None
    problems += loaded.problems if loaded else []
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors or loaded is None or loaded.record is None:
        saw, expected = (errors[0].saw, errors[0].expected) if errors else ("nothing that can be read", "a text")
        raise CannotWrite(path, saw, expected, "run `casebook check` and correct the source first")
    record: Any = loaded.record
    lists = {one.listed: {entry.id: entry for entry in getattr(record, one.listed)} for one in kind.kinds if one.listed}
    return Source(path, kind, None if lists else record, lists)
