"""What tests look for in built pages."""

from __future__ import annotations

import json
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

LOADS = {"link": "href", "script": "src", "img": "src", "source": "src", "iframe": "src", "use": "href"}
NOT_LOADED = ("canonical", "alternate", "next", "prev")


class PageParser(HTMLParser):
    """Links, anchors and loaded addresses of one page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.loads: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
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
    parser = PageParser()
    parser.feed(path.read_text("utf-8"))
    return parser


def broken_links(site: Path, base: str) -> list[str]:
    """Links and loaded files of every page of `site`, published at `base`, that lead nowhere on it: `page → target`."""
    pages = {page: parse(page) for page in site.rglob("*.html")}
    broken = []
    for page, parsed in pages.items():
        here = urljoin(base, page.relative_to(site).as_posix().removesuffix("index.html"))
        for target in (*parsed.links, *parsed.loads):
            address, anchor = urldefrag(urljoin(here, target))
            if not address.startswith(base) or urlsplit(address).scheme not in ("http", "https"):
                continue
            file = site / unquote(urlsplit(address).path[len(urlsplit(base).path) :])
            file = file / "index.html" if file.is_dir() else file
            wanted = unquote(anchor)
            if not file.is_file() or (wanted and file in pages and wanted not in pages[file].anchors):
                broken.append(f"{page.relative_to(site)} → {target}")
    return broken
