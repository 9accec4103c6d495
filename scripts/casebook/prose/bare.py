"""Bare addresses, as GitHub links them: `https://example.org`, `www.example.org`, `anna@example.org`.

After `cmark-gfm`'s `extensions/autolink.c`: a web address may follow anything but a Latin letter, `www.` only a space
or one of `*_~(`; neither is linked behind an open `[`. Mail addresses are looked for in the text that is left at last.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from casebook.prose.lines import line_of

SCHEME = re.compile(r"(?<![A-Za-z])(?:https?|ftp)$", re.I)
HOST = re.compile(r"(?:\\?[\w.-])*+", re.A)
WITHOUT_SPACE = re.compile(r"[^ \t\n\r\v\f<]*+")
ENTITY = re.compile(r"&[A-Za-z]+;$")
BEFORE_WWW = frozenset(" \t\n\r\v\f*_~(")
LAST = frozenset("?!.,:*_~'\";")
"""What ends a sentence and no address."""
MOST_PARTS = 11
"""A host of more parts is not looked at for `_`."""
BRACKET = re.compile(r"\\.|(`++)(?:(?!\1).)*+\1|[\[\]]", re.S)
MAIL = re.compile(
    r"(?:(?<![A-Za-z0-9])(mailto|xmpp):)?[\w.+-]++@(?=[\w-]*+\.[A-Za-z0-9])(?:[\w-]|\.(?=[A-Za-z0-9]))++"
    r"(?<=[A-Za-z])(?!@)",
    re.A,
)


def add_to(md: MarkdownIt) -> None:
    """Let the parser link bare addresses; running text is read on up to a `www.` (see `lines`)."""
    md.inline.terminator_re = re.compile(rf"{md.inline.terminator_re.pattern}|www\.")
    md.inline.ruler.push("bare_www", _www)
    md.inline.ruler.push("bare_web", _web)
    md.core.ruler.after("text_join", "bare_mail", _mails)


def _www(state: StateInline, silent: bool) -> bool:
    if silent or not state.src.startswith("www.", state.pos):
        return False
    if state.pos and state.src[state.pos - 1] not in BEFORE_WWW:
        return False
    address = _address(state, state.pos)
    return bool(address) and "." in _host(state, state.pos) and _link(state, "", address, f"http://{address}")


def _web(state: StateInline, silent: bool) -> bool:
    if silent or not state.src.startswith("://", state.pos):
        return False
    scheme, start = SCHEME.search(state.pending), state.pos + 3
    if scheme is None or not state.src[start : start + 1].isalnum():
        return False
    address = _address(state, start)
    return bool(address) and _link(state, scheme[0], f"://{address}", f"{scheme[0]}://{address}")


def _host(state: StateInline, start: int) -> str:
    """The name of the host at `start`; the paragraph's last character is not looked at."""
    return str(HOST.match(state.src, start, state.posMax - 1)[0])  # type: ignore[index]


def _address(state: StateInline, start: int) -> str:
    """The address at `start`, its scheme aside; empty if there is none, or none is linked here."""
    parts = _host(state, start).split(".")
    if state.linkLevel or ("_" in "".join(parts[-2:]) and len(parts) <= MOST_PARTS) or _in_bracket(state):
        return ""
    address = str(WITHOUT_SPACE.match(state.src, start, state.posMax)[0])  # type: ignore[index]
    closing = address.count(")") - address.count("(")
    while address[-1:] in LAST or (address[-1:] == ")" and closing > 0):
        closing -= address[-1] == ")"
        entity = ENTITY.search(address)
        address = address[: entity.start() if entity else -1]
    return address


def _in_bracket(state: StateInline) -> bool:
    """Whether a `[` before this place is open; each place is looked at once."""
    seen, depth = getattr(state, "brackets", (0, 0))
    for found in BRACKET.finditer(state.src, seen, state.pos):
        depth = depth + 1 if found[0] == "[" else max(0, depth - (found[0] == "]"))
    state.brackets = (state.pos, depth)  # type: ignore[attr-defined]
    return bool(depth)


def _link(state: StateInline, before: str, words: str, address: str) -> bool:
    """Write a link to `address` for what was passed `before`, and for the `words` that follow."""
    state.pending = state.pending.removesuffix(before)
    _written(state.push, before + words, address)
    state.pos += len(words)
    state.brackets = (state.pos, getattr(state, "brackets", (0, 0))[1])  # type: ignore[attr-defined]
    return True


def _written(push: Callable[[str, str, Any], Token], words: str, address: str) -> list[Token]:
    """The tokens of a link, as `push` makes them."""
    opening, text, closing = push("link_open", "a", 1), push("text", "", 0), push("link_close", "a", -1)
    opening.attrSet("href", address)
    text.content = words
    return [opening, text, closing]


def _mails(state: StateCore) -> None:
    """Link the mail addresses that stand in what is neither code nor a link."""
    for inline in state.tokens:
        if inline.type == "inline" and "@" in inline.content:
            depth, found = 0, list[Token]()
            for child in inline.children or ():
                depth += child.nesting if child.type.startswith("link_") else 0
                found += [child] if depth or child.type != "text" else _with_mails(child, inline)
            inline.children = found


def _with_mails(text: Token, inline: Token) -> Iterator[Token]:
    last = 0
    for mail in MAIL.finditer(text.content):
        yield Token("text", "", 0, content=text.content[last : mail.start()])
        opening, *rest = _written(Token, mail[0], mail[0] if mail[1] else f"mailto:{mail[0]}")
        opening.meta["line"] = line_of(inline, mail[0])
        yield from (opening, *rest)
        last = mail.end()
    yield Token("text", "", 0, content=text.content[last:])
