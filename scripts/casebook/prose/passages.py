"""What somebody reads of a Markdown text as its author's own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markdown_it.token import Token

from casebook.prose.dialect import parsed

ELSEWHERE = ("http:", "https:", "//")
HIDDEN = "`"
"""What stands for code and for the names of sources: no word, so that no phrase goes over it."""


class Passage(NamedTuple):
    """The words of a paragraph, heading or cell, with its line breaks, and the 0-based line on which it begins."""

    line: int
    words: str


def passages(text: str) -> Iterator[Passage]:
    """The passages of `text` (Markdown without front matter) but for block quotes, which are somebody else's words."""
    quoted = 0
    for token in parsed(text).tokens:
        quoted += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
        if token.type == "inline" and not quoted:
            yield Passage((token.map or [0])[0], "".join(_words(token.children or ())))


def _words(tokens: Sequence[Token]) -> Iterator[str]:
    """The words of a passage; code, and links to other hosts, which are names of sources, are hidden."""
    away = False
    for token in tokens:
        if token.type == "link_open":
            away = str(token.attrs["href"]).startswith(ELSEWHERE)
        elif token.type.endswith("break"):
            yield "\n"
        elif token.type in ("text", "image"):
            yield HIDDEN if away else token.content
        elif token.type == "link_close":
            away = False
        elif token.type == "code_inline":
            yield HIDDEN
