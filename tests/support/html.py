"""What tests look for in built pages."""

from __future__ import annotations

import json
import re
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

LOADS = {"link": "href", "script": "src", "img": "src", "source": "src", "iframe": "src", "use": "href"}
NOT_LOADED = ("canonical", "alternate", "next", "prev")


PIECE = re.compile(
    r"""<!--.*?-->|<(?:(script|style)\b|([a-zA-Z][^\s/>]*))((?:[^>"']|"[^"]*"|'[^']*')*)>(?(1).*?</\1\s*>)""",
    re.S | re.I,
)
"""A comment, or a tag that begins an element; of scripts and styles with all that is in them."""
ATTRIBUTE = re.compile(r"""([^\s=/"'>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")


class PageParser:
    """Links, anchors and loaded addresses of one page. Python's own parser takes five times as long."""

    def __init__(self, text: str) -> None:
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.loads: list[str] = []
        for piece in PIECE.finditer(text):
            if piece[3]:
                self._begins((piece[1] or piece[2]).lower(), piece[3])

    def _begins(self, tag: str, inner: str) -> None:
        values = {name.lower(): unescape(two or one or bare) for name, two, one, bare in ATTRIBUTE.findall(inner)}
        if values.get("id"):
            self.anchors.add(values["id"])
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        if tag in LOADS and LOADS[tag] in values and values.get("rel", "").strip() not in NOT_LOADED:
            self.loads.append(values[LOADS[tag]])
        if tag == "casebook-practice":
            self.loads += [values[name] for name in ("src", "words") if name in values]


def practice_set(page: str) -> dict[str, Any]:
    """The practice set that stands in the HTML of a page."""
    found = re.search(r"<casebook-practice [^>]*\bset='([^']*)'", page)
    assert found
    return dict(json.loads(found[1]))


@cache
def parse(path: Path) -> PageParser:
    """The parsed page at `path`; built sites do not change."""
    return PageParser(path.read_text("utf-8"))


def broken_links(site: Path, base: str) -> list[str]:
    """Links and loaded files of every page of `site`, published at `base`, that lead nowhere on it: `page → target`."""
    pages = {page: parse(page) for page in site.rglob("*.html")}

    @cache
    def leads(target: str) -> bool:
        """Whether an address is there, or is another site's."""
        address, anchor = urldefrag(target)
        if not address.startswith(base) or urlsplit(address).scheme not in ("http", "https"):
            return True
        file = site / unquote(urlsplit(address).path[len(urlsplit(base).path) :])
        file = file / "index.html" if file.is_dir() else file
        wanted = unquote(anchor)
        return file.is_file() and not (wanted and file in pages and wanted not in pages[file].anchors)

    broken = []
    for page, parsed in pages.items():
        here = urljoin(base, page.relative_to(site).as_posix().removesuffix("index.html"))
        targets = dict.fromkeys((*parsed.links, *parsed.loads))  # many stand on a page twice
        broken += [f"{page.relative_to(site)} → {one}" for one in targets if not leads(urljoin(here, one))]
    return broken
