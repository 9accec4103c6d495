"""The one Markdown dialect: what GitHub shows, and the additions that are listed here and nowhere else.

GitHub's: CommonMark with tables, struck text, tasks, bare addresses, footnotes, alerts, emoji, its anchors of headings.
Ours: boxes (`!!! note "Title"`) and folded boxes (`??? question "Title"`), citations (`[@001.7]`), questions of the
bank (`[?seo-014]`), and ids and classes in braces (`## Title {#id}`, `[text](to.md){.class}`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from casebook.model.markdown import Flaw
from casebook.prose import (
    anchors,
    attributes,
    bare,
    boxes,
    citations,
    departures,
    emoji,
    formulas,
    lines,
    questions,
    rendering,
    slips,
    tasks,
)

DEEPEST = 100
"""Levels of nesting, of which a quote or paragraph takes one and a list two; what lies deeper is not parsed."""
PARTS = (
    bare,
    lines,
    departures,
    citations,
    attributes,
    boxes,
    questions,
    formulas,
    slips,
    tasks,
    anchors,
    emoji,
    rendering,
)


@dataclass
class Parsed:
    """Tokens of a text, what was wrong in it (0-based lines), and the 0-based lines of its link definitions."""

    tokens: list[Token]
    flaws: list[Flaw] = field(default_factory=list)
    defined: dict[str, int] = field(default_factory=dict)


def parse(text: str) -> list[Token]:
    """The tokens of a Markdown text (without front matter), as `markdown_it` has them.

    Block tokens know their lines (`map`, 0-based, from and up to). Within inline tokens, a link, picture, citation,
    footnote mark or HTML tag has its 0-based line as `meta["line"]`. A `heading_open` has its anchor as the attribute
    `id` and further anchors that lead to it as `meta["also"]`; a `citation` has the ids of its facts as
    `meta["facts"]`. Addresses stand as written: `render` encodes them.
    """
    return parsed(text).tokens


def parsed(text: str) -> Parsed:
    """The tokens of a Markdown text (without front matter) with what only rules need of it. Raises nothing.

    CommonMark 0.31 with GitHub's extensions (GitHub Flavored Markdown 0.29: tables 4.10, tasks 5.3, struck text 6.5,
    bare addresses 6.9) and its departures from it; `cmarkgfm` is the judge in tests.
    """
    env: dict[str, Any] = {}
    tokens = dialect().parse(text, env)
    found = list(env.get(lines.FLAWS, {}).values())
    deep = next((token for token in tokens if token.level >= DEEPEST - 2), None)
    if deep is not None:
        hint = "write it with fewer lists and quotes in each other"
        found.append(Flaw((deep.map or [0])[0], "nesting", f"{DEEPEST} levels of nesting", "a few", hint))
    references = env.get("references", {})
    return Parsed(tokens, found, {label: to["map"][0] for label, to in references.items()})


def render(tokens: Sequence[Token]) -> str:
    """The HTML of the tokens of a text, with the classes that the theme's style sheet knows; these stay as they are.

    Addresses are percent-encoded; one whose scheme a page may not have is left out with its attribute.
    """
    one = dialect()
    return str(one.renderer.render(tokens, one.options, {}))


@cache
def dialect() -> MarkdownIt:
    """The parser, set up once per process."""
    one = MarkdownIt("commonmark", {"maxNesting": DEEPEST, "store_labels": True, "xhtmlOut": False})
    one.enable(["table", "strikethrough"])
    one.options.update({"tasklists": True, "alerts": True, "strikethrough_single_tilde": True})
    # Rules see addresses as they are written and refuse what is not to be linked.
    for name in ("normalizeLink", "normalizeLinkText"):
        setattr(one, name, str)
    setattr(one, "validateLink", lambda address: True)  # noqa: B010
    one.use(footnote_plugin, inline=False)
    for part in PARTS:
        part.add_to(one)
    return one
