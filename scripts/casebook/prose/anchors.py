"""Anchors of headings: GitHub's, or one that the heading names; former ones lead there too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

NOT_IN_ANCHOR = re.compile(r"[^\w\- ]")
MARKUP = re.compile(r"!?\[([^\[\]]*+)\]\([^()]*+\)|[*_`]+")
SHOWN = ("text", "code_inline", "text_special")


def add_to(md: MarkdownIt) -> None:
    """Let the parser name headings: `id`, and `meta["also"]` for what was named otherwise before."""
    md.core.ruler.after("text_join", "anchors", _name)


def github_anchor(words: str) -> str:
    """The anchor that GitHub gives to a heading of these words, shown without markup; empty where nothing is left.

    Its algorithm (`lib/html/pipeline/toc_filter.rb` of html-pipeline): lower case, all but letters, digits, `_`,
    hyphens and spaces out, then a hyphen for each space. That the second of two equal ones gets `-1` is done elsewhere.
    """
    return NOT_IN_ANCHOR.sub("", words.strip().lower()).replace(" ", "-")


def slug(words: str) -> str:
    """The anchor that this site gave before: lower case, letters and digits of any script, hyphens."""
    return re.sub(r"[^\w]+", "-", words.lower()).strip("-_") or "section"


def words_of(inline: Token) -> str:
    """The words of an inline token, without markup."""
    return "".join(child.content if child.type in SHOWN else " " if child.type.endswith("break") else ""
                   for child in inline.children or [])  # fmt: skip


def headings(tokens: Sequence[Token]) -> Iterator[tuple[Token, Token]]:
    """Each heading's opening token with the inline token that holds its words."""
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open":
            yield opening, inline


def _name(state: StateCore) -> None:
    found = list(headings(state.tokens))
    given = [str(opening.attrs.get("id", "")) for opening, _ in found]
    names = _github_names([words_of(inline) for _, inline in found], given)
    for (opening, _), name, own in zip(found, names, given, strict=True):
        opening.attrSet("id", name)
        if own:
            opening.meta["named"] = True
    taken = set(names)
    for (opening, _), former in zip(found, _former_names([inline for _, inline in found], given), strict=True):
        _also(opening, [former], taken)


def _github_names(words: Sequence[str], given: Sequence[str]) -> list[str]:
    """An anchor for each heading: the one that it names, else GitHub's: `same`, `same-1`, `same-2`."""
    taken: dict[str, int] = {}
    names = []
    for text, own in zip(words, given, strict=True):
        name = base = own or github_anchor(text) or "section"
        while not own and name in taken:
            taken[base] += 1
            name = f"{base}-{taken[base]}"
        if not own:
            taken[name] = 0
        names.append(name)
    return names


def _former_names(inlines: Sequence[Token], given: Sequence[str]) -> Iterator[str]:
    """The anchors that the headings had before GitHub's were taken over: `same`, `same-2`, `same-3`."""
    taken: dict[str, int] = {}
    for inline, own in zip(inlines, given, strict=True):
        name = base = own or slug(MARKUP.sub(lambda found: found[1] or "", inline.content).strip())
        while name in taken:
            taken[base] = taken.get(base, 1) + 1
            name = f"{base}-{taken[base]}"
        taken[name] = 1
        yield name


def _also(opening: Token, names: Sequence[str], taken: set[str]) -> None:
    opening.meta["also"] = [name for name in dict.fromkeys(names) if name not in taken]
    taken.update(opening.meta["also"])
