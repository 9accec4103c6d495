"""Values as YAML that `casebook.load.yaml` reads back unchanged."""

from __future__ import annotations

import datetime
import json
import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from casebook.load.yaml import resolve

WIDTH = 118
PLAIN = re.compile(r"[^\W\d_](?:[\w '/.()’“”!?;+=&%€–—…-]*[\w'/.()’”!?;+=&%€–—…-])?")
PLAIN_LINE = re.compile(r"[^\W\d_](?:(?! #|:[ ,\]}]|:$)[^\x00-\x1f\x7f-\xa0\u2028\u2029])*(?<! )")
"""Texts that need no quotes when nothing but a comment follows on the line."""
SHORT = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")
OLD_BOOLEANS = frozenset(("y", "n", "yes", "no", "on", "off"))
Value = str | int | float | bool | datetime.date | None


def scalar(value: Value, bare: re.Pattern[str] = PLAIN) -> str:
    """`value` on one line; a text that `bare` does not fit gets quotes (by default: fit for brackets too)."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if bare.fullmatch(value) and value.lower() not in OLD_BOOLEANS and isinstance(resolve(value), str):
        return value
    return json.dumps(value, ensure_ascii=False)


def flow(values: Iterable[Value]) -> str:
    """A list in brackets."""
    return f"[{', '.join(scalar(value) for value in values)}]"


def entry(name: str, value: Value, indent: int = 0) -> str:
    """The line `name: value`; a long text is folded below it, several lines stay several lines."""
    pad = " " * indent
    line = f"{pad}{name}: {scalar(value, PLAIN_LINE)}"
    if not isinstance(value, str) or (len(line) <= WIDTH and "\n" not in value):
        return line
    block = _block(value, pad + "  ")
    return f"{pad}{name}: {block}" if block else line


def block(values: Mapping[str, Any]) -> list[str]:
    """Texts, numbers, lists and mappings as lines of YAML; a list of ids or numbers in brackets."""
    rows: list[str] = []
    for name, value in values.items():
        if isinstance(value, dict):
            rows += [f"{name}:", *indented(block(value))]
        elif isinstance(value, list) and all(map(_is_short, value)) and len(listed := f"{name}: {flow(value)}") < WIDTH:
            rows.append(listed)
        elif isinstance(value, list):
            entries = (block(one) if isinstance(one, dict) else [scalar(one, PLAIN_LINE)] for one in value)
            rows += [f"{name}:", *indented(row for entry in entries for row in dashed(entry))]
        elif name == "of" or (name == "id" and value.isdigit()):
            rows.append(f'{name}: "{value}"')
        else:
            rows += entry(name, value).split("\n")
    return rows


def indented(rows: Iterable[str]) -> list[str]:
    """The lines further to the right; empty ones stay empty."""
    return [f"  {row}" if row else "" for row in rows]


def dashed(rows: Sequence[str]) -> list[str]:
    """The lines as an entry of a list, its `- ` in the first column."""
    return [f"- {rows[0]}", *indented(rows[1:])]


def _is_short(value: object) -> bool:
    """Whether it is an id, the number of a fact, or a number."""
    return SHORT.fullmatch(value) is not None if isinstance(value, str) else not isinstance(value, dict)


def _block(text: str, pad: str) -> str:
    """`text` as a block scalar with `pad` before each line; empty where only quotes keep it as it is."""
    lines = text.split("\n")
    if any(line != line.strip() or "  " in line for line in lines) or not lines[0] or not lines[-1]:
        return ""
    if len(lines) > 1:
        return "|-\n" + "\n".join(pad + line if line else "" for line in lines)
    folded = textwrap.wrap(text, WIDTH - len(pad), break_long_words=False, break_on_hyphens=False)
    return ">-\n" + "\n".join(pad + line for line in folded)
