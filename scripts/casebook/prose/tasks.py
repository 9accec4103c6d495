"""Tasks: `- [ ] call the client`. The words of a task name its box for those who hear the page."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token


def add_to(md: MarkdownIt) -> None:
    """Let the words of a task stand in a label: tokens `task_open`, `task_box` and `task_close`."""
    md.core.ruler.after("lines", "tasks", _label)


def _label(state: StateCore) -> None:
    tokens = state.tokens
    for item, paragraph, inline in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if item.type == "list_item_open" and "checked" in item.meta:
            box = Token("task_box", "input", 0, attrs={"type": "checkbox", "disabled": ""})
            if item.meta.pop("checked"):
                box.attrs["checked"] = ""
            if paragraph.type == "paragraph_open":
                words = [Token("task_open", "label", 1), box, Token("text", "", 0, content=" ")]
                inline.children = [*words, *(inline.children or []), Token("task_close", "label", -1)]
