"""Finds headings, links, anchors and citations in Markdown without rendering it.

Linear in the text's length, whatever the text: where a repetition could be tried in more than one way it is possessive
(`*+`). The same patterns serve the staging step, which rewrites what is found here.
"""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import accumulate

from casebook.model.markdown import Body, Citation, Heading, Link

BLOCK = re.compile(r"^[ \t]*+(`{3,}+|~{3,}+)[^`\n]*+$|<!--", re.M)
FENCE_END = re.compile(r"^[ \t]*+(`{3,}+|~{3,}+)[ \t]*+$", re.M)
INLINE_CODE = re.compile(r"(?<!`)(`{1,2})(?!`)[^`\n]++\1(?!`)")
LINK = re.compile(r'\[([^\[\]]*+)\]\(\s*+<?([^()\s<>]*+(?:\([^()\s<>]*+\)[^()\s<>]*+)?+)>?(\s++"[^"\n]*+")?+\s*+\)')
LINKED_IMAGE = re.compile(r'\)\]\(\s*+([^()\s<>]++)(\s++"[^"\n]*+")?+\s*+\)')
REFERENCE = re.compile(r"^ {0,3}\[([^\]\n^][^\]\n]*+)\]:[ \t]++<?([^\s<>]++)>?", re.M)
TAG = re.compile(r"<(a|img)\b([^<>]*+)>", re.I)
ATTRIBUTE = re.compile(r"""\b(href|src|alt)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)')""", re.I)
HEADING = re.compile(r"^(#{1,6})[ \t]++([^\n]*[^ \t#\n])[ \t#]*+$", re.M)
ATTRIBUTES = re.compile(r"\{:?([^{}\n]*+)\}[ \t]*+$")
NAMED = re.compile(r"#([\w.:-]+)")
BRACES = re.compile(r"\{:?([^{}\n]*+)\}")
ID = re.compile(r"""\bid=["']([^"'\n]++)["']""")
CITATION = re.compile(r"\[@([^\[\]\n]*+)\]")
MARKUP = re.compile(r"!?\[([^\[\]]*+)\]\([^()]*+\)|[*_`]+")
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)
LineOf = Callable[[int], int]


def scan(text: str, line: int = 1) -> Body:
    """What stands in `text`, whose first line is line `line` of its file."""
    masked = mask(text)
    at = line_finder(text, line)
    headings = _headings(masked, text, at)
    anchors = {heading.anchor for heading in headings}
    anchors.update(anchor for anchor, _ in named_anchors(masked))
    citations = [
        Citation(fact=fact.strip().removeprefix("@"), line=at(found.start()))
        for found in CITATION.finditer(masked)
        for fact in found[1].split(";")
    ]
    return Body(
        text=text,
        line=line,
        headings=tuple(headings),
        links=tuple(_links(masked, text, at)),
        citations=tuple(citations),
        anchors=frozenset(anchors),
    )


def line_finder(text: str, line: int) -> LineOf:
    """Finds the line of a position in `text`, whose first line is line `line`."""
    starts = [0, *accumulate(len(part) + 1 for part in text.split("\n"))]
    return lambda position: bisect_right(starts, position) - 1 + line


def mask(text: str) -> str:
    """`text` with code and comments blanked out, each character in its place."""
    if "<!--" in text or "```" in text or "~~~" in text:
        text = _mask_blocks(text)
    return INLINE_CODE.sub(_blank, text) if "`" in text else text


def resolve(source: str, target: str) -> tuple[str, str] | None:
    """The source path and anchor that a relative target written in `source` means; None for another host's address."""
    if not target or ELSEWHERE.match(target):
        return None
    path, _, anchor = target.partition("#")
    if not path:
        return source, anchor
    return _joined(source.rpartition("/")[0], path), anchor


@lru_cache(maxsize=20_000)
def _joined(folder: str, path: str) -> str:
    """`path` as seen from `folder`: thousands of cases link to the same few pages."""
    return posixpath.normpath(posixpath.join(folder, path))


