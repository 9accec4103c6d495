"""What the checks and the site need to know of a Markdown text, found in its tokens."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from urllib.parse import unquote

from markdown_it.token import Token

from casebook.model.markdown import Anchor, Body, Citation, Heading, Link, Question, Tag
from casebook.prose.anchors import headings, words_of
from casebook.prose.dialect import Parsed, parsed, render
from casebook.prose.minute import points, with_minute
from casebook.prose.seams import with_seams
from casebook.prose.tags import tags_of

SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.I)
CONTROL = re.compile(r"[\x00-\x20]+")
ADDRESS = {"a": "href", "img": "src"}


def scan(text: str, line: int = 1, minute: Mapping[int, str] = MappingProxyType({})) -> Body:
    """What stands in `text` (Markdown without front matter), whose first line is line `line` (1-based) of its file, and
    in what its page says in a minute, by the lines on which that stands.

    Raises nothing: what is written wrongly is among the `flaws`. Targets of links are as written, decoded as CommonMark
    6.2 has it (entities and backslashes), not as a URL.
    """
    found, box = parsed(text), points(list(minute.values()))
    parts = [(found, line), *zip(box, minute, strict=True)]
    tags = tuple(tag._replace(line=tag.line + at) for part, at in parts for tag in _tags(part.tokens))
    titles = tuple(heading._replace(line=heading.line + line) for heading in _headings(found.tokens))
    named = (*(one for part, at in parts for one in _ids(part.tokens, at)), *_tag_ids(tags))
    anchors = {anchor for heading in titles for anchor in (heading.anchor, *heading.also)}
    return Body(
        text=text,
        line=line,
        headings=titles,
        links=(*(one for part, at in parts for one in _links(part, at)), *_tag_links(tags)),
        citations=tuple(one for part, at in parts for one in _citations(part.tokens, at)),
        anchors=frozenset(anchors.union(one.name for one in named)),
        named=named,
        tags=tags,
        questions=tuple(
            Question(token.meta["item"], (token.map or [0])[0] + line)
            for token in found.tokens
            if token.type == "question"
        ),
        flaws=tuple(flaw._replace(line=flaw.line + at) for part, at in parts for flaw in part.flaws),
        html=render(list(with_seams(with_minute(found.tokens, box)))),  # the last: it changes the tokens
    )


def resolve(source: str, target: str) -> tuple[str, str] | None:
    """The source path and anchor that a relative target written in `source` means; None for another host's address.

    `source` and the path are relative to the root, with `/`; percent-encoded characters are decoded (RFC 3986, 2.1),
    the anchor is without `#`. The path may lead above the root (`../x`), or to nothing that is there.
    """
    if not target or target.startswith("//") or scheme_of(target):
        return None
    path, _, anchor = target.partition("#")
    anchor = unquote(anchor)
    if not path:
        return source, anchor
    return _joined(source.rpartition("/")[0], unquote(path)), anchor


def scheme_of(target: str) -> str:
    """The scheme of an address in lower case, without colon; empty where it has none.

    As a browser reads it (WHATWG URL, 4.4): over white space and control characters.
    """
    found = SCHEME.match(CONTROL.sub("", target))
    return found[1].lower() if found else ""


def lines_with(text: str, words: str) -> Iterator[tuple[int, str]]:
    """The lines of running text (0-based number and line) that hold `words`; code and comments don't count."""
    lines = text.split("\n")
    for token in parsed(text).tokens:
        if token.type == "inline" and any(words in one.content for one in token.children or () if one.type == "text"):
            first, end = token.map or [0, 0]
            yield from ((number, lines[number]) for number in range(first, end) if words in lines[number])


@lru_cache(maxsize=20_000)
def _joined(folder: str, path: str) -> str:
    """`path` as seen from `folder`: thousands of cases link to the same few pages."""
    return posixpath.normpath(posixpath.join(folder, path))


def _inline(tokens: list[Token]) -> Iterator[Token]:
    """The tokens within paragraphs, headings and cells, in their order."""
    for token in tokens:
        if token.type == "inline":
            yield from token.children or ()


def _headings(tokens: list[Token]) -> Iterator[Heading]:
    for opening, inline in headings(tokens):
        line = (opening.map or [0])[0]
        also, underlined = tuple(opening.meta.get("also", ())), not opening.markup.startswith("#")
        yield Heading(int(opening.tag[1]), words_of(inline), str(opening.attrs["id"]), line, also, underlined)


def _links(found: Parsed, line: int) -> Iterator[Link]:
    """Links and pictures as rendered; one that is defined elsewhere stands where it is defined."""
    for inline in found.tokens:
        children = inline.children or [] if inline.type == "inline" else []
        for place, token in enumerate(children):
            if token.type in ("link_open", "image"):
                image = token.type == "image"
                words = token.content if image else _words(children, place)
                at = found.defined.get(token.meta.get("label", ""), token.meta["line"])
                yield Link(str(token.attrs["src" if image else "href"]), words, at + line, image)


def _words(tokens: list[Token], opening: int) -> str:
    """The words of the link that opens at a place."""
    words = []
    for token in tokens[opening + 1 :]:
        if token.type == "link_close":
            break
        words.append("\n" if token.type.endswith("break") else token.content)
    return "".join(words)


def _citations(tokens: list[Token], line: int) -> Iterator[Citation]:
    for token in _inline(tokens):
        if token.type == "citation":
            yield from (Citation(fact, token.meta["line"] + line) for fact in token.meta["facts"])


def _tags(tokens: list[Token]) -> Iterator[Tag]:
    """The tags of raw HTML, with 0-based lines."""
    for token in tokens:
        if token.type == "html_block":
            yield from tags_of(token.content, (token.map or [0])[0])
    for token in _inline(tokens):
        if token.type == "html_inline":
            yield from tags_of(token.content, token.meta["line"])


def _tag_links(tags: tuple[Tag, ...]) -> Iterator[Link]:
    for tag in tags:
        attributes = dict(tag.attributes)
        target = attributes.get(ADDRESS.get(tag.name, ""))
        if target is not None:
            yield Link(target, attributes.get("alt", ""), tag.line, tag.name == "img")


def _ids(tokens: list[Token], line: int) -> Iterator[Anchor]:
    """The anchors that the text names itself in braces."""
    at = 0
    for token in tokens:
        at = token.map[0] if token.map else at
        if "id" in token.attrs and (token.type != "heading_open" or "named" in token.meta):
            yield Anchor(str(token.attrs["id"]), at + line)
        for child in token.children or () if token.type == "inline" else ():
            if "id" in child.attrs:
                yield Anchor(str(child.attrs["id"]), child.meta.get("line", at) + line)


def _tag_ids(tags: tuple[Tag, ...]) -> Iterator[Anchor]:
    return (Anchor(value, tag.line) for tag in tags for name, value in tag.attributes if name == "id" and value)
