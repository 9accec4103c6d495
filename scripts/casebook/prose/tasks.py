"""Tasks: `- [ ] call the client`. The words of a task name its box for those who hear the page."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from casebook.prose.lines import flaw

ALONE = re.compile(r"\s*(?:[-+*]|\d+[.)])\s+\[[ xX]\]\s")
"""Only what begins a line so is a task to GitHub."""
DONE = re.compile(r"\[[xX]\]")


def add_to(md: MarkdownIt) -> None:
    """Let the words of a task stand in a label: tokens `task_open`, `task_box` and `task_close`."""
    md.core.ruler.after("lines", "tasks", _label)


def _label(state: StateCore) -> None:
    tokens, lines = state.tokens, state.src.split("\n")
    for item, paragraph, inline in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if item.type == "list_item_open" and "checked" in item.meta:
            line = (item.map or [0])[0]
            if paragraph.type != "paragraph_open" or (paragraph.map or [0])[0] != line:
                hint = "write the task after `[ ]`, in the same line"
                flaw(state.env, line, "task", "a task without words", "words right after the box", hint)
                continue
            written = lines[line]
            if not ALONE.match(written):
                hint = "remove it of the quote, or begin the list in a line of its own"
                flaw(
                    state.env, line, "task", f"`{written[:30]}`, which is no task on GitHub", "`- [ ] ` at first", hint
                )
            elif not item.meta["checked"] and DONE.search(written):
                hint = "say it in words: GitHub takes the task for done"
                flaw(state.env, line, "task", "`[x]` in an open task", "one box", hint)
            box = Token("task_box", "input", 0, attrs={"type": "checkbox", "disabled": ""})
            if item.meta["checked"]:
                box.attrs["checked"] = ""
            words = [Token("task_open", "label", 1), box, Token("text", "", 0, content=" ")]
            inline.children = [*words, *(inline.children or []), Token("task_close", "label", -1)]
