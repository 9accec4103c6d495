"""Ids and classes in braces: after a heading, below a paragraph, right after a link or picture."""

from __future__ import annotations

import re
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from casebook.prose.lines import flaw, flaw_here

KIND = "attributes"
LIST = r"\{:?[ ]*((?:[#.][\w:.-]++[ ]*)++)\}"
OTHER = r"\{:?[^{}\n=]*+=[^{}\n]*+\}"
HERE, OTHER_HERE = re.compile(LIST), re.compile(OTHER)
AT_END = re.compile(rf"(?:^|[ \t]++)(?:{LIST}|({OTHER}))[ \t]*$")
OWN_LINE = re.compile(rf"\n[ \t]*+(?:{LIST}|({OTHER}))[ \t]*$")
PLACES = {"heading_open": AT_END, "paragraph_open": OWN_LINE}
AFTER = {"link_close": "link_open", "image": "image", "code_inline": "code_inline"}
MEANT = (
    "an id or classes in braces, such as `{#id}`",
    "remove it; put braces between backticks if readers should see them",
)


def add_to(md: MarkdownIt) -> None:
    """Let the parser take ids and classes: they become attributes of the tokens."""
    md.inline.ruler.before("citation", KIND, _inline)
    md.core.ruler.before("inline", KIND, _blocks)


def _inline(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "{" or state.pending or not state.tokens or state.tokens[-1].type not in AFTER:
        return False
    if found := HERE.match(state.src, state.pos, state.posMax):
        opening = AFTER[state.tokens[-1].type]
        if not silent:
            _give(next(token for token in reversed(state.tokens) if token.type == opening), found[1])
        state.pos = found.end()
        return True
    if not silent and (other := OTHER_HERE.match(state.src, state.pos, state.posMax)):
        flaw_here(state, KIND, f"`{other[0]}`", *MEANT)
    return False


def _blocks(state: StateCore) -> None:
    for opening, token in pairwise(state.tokens):
        pattern = PLACES.get(opening.type) if token.type == "inline" and "}" in token.content else None
        if pattern and (found := pattern.search(token.content)):
            if found[1]:
                token.content = token.content[: found.start()]
                _give(opening, found[1])
            else:
                line = (token.map or [0])[0] + token.content.count("\n")
                flaw(state.env, line, KIND, f"`{found[2]}`", *MEANT)


def _give(token: Token, written: str) -> None:
    for name in written.split():
        if name.startswith("#"):
            token.attrSet("id", name[1:])
        else:
            token.attrJoin("class", name[1:])
