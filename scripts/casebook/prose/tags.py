"""Tags of raw HTML, read as a browser reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from casebook.model.markdown import Tag

ENDED_EARLY = re.compile(r"<!--(?:-?>|(?:(?!-->).)*?--!>)", re.S)
"""A comment that ends sooner for a browser than it does in Markdown."""


def tags_of(html: str, line: int) -> Iterator[Tag]:
    """The tags in a piece of HTML whose first line is line `line`; `!` or `?` is the name of what is no tag of text."""
    reader = _Reader()
    reader.feed(html)
    rest = reader.rawdata.lstrip()
    found = [Tag(name, attributes, line + at) for name, attributes, at in reader.found]
    if rest.startswith("<") or ENDED_EARLY.search(html):
        found.append(Tag("!", (), line))
    return iter(found)


class _Reader(HTMLParser):
    """Collects tags with the 0-based line of each."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[tuple[str, tuple[tuple[str, str], ...], int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = tuple((name, value or "") for name, value in attrs)
        self.found.append((tag, attributes, self.getpos()[0] - 1))

    def handle_decl(self, decl: str) -> None:
        self._other("!")

    def unknown_decl(self, data: str) -> None:
        self._other("!")

    def handle_pi(self, data: str) -> None:
        self._other("?")

    def _other(self, name: str) -> None:
        self.found.append((name, (), self.getpos()[0] - 1))
