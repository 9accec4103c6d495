"""Line breaks of a form on GitHub: it shows each, a file with Markdown shows those that are marked."""

from __future__ import annotations

from casebook.prose.dialect import parse


def kept(text: str) -> str:
    """`text` with a backslash at the end of each line of a paragraph, so that the next one begins anew."""
    lines = text.split("\n")
    for token in parse(text):
        for child in token.children or () if token.type == "inline" else ():
            if child.type == "softbreak":
                line = child.meta["line"]
                lines[line] = f"{lines[line].rstrip()}\\"
    return "\n".join(lines)
