"""What is meant to be found: the staged pages that say so in their front matter, and the terms."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from casebook.staged_page import read

TERMS = ".search/terms.json"


@dataclass(frozen=True)
class Page:
    """A page of the site that is meant to be found.

    `folder` is its address, `html` its text, `filters` what it can be chosen by, `asked` the questions that it answers.
    """

    folder: str
    html: str
    filters: dict[str, list[str]]
    asked: tuple[str, ...] = ()
    alike: bool = False
    """Whether all pages of its kind have sections of the same titles."""


@dataclass(frozen=True)
class Entry:
    """A term of the glossary, found by itself. `at`: the folder of its page; `asked`: the questions that it answers."""

    id: str
    at: str
    title: str
    definition: str
    example: str
    also: list[str]
    asked: list[str]
    filters: dict[str, list[str]]


def pages(tree: Path, staged: Iterable[str] | None = None) -> Iterator[Page]:
    """The staged pages below `tree` that have the key `search` in their head: all, or those at the paths `staged`."""
    paths = (path.relative_to(tree).as_posix() for path in sorted(tree.rglob("*.md"))) if staged is None else staged
    for path in paths:
        head, html = read((tree / path).read_text("utf-8"))
        if says := head.get("search"):
            asked, alike = tuple(says.pop("asked", ())), says.pop("alike", False)
            yield Page(_folder(Path(path)), html, _lists(says), asked, alike)


def _folder(path: Path) -> str:
    folder = path.with_suffix("")
    return "" if path == Path("index.md") else f"{folder.parent if folder.name == 'index' else folder}/"


def _lists(filters: dict[str, Any]) -> dict[str, list[str]]:
    return {name: value if isinstance(value, list) else [value] for name, value in filters.items() if value}


def terms(tree: Path, lang: str) -> Iterator[Entry]:
    """The terms that are written in `lang`; those that are not translated are found in the source's language."""
    file = tree / TERMS
    for term in json.loads(file.read_bytes()) if file.is_file() else []:
        if term["lang"] == lang:
            filters = {"kind": ["term"]} | ({"missing": term["missing"]} if term["missing"] else {})
            texts = {name: term[name] for name in ("id", "at", "title", "definition", "example", "also", "asked")}
            yield Entry(**texts, filters=filters)
