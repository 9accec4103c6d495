"""How tokens are drawn: with the classes that the theme's style sheet knows."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape
from typing import Any

import mdurl
from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

HARMLESS = re.compile(r"(?:https?|mailto|tel):|(?![a-z][a-z0-9+.-]*:)", re.I)
CONTROL = re.compile(r"[\x00-\x20]+")
SEAM = "\x01"
"""What a seam begins with: it is drawn as it is, and filled by the site (`seams.py`)."""
Rule = Callable[[Any, Sequence[Token], int, Any, Any], str]


def add_to(md: MarkdownIt) -> None:
    """Let the renderer draw what the parser found."""
    rules: dict[str, Callable[[Sequence[Token], int], str]] = {
        "text": lambda tokens, at: _words(tokens[at].content),
        "heading_open": _heading,
        "citation": lambda tokens, at: escape(tokens[at].content),
        "question": lambda tokens, at: f"<p>{escape(tokens[at].content)}</p>\n",
        "fence": _code,
        "list_item_open": _list_item,
        "footnote_ref": _footnote_ref,
        "footnote_block_open": lambda tokens, at: '<div class="footnote">\n<hr>\n<ol>\n',
        "footnote_block_close": lambda tokens, at: "</ol>\n</div>\n",
        "footnote_open": lambda tokens, at: f'<li id="fn:{_label(tokens[at])}">\n',
        "footnote_anchor": _footnote_anchor,
    }
    for name, rule in rules.items():
        md.add_render_rule(name, _ruled(rule))
    md.add_render_rule("link_open", _addressed("href", md.renderer.renderToken))  # type: ignore[attr-defined]
    md.add_render_rule("image", _addressed("src", md.renderer.rules["image"]))  # type: ignore[attr-defined]


def encoded(address: str) -> str:
    """An address as it stands in HTML; empty where its scheme is none that a page may have."""
    return mdurl.encode(address) if HARMLESS.match(CONTROL.sub("", address)) else ""


def _ruled(rule: Callable[[Sequence[Token], int], str]) -> Rule:
    return lambda renderer, tokens, at, options, env: rule(tokens, at)


def _addressed(name: str, drawn: Callable[..., str]) -> Rule:
    """Draws a link or picture with its address encoded, as `drawn` does otherwise."""

    def rule(renderer: Any, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
        token = tokens[at]
        written = token.attrs.get(name)
        token.attrs = {key: _drawn(str(value)) if key == name else value for key, value in token.attrs.items()}
        if written and not token.attrs[name]:
            del token.attrs[name]
        html = drawn(tokens, at, options, env)
        if written is not None:
            token.attrs[name] = written
        return html

    return rule


def _drawn(address: str) -> str:
    return address if address.startswith(SEAM) else encoded(address)


def _words(text: str) -> str:
    return text if text.startswith(SEAM) else escapeHtml(text)


def _heading(tokens: Sequence[Token], at: int) -> str:
    token = tokens[at]
    attributes = "".join(f' {name}="{escape(str(value))}"' for name, value in token.attrs.items())
    also = "".join(f'<span id="{escape(name)}"></span>' for name in token.meta.get("also", ()))
    return f"<{token.tag}{attributes}>{also}"


def _list_item(tokens: Sequence[Token], at: int) -> str:
    """A list item; the box of a task stands among its words."""
    return '<li class="task-list-item">' if "checked" in tokens[at].meta else "<li>"


def _code(tokens: Sequence[Token], at: int) -> str:
    """A fenced block, its parts marked for the theme's colours."""
    token = tokens[at]
    name = token.info.strip().split(" ")[0]
    return f'<div class="highlight"><pre><span></span><code>{_marked(token.content, name)}</code></pre></div>\n'


def _marked(text: str, name: str) -> str:
    if not name or name in ("text", "txt"):
        return escape(text, quote=False)
    from pygments import highlight
    from pygments.formatters import HtmlFormatter
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        lexer = get_lexer_by_name(name, stripnl=False)
    except ClassNotFound:
        return escape(text, quote=False)
    return str(highlight(text, lexer, HtmlFormatter(nowrap=True)))


def _label(token: Token) -> str:
    return escape(str(token.meta.get("label") or token.meta["id"] + 1))


def _times(token: Token) -> str:
    """Which mark of its footnote it is: nothing for the first, 2 for the second."""
    return str(token.meta["subId"] + 1) if token.meta.get("subId") else ""


def _footnote_ref(tokens: Sequence[Token], at: int) -> str:
    label, times, number = _label(tokens[at]), _times(tokens[at]), tokens[at].meta["id"] + 1
    return f'<sup id="fnref{times}:{label}"><a class="footnote-ref" href="#fn:{label}">{number}</a></sup>'


def _footnote_anchor(tokens: Sequence[Token], at: int) -> str:
    return f'&#160;<a class="footnote-backref" href="#fnref{_times(tokens[at])}:{_label(tokens[at])}">&#8617;</a>'
