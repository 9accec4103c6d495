"""What the checks and the site need to know of a Markdown text, found without rendering it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Heading(NamedTuple):
    """A heading: level 1–6, its words without markup, its anchor and its 1-based line in the file.

    `also` are further anchors that lead there; an underlined heading is written without `#`.
    """

    level: int
    text: str
    anchor: str
    line: int
    also: tuple[str, ...] = ()
    underlined: bool = False


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


class Question(NamedTuple):
    """An item to try in its place, written `[?seo-014]`, with its 1-based line in the file."""

    item: str
    line: int


class Anchor(NamedTuple):
    """An anchor that the text names itself, as `{#name}` or `id="name"`, with its 1-based line in the file."""

    name: str
    line: int


class Tag(NamedTuple):
    """A tag of raw HTML: its name and attributes in lower case, and its 1-based line in the file."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    line: int


class Flaw(NamedTuple):
    """What would look otherwise than its writer means: its 1-based line, its kind, and what a problem says of it."""

    line: int
    kind: str
    saw: str
    expected: str
    hint: str


@dataclass(frozen=True, slots=True)
class Body:
    """A Markdown text as written (after the front matter) and what was found in it.

    `html` is its page's, with seams for what tells of other records (`prose/seams.py`).
    """

    text: str
    line: int = 1
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    citations: tuple[Citation, ...] = ()
    questions: tuple[Question, ...] = ()
    anchors: frozenset[str] = frozenset()
    named: tuple[Anchor, ...] = ()
    tags: tuple[Tag, ...] = ()
    flaws: tuple[Flaw, ...] = ()
    html: str = ""
