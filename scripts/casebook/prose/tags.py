"""Tags of raw HTML, read as a browser reads them, and their addresses led elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape, unescape
from html.parser import HTMLParser
from itertools import accumulate

from casebook.model.markdown import Tag

ENDED_EARLY = re.compile(r"<!--(?:-?>|(?:(?!-->).)*?--!>)", re.S)
"""A comment that ends sooner for a browser than it does in Markdown."""
ADDRESS = re.compile(r"""(?<=\s)(href|src)(\s*+=\s*+)("[^"]*+"|'[^']*+'|[^\s"'>]++)""", re.I)


def tags_of(html: str, line: int) -> Iterator[Tag]:
    """The tags in a piece of HTML whose first line is line `line`; `!` or `?` is the name of what is no tag of text."""
    reader = _Reader(html)
    found = [Tag(name, attributes, line + at) for name, attributes, (at, _), _ in reader.found]
    if reader.rawdata.lstrip().startswith("<") or ENDED_EARLY.search(html):
        found.append(Tag("!", (), line))
    return iter(found)


def with_addresses(html: str, lead: Callable[[str], str]) -> str:
    """`html` with the `href` and `src` of each tag as `lead` gives them for what is written there.

    `lead` takes and returns addresses without entities. Nothing else of the HTML is touched.
    """
    starts = [0, *accumulate(len(row) + 1 for row in html.split("\n"))]
    for _, _, (line, column), tag in reversed(_Reader(html).found):
        start = starts[line] + column
        html = html[:start] + ADDRESS.sub(lambda found: _led(found, lead), tag) + html[start + len(tag) :]
    return html


def _led(found: re.Match[str], lead: Callable[[str], str]) -> str:
    quote = found[3][0] if found[3][0] in "\"'" else ""
    written = unescape(found[3].strip(quote) if quote else found[3])
    target = lead(written)
    return found[0] if target == written else f"{found[1]}{found[2]}{quote}{escape(target)}{quote}"


class _Reader(HTMLParser):
    """Collects the name, attributes, place (0-based line and column) and text of each tag."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[tuple[str, tuple[tuple[str, str], ...], tuple[int, int], str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add(tag, tuple((name, value or "") for name, value in attrs), self.get_starttag_text() or "")

    def handle_decl(self, decl: str) -> None:
        self._add("!")

    def unknown_decl(self, data: str) -> None:
        self._add("!")

    def parse_bogus_comment(self, i: int, report: bool = True) -> int:
        """What a browser takes for a comment although it does not look like one, such as `<!b>`."""
        self._add("!")
        return int(super().parse_bogus_comment(i, report))

    def handle_pi(self, data: str) -> None:
        self._add("?")

    def _add(self, name: str, attributes: tuple[tuple[str, str], ...] = (), text: str = "") -> None:
        line, column = self.getpos()
        self.found.append((name, attributes, (line - 1, column), text))
