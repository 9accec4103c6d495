"""Bounds of what is parsed: beyond them the parser would need minutes, and no person writes that."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from casebook.prose.lines import flaw

MOST = 2_000_000
"""Brackets times characters of one paragraph: each bracket is looked after to the paragraph's end."""


def add_to(md: MarkdownIt) -> None:
    """Let the parser leave a paragraph of thousands of brackets as it is, and note it."""
    md.core.ruler.before("inline", "bounds", _bounds)


def _bounds(state: StateCore) -> None:
    for token in state.tokens:
        brackets = token.content.count("[") if token.type == "inline" else 0
        if brackets * len(token.content) > MOST:
            saw = f"a paragraph with {brackets:,} opening brackets"
            flaw(state.env, (token.map or [0])[0], "brackets", saw, "a few", "break it into paragraphs")
            token.children, token.content = [Token("text", "", 0, content=token.content)], ""
