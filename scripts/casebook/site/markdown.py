"""Rewrites a Markdown text for its staged page: anchors written out, links led to staged pages, terms and facts linked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casebook.load import markdown as pattern
from casebook.model.library import Library
from casebook.model.markdown import Body
from casebook.site.addresses import markdown_target, staged_path
from casebook.site.terms import TermFinder

Edit = tuple[int, int, str]
LEAVE_ALONE = re.compile(
    r"^[ \t]*(?:#{1,6}[ \t]|!!!|\?\?\?|={3})[^\n]*$"  # headings and titles of boxes
    r"|!?\[[^\[\]\n]*\]\([^)\n]*\)"  # links
    r"|\[@?[^\]\n]*\]"  # citations and references
    r"|<[^>\n]*>|\{[^{}\n]*\}|https?://\S+",  # tags, attributes, addresses
    re.M,
)


def rewrite(body: Body, source: str, library: Library, finder: TermFinder | None) -> str:
    """The staged text of `body`, written in the source file `source`.

    With a `finder` the first occurrence of each term is linked to the glossary.
    """
    page = staged_path(source)
    masked = pattern.mask(body.text)
    edits = [*_anchors(body, masked), *_links(masked, source, page), *_citations(masked, page, library)]
    if finder is not None:
        edits += _terms(masked, page, finder)
    return apply(body.text, edits)


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
    readable = LEAVE_ALONE.sub(lambda found: re.sub(r"[^\n]", "\0", found[0]), masked)
    for found in finder.first_occurrences(readable):
        target = markdown_target(page, "glossary/index.md", found.term.id)
        words = masked[found.start : found.end]
        title = attribute(found.term.definition)
        yield found.start, found.end, f'[{words}]({target} "{title}"){{.cb-term}}'


def attribute(text: str) -> str:
    """`text` as the title of a Markdown link: one line, without marks that would end it or be read as markup."""
    text = " ".join(text.split())
    for mark, instead in (("&", "&amp;"), ('"', "&quot;"), ("|", "&#124;"), ("`", "'"), ("\\", ""), ("*", "&#42;"),
                          ("_", "&#95;"), ("[", "("), ("]", ")"), ("<", "&lt;")):  # fmt: skip
        text = text.replace(mark, instead)
    return text
