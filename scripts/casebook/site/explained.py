"""Leads the first occurrence of each term in a text to the glossary, on the tokens of the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import NamedTuple

from markdown_it.token import Token

from casebook.model.term import Term
from casebook.site.term_finder import TermFinder

HIDDEN = "\0"
"""Stands for all that is no plain text, and for the gap between two blocks: no term reaches over it."""
MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w.-]+")


class Piece(NamedTuple):
    """A token of plain text in its inline `block`, and where it begins in all that can be read."""

    start: int
    block: Token
    token: Token


def explain(tokens: Sequence[Token], finder: TermFinder, target: Callable[[Term], str]) -> None:
    """Make a link of the first occurrence of each term, with the definition as its title; `target` says where to.

    Headings, titles of boxes, links, citations, code and raw HTML are left alone.
    """
    pieces, text = _readable(tokens)
    for occurrence in reversed(list(finder.first_occurrences(text))):
        touched = [piece for piece in pieces if piece.start < occurrence.end and occurrence.start < _end(piece)]
        title = escape(" ".join(occurrence.term.definition.split()))
        _insert(touched[-1], occurrence.end, "</a>")
        _insert(touched[0], occurrence.start, f'<a class="cb-term" href="{target(occurrence.term)}" title="{title}">')


def _readable(tokens: Sequence[Token]) -> tuple[list[Piece], str]:
    """The pieces of plain text in order, and all of them as one text in which they keep their places."""
    pieces, parts, length = [], [], 0
    for block in _blocks(tokens):
        depth = 0
        for token in block.children or ():
            depth += {"link_open": 1, "link_close": -1}.get(token.type, 0)
            words = _words(token) if not depth else HIDDEN
            if token.type == "text" and not depth:
                pieces.append(Piece(length, block, token))
            parts.append(words)
            length += len(words)
        parts.append(HIDDEN)
        length += 1
    return pieces, "".join(parts)


def _words(token: Token) -> str:
    if token.type == "text":
        return MAIL.sub(lambda mail: HIDDEN * len(mail[0]), token.content)
    return "\n" if token.type == "softbreak" else HIDDEN


def _blocks(tokens: Sequence[Token]) -> Iterator[Token]:
    """The inline blocks that are read as running text."""
    before = None
    for token in tokens:
        if token.type == "inline" and not (before and _is_title(before)):
            yield token
        before = token


def _is_title(token: Token) -> bool:
    return token.type == "heading_open" or token.type.endswith("title_open") or token.tag == "summary"


def _end(piece: Piece) -> int:
    return piece.start + len(piece.token.content)


def _insert(piece: Piece, place: int, html: str) -> None:
    """Put HTML into a text at `place`, and leave the piece with what stands before it."""
    children = piece.block.children or []
    at = next(number for number, child in enumerate(children) if child is piece.token) + 1
    tag, rest = Token("html_inline", "", 0), Token("text", "", 0)
    tag.content, rest.content = html, piece.token.content[place - piece.start :]
    piece.token.content = piece.token.content[: place - piece.start]
    children[at:at] = [tag, rest] if rest.content else [tag]
