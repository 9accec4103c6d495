"""Pages outside of the navigation: those of a folder differ in a few places only, so the theme draws their frame once.

The theme draws a stand-in, whose values are marks, and each page's own are put in their places. To draw each page took
three times as long as all else that MkDocs does. The first page of a kind is drawn in full, too: where a frame would
give anything else, as it may with a changed theme, all pages of its kind are.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from mkdocs.structure.toc import AnchorLink, TableOfContents

TEMPLATE = "framed.html"
"""Gives what is drawn here to MkDocs."""
OWN = ("title", "description", "source")
"""What pages of a kind say of themselves, each its own; headings and what search needs are no part of the frame."""
MARK = re.compile(r"\x01(\w+)[^\x02]*\x02")
ENTRIES = re.compile(r'(<ul class="md-nav__list" data-md-component="toc"[^>]*>).*?</li>', re.S)
CONTENTS = '{% for toc_item in entries %}{% include "partials/toc-item.html" %}{% endfor %}'
BETWEEN = re.compile(r"(?<=>)\s*\n\s*(?=<)")
INDENTED = re.compile(r"\s*\n\s*")
UNSEEN = re.compile(r'<meta name="generator"[^>]*>| xmlns="http://www\.w3\.org/2000/svg"')
"""Which programs made the page, and what an SVG within HTML does not need."""
CUT = re.compile(r'<span class="md-ellipsis">\s*([^<]*?)\s*</span>(?=\s*</a>)')
"""A link of the navigation as Material writes it, to be cut with dots if it is long; without it, it wraps."""
Frame = list[str]
"""What stands between two marks, and the names of marks, in turn."""


def lean(page: str) -> str:
    """A drawn page without what nobody sees around its text: thousands of pages carry it."""
    before, article, text = page.partition("<article")
    text, end, after = text.rpartition("</article>")
    return "".join((_lean(before), article, text, end, _lean(after)))


def _lean(html: str) -> str:
    return INDENTED.sub("\n", BETWEEN.sub("", CUT.sub(r"\1", UNSEEN.sub("", html))))


class Frames:
    """The frames of one build."""

    def __init__(self, env: Any) -> None:
        self._theme = env.get_template("main.html")
        self._contents = env.from_string(CONTENTS)
        self._frames: dict[str, Frame | None] = {}

    def drawn(self, page: Any, context: dict[str, Any]) -> str:
        """The whole of a page; `context` is what MkDocs gives the theme for it."""
        kind = _kind(page)
        if frame := self._frames.get(kind):
            return self._filled(frame, page)
        with _folder_lit(context["nav"], page):
            full = lean(self._theme.render(context))
            if kind not in self._frames:
                frame = _frame(lean(self._theme.render({**context, "page": _stand_in(page)})))
                self._frames[kind] = frame if self._filled(frame, page) == full else None
        return full

    def _filled(self, frame: Frame, page: Any) -> str:
        """The page in its frame."""
        own = {
            **{name: page.meta.get(name) for name in OWN},
            "url": page.url.rstrip("/").rpartition("/")[2],
            "canonical": page.canonical_url,
            "edit": page.edit_url,
            "first": page.toc.items[0].id if page.toc.items else "",
            "contents": _lean(self._contents.render(entries=_entries(page))).strip(),
            "content": page.content,
        }
        return "".join(own[part] if place % 2 else part for place, part in enumerate(frame))


def _frame(stand_in: str) -> Frame:
    """The frame that the drawn stand-in is; instead of its contents, which are one entry, stands a mark."""
    return MARK.split(ENTRIES.sub(rf"\g<1>{_mark('contents')}", stand_in))


def _mark(name: str) -> str:
    return f"\x01{name}\x02"


def _kind(page: Any) -> str:
    """What pages that share a frame have in common."""
    folder = page.url.rstrip("/").rpartition("/")[0]
    same = {name: value for name, value in page.meta.items() if name not in (*OWN, "headings", "search")}
    there = [bool(page.meta.get(name)) for name in OWN]
    shown = [bool(page.canonical_url), bool(page.edit_url), [one.level for one in page.toc], bool(_entries(page))]
    return json.dumps([folder, same, there, shown, "<h1" in page.content], sort_keys=True)


def _entries(page: Any) -> list[Any]:
    """What the theme lists as the contents of a page with one title."""
    return [below for one in page.toc for below in one.children]


def _stand_in(page: Any) -> Any:
    """A page of the same kind whose own values are marks."""
    other, other.file = copy.copy(page), copy.copy(page.file)
    other.file.url = f"{page.url.rstrip('/').rpartition('/')[0]}/{_mark('url')}/".lstrip("/")
    other.meta = {**page.meta, **{name: _mark(name) for name in OWN if page.meta.get(name)}}
    other.canonical_url = page.canonical_url and _mark("canonical")
    other.edit_url = page.edit_url and _mark("edit")
    other.title = _mark("title")
    other.content = _mark("content" + "<h1" * ("<h1" in page.content))  # the theme looks for a heading
    first = AnchorLink("", _mark("first"), 1)
    first.children = [AnchorLink("", "", 2)] if _entries(page) else []
    other.toc = TableOfContents([first])
    return other


@contextmanager
def _folder_lit(nav: Any, page: Any) -> Iterator[None]:
    """Only pages written by hand are in the navigation: on all others the index of their folder is the current one, and
    so is its tab."""
    folder = page.url.split("/")[0] + "/"
    lit = [index for index in nav.pages if index.url == folder]
    for index in lit:
        index.active = True
    yield
    for index in lit:
        index.active = False
