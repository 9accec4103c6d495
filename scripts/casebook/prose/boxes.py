"""Boxes: `!!! note "Title"`, folded `??? question "Title"` (open with `???+`), and GitHub's alerts, `> [!NOTE]`.

The text of a box is indented by four spaces. A box that is written wrongly would show what it should fold away, or
its own marks: it is noted as a flaw.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore

from casebook.prose.lines import flaw

KIND = "box"
INDENT = 4
OPENING = re.compile(r'(!!!|\?\?\?\+?) ?([A-Za-z][\w-]*+(?: +[\w-]++)*+)?(?: *"([^"\n]*+)")?[ \t]*$')
LOOKS_LIKE = re.compile(r"(?:!!!|\?\?\?\+?) ?[A-Za-z“”„«'‘\"]")
BLOCK = re.compile(r"#|!!!|\?\?\?|<|```|~~~|[-*_]{3}|>|$")
"""What may follow a box without an empty line between; anything else was meant to stand in it."""
OF_ALERT = {"NOTE": "note", "TIP": "tip", "IMPORTANT": "info", "WARNING": "warning", "CAUTION": "danger"}
FORM = 'a box such as `??? question "Title"`, with straight quotes'
INDENTED = "the text of a box indented by four spaces"
INSIDE = "indent each line of the box by four spaces, and put an empty line after the box"


def add_to(md: MarkdownIt) -> None:
    """Let the parser know boxes."""
    md.block.ruler.before("fence", "box", _box, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    md.core.ruler.after("block", "alerts", _alerts)


def _box(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    at = state.bMarks[start] + state.tShift[start]
    if state.is_code_block(start) or state.src[at : at + 3] not in ("!!!", "???"):
        return False
    line = state.src[at : state.eMarks[start]]
    found = OPENING.match(line)
    if not found or not (found[2] or found[3]):
        if LOOKS_LIKE.match(line) and not silent:
            hint = "write the title between straight quotes, or begin the line with another sign"
            flaw(state.env, start, KIND, f"`{line.strip()}`", FORM, hint)
        return False
    if silent:
        return True
    stop = _end(state, start, end)
    _judge(state, start, stop, end, found[1] != "!!!")
    _write(state, start, stop, found)
    return True


def _end(state: StateBlock, start: int, end: int) -> int:
    """The line behind the last one of the box."""
    last = start
    for line in range(start + 1, end):
        if not state.isEmpty(line):
            if state.sCount[line] - state.blkIndent < INDENT:
                break
            last = line
    return last + 1


def _judge(state: StateBlock, start: int, stop: int, end: int, folded: bool) -> None:
    """Note what stands below a box although it was meant to stand in it."""
    after = state.skipEmptyLines(stop)
    indent = state.sCount[after] - state.blkIndent if after < end else 0
    at = state.bMarks[after] + state.tShift[after] if after < end else len(state.src)
    text = state.src[at : state.eMarks[after]] if after < end else ""
    if after < end and (0 < indent < INDENT or (after == stop and indent == 0 and not BLOCK.match(text))):
        flaw(state.env, after, KIND, f"`{text[:30].strip()}`, which stands below the box", INDENTED, INSIDE)
    elif folded and stop == start + 1:
        flaw(state.env, start, KIND, "a folded box with nothing in it", INDENTED, INSIDE)


def _write(state: StateBlock, start: int, stop: int, found: re.Match[str]) -> None:
    mark, sort, title = found[1], (found[2] or "").lower(), found[3]
    tag, title_tag = ("div", "p") if mark == "!!!" else ("details", "summary")
    title = sort.split(" ")[0].capitalize() if title is None or (not title and tag == "details") else title
    token = state.push("box_open", tag, 1)
    token.map, token.markup, token.info = [start, stop], mark, sort
    if tag == "div" or sort:
        token.attrSet("class", f"admonition {sort}".strip() if tag == "div" else sort)
    if mark == "???+":
        token.attrSet("open", "open")
    if title:
        head = state.push("box_title_open", title_tag, 1)
        if tag == "div":
            head.attrSet("class", "admonition-title")
        inline = state.push("inline", "", 0)
        inline.content, inline.map, inline.children = title, [start, start + 1], []
        state.push("box_title_close", title_tag, -1)
    parent, line_max, indent = state.parentType, state.lineMax, state.blkIndent
    state.parentType, state.lineMax, state.blkIndent = "box", stop, indent + INDENT
    state.md.block.tokenize(state, start + 1, stop)
    state.parentType, state.lineMax, state.blkIndent = parent, line_max, indent
    state.push("box_close", tag, -1)
    state.line = stop


def _alerts(state: StateCore) -> None:
    """Draw GitHub's alerts as boxes. It knows none without words, and none within a list, quote or box."""
    for token, after in zip(state.tokens, state.tokens[4:], strict=False):
        if token.type == "alert_open":
            token.attrSet("class", f"admonition {OF_ALERT[token.info]}")
            if token.level or after.type == "alert_close":
                hint = 'write `!!! note "Title"`, or put it with its words outside of lists and quotes'
                saw = f"`[!{token.info}]`, a plain quote on GitHub here"
                flaw(state.env, (token.map or [0])[0], KIND, saw, "an alert of its own", hint)
        elif token.type == "alert_title_open":
            token.attrSet("class", "admonition-title")
