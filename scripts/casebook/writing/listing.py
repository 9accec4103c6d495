"""Adds an entry to a YAML file that is a list, without touching what stands there; and takes one out as it stands."""

from __future__ import annotations

import re
from typing import Any

from casebook.failure import Failure
from casebook.load.yaml import YamlProblem, parse
from casebook.model.problem import Key

EXPECTED = "each entry on lines of its own, after `- `"
SCHEMAS = "# yaml-language-server: $schema=../../scripts/schemas/{kind}.json"


class CannotAppend(Failure):
    """The file is not in a form to which an entry can be added by text."""


def appended(text: str, listed: str, lines: list[str], blank: bool = False, count: int = 1) -> str:
    """`text` with `count` entries more under its top-level key `listed`.

    `lines` are the entries with their `- ` in the first column; `blank` puts an empty line before them.
    All that stands in `text` is kept, byte for byte, and the result is proven by reading it.
    Raises CannotAppend.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    unix = text.replace("\r\n", "\n")
    before, places = _parsed(unix, listed)
    at, indent, opening = _place(unix, listed, places)
    new = [" " * indent + line if line else "" for line in lines]
    head, tail = unix[:at], unix[at:]
    if opening:
        head = f"{opening}\n"
    elif head and not head.endswith("\n"):
        head += "\n"
    if blank and before[listed]:
        head += "\n"
    result = head + "\n".join(new) + "\n" + tail
    _prove(result, before, listed, count)
    return result.replace("\n", newline)


def top_of(text: str, listed: str) -> dict[str, Any]:
    """The keys of a list file but the list itself, such as `topic` and `author`. Raises CannotAppend."""
    data, _ = _parsed(text.replace("\r\n", "\n"), listed)
    return {name: value for name, value in data.items() if name != listed}


def entries_of(text: str, listed: str) -> list[Any]:
    """The entries of a list file, as they were read. Raises CannotAppend."""
    data, _ = _parsed(text.replace("\r\n", "\n"), listed)
    entries: list[Any] = data[listed]
    return entries


def entry_lines(text: str, listed: str, id: str) -> list[str]:
    """The lines of the entry with that id as they are written, its `- ` in the first column. Raises CannotAppend."""
    rows = text.replace("\r\n", "\n").split("\n")
    data, places = _parsed("\n".join(rows), listed)
    number = next((n for n, one in enumerate(data[listed]) if isinstance(one, dict) and one.get("id") == id), None)
    if number is None or "[" in rows[places[(listed,)] - 1].partition("#")[0]:
        raise CannotAppend(f"the list `{listed}`", f"no entry `{id}` on lines of its own", EXPECTED)
    start = places[(listed, number)] - 1
    after = [line - 1 for path, line in places.items() if len(path) <= 2 and line - 1 > start]
    lines = rows[start : min(after, default=len(rows))]
    while not lines[-1].strip() or lines[-1].lstrip().startswith("#"):
        lines.pop()
    indent = len(lines[0]) - len(lines[0].lstrip())
    return [line[indent:] for line in lines]


def renamed(lines: list[str], id: str, new_id: str) -> list[str]:
    """The lines of an entry with another id. Raises CannotAppend."""
    places: dict[tuple[Key, ...], int] = {}
    parse("\n".join(lines), places)
    row = places[(0, "id")] - 1
    line, count = re.subn(rf"""\bid: *(["']?){re.escape(id)}\1(?![\w-])""", f"id: {new_id}", lines[row], count=1)
    if not count:
        raise CannotAppend(f"the entry `{id}`", "an id that is written in an odd way", "`id: " + id + "`")
    return [*lines[:row], line, *lines[row + 1 :]]


def _parsed(text: str, listed: str) -> tuple[dict[str, Any], dict[tuple[Key, ...], int]]:
    places: dict[tuple[Key, ...], int] = {}
    try:
        data = parse(text.removeprefix("\ufeff"), places)
    except YamlProblem as problem:
        raise CannotAppend(*problem.told) from problem
    if not isinstance(data, dict) or not isinstance(data.get(listed, []) or [], list):
        raise CannotAppend("the file", f"no list `{listed}:`", "a file like those `casebook new` writes")
    return {**data, listed: data.get(listed) or []}, places


def _place(text: str, listed: str, places: dict[tuple[Key, ...], int]) -> tuple[int, int, str]:
    """Where the entry goes, how far it is indented, and what replaces all text before (or nothing)."""
    if (listed,) not in places:
        return len(text), 2, f"{text.rstrip()}\n{listed}:"
    rows = text.split("\n")
    row = places[(listed,)] - 1
    if (listed, 0) not in places:
        return _empty(rows, row, listed)
    if "[" in rows[row].partition("#")[0]:
        raise CannotAppend(f"line {row + 1}", "a list in brackets", EXPECTED)
    following = [line for path, line in places.items() if len(path) == 1 and line - 1 > row]
    end = min(following) - 1 if following else len(rows)
    while end > row + 1 and (not rows[end - 1].strip() or (following and rows[end - 1].startswith("#"))):
        end -= 1
    dash = next((row for row in rows[row + 1 :] if re.match(r" *-( |$)", row)), None)
    if dash is None:
        raise CannotAppend(f"line {row + 2}", "no `- `", EXPECTED)
    return len("\n".join(rows[:end])) + (end < len(rows)), len(dash) - len(dash.lstrip(" ")), ""


def _empty(rows: list[str], row: int, listed: str) -> tuple[int, int, str]:
    """The place in a list that is there but empty: `items: []` or `items:`."""
    emptied = re.sub(rf"^({re.escape(listed)}\s*:)\s*(\[\s*\]|~|null)", r"\1", rows[row])
    return len("\n".join(rows[: row + 1])) + 1, 2, "\n".join([*rows[:row], emptied])


def _prove(text: str, before: dict[str, Any], listed: str, count: int) -> None:
    after, _ = _parsed(text, listed)
    if after[listed][:-count] != before[listed] or {**after, listed: 0} != {**before, listed: 0}:
        saw = f"that an entry at the end of `{listed}` would change another one"
        raise CannotAppend("the file", saw, "an ordinary list", "put the entry in by hand")
