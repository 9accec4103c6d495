"""Emoji: `:smile:` as the character that GitHub shows for it.

The names are those of GitHub's own list (gemoji), as `pymdown-extensions` keeps it, which Material for MkDocs brings.
A few names of GitHub's are pictures of its own; they are noted as flaws, since a page loads nothing from elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

from casebook.prose.lines import flaw, line_of

NAME = re.compile(r":([a-z0-9_+-]+):")
PICTURES = frozenset(
    """accessibility atom basecamp basecampy bowtie copilot dependabot electron feelsgood finnadie fishsticks goberserk
    godmode hurtrealbad neckbeard octocat rage1 rage2 rage3 rage4 shipit suspect trollface""".split()
)


def add_to(md: MarkdownIt) -> None:
    """Let the parser write emoji; anchors were named before, by their words."""
    md.core.ruler.push("emoji", _emoji)


def _emoji(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline" and token.content.count(":") > 1:
            for child in token.children or []:
                if child.type == "text" and NAME.search(child.content):
                    child.content = NAME.sub(lambda found: characters().get(found[1], found[0]), child.content)
                    for name in PICTURES.intersection(NAME.findall(child.content)):
                        hint = "use a word, or an emoji that is a character"
                        flaw(
                            state.env,
                            line_of(token, f":{name}:"),
                            "drawn",
                            f"`:{name}:`, a picture of GitHub's",
                            "characters",
                            hint,
                        )


@cache
def characters() -> Mapping[str, str]:
    """The characters of each name, read when a text first has one."""
    from pymdownx import gemoji_db

    known = {name.strip(":"): _drawn(entry) for name, entry in gemoji_db.emoji.items() if "unicode" in entry}
    return known | {alias.strip(":"): known[name.strip(":")] for alias, name in gemoji_db.aliases.items()}


def _drawn(entry: Mapping[str, str]) -> str:
    return "".join(chr(int(code, 16)) for code in entry.get("unicode_alt", entry["unicode"]).split("-"))
