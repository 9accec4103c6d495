"""Leads the first occurrence of each term in a text to the glossary, in the seams that hold its plain words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape
from itertools import accumulate, pairwise

from markdown_it.common.utils import escapeHtml

from casebook.model.term import Term
from casebook.prose.seams import WORDS, seam
from casebook.site.term_finder import TermFinder

HIDDEN = "\0"
"""Stands for all that is no plain text, and for the gap between two blocks: no term reaches over it."""
PIECE = re.compile(seam(WORDS, "([^\x02]*)"))
MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w.-]+")
Insertion = tuple[int, str]
"""A place in a piece of plain words, and HTML that is put there."""


def explain(html: str, finder: TermFinder, target: Callable[[Term], str]) -> str:
    """`html` with its words filled in; the first occurrence of each term is a link; `target` says where to.

    The definition is the link's title. Headings, titles of boxes, links, citations, code and raw HTML are left alone.
    """
    pieces = list(PIECE.finditer(html))
    starts, text = _readable(html, pieces)
    inserted: list[list[Insertion]] = [[] for _ in pieces]
    at = 0
    for found in finder.first_occurrences(text):
        while at + 1 < len(pieces) and starts[at + 1] <= found.start:
            at += 1
        last = at
        while last + 1 < len(pieces) and starts[last + 1] < found.end:
            last += 1
        title = escape(" ".join(found.term.definition.split()))
        opening = f'<a class="cb-term" href="{target(found.term)}" title="{title}">'
        inserted[at].append((found.start - starts[at], opening))
        inserted[last].append((found.end - starts[last], "</a>"))
    filled = iter(map(_filled, pieces, inserted))
    return PIECE.sub(lambda _: next(filled), html)


def _readable(html: str, pieces: Sequence[re.Match[str]]) -> tuple[list[int], str]:
    """Where each piece begins in the text that can be read, and that text."""
    parts = []
    for piece, after in pairwise([*pieces, None]):
        gap = html[piece.end() : after.start()] if piece and after else HIDDEN
        words = MAIL.sub(lambda found: HIDDEN * len(found[0]), piece[1]) if piece else ""
        parts.append(words + (gap if gap in ("", "\n") else HIDDEN))
    return list(accumulate(map(len, parts), initial=0)), "".join(parts)


def _filled(piece: re.Match[str], inserted: Sequence[Insertion]) -> str:
    """A piece as HTML."""
    places = [0, *(place for place, _ in inserted), None]
    words = [escapeHtml(piece[1][start:end]) for start, end in pairwise(places)]
    return words[0] + "".join(html + more for (_, html), more in zip(inserted, words[1:], strict=True))
