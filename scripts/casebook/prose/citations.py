"""Citations of facts: `[@001.7; 002.3]`."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

CITATION = re.compile(r"\[@([^\[\]\n]*+)\]")


def add_to(md: MarkdownIt) -> None:
    """Let the parser know citations: tokens `citation` with `meta["facts"]`."""
    md.inline.ruler.before("link", "citation", _citation)


def _citation(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("[@", state.pos):
        return False
    found = CITATION.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.content = found[0]
        token.meta["facts"] = [fact.strip().removeprefix("@") for fact in found[1].split(";")]
    state.pos = found.end()
    return True
