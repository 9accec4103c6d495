"""Rewrites a Markdown text for its staged page: anchors written out, links led to staged pages, terms linked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from casebook.load import markdown as pattern
from casebook.model.library import Library
from casebook.model.markdown import Body
from casebook.site.addresses import markdown_target, staged_path
from casebook.site.term_finder import TermFinder

Edit = tuple[int, int, str]
TITLE = re.compile(r"\n[ \t]*(?:#{1,6}[ \t]|!!!|\?\?\?|={3})[^\n]*")  # headings and titles of boxes
# Every alternative begins with a letter or mark of its own: only then does `re` skip fast over all other text.
LEAVE_ALONE = re.compile(
    r"\[@?[^\[\]\n]*+\]"  # citations and references
    r"|<[a-zA-Z/!][^<>]*+>|\{[^{}\n]*+\}"  # tags, attributes
    r"|[hH][tT][tT][pP][sS]?://\S+|[wW][wW][wW]\.\S+"  # addresses
)
MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w.-]+")
RAW = ("<!--raw-->", "<!--/raw-->")
"""Around HTML that a template has made, each on a line of its own: it is published as it is, without being parsed."""
IN_NUMBER = re.compile(r"(?<=\d) (?=\d{3}(?!\d)|%)")
LINKS = (pattern.LINK, pattern.LINKED_IMAGE, pattern.REFERENCE)


@dataclass(frozen=True)
class Insert:
    """HTML to put into a section: `before` below its heading, `after` at its end."""

    before: str = ""
    after: str = ""


def rewrite(
    body: Body, source: str, library: Library, finder: TermFinder | None, inserts: Mapping[str, Insert] | None = None
) -> str:
    """The staged text of `body`, written in the source file `source`.

    With a `finder` the first occurrence of each term is linked to the glossary. `inserts` go into the sections of
    level 2 with these anchors, which are the same in all languages.
    """
    page = staged_path(source)
    masked = pattern.mask(body.text)
    edits = [*_anchors(body, masked), *_links(masked, source, page), *_citations(masked, page, library)]
    if finder is not None:
        edits += _terms(masked, page, finder)
    if inserts:
        edits += _inserts(body, masked, inserts)
    return apply(_together(_unmarked(body.text), masked), edits)


def _unmarked(text: str) -> str:
    """`text` with nothing that looks like a mark of ours, which would publish what is only shown as code."""
    for mark in RAW:
        text = text.replace(mark, mark.replace("raw", "Raw"))
    return text


def _together(text: str, masked: str) -> str:
    """`text` with no-break spaces inside numbers such as 50 000 and before %; no character changes its place."""
    return apply(text, [(found.start(), found.end(), "\u00a0") for found in IN_NUMBER.finditer(masked)])


def apply(text: str, edits: list[Edit]) -> str:
    """`text` with each (start, end, replacement) carried out."""
    parts, position = [], 0
    for start, end, replacement in sorted(edits):
        parts += [text[position:start], replacement]
        position = end
    return "".join([*parts, text[position:]])


def _anchors(body: Body, masked: str) -> Iterator[Edit]:
    """Give each heading its anchor, so that every generator makes the same one."""
    for heading, found in zip(body.headings, pattern.HEADING.finditer(masked), strict=True):
        if not (attributes := pattern.ATTRIBUTES.search(found[2])) or "#" not in attributes[1]:
            yield found.end(2), found.end(2), f" {{#{heading.anchor}}}"


def _inserts(body: Body, masked: str, inserts: Mapping[str, Insert]) -> Iterator[Edit]:
    found = list(zip(body.headings, pattern.HEADING.finditer(masked), strict=True))
    sections = [(heading.anchor, match) for heading, match in found if heading.level == 2]
    ends = [match.start() for _, match in sections[1:]] + [len(masked)]
    for (anchor, match), end in zip(sections, ends, strict=True):
        insert = inserts.get(anchor, Insert())
        if insert.before:
            place = min(match.end() + 1, end)
            yield place, place, f"\n{insert.before.strip()}\n\n"
        if insert.after:
            yield end, end, f"\n\n{insert.after.strip()}\n\n"


def _links(masked: str, source: str, page: str) -> Iterator[Edit]:
    for found in pattern.LINK.finditer(masked):
        yield from _link(found, 2, source, page)
    for found in pattern.LINKED_IMAGE.finditer(masked):
        yield from _link(found, 1, source, page)
    for found in pattern.REFERENCE.finditer(masked):
        yield from _link(found, 2, source, page)


def _link(found: re.Match[str], group: int, source: str, page: str) -> Iterator[Edit]:
    resolved = pattern.resolve(source, found[group])
    if resolved is None:
        return
    path, anchor = resolved
    target = f"#{anchor}" if path == source else markdown_target(page, staged_path(path), anchor)
    if target != found[group]:
        yield found.start(group), found.end(group), target


def _citations(masked: str, page: str, library: Library) -> Iterator[Edit]:
    for found in pattern.CITATION.finditer(masked):
        links = []
        for fact in found[1].split(";"):
            fact = fact.strip().removeprefix("@")
            document = library.documents.get(fact.partition(".")[0])
            title = f' "{attribute(document.title)}"' if document else ""
            links.append(f"[{fact}]({markdown_target(page, 'sources.md', f'd{fact[:3]}')}{title})")
        yield found.start(), found.end(), f'<span class="cb-cite">{", ".join(links)}</span>'


def _terms(masked: str, page: str, finder: TermFinder) -> Iterator[Edit]:
    readable = TITLE.sub(_hide, f"\n{masked}")[1:]
    for unreadable in (*LINKS, LEAVE_ALONE):  # a link within a link is none
        readable = unreadable.sub(_hide, readable)
    if "@" in readable:
        readable = MAIL.sub(_hide, readable)
    for found in finder.first_occurrences(readable):
        target = markdown_target(page, "glossary/index.md", found.term.id)
        words = masked[found.start : found.end]
        title = attribute(found.term.definition)
        yield found.start, found.end, f'[{words}]({target} "{title}"){{.cb-term}}'


def _hide(found: re.Match[str]) -> str:
    """Blank out what was found; brackets stay, since a linked picture is known by the one that closes the picture."""
    return re.sub(r"[^\n)]", "\0", found[0])


def attribute(text: str) -> str:
    """`text` as the title of a Markdown link: one line, without marks that would end it or be read as markup."""
    text = " ".join(text.split())
    for mark, instead in (("&", "&amp;"), ('"', "&quot;"), ("|", "&#124;"), ("`", "'"), ("\\", ""), ("*", "&#42;"),
                          ("_", "&#95;"), ("[", "("), ("]", ")"), ("<", "&lt;")):  # fmt: skip
        text = text.replace(mark, instead)
    return text
