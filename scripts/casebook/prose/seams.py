"""A text as HTML with seams: places that only the site can finish, since they tell of other records.

A text is parsed once, when it is loaded, for the rules and for its page alike; staging fills the seams. A seam begins
and ends with a control character, which no text holds: `files.py` refuses them, and the parser knows none by number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from casebook.prose.anchors import headings
from casebook.prose.cells import label

WORDS, CITED, RAW, BELOW, END, TITLE, QUESTION = "wcrbetq"
"""Seams: plain words, the facts that a paragraph cites, raw HTML with addresses, the place below a heading of level 2
and the end of its section, the title of what the page says in a minute, a question of the bank."""
ADDRESS, ANCHORS = "ah"
"""Seams that are values of attributes: an address as written; a heading's own anchors, parted by spaces."""
SEAM = re.compile(
    rf' (?P<name>href|src)="\x01{ADDRESS}(?P<to>[^\x02]*)\x02"'
    rf'|"\x01{ANCHORS}(?P<anchors>[^\x02]*)\x02"(?P<rest>[^>]*)>'
    r"|\x01(?P<kind>.)(?P<text>[^\x02]*)\x02"
)
IN_NUMBER = re.compile(r"(?<=\d) (?=\d{3}(?!\d)|%)")
"""The space inside 50 000 and before %: no line is broken there."""
ADDRESSED = re.compile(r"\b(href|src)\b", re.I)


def seam(kind: str, text: str = "") -> str:
    """The seam of a kind that holds `text`."""
    return f"\x01{kind}{text}\x02"


def with_seams(tokens: Sequence[Token]) -> Iterator[Token]:
    """`tokens`, which are changed, with seams in what they hold and between them."""
    for opening, _ in headings(tokens):
        own = [str(opening.attrs["id"]), *opening.meta.pop("also", ())]
        opening.attrs["id"] = seam(ANCHORS, " ".join(own))
    label(tokens)
    before = None
    for token in tokens:
        token.children = list(_cited_last(token.children)) if token.children else token.children
        depth, readable = 0, not (before and _is_title(before))
        for child in token.children or ():
            depth += {"link_open": 1, "link_close": -1}.get(child.type, 0)
            _edit(child, readable and not depth)
        _edit(token, False)
        before = token
    yield from _with_places(tokens)


def _cited_last(children: Sequence[Token]) -> Iterator[Token]:
    """What stands in a paragraph, a cell or the like, with one mark at its end for all facts that it cites."""
    facts: list[str] = []
    for child, after in zip(children, [*(one.type for one in children[1:]), ""], strict=True):
        before_citation = after == "citation"
        if child.type == "citation":
            facts += child.meta["facts"]
        elif child.type != "softbreak" or not before_citation:
            child.content = child.content.rstrip(" ") if before_citation else child.content
            yield child
    if facts:
        yield Token("html_inline", "", 0, content=seam(CITED, ";".join(facts)))


def _is_title(token: Token) -> bool:
    return token.type == "heading_open" or token.type.endswith("title_open") or token.tag == "summary"


def _edit(token: Token, readable: bool) -> None:
    """Put a seam into a token; words that are not `readable` only have their numbers kept together."""
    if token.type == "text":
        words = IN_NUMBER.sub("\u00a0", token.content)
        token.content = seam(WORDS, words) if readable else words
    elif token.type in ("link_open", "image"):
        name = "src" if token.type == "image" else "href"
        token.attrs[name] = seam(ADDRESS, str(token.attrs.get(name, "")))
    elif token.type in ("html_block", "html_inline") and ADDRESSED.search(token.content):
        token.content = seam(RAW, token.content)
    elif token.type == "question":
        token.type, token.content = "html_block", seam(QUESTION, token.meta["item"])


def _with_places(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens with a seam at the end of each section of level 2, and of what stands above the first, and below each
    of their headings."""
    for token in tokens:
        if token.type == "heading_open" and token.tag == "h2" and token.level == 0:
            yield _html(seam(END))
        yield token
        if token.type == "heading_close" and token.tag == "h2" and token.level == 0:
            yield _html(seam(BELOW))
    yield _html(seam(END))


def _html(html: str) -> Token:
    return Token("html_block", "", 0, content=html)
