"""Where GitHub's parser is odd, or ours: what the writer can hardly have meant is noted as a flaw."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, backtick
from markdown_it.token import Token

from casebook.prose.lines import flaw, flaw_here

KIND = "slip"
APART = ("an empty line between", "put an empty line between: GitHub reads on as if it were one paragraph")
ONCE = ("a name of its own for each footnote", "give it another name")
ONE_WORD = ("a name without spaces", "take the spaces out")
SPACES = ("spaces", "write spaces instead of tabs")
FULL = ("a table written in full", "give each line of the table as many cells between `|`")
ONE_COLUMN = re.compile(r"\n[ \t]*(?:\|[ \t]*:?-++:?[ \t]*\|?|:?-++:?[ \t]*\||:-++:?|-++:)[ \t]*(?:\n|$)")
"""The line below the head of a table with one column, as text."""
ROW = re.compile(r"\n[ \t]*[|:-][|: \t-]*(?:\n|$)|\\\|")
"""That below the head of any table, or a cell's `|` that is escaped."""
NO_CELL = re.compile(r"[ \t>]*\|(?:[ \t]*|[ \t:|]*-[ \t:|-]*)$")
"""A row of a table that is a single `|`, or looks like the line below its head."""
TABBED = {"list_item_open": 2, "code_block": 2, "blockquote_open": 1, "fence": 1}
"""From which level on tabs before these are counted otherwise."""
TAB = re.compile(r"[ >+*.)\d-]*+\t")
SPACED_NAME = re.compile(r"\[\^(?=[^\s\[\]]*+\s)[^\[\]]*+\]|\]\[\s++\]")
"""The name of a footnote with a space in it, or that of a link which is nothing else."""
OPEN_TITLE = re.compile(r"""\][(:]\s*[^\s()]++\s++(?:"[^"]*+(?<=\\)"|'[^']*+(?<=\\)'|\([^()]*+(?<=\\)\))""")
"""A link's title whose last quote is escaped."""
TITLE = ("a title with a quote at its end", "take the backslash out")
MOST = 2_000_000
"""Brackets times characters of one paragraph: each bracket is looked after to the paragraph's end, for minutes."""
BELOW_POINT = re.compile(r"[ >]*[ \t]{2}$")


def add_to(md: MarkdownIt) -> None:
    """Let the parser note slips."""
    md.inline.ruler.at("backticks", _backticks)
    md.inline.ruler.before("link", "odd_name", _odd_name)
    md.core.ruler.after("block", "slips", _blocks)
    md.core.ruler.before("inline", "bounds", _bounds)


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


def _odd_name(state: StateInline, silent: bool) -> bool:
    if not silent and (found := SPACED_NAME.match(state.src, state.pos, state.posMax)):
        flaw_here(state, KIND, f"`{' '.join(found[0].split())}`", *ONE_WORD)
    elif not silent and OPEN_TITLE.match(state.src, state.pos, state.posMax):
        flaw_here(state, KIND, "a link's title that does not end", *TITLE)
    return False


def _blocks(state: StateCore) -> None:
    lines = [*state.src.split("\n"), ""]
    defined = [*state.env.get("references", {}).values(), *state.env.get("duplicate_refs", ())]
    ends = {to["map"][1] for to in defined}
    notes: set[str] = set()
    above = Token("inline", "", 0)
    for place, token in enumerate(state.tokens):
        first = token.map[0] if token.map else 0
        if token.type.endswith(("bullet_list_open", "item_open", "quote_open")):
            ends.discard(first)  # what begins anew ends the definition's paragraph
        if first in ends and _reads_on(state.tokens[place : place + 4], lines):
            flaw(state.env, first, KIND, "text right below a link's definition", *APART)
        elif token.type == "footnote_reference_open":
            for line, slip in _of_note(token, lines, notes):
                flaw(state.env, line, KIND, *slip)
        else:
            for line, slip in _of_block(token, above, state.tokens[place + 1 : place + 2], lines):
                flaw(state.env, line, KIND, *slip)
        above = token if token.type == "inline" else above


def _of_note(token: Token, lines: Sequence[str], notes: set[str]) -> Iterator[tuple[int, tuple[str, str, str]]]:
    """Slips of a footnote; `notes` are the names of those before."""
    name, (first, end) = str(token.meta["label"]), token.map or (0, 0)
    if name in notes:
        yield first, (f"the footnote `[^{name}]` a second time", *ONCE)
    elif name.split() != [name]:
        yield first, (f"`[^{name.strip()}]`", *ONE_WORD)
    notes.add(name)
    below = lines[first + 1]
    if first + 1 < end and below.strip(" >\t") and _led(below) < _led(lines[first]) + 4:
        hint = "indent it by four spaces, or put an empty line above it"
        yield first + 1, ("text right below a footnote", "the text of a footnote indented", hint)


def _of_block(
    token: Token, above: Token, after: Sequence[Token], lines: Sequence[str]
) -> Iterator[tuple[int, tuple[str, str, str]]]:
    """Slips of a block below the text `above`; the token `after` it."""
    first, end = token.map or (0, 0)
    if TABBED.get(token.type, 99) <= token.level and any(map(TAB.match, lines[first:end])):
        yield first, ("tabs within a list or quote", *SPACES)
    elif token.type == "tr_open" and NO_CELL.match(lines[first]):
        yield first, (f"`{lines[first].strip()}` as a row of a table", *FULL)
    elif token.type == "table_open" and above.map and above.map[1] == first:
        if above.level != token.level + 1 or ROW.search(above.content):
            yield first, ("a table right below another, broken one, or below a list", *FULL)
    elif token.type == "list_item_open" and after[0].type == "list_item_close" and BELOW_POINT.match(lines[first + 1]):
        yield first, ("spaces below an empty point of a list", "nothing there", "take the spaces out")
    elif token.type == "inline" and (found := ONE_COLUMN.search(token.content)):
        line = first + token.content.count("\n", 0, found.start() + 1)
        yield line, (f"`{found[0].strip()[:30]}`", *FULL)


def _reads_on(tokens: Sequence[Token], lines: Sequence[str]) -> bool:
    """Whether GitHub takes the first of these blocks for more of the paragraph whose last line is a definition."""
    token, first = tokens[0], (tokens[0].map or [0])[0]
    if not lines[first].strip(" >\t|:-"):
        return True  # as a rule, or as the line below a table's head
    if token.type == "ordered_list_open":
        return "start" in token.attrs
    if token.type not in ("paragraph_open", "heading_open"):
        return token.type in ("table_open", "code_block")
    begins_as_title = lines[first].lstrip(" >\t").startswith(('"', "'", "("))
    leads_to_table = tokens[-1].type == "table_open" and (tokens[-1].map or [0])[0] == (token.map or [0, 1])[1]
    return begins_as_title or leads_to_table or _led(lines[first]) != _led(lines[first - 1])


def _led(line: str) -> int:
    """How far a line is led in by spaces and marks of quotes."""
    line = line.expandtabs(4)
    return len(line) - len(line.lstrip(" >"))


def _bounds(state: StateCore) -> None:
    """Leave a paragraph of thousands of brackets as it is."""
    for token in state.tokens:
        brackets = token.content.count("[") if token.type == "inline" else 0
        if brackets * len(token.content) > MOST:
            saw = f"a paragraph with {brackets:,} opening brackets"
            flaw(state.env, (token.map or [0])[0], "brackets", saw, "a few", "break it into paragraphs")
            token.children, token.content = [Token("text", "", 0, content=token.content)], ""
