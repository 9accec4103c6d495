"""What libyaml says of broken YAML, in words for a mentor."""

from __future__ import annotations

SYNTAX = {
    "mapping values are not allowed": (
        "a colon where none can stand",
        "put a text with ': ' in it into quotes; if it is a key, look at its indentation",
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
        "a line that does not go on with what stands above it",
        "look at the indentation; a quote inside a quoted text ends it",
    ),
    "did not find expected '-' indicator": (
        "a line in a list that does not begin with `- `",
        "begin it with `- `, or look at its indentation",
    ),
    "block sequence entries are not allowed": (
        "a list that begins in the middle of a line",
        "begin the list on the next line",
    ),
    "did not find expected ',' or": (
        "a bracket or brace that is not closed, or a text after which it goes on",
        "close it; put a text with a comma, a colon or a bracket in it into quotes",
    ),
    "did not find expected node content": (
        "nothing where a value is expected, such as behind a bracket that is not closed",
        "close the bracket; put a text that begins with a sign into quotes",
    ),
    "found unexpected end of stream": ("a quote that is never closed", "close it, or take it out"),
    "found unknown escape character": (
        "a backslash in double quotes that means nothing",
        "use single quotes, or write two backslashes",
    ),
}
"""What libyaml says, in words for a mentor: what was seen, and a hint."""
NEVER_ENDED = ("found unexpected end of stream", "could not find expected ':'", "did not find expected ',' or")
"""Where libyaml says one of these, the place to mend is where it began, not where it noticed."""


def in_words(said: str) -> tuple[str, str]:
    """What was seen, and a hint, for a message of libyaml; an unknown one is passed on."""
    otherwise = (said, "look at the indentation, at quotes and at brackets")
    return next((words for start, words in SYNTAX.items() if said.startswith(start)), otherwise)
