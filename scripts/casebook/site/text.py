"""A text written by hand as the HTML of its staged page: links led to pages, facts cited, terms explained.

The text was parsed once, when it was loaded, so a rule and the page never differ in what they see.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape, unescape
from itertools import count

from markdown_it.common.utils import escapeHtml
from markupsafe import Markup

from casebook.model.addresses import page_of, staged_path, terms_page, url
from casebook.model.kinds import kind_of
from casebook.model.library import Library
from casebook.model.markdown import Body
from casebook.prose import seams
from casebook.prose.cells import LABEL
from casebook.prose.rendering import encoded
from casebook.prose.scan import resolve
from casebook.prose.seams import SEAM
from casebook.prose.tags import with_addresses
from casebook.site.cited import Word, cited
from casebook.site.explained import explain
from casebook.site.term_finder import TermFinder

PICTURE = re.compile(rf'<p><img src="\x01{seams.ADDRESS}(?P<to>[^\x02]*)\x02" alt="(?P<alt>[^"]*)"(?: /)?></p>')
"""A picture that is a paragraph of its own."""
TITLE = re.compile(r"<title>.*?</title>\n?", re.S)


GLOSSARY = "docs/glossary/index.md"
"""What texts link to for a term, wherever it is shown."""


@dataclass(frozen=True)
class Insert:
    """HTML to put into a section: `before` below its heading, `after` at its end."""

    before: str = ""
    after: str = ""


def in_sections(body: Body, inserts: Mapping[str, Insert]) -> dict[str, Insert]:
    """`inserts`, given by the titles of sections of `body`, by their anchors; what has no section is left out."""
    anchors = {heading.text: heading.anchor for heading in body.headings}
    return {anchors[title]: insert for title, insert in inserts.items() if title in anchors}


def text_html(
    body: Body,
    source: str,
    library: Library,
    finder: TermFinder | None,
    inserts: Mapping[str, Insert] | None = None,
    word: Word = str,
) -> Markup:
    """The HTML of `body`, written in the source file `source`, for its page in the tree of `library`.

    With a `finder` the first occurrence of each term leads to the glossary. `inserts` go into the sections of level 2
    with these anchors, which are the same in all languages; the empty anchor is the place above the first section.
    `word` gives the interface words of the text's language.
    """
    page = staged_path(source)
    html = _with_wording(body.html, word)
    if finder is not None:
        html = explain(html, finder, lambda term: url(page, terms_page(library.topic_of_term[term.id]), term.id))
    html = PICTURE.sub(lambda found: _drawing(found, source, library), html)
    return Markup(SEAM.sub(_Filling(body, source, page, library, inserts or {}, word), html).strip())


def _drawing(found: re.Match[str], source: str, library: Library) -> str:
    """A drawing as a part of the page, with the text alternative of the page; another picture as it is."""
    path, _ = resolve(source, unescape(found["to"])) or ("", "")
    if not (svg := library.drawings.get(path)):
        return found[0]
    labelled = TITLE.sub("", svg, count=1).replace("<svg", f'<svg role="img" aria-label="{found["alt"]}"', 1)
    return f'<figure class="cb-drawing">{labelled.strip()}</figure>'


def _with_wording(html: str, word: Word) -> str:
    """`html` with what one would rather not say, and what is better, marked in the tables that have such columns."""
    for said, head in (("weak", word("wording-weak")), ("good", word("wording-good"))):
        label = f'{LABEL}="{escapeHtml(head)}"'
        html = html.replace(label, f'{label} data-says="{said}"')
    return html


class _Filling:
    """Fills the seams of a text one after the other."""

    def __init__(
        self, body: Body, source: str, page: str, library: Library, inserts: Mapping[str, Insert], word: Word
    ) -> None:
        self._source, self._page, self._library, self._inserts, self._word = source, page, library, inserts, word
        self._marks = count(1)
        self._headings = iter(body.headings)
        self._taken = {heading.anchor for heading in body.headings}
        self._anchor = self._section = ""

    def __call__(self, found: re.Match[str]) -> str:
        text = found["text"]
        match found["kind"]:
            case None if found["name"]:
                led = encoded(self._led(unescape(found["to"])))
                return f' {found["name"]}="{escapeHtml(led)}"' if led or not found["to"] else ""
            case None:
                return self._anchored(unescape(found["anchors"]).split(" "), found["rest"])
            case seams.WORDS:
                return escapeHtml(text)
            case seams.RAW:
                return with_addresses(text, self._led)
            case seams.QUESTION:
                return found[0]  # each tree has it in its own language: `in_place.py`
            case seams.TITLE:
                return escapeHtml(self._word("in-a-minute"))
            case seams.CITED:
                return cited(text.split(";"), str(next(self._marks)), self._page, self._library, self._word)
            case seams.BELOW:
                self._section = self._anchor
                return _block(self._inserts.get(self._section, Insert()).before)
            case _:
                return _block(self._inserts.get(self._section, Insert()).after)

    def _led(self, target: str) -> str:
        return address(target, self._source, self._page, self._library)

    def _anchored(self, own: Sequence[str], rest: str) -> str:
        """The end of a heading's tag, with the anchors of the source's; all others that it has lead there too."""
        heading = next(self._headings)
        also = [name for name in dict.fromkeys((*heading.also, *own)) if name not in self._taken]
        self._taken.update(also)
        self._anchor = heading.anchor
        return f'"{escape(heading.anchor)}"{rest}>' + "".join(f'<span id="{escape(name)}"></span>' for name in also)


def address(target: str, source: str, page: str, library: Library) -> str:
    """Where a link written in the file `source` leads from the staged page `page`; another host's stays.

    A translation that lags behind may link to what has been renamed: that leads to its new page, or is gone: the
    address of that is empty, so that only the words are left.
    """
    resolved = resolve(source, target)
    if resolved is None:
        return target
    path, anchor = resolved
    if path == source:
        return f"#{anchor}"
    if library.source and not _is_there(library.source, path):
        moved = library.source.moved.get(path)
        return url(page, page_of(moved), anchor) if moved else ""
    if path == GLOSSARY and anchor in library.topic_of_term:
        return url(page, terms_page(library.topic_of_term[anchor]), anchor)
    return url(page, staged_path(path), anchor)


def _is_there(library: Library, path: str) -> bool:
    """Whether there is such a file, or may be: one with problems of its own counts."""
    sort = kind_of(path)
    if path in library.assets or library.at(path):
        return True
    return sort is not None and any(library.is_broken(kind.name, sort.name) for kind in sort.kind.kinds)


def _block(html: str) -> str:
    return f"{html.strip()}\n" if html else ""
