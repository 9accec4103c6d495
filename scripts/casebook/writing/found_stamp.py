"""`casebook translate stamp docs/found/…`: every entry with a summary says of which English texts it is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from casebook import disk
from casebook.load.loading import load
from casebook.load.yaml import YamlProblem, parse
from casebook.model.found import source_of, told_digest
from casebook.writing.keep import CannotWrite, reaching

ENTRY = re.compile(r"^(?P<of>(?P<in>[ ]*-[ ]+)of:[ ]*(?P<ref>\S+)[^\n]*\n)(?P<stamp>[ ]+stamp:[^\n]*\n)?", re.M)
MEND = "run `casebook check` and correct the file first"


def stamp_found(root: Path, path: str) -> int:
    """Stamp the entries of `path`; all else in it is kept. Returns how many stamps have changed. Raises CannotWrite."""
    library = load(root).library
    listed = [one for one in library.found.values() if one.where.path == path and one.summary]
    wanted = {one.of: told_digest(source) for one in listed if (source := source_of(library, one))}
    with reaching(path):
        before = disk.read(root / path)
        if before is None:
            raise CannotWrite(path, "no such file", "a file of docs/found/", "`casebook translate found` writes one")
        after = ENTRY.sub(lambda entry: _stamped(entry, wanted), before)
        _prove(path, before, after, wanted)
        if after != before:
            disk.swap(root / path, before, after)
    return sum(one.stamp != wanted.get(one.of, one.stamp) for one in listed)


def _stamped(entry: re.Match[str], wanted: dict[str, str]) -> str:
    stamp = wanted.get(entry["ref"].strip("\"'"))
    return f'{entry["of"]}{" " * len(entry["in"])}stamp: "{stamp}"\n' if stamp else entry[0]


def _prove(path: str, before: str, after: str, wanted: dict[str, str]) -> None:
    """Raises CannotWrite when anything but the stamps would have changed, or one of them has not."""
    old, new = _entries(path, before), _entries(path, after)
    stamps = {ref: entry.pop("stamp", None) for ref, entry in new.items()}
    for entry in old.values():
        entry.pop("stamp", None)
    if old != new or any(stamps.get(ref) != stamp for ref, stamp in wanted.items()):
        raise CannotWrite(path, "entries that can't be stamped", "`- of: page:…` on a line of its own", MEND)


def _entries(path: str, text: str) -> dict[str, dict[str, Any]]:
    try:
        return {entry["of"]: dict(entry) for entry in parse(text)["found"]}
    except YamlProblem as problem:
        raise CannotWrite(f"{path}:{problem.line}", *problem.told[1:]) from problem
