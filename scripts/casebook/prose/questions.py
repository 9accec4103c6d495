"""Questions of the bank within a text: `[?item-id]`, alone in a paragraph."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

from casebook.prose.lines import flaw, line_of

ALONE = re.compile(r"\[\?([^\[\]\s]+)\]")
WITHIN = re.compile(r"\[\?\w")


def add_to(md: MarkdownIt) -> None:
    """Let the parser know questions: block tokens `question` with `meta["item"]`."""
    md.core.ruler.after("block", "questions", _questions)
    md.core.ruler.after("text_join", "stray_questions", _stray)


def _questions(state: StateCore) -> None:
    tokens = state.tokens
    for place in range(len(tokens) - 2, 0, -1):
        found = ALONE.fullmatch(tokens[place].content) if tokens[place].type == "inline" else None
        if found and tokens[place - 1].type == "paragraph_open":
            question = tokens[place - 1]
            question.type, question.tag, question.nesting, question.hidden = "question", "p", 0, False
            question.content, question.meta["item"] = found[0], found[1]
            del tokens[place : place + 2]


def _stray(state: StateCore) -> None:
    for inline in state.tokens:
        children = inline.children or () if inline.type == "inline" else ()
        if any(child.type == "text" and WITHIN.search(child.content) for child in children):
            hint = "put it on a line of its own, with an empty line before and after it"
            saw = f"`{inline.content[inline.content.find('[?') :][:30]}` within other text"
            flaw(state.env, line_of(inline, "[?"), "question", saw, "`[?item-id]` alone", hint)
