"""What libyaml says of broken YAML, in words for a mentor."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

ODD_SPACE = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff"
"""Spaces that look like one and are none to YAML, as they come from a word processor or a phone; within `[…]`."""
NEVER_ENDED = ("found unexpected end of stream", "could not find expected ':'", "did not find expected ',' or")
"""Where libyaml says one of these, the place to mend is where it began, not where it noticed."""
LOOKED_AT = 500
"""So many characters of a line are searched for the cause: a search may take the square of it."""
QUOTE = "put the whole of it into quotes"


class Said(NamedTuple):
    """A message of libyaml: its words, what it was doing, and the 0-based line to look at."""

    problem: str
    context: str
    line: int


class Words(NamedTuple):
    """What was seen, and a hint; `line` is 0-based."""

    saw: str
    hint: str
    line: int


SYNTAX = {
    "mapping values are not allowed": (
        "a colon in the wrong place",
        "put a text with ': ' in it into quotes; if it is a key, look at its indentation",
    ),
    "mapping keys are not allowed": ("a text that begins with `? `", QUOTE),
    "did not find expected alphabetic or numeric character while scanning an alias": (
        "a text that begins with `*`",
        QUOTE,
    ),
    "did not find expected alphabetic or numeric character while scanning an anchor": (
        "a text that begins with `&`",
        QUOTE,
    ),
    "did not find expected comment or line break while scanning a block scalar": (
        "a text that begins with `>` or `|`",
        f"{QUOTE}; where `>` opens a text of several lines, begin it on the next line",
    ),
    "found character that cannot start any token": (
        "a tab, or a text that begins with `@`, `%` or a backtick",
        "indent with spaces; put such a text into quotes",
    ),
    "found a tab character": ("a tab", "indent with spaces"),
    "could not find expected ':'": (
        "a line without a colon where a key is expected",
        "add the colon, or indent the line so that it goes on with the text above",
    ),
    "did not find expected key": (
        "a line that doesn't continue what's above it",
        "look at the indentation; a quote inside a quoted text ends it",
    ),
    "did not find expected '-' indicator": (
        "a line in a list that does not begin with `- `",
        "begin it with `- `, or look at its indentation",
    ),
    "block sequence entries are not allowed": (
        "a list that begins in the middle of a line",
        "begin the list on the next line; put a text that begins with `- ` into quotes",
    ),
    "did not find expected ',' or": (
        "a bracket or brace that is not closed, or a text after which it goes on",
        "close it; put a text with a comma, a colon or a bracket in it into quotes",
    ),
    "did not find expected node content": (
        "nothing where a value is expected, such as behind a bracket that is not closed",
        "close the bracket; put a text that begins with a sign into quotes",
    ),
    "found unexpected end of stream": ("a quote that is never closed", "close it, or remove it"),
    "found unknown escape character": (
        "a backslash in double quotes that means nothing",
        "use single quotes, or write two backslashes",
    ),
}
"""By how the message begins: what was seen, and a hint."""
NO_SPACE = (
    "a space that is none to YAML, such as a word processor writes (a no-break space)",
    "remove it and type a plain space",
)
CAUSES = (
    ("", rf"^ *(- +)?([^\s:]+:|-)?[{ODD_SPACE}]", *NO_SPACE),
    ("mapping values", r"^ *\w+:(?=[^\s/:])", "no space after the colon of a key", "write `key: value`"),
    (
        "did not find expected key", r"(: |- ) *(\"[^\"\n]*\"|'[^'\n]*') *[^\s#]",
        "a text that goes on after its quote", f"{QUOTE}, and write quotes of the other sort within",
    ),
    (
        "did not find expected key", r"(: |- ) *(\[[^]\n]*\]|\{[^}\n]*\}) *[^\s#]",
        "a text that begins with `[` or `{`", QUOTE,
    ),
    (
        "did not find expected ',' or", r"[\[{].*\s#",
        "a bracket or brace that is not closed before ` #`, which begins a comment",
        "put a text with ` #` in it into quotes, or close the bracket",
    ),
)  # fmt: skip
"""The message that it explains, what shows in the line that is named or the one above it, and the words."""


def in_words(said: Said, lines: Sequence[str]) -> Words:
    """What was seen and a hint for a message of libyaml about the text `lines`; an unknown one is passed on."""
    first = max(said.line - 1, 0)
    near = "\n".join(line[:LOOKED_AT] for line in lines[first : said.line + 1])
    for start, pattern, saw, hint in CAUSES:
        if said.problem.startswith(start) and (found := re.search(pattern, near, re.M)):
            return Words(saw, hint, first + near.count("\n", 0, found.start()))
    whole = f"{said.problem} {said.context}"
    otherwise = (said.problem, "look at the indentation, at quotes and at brackets")
    return Words(*next((words for start, words in SYNTAX.items() if whole.startswith(start)), otherwise), said.line)
