"""What the checks and the site need to know of a Markdown text, found without rendering it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Heading(NamedTuple):
    """A heading: level 1–6, its words without markup, its anchor and its 1-based line in the file."""

    level: int
    text: str
    anchor: str
    line: int


class Link(NamedTuple):
    """A link or image: its target as written, its text (alt text of an image) and its 1-based line in the file."""

    target: str
    text: str
    line: int
    image: bool = False


class Citation(NamedTuple):
    """A fact cited as `[@001.7]`, with its 1-based line in the file."""

    fact: str
    line: int


@dataclass(frozen=True, slots=True)
class Body:
    """A Markdown text as written (after the front matter) and what was found in it."""

    text: str
    line: int = 1
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    citations: tuple[Citation, ...] = ()
    anchors: frozenset[str] = frozenset()
