"""The line of each link, picture, citation and tag: the parser itself knows those of blocks only."""

from __future__ import annotations

import re
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token

from casebook.model.markdown import Flaw

FLAWS = "flaws"
PLACED = frozenset(("link_open", "image", "citation", "html_inline", "footnote_ref", "softbreak", "flaw"))
RUN = re.compile(r"(.)\1*+")


class _State(StateInline):
    """Notes the position at which each token begins."""

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        if ttype in PLACED:
            token.meta["at"] = self.pos
        return token

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:
        """What a mark may do; GitHub looks over `~` beside `*` and `_`."""
        src = self.src
        end = start + len(str(RUN.match(src, start)[0]))  # type: ignore[index]
        if src[start] != "~" and "~" in (src[start - 1 : start], src[end : end + 1]):
            before, after = src[:start].rstrip("~")[-1:], src[end:].lstrip("~")[:1]
            self.src = (before or " ").rjust(start) + src[start:end] + ("." if after == src[start] else after or " ")
        scanned = super().scanDelims(start, canSplitWord)
        self.src = src
        return scanned


class _Inline(ParserInline):
    """As the parser's own, with states that note positions. Text without marks, such as most cells, is taken whole."""

    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        if src and not self.terminator_re.search(src):
            tokens.append(Token("text", "", 0, content=src))
        else:
            state = _State(src, md, env, tokens)
            self.tokenize(state)
            for rule in self.ruler2.getRules(""):
                rule(state)
        return tokens


def add_to(md: MarkdownIt) -> None:
    """Let the parser note lines."""
    inline = _Inline()
    inline.__dict__.update(md.inline.__dict__)
    md.inline = inline
    md.core.ruler.after("inline", "lines", _lines)


def flaw(env: Any, line: int, kind: str, saw: str, expected: str, hint: str) -> None:
    """Note what is wrong at a 0-based line; the parser may try the same place twice."""
    env.setdefault(FLAWS, {})[line, kind, saw] = Flaw(line, kind, saw, expected, hint)


def flaw_here(state: StateInline, kind: str, saw: str, expected: str, hint: str) -> None:
    """Note what is wrong at the position of an inline rule."""
    state.push("flaw", "", 0).meta["flaw"] = (kind, saw, expected, hint)


def line_of(inline: Token, words: str) -> int:
    """The 0-based line on which `words` first stand in an inline token."""
    return (inline.map or [0])[0] + inline.content[: inline.content.find(words)].count("\n")


def _lines(state: StateCore) -> None:
    for token in state.tokens:
        if token.type != "inline" or not token.children:
            continue
        line, last, flawed = token.map[0] if token.map else 0, 0, False
        for child in token.children:
            if "at" in child.meta:
                at = child.meta.pop("at")
                line += token.content.count("\n", last, at) if at >= last else -token.content.count("\n", at, last)
                child.meta["line"], last = line, at
                if child.type == "flaw":
                    flaw(state.env, child.meta["line"], *child.meta["flaw"])
                    flawed = True
        if flawed:
            token.children = [child for child in token.children if child.type != "flaw"]
