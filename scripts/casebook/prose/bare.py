"""Bare addresses, as GitHub links them: `https://example.org`, `www.example.org`, `anna@example.org`.

After `cmark-gfm`'s `extensions/autolink.c`: a web address may follow anything but a Latin letter, `www.` only a space
or one of `*_~(`, and a mail address anything. Behind an open `[` only mail addresses are linked.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.gfm_autolink._match import match_http

from casebook.prose.lines import flaw_here

SCHEME = re.compile(r"(?<![A-Za-z])(?:https?|ftp)$", re.I)
LOCAL = re.compile(r"[A-Za-z0-9.+_-]+$")
MAIL_SCHEME = re.compile(r"(?<![A-Za-z0-9])(?:mailto|xmpp):$")
IN_LOCAL = re.compile(r"(?<=[A-Za-z0-9])_+(?=[A-Za-z0-9.+_-]*+@[A-Za-z0-9])")
DOMAIN = re.compile(r"@(?=[A-Za-z0-9])(?:[A-Za-z0-9_-]|\.(?=[A-Za-z0-9]))+")
HOST = re.compile(r"[\w.-]+")
BEFORE = re.compile(r"[A-Za-z0-9.+_-]")
BRACKET = re.compile(r"\\.|(`++)(?:(?!\1).)*+\1|[\[\]]", re.S)
BEFORE_WWW = frozenset(" \t\n\r\v\f*_~(")


def add_to(md: MarkdownIt) -> None:
    """Let the parser link bare addresses; only texts with `www.` stop at each `w` (see `lines`)."""
    md.inline.add_terminator_char("w")
    md.inline.ruler.before("emphasis", "bare_underscore", _underscore)
    md.inline.ruler.push("bare_www", _www)
    md.inline.ruler.push("bare_web", _web)
    md.inline.ruler.push("bare_mail", _mail)


def _underscore(state: StateInline, silent: bool) -> bool:
    """A `_` within the name of a mail address is no mark: `anna_maria@example.org`."""
    found = IN_LOCAL.match(state.src, state.pos, state.posMax) if state.src[state.pos] == "_" else None
    if found is None or silent:
        return False
    state.append_pending(found[0])
    state.pos = found.end()
    return True


def _www(state: StateInline, silent: bool) -> bool:
    if silent or state.linkLevel or not state.src.startswith("www.", state.pos):
        return False
    if state.pos and state.src[state.pos - 1] not in BEFORE_WWW:
        return False
    length = 0 if _in_bracket(state) else _length(state, state.pos)
    return bool(length) and _link(state, 0, length, f"http://{state.src[state.pos : state.pos + length]}")


def _web(state: StateInline, silent: bool) -> bool:
    if silent or state.linkLevel or not state.src.startswith("://", state.pos):
        return False
    scheme = SCHEME.search(state.pending)
    if scheme is None or not state.src[state.pos + 3 : state.pos + 4].isalnum() or _in_bracket(state):
        return False
    length = _length(state, state.pos + 3) + 3
    return length > 3 and _link(state, len(scheme[0]), length, scheme[0] + state.src[state.pos : state.pos + length])


def _mail(state: StateInline, silent: bool) -> bool:
    if silent or state.linkLevel or state.src[state.pos] != "@":
        return False
    local, domain = LOCAL.search(state.pending), DOMAIN.match(state.src, state.pos, state.posMax)
    if not local or not domain or "." not in domain[0] or not domain[0][-1].isalpha():
        return False
    if state.src.startswith("@", domain.end()):
        return False
    before = state.pos - len(local[0])
    if local.start() == 0 and before and BEFORE.match(state.src, before - 1):
        saw = "a mail address with a mark in it that is none of its own"
        flaw_here(state, "slip", saw, "letters, digits, `.+-_`", "write it in angle brackets: `<anna@example.org>`")
        return False
    scheme = MAIL_SCHEME.search(state.pending[: local.start()])
    before = len(local[0]) + (len(scheme[0]) if scheme else 0)
    address = f"{scheme[0] if scheme else 'mailto:'}{local[0]}{domain[0]}"
    return _link(state, before, len(domain[0]), address)


def _in_bracket(state: StateInline) -> bool:
    """Whether a `[` before this place is open; each place is looked at once."""
    seen, depth = getattr(state, "brackets", (0, 0))
    for found in BRACKET.finditer(state.src, seen, state.pos):
        depth = depth + 1 if found[0] == "[" else max(0, depth - (found[0] == "]"))
    state.brackets = (state.pos, depth)  # type: ignore[attr-defined]
    return bool(depth)


def _length(state: StateInline, start: int) -> int:
    """The length of the address at `start`, its scheme aside; 0 if there is none. A `_` at the very end is not seen."""
    end = state.posMax - state.src.endswith("_", start, state.posMax)
    host = HOST.match(state.src, start, end)
    if host and "_" in host[0] and not host[0].isascii():
        flaw_here(
            state, "slip", f"`{host[0]}`, a name of letters with `_`", "a name without `_`", "compare the address"
        )
    found = match_http(f"http://{state.src[start:end]}")
    length = found[1] - len("http://") if found else 0
    if length and state.src[start + length : start + length + 1] in ("[", "]"):
        flaw_here(state, "slip", "a square bracket right behind an address", "a space between", "put one there")
        return 0
    return length


def _link(state: StateInline, before: int, length: int, address: str) -> bool:
    """Write a link to `address` for the `before` characters that were passed and `length` that follow."""
    words = (state.pending[-before:] if before else "") + state.src[state.pos : state.pos + length]
    if before:
        state.pending = state.pending[:-before]
    for kind, nesting in (("link_open", 1), ("text", 0), ("link_close", -1)):
        token = state.push(kind, "" if kind == "text" else "a", nesting)  # type: ignore[arg-type]
        token.markup, token.info = ("", "") if kind == "text" else ("autolink", "auto")
        if kind == "link_open":
            token.attrSet("href", address)
        elif kind == "text":
            token.content = words
    state.pos += length
    state.brackets = (state.pos, getattr(state, "brackets", (0, 0))[1])  # type: ignore[attr-defined]
    return True
