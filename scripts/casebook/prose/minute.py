"""What a page says in a minute: the sentences of its front matter as a box below its title and lead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from casebook.model.markdown import Flaw
from casebook.prose.dialect import Parsed, parsed
from casebook.prose.seams import TITLE, seam

SENTENCE = ["paragraph_open", "inline", "paragraph_close"]
FLAW = Flaw(0, "minute", "more than a sentence in `in_a_minute`", "a sentence", "take its list, heading or box out")
BOX = '<div class="cb-minute" role="note">\n<p class="cb-minute-title">{}</p>\n<ul>\n'


def points(texts: Sequence[str]) -> list[Parsed]:
    """Each text parsed by itself; what is no sentence is a flaw, and empty."""
    found = [parsed(text) for text in texts]
    return [one if [token.type for token in one.tokens] == SENTENCE else Parsed([], [FLAW]) for one in found]


def with_minute(tokens: Sequence[Token], box: Sequence[Parsed]) -> list[Token]:
    """`tokens` of a page with the box of its points below the title and the paragraph after it, if there are any."""
    if not box:
        return list(tokens)
    types = [token.type for token in tokens]
    title = types.index("heading_close") + 1 if types[:1] == ["heading_open"] else 0
    lead = len(SENTENCE) if types[title : title + len(SENTENCE)] == SENTENCE else 0
    at = title + lead
    return [*tokens[:at], *_box(box), *tokens[at:]]


def _box(box: Sequence[Parsed]) -> Iterator[Token]:
    yield _html(BOX.format(seam(TITLE)))
    for opening, inline, closing in (one.tokens for one in box if one.tokens):
        opening.tag = closing.tag = "li"
        yield from (opening, inline, closing)
    yield _html("</ul>\n</div>\n")


def _html(html: str) -> Token:
    return Token("html_block", "", 0, content=html)
