"""What GitHub draws and the site does not: formulas (`$x$`), diagrams and maps. They are noted as flaws."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline

from casebook.prose.lines import flaw, flaw_here

KIND = "drawn"
DRAWN = {"mermaid": "diagram", "math": "formula", "geojson": "map", "topojson": "map", "stl": "model in space"}
FORMULA = re.compile(
    r"\$\$(?=[^$])[^$]++\$\$"
    r"|\$`[^`\n]++`\$"
    r"|\$(?![\s$`])(?:\\.|[^$\\\n])*+(?<!\s)\$(?![\w$])"
)  # fmt: skip
BEFORE = re.compile(r"[\s(\[{\"'«„“—–,;:|-]")
HINT = "write it in words or between backticks, or show it as a picture with an alt text; money reads well as `100 USD`"


def add_to(md: MarkdownIt) -> None:
    """Let the parser note formulas and drawings."""
    md.inline.ruler.before("citation", "formula", _formula)
    md.core.ruler.after("block", "drawn", _fences)


def _formula(state: StateInline, silent: bool) -> bool:
    if silent or state.src[state.pos] != "$":
        return False
    found = FORMULA.match(state.src, state.pos, state.posMax)
    if found and (not state.pos or BEFORE.match(state.src[state.pos - 1])):
        flaw_here(state, KIND, f"`{found[0][:40].strip()}`, which GitHub draws as a formula", "text", HINT)
    return False


def _fences(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "fence" and (name := token.info.strip().split(" ")[0].lower()) in DRAWN:
            line = (token.map or [0])[0]
            flaw(state.env, line, KIND, f"a block of `{name}`, which GitHub draws as a {DRAWN[name]}", "text",
                 "show it as a picture with an alt text, or say it in words")  # fmt: skip
