"""Where GitHub's parser departs from CommonMark, and ours with it.

After `cmark-gfm` 0.29.0.gfm.13: `src/inlines.c`, `src/blocks.c` and `extensions/strikethrough.c`.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from types import SimpleNamespace
from typing import Any

from markdown_it import MarkdownIt, helpers
from markdown_it.common.utils import replaceEntityPattern, stripEscape
from markdown_it.rules_block import StateBlock, table
from markdown_it.rules_inline import StateInline, escape, image, link, strikethrough
from markdown_it.rules_inline.balance_pairs import processDelimiters

from casebook.prose.lines import flaw_here

ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~\n]")
ADDRESS = re.compile(r"[^\x00-\x20\x7f]++")
IN_ADDRESS = re.compile(r"\\[!-/:-@\[-`{-~]|[()]")
ENTITY = re.compile(r"&([a-z#][a-z0-9]{1,31});", re.I)
MOST_BRACKETS = 32
APART = ("marks that are easy to tell apart", "write `_` for the inner ones, or take some out")
Rule = Callable[[StateInline, bool], bool]
UNDERLINE = re.compile(r"-+[ \t]*$")


def add_to(md: MarkdownIt) -> None:
    """Let the parser do as GitHub's."""
    md.inline.ruler.at("escape", _escape)
    md.inline.ruler.at("strikethrough", _struck)
    md.inline.ruler.at("link", partial(_inline_or_by_reference, "[", link))
    md.inline.ruler.at("image", partial(_inline_or_by_reference, "![", image))
    md.inline.ruler2.at("balance_pairs", _pairs)
    md.disable("table")  # its place is behind lists and quotes: these may have a table in their first line
    md.block.ruler.before("lheading", "gfm_table", _table, {"alt": ["paragraph", "reference"]})
    md.helpers = SimpleNamespace(**vars(helpers) | {"parseLinkDestination": _destination})  # type: ignore[assignment]


def _destination(text: str, start: int, end: int) -> Any:
    """The address of a link: its brackets need not be paired, and a character may be escaped as an entity."""
    if text.startswith("<", start):
        found: Any = helpers.parseLinkDestination(text, start, end)
        written = text[start + 1 : found.pos - 1].strip()
    else:
        run = ADDRESS.match(text, start, end)
        written = _up_to_bracket(run[0]) if run else ""
        found = SimpleNamespace(ok=bool(written), pos=start + len(written))
    found.str = stripEscape(ENTITY.sub(lambda entity: replaceEntityPattern(entity[0], entity[1]), written))
    return found


def _up_to_bracket(run: str) -> str:
    """A run without spaces up to the closing bracket that ends the link; empty with too many of them."""
    depth = 0
    for mark in IN_ADDRESS.finditer(run):
        depth += {"(": 1, ")": -1}.get(mark[0], 0)
        if depth < 0 or depth > MOST_BRACKETS:
            return run[: mark.start()] if depth < 0 else ""
    return run


def _escape(state: StateInline, silent: bool) -> bool:
    """A backslash before a letter is text like any other: an address may follow."""
    return bool(ESCAPED.match(state.src, state.pos)) and escape(state, silent)


def _inline_or_by_reference(mark: str, rule: Rule, state: StateInline, silent: bool) -> bool:
    """A link or picture; what stands in round brackets behind it and is no address is not looked at for a reference."""
    start = state.pos
    if not state.src.startswith(mark, start):
        return False
    end = state.md.helpers.parseLinkLabel(state, start + len(mark) - 1, False) + 1
    if not end or not state.src.startswith("(", end):
        return rule(state, silent)
    references, most = state.env.pop("references", {}), state.posMax
    if not rule(state, True):
        state.posMax = end
    state.env["references"], state.pos = references, start
    found = rule(state, silent)
    state.posMax = most
    return found


def _struck(state: StateInline, silent: bool) -> bool:
    """`~` and `~~` look for their kin by the rule of three, as `*` and `**` do."""
    known = len(state.delimiters)
    found = strikethrough.tokenize(state, silent)
    for mark in state.delimiters[known:]:
        mark.length = len(state.tokens[mark.token].content)
    return found


def _pairs(state: StateInline) -> None:
    """Pair marks; note what GitHub leaves apart since a mark between might have closed something, and did not."""
    for marks in [state.delimiters, *(meta["delimiters"] for meta in state.tokens_meta if meta)]:
        could = [place for place, mark in enumerate(marks) if mark.open and mark.close]
        processDelimiters(state, marks)
        closed = {mark.end for mark in marks} if could else set()
        failed = defaultdict(list)
        for place in could:
            if place not in closed:
                failed[marks[place].marker, marks[place].length % 3].append(place)
        for place, mark in enumerate(marks if failed else ()):
            between = failed[mark.marker, marks[mark.end].length % 3]
            following = bisect(between, place)
            if mark.end > place and following < len(between) and between[following] < mark.end:
                flaw_here(state, "slip", f"`{chr(mark.marker)}` around another `{chr(mark.marker)}`", *APART)


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A line of hyphens alone makes a heading of what stands above, never a table."""
    below = start + 1
    if below < end and UNDERLINE.match(state.src[state.bMarks[below] + state.tShift[below] : state.eMarks[below]]):
        return False
    return table(state, start, end, silent)
