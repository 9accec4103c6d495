"""A text written by hand as the HTML of its staged page: links led to pages, facts cited, terms explained.

All edits are made on the tokens that the checks look at, so a rule and the page never differ in what they see.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from markdown_it.token import Token
from markupsafe import Markup

from casebook.model.addresses import staged_path, url
from casebook.model.library import Library
from casebook.model.markdown import Body
from casebook.prose.anchors import with_anchors
from casebook.prose.dialect import parse, render
from casebook.prose.raw import with_addresses
from casebook.prose.scan import resolve
from casebook.site.explained import explain
from casebook.site.term_finder import TermFinder

IN_NUMBER = re.compile(r"(?<=\d) (?=\d{3}(?!\d)|%)")
"""The space inside 50 000 and before %: no line is broken there."""


@dataclass(frozen=True)
class Insert:
    """HTML to put into a section: `before` below its heading, `after` at its end."""

    before: str = ""
    after: str = ""


def text_html(
    body: Body, source: str, library: Library, finder: TermFinder | None, inserts: Mapping[str, Insert] | None = None
) -> Markup:
    """The HTML of `body`, written in the source file `source`, for its page in the tree of `library`.

    With a `finder` the first occurrence of each term leads to the glossary. `inserts` go into the sections of level 2
    with these anchors, which are the same in all languages; the empty anchor is the place above the first section.
    """
    page = staged_path(source)
    tokens = parse(body.text)
    with_anchors(tokens, body.headings)
    inline = [token for token in tokens if token.children is not None]
    for token in (*tokens, *(child for one in inline for child in one.children or ())):
        _edit(token, source, page, library)
    if finder is not None:
        explain(tokens, finder, lambda term: url(page, "glossary/index.md", term.id))
    return Markup(render(list(_with_inserts(tokens, inserts or {}))).strip())


def _edit(token: Token, source: str, page: str, library: Library) -> None:
    """Lead one link or picture to where it stands in the tree, write out one citation, keep one number together."""
    if token.type == "text":
        token.content = IN_NUMBER.sub("\u00a0", token.content)
    elif token.type in ("link_open", "image"):
        name = "src" if token.type == "image" else "href"
        token.attrs[name] = address(str(token.attrs.get(name, "")), source, page)
    elif token.type in ("html_block", "html_inline"):
        token.content = with_addresses(token.content, lambda target: address(target, source, page))
    elif token.type == "citation":
        token.type, token.content = "html_inline", _citation(token.meta["facts"], page, library)


def address(target: str, source: str, page: str) -> str:
    """Where a link written in the file `source` leads from the staged page `page`; another host's stays."""
    resolved = resolve(source, target)
    if resolved is None:
        return target
    path, anchor = resolved
    return f"#{anchor}" if path == source else url(page, staged_path(path), anchor)


def _citation(facts: Sequence[str], page: str, library: Library) -> str:
    links = []
    for fact in facts:
        document = library.documents.get(fact.partition(".")[0])
        title = f' title="{escape(document.title)}"' if document else ""
        links.append(f'<a href="{url(page, "sources.md", f"d{fact[:3]}")}"{title}>{escape(fact)}</a>')
    return f'<span class="cb-cite" data-unfound>{", ".join(links)}</span>'


def _with_inserts(tokens: Sequence[Token], inserts: Mapping[str, Insert]) -> Iterator[Token]:
    section = ""
    for token in tokens:
        if token.type == "heading_open" and token.tag == "h2" and token.level == 0:
            yield from _html(inserts.get(section, Insert()).after)
            section = str(token.attrs["id"])
        yield token
        if token.type == "heading_close" and token.tag == "h2" and token.level == 0:
            yield from _html(inserts.get(section, Insert()).before)
    yield from _html(inserts.get(section, Insert()).after)


def _html(html: str) -> Iterator[Token]:
    if html:
        token = Token("html_block", "", 0)
        token.content = f"{html.strip()}\n"
        yield token
