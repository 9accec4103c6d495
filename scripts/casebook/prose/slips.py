"""Where GitHub's parser is odd, or ours: what the writer can hardly have meant is noted as a flaw."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import table
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, backtick
from markdown_it.token import Token

from casebook.prose.lines import flaw, flaw_here

KIND = "slip"
APART = ("an empty line between", "put an empty line between: GitHub reads on as if it were one paragraph")
ONCE = ("a name of its own for each footnote", "give it another name")
FULL = (
    "a table, address or definition of a link written in full",
    "give each line of a table as many cells between `|`, close brackets, take backslashes out of addresses",
)
ODD = re.compile(
    r"\n[ \t]*(?:\|[ \t]*:?-++:?[ \t]*\|?|:?-++:?[ \t]*\||:-++:?|-++:)[ \t]*(?:\n|$)|^\[[^\[\]\n]++\]:[ \t]*+\S*\(",
    re.M,
)
"""The line below a table's head as text; a mail address with a backslash; a link's definition with an open bracket."""
TABBED = ("list_item_open", "code_block")
TAB = re.compile(r"[ >+*.)\d-]*+\t")
NO_CELL = re.compile(r"[ \t>]*\|(?:[ \t]*|[ \t:|]*-[ \t:|-]*)$")
"""A row of a table that is a single `|`, or looks like the line below its head."""


def add_to(md: MarkdownIt) -> None:
    """Let the parser note slips, and take lists and quotes for such before it looks for a table in their first line."""
    md.inline.ruler.at("backticks", _backticks)
    md.disable("table")
    md.block.ruler.before("lheading", "gfm_table", table, {"alt": ["paragraph", "reference"]})
    md.core.ruler.after("block", "slips", _blocks)


def _backticks(state: StateInline, silent: bool) -> bool:
    """Code; after backticks that nothing closes, GitHub takes no later ones in the paragraph for code either."""
    known, start = len(state.tokens), state.pos
    if not backtick(state, silent):
        return False
    alone = len(state.tokens) == known or state.tokens[-1].type != "code_inline"
    if not silent and alone and "`" in state.src[state.pos : state.posMax]:
        saw, hint = f"`{state.src[start : state.pos]}`", "close them, or write a backslash before each"
        flaw_here(state, KIND, f"{saw} that nothing closes", "as many backticks behind the code as before it", hint)
    return True


def _blocks(state: StateCore) -> None:
    lines = state.src.split("\n")
    defined = [*state.env.get("references", {}).values(), *state.env.get("duplicate_refs", ())]
    ends = {to["map"][1] for to in defined}
    notes: set[str] = set()
    for token in state.tokens:
        first = token.map[0] if token.map else 0
        if token.type == "footnote_reference_open":
            if token.meta["label"] in notes:
                flaw(state.env, first, KIND, f"the footnote `[^{token.meta['label']}]` a second time", *ONCE)
            notes.add(token.meta["label"])
        if token.type.endswith(("bullet_list_open", "item_open", "quote_open")):
            ends.discard(first)  # what begins anew ends the definition's paragraph
        if first in ends and _reads_on(token, lines):
            flaw(state.env, first, KIND, "text right below a link's definition", *APART)
        elif token.type in TABBED and token.level > 1 and any(map(TAB.match, lines[slice(*token.map or (0, 0))])):
            flaw(state.env, first, KIND, "tabs within a list or quote", "spaces", "write spaces instead of tabs")
        elif token.type == "tr_open" and NO_CELL.match(lines[first]):
            flaw(state.env, first, KIND, f"`{lines[first].strip()}` as a row of a table", *FULL)
        elif token.type == "inline" and (found := ODD.search(token.content)):
            line = first + token.content.count("\n", 0, found.start() + 1)
            flaw(state.env, line, KIND, f"`{found[0].strip()[:30]}`", *FULL)


def _reads_on(token: Token, lines: list[str]) -> bool:
    """Whether GitHub takes the block for more of the paragraph whose last line is a link's definition."""
    if token.type in ("ordered_list_open", "table_open"):
        return token.type == "table_open" or "start" in token.attrs
    first = token.map[0] if token.map else 0
    return token.type == "paragraph_open" and _led(lines[first]) != _led(lines[first - 1])


def _led(line: str) -> int:
    """How far a line is led in by spaces and marks of quotes."""
    return len(line) - len(line.lstrip(" >\t"))
