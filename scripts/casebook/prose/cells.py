"""Cells of tables know the head of their column, so that a narrow screen can show each row as a card."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from markdown_it.token import Token

from casebook.prose.anchors import words_of

LABEL, CARDS = "data-label", "data-cards"
FEWEST = 3
"""With so many columns a table is too wide for a phone."""


def label(tokens: Sequence[Token]) -> None:
    """Give each cell the head of its column as `data-label`, and each wide table `data-cards`."""
    table, heads, column = Token("", "", 0), list[str](), 0
    for token, inside in pairwise(tokens):
        if token.type == "table_open":
            table, heads = token, []
        elif token.type == "tr_open":
            column = 0
        elif token.type == "th_open":
            heads.append(words_of(inside).strip())
        elif token.type == "thead_close" and len(heads) >= FEWEST:
            table.attrSet(CARDS, "")
        elif token.type == "td_open":
            if column < len(heads) and heads[column]:
                token.attrSet(LABEL, heads[column])
            column += 1
