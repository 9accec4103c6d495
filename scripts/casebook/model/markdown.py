"""What the checks and the site need to know of a Markdown text, found without rendering it."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Heading(BaseModel):
    """A heading: level 1–6, its words without markup, its anchor and its 1-based line in the file."""

    model_config = ConfigDict(frozen=True)
    level: int
    text: str
    anchor: str
    line: int


class Link(BaseModel):
    """A link or image: its target as written, its text (alt text of an image) and its 1-based line in the file."""

    model_config = ConfigDict(frozen=True)
    target: str
    text: str
    line: int
    image: bool = False


class Citation(BaseModel):
    """A fact cited as `[@001.7]`, with its 1-based line in the file."""

    model_config = ConfigDict(frozen=True)
    fact: str
    line: int


class Body(BaseModel):
    """A Markdown text as written (after the front matter) and what was found in it."""

    model_config = ConfigDict(frozen=True)
    text: str
    line: int = 1
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    citations: tuple[Citation, ...] = ()
    anchors: frozenset[str] = frozenset()
