"""`casebook translate stamp`: every `of` of a translation becomes the digest of its source's present texts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from casebook import disk
from casebook.load.records import front_matter
from casebook.load.yaml import YamlProblem, parse
from casebook.model.kinds import parted
from casebook.model.problem import Key
from casebook.model.translation.source_texts import digest
from casebook.writing.keep import CannotWrite, reaching
from casebook.writing.translation_source import Source, open_source

OF = re.compile(r"""(?<![\w"'-])(of\s*:\s*)("[^"]*"|'[^']*'|[^\s,{}\[\]#"']+)""")
MEND = "run `casebook check` and correct the file first"
Places = dict[tuple[Key, ...], int]


def stamp(root: Path, path: str) -> int:
    """Stamp the translation at `path`; all else in it is kept byte for byte. Returns how many `of` have changed.

    Raises CannotWrite.
    """
    source = open_source(root, parted(path)[0])
    with reaching(path):
        before = disk.read(root / path)
        if before is None:
            raise CannotWrite(path, "no such file", "a translation", "`casebook translate start` writes one")
        after, changed = stamped(path, before, source)
        if changed:
            disk.swap(root / path, before, after)
    return changed


def stamped(path: str, text: str, source: Source) -> tuple[str, int]:
    """`text` of the translation at `path` with its stamps, and how many have changed. Raises CannotWrite."""
    offset, data, places = _parsed(path, text)
    wanted = {keys: value for keys, value in _wanted(data, source).items() if _at(data, keys) != value}
    rows = text.split("\n")
    for line in {places[keys] for keys in wanted if keys in places}:
        # In braces several may stand on one line; the keys are in the order of the text.
        here = [keys for keys, row in places.items() if row == line and keys[-1] == "of"]
        rows[line - 1 + offset] = _with_stamps(rows[line - 1 + offset], [wanted.get(keys) for keys in here])
    after = "\n".join(rows)
    _prove(path, after, data, wanted, places)
    return after, len(wanted)


def _with_stamps(row: str, stamps: list[str | None]) -> str:
    """A line with its stamps, one for each `of` on it; where there is None the old one stays."""
    left = iter(stamps)

    def put(found: re.Match[str]) -> str:
        value = next(left, None)
        return f'{found[1]}"{value}"' if value else found[0]

    return OF.sub(put, row)


def _parsed(path: str, text: str) -> tuple[int, Any, Places]:
    """The lines above the YAML, its data, and the line of each key in it."""
    unix = text.removeprefix("\ufeff").replace("\r\n", "\n")
    offset, places = 0, Places()
    if path.endswith(".md"):
        split = front_matter(unix)
        if split is None:
            raise CannotWrite(path, "no front matter", "a head between two lines `---`", MEND)
        unix, offset = split[0], 1
    try:
        return offset, parse(unix, places), places
    except YamlProblem as problem:
        raise CannotWrite(f"{path}:{problem.line + offset}", *problem.told[1:]) from problem


def _wanted(data: Any, source: Source) -> dict[tuple[Key, ...], str]:
    """The digest for each place where an `of` belongs."""
    if not isinstance(data, dict):
        return {}
    if source.whole is not None:
        return {("of",): digest(source.whole)}
    return {
        (name, index, "of"): digest(records[entry["id"]])
        for name, records in source.lists.items()
        for index, entry in enumerate(data[name] if isinstance(data.get(name), list) else ())
        if isinstance(entry, dict) and isinstance(entry.get("id"), str) and entry["id"] in records
    }


def _at(data: Any, keys: tuple[Key, ...]) -> Any:
    for key in keys[:-1]:
        data = data[key]
    return data.get(keys[-1])


def _prove(path: str, after: str, before: Any, wanted: dict[tuple[Key, ...], str], places: Places) -> None:
    """Raises CannotWrite when anything but the stamps would have changed, or one of them has not."""
    offset, data, _ = _parsed(path, after)
    for keys, value in wanted.items():
        if _at(data, keys) != value:
            line = places.get(keys) or places.get(keys[:-1]) or 1
            saw = "an `of` that can't be changed" if keys in places else "no `of`"
            raise CannotWrite(f"{path}:{line + offset}", saw, 'a line `of: "000000000000"` of its own', MEND)
        holder = data
        for key in keys[:-1]:
            holder = holder[key]
        holder["of"] = _at(before, keys)
    if data != before:
        raise CannotWrite(path, "an `of` inside a text", "each `of` on a line of its own", MEND)
