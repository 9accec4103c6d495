"""Addresses in raw HTML, led elsewhere without touching anything else of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape
from html.parser import HTMLParser

ADDRESS = re.compile(r"""(?<=\s)(href|src)(\s*+=\s*+)("[^"]*+"|'[^']*+'|[^\s"'>]++)""", re.I)


def with_addresses(html: str, lead: Callable[[str], str]) -> str:
    """`html` with the `href` and `src` of each tag as `lead` gives them for what is written there."""
    reader = _Reader()
    reader.feed(html)
    for start, tag in reversed(reader.found):
        html = html[:start] + ADDRESS.sub(lambda found: _led(found, lead), tag) + html[start + len(tag) :]
    return html


def _led(found: re.Match[str], lead: Callable[[str], str]) -> str:
    quote = found[3][0] if found[3][0] in "\"'" else ""
    written = unescape(found[3].strip(quote) if quote else found[3])
    target = lead(written)
    return found[0] if target == written else f"{found[1]}{found[2]}{quote}{escape(target)}{quote}"


class _Reader(HTMLParser):
    """Collects start tags with the place where each begins."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[tuple[int, str]] = []
        self._starts = [0]

    def feed(self, data: str) -> None:
        self._starts += [place.end() for place in re.finditer("\n", data)]
        super().feed(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line, column = self.getpos()
        self.found.append((self._starts[line - 1] + column, self.get_starttag_text() or ""))
