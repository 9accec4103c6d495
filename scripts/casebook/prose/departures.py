"""Where GitHub's parser departs from CommonMark, and ours with it.

After `cmark-gfm` 0.29.0.gfm.13: `src/inlines.c`, `src/blocks.c` and `extensions/strikethrough.c`.
"""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

from markdown_it import MarkdownIt, helpers
from markdown_it.common.utils import unescapeAll
from markdown_it.rules_block import StateBlock, table
from markdown_it.rules_inline import StateInline, escape, image, strikethrough

ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~\n]")
ADDRESS = re.compile(r"(?![<)])[^\x00-\x20\x7f]++")
ESCAPED_ENTITY = re.compile(r"(?<!\\)\\&")
MOST_BRACKETS = 32
UNDERLINE = re.compile(r"-+[ \t]*$")


def add_to(md: MarkdownIt) -> None:
    """Let the parser do as GitHub's."""
    md.inline.ruler.at("escape", _escape)
    md.inline.ruler.at("strikethrough", _struck)
    md.inline.ruler.at("image", _image)
    md.disable("table")  # its place is behind lists and quotes: these may have a table in their first line
    md.block.ruler.before("lheading", "gfm_table", _table, {"alt": ["paragraph", "reference"]})
    md.helpers = SimpleNamespace(**vars(helpers) | {"parseLinkDestination": _destination})  # type: ignore[assignment]


def _destination(text: str, start: int, end: int) -> Any:
    """The address of a link: its brackets need not be paired, and a character may be escaped as an entity."""
    found = helpers.parseLinkDestination(text, start, end)
    written = ADDRESS.match(text, start, end)
    if not found.ok and written and written[0].count("(") <= MOST_BRACKETS:
        found.ok, found.pos, found.str = True, written.end(), unescapeAll(written[0])
    if found.ok and ESCAPED_ENTITY.search(text, start, found.pos):
        found.str = unescapeAll(ESCAPED_ENTITY.sub("&", text[start : found.pos].strip("<>")))
    return found


def _escape(state: StateInline, silent: bool) -> bool:
    """A backslash before a letter is text like any other: an address may follow."""
    return bool(ESCAPED.match(state.src, state.pos)) and escape(state, silent)


def _struck(state: StateInline, silent: bool) -> bool:
    """`~` and `~~` look for their kin by the rule of three, as `*` and `**` do."""
    known = len(state.delimiters)
    found = strikethrough.tokenize(state, silent)
    for mark in state.delimiters[known:]:
        mark.length = len(state.tokens[mark.token].content)
    return found


def _image(state: StateInline, silent: bool) -> bool:
    """A picture by reference may have a bracket behind it that is no address."""
    if image(state, silent):
        return True
    end = (
        state.md.helpers.parseLinkLabel(state, state.pos + 1, False) + 1 if state.src.startswith("![", state.pos) else 0
    )
    if not end or not state.src.startswith("(", end):
        return False
    most, state.posMax = state.posMax, end
    found = image(state, silent)
    state.posMax = most
    return found


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A line of hyphens alone makes a heading of what stands above, never a table."""
    below = start + 1
    if below < end and UNDERLINE.match(state.src[state.bMarks[below] + state.tShift[below] : state.eMarks[below]]):
        return False
    return table(state, start, end, silent)