def named_anchors(masked: str) -> list[tuple[str, int]]:
    """The anchors that a masked text names itself, as `{#…}` or `id="…"`, each with its position."""
    found = []
    for braces in BRACES.finditer(masked):
        if named := NAMED.search(braces[1]):
            found.append((named[1], braces.start()))
    if "id=" in masked:
        found += [(named[1], named.start()) for named in ID.finditer(masked)]
    return found


def slug(text: str) -> str:
    """The anchor that a heading gets when it names none: lower case, letters and digits of any script, hyphens."""
    return re.sub(r"[^\w]+", "-", text.lower()).strip("-_") or "section"


def plain(text: str) -> str:
    """`text` without Markdown's inline markup."""
    return MARKUP.sub(lambda found: found[1] or "", text).strip()


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])


def _mask_blocks(text: str) -> str:
    """Blank out fenced blocks and comments. A fence that is never closed reaches to the end, such a comment is text."""
    parts, position = [], 0
    last_comment_end = text.rfind("-->")
    while opened := BLOCK.search(text, position):
        if opened[1]:
            end = _fence_end(text, opened)
        elif opened.end() <= last_comment_end:
            end = text.index("-->", opened.end()) + len("-->")
        else:
            parts.append(text[position : opened.end()])
            position = opened.end()
            continue
        parts += [text[position : opened.start()], re.sub(r"[^\n]", " ", text[opened.start() : end])]
        position = end
    return "".join([*parts, text[position:]])


def _fence_end(text: str, opened: re.Match[str]) -> int:
    for fence in FENCE_END.finditer(text, opened.end()):
        if fence[1].startswith(opened[1]):
            return fence.end()
    return len(text)


def _headings(masked: str, text: str, at: LineOf) -> list[Heading]:
    headings: list[Heading] = []
    taken: dict[str, int] = {}
    for found in _found_headings(masked):
        words = text[found.start(2) : found.end(2)]
        attributes = ATTRIBUTES.search(words)
        named = NAMED.search(attributes[1]) if attributes else None
        words = plain(words[: attributes.start()] if attributes else words)
        anchor = base = named[1] if named else slug(words)
        while anchor in taken:
            taken[base] = taken.get(base, 1) + 1
            anchor = f"{base}-{taken[base]}"
        taken[anchor] = 1
        headings.append(Heading(level=len(found[1]), text=words, anchor=anchor, line=at(found.start())))
    return headings


def _found_headings(masked: str) -> Iterator[re.Match[str]]:
    """What `HEADING` finds, many times faster: only lines that begin with a sign are looked at."""
    start = 0 if masked.startswith("#") else masked.find("\n#") + 1 or len(masked)
    while start < len(masked):
        if found := HEADING.match(masked, start):
            yield found
        start = masked.find("\n#", start) + 1 or len(masked)


def _links(masked: str, text: str, at: LineOf) -> list[Link]:
    links = []
    for found in LINK.finditer(masked):
        image = masked[max(0, found.start() - 1)] == "!"
        words = text[found.start(1) : found.end(1)]
        links.append(Link(target=found[2], text=words, line=at(found.start()), image=image))
    for found in LINKED_IMAGE.finditer(masked):
        links.append(Link(target=found[1], text="", line=at(found.start())))
    for found in REFERENCE.finditer(masked) if "]:" in masked else ():
        links.append(Link(target=found[2], text=found[1], line=at(found.start())))
    for found in TAG.finditer(masked) if "<" in masked else ():
        attributes = {name.lower(): double or single for name, double, single in ATTRIBUTE.findall(found[2])}
        target = attributes.get("src" if found[1].lower() == "img" else "href")
        if target is not None:
            line = at(found.start())
            image = found[1].lower() == "img"
            links.append(Link(target=target, text=attributes.get("alt", ""), line=line, image=image))
    return links
