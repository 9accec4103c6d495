"""Finds headings, links, anchors and citations in Markdown without rendering it; linear in the text's length.

The same patterns serve the staging step, which rewrites what is found here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from casebook.model.markdown import Body, Citation, Heading, Link

FENCE = re.compile(r"^[ \t]*(`{3,}|~{3,})[^`\n]*$", re.M)
INLINE_CODE = re.compile(r"(?<!`)(`{1,2})(?!`)[^`\n]+\1(?!`)")
COMMENT = re.compile(r"<!--.*?-->", re.S)
LINK = re.compile(r'(!?)\[([^\[\]]*)\]\(\s*<?([^()\s<>]*(?:\([^()\s<>]*\)[^()\s<>]*)?)>?(\s+"[^"\n]*")?\s*\)')
LINKED_IMAGE = re.compile(r"\)\]\(\s*([^()\s<>]+)(\s+\"[^\"\n]*\")?\s*\)")
REFERENCE = re.compile(r"^ {0,3}\[([^\]\n^][^\]\n]*)\]:[ \t]+<?([^\s<>]+)>?", re.M)
TAG = re.compile(r"<(a|img)\b([^>]*)>", re.I)
ATTRIBUTE = re.compile(r"""\b(href|src|alt)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.I)
HEADING = re.compile(r"^(#{1,6})[ \t]+([^\n]+?)[ \t]*#*[ \t]*$", re.M)
ATTRIBUTES = re.compile(r"[ \t]*\{:?([^{}\n]*)\}[ \t]*$")
ANCHOR = re.compile(r"\{:?[^{}\n]*#([\w.:-]+)[^{}\n]*\}|\bid\s*=\s*[\"']([^\"']+)[\"']")
CITATION = re.compile(r"\[@([^\]\n]*)\]")
MARKUP = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)|[*_`]+")
LineOf = Callable[[int], int]


def scan(text: str, line: int = 1) -> Body:
    """What stands in `text`, whose first line is line `line` of its file."""
    masked = mask(text)
    starts = [0]
    for found in re.finditer("\n", text):
        starts.append(found.end())

    def at(position: int) -> int:
        return bisect_right(starts, position) - 1 + line

    headings = _headings(masked, text, at)
    anchors = {heading.anchor for heading in headings}
    anchors.update(found[1] or found[2] for found in ANCHOR.finditer(masked))
    citations = [
        Citation(fact=fact.strip().removeprefix("@"), line=at(found.start()))
        for found in CITATION.finditer(masked)
        for fact in found[1].split(";")
    ]
    return Body(
        text=text,
        line=line,
        headings=tuple(headings),
        links=tuple(_links(masked, at)),
        citations=tuple(citations),
        anchors=frozenset(anchors),
    )


def mask(text: str) -> str:
    """`text` with code and comments blanked out, each character in its place."""
    if "<!--" in text:
        text = COMMENT.sub(_blank, text)
    if "```" in text or "~~~" in text:
        text = _mask_fences(text)
    return INLINE_CODE.sub(_blank, text) if "`" in text else text


def slug(text: str) -> str:
    """The anchor that a heading gets when it names none: lower case, letters and digits of any script, hyphens."""
    return re.sub(r"[^\w]+", "-", text.lower()).strip("-_") or "section"


def plain(text: str) -> str:
    """`text` without Markdown's inline markup."""
    return MARKUP.sub(lambda found: found[1] or "", text).strip()


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])


def _mask_fences(text: str) -> str:
    """Blank out fenced blocks; a fence that is never closed reaches to the end, as in a browser."""
    parts, position = [], 0
    opened: re.Match[str] | None = None
    for fence in FENCE.finditer(text):
        if opened is None:
            parts.append(text[position : fence.start()])
            opened, position = fence, fence.start()
        elif fence[1].startswith(opened[1]) and fence[0].strip() == fence[1]:
            parts.append(re.sub(r"[^\n]", " ", text[position : fence.end()]))
            opened, position = None, fence.end()
    rest = text[position:]
    parts.append(rest if opened is None else re.sub(r"[^\n]", " ", rest))
    return "".join(parts)


def _headings(masked: str, text: str, at: LineOf) -> list[Heading]:
    headings: list[Heading] = []
    taken: set[str] = set()
    for found in HEADING.finditer(masked):
        words = text[found.start(2) : found.end(2)]
        attributes = ATTRIBUTES.search(words)
        named = re.search(r"#([\w.:-]+)", attributes[1]) if attributes else None
        words = plain(words[: attributes.start()] if attributes else words)
        anchor = base = named[1] if named else slug(words)
        number = 2
        while anchor in taken:
            anchor, number = f"{base}-{number}", number + 1
        taken.add(anchor)
        headings.append(Heading(level=len(found[1]), text=words, anchor=anchor, line=at(found.start())))
    return headings


def _links(masked: str, at: LineOf) -> list[Link]:
    links = []
    for found in LINK.finditer(masked):
        links.append(Link(target=found[3], text=found[2], line=at(found.start()), image=bool(found[1])))
    for found in LINKED_IMAGE.finditer(masked):
        links.append(Link(target=found[1], text="", line=at(found.start())))
    for found in REFERENCE.finditer(masked):
        links.append(Link(target=found[2], text=found[1], line=at(found.start())))
    for found in TAG.finditer(masked):
        attributes = {name.lower(): double or single for name, double, single in ATTRIBUTE.findall(found[2])}
        target = attributes.get("src" if found[1].lower() == "img" else "href")
        if target is not None:
            line = at(found.start())
            image = found[1].lower() == "img"
            links.append(Link(target=target, text=attributes.get("alt", ""), line=line, image=image))
    return links
