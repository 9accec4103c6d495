"""Staged pages are finished HTML: MkDocs takes them as they are, and renders no Markdown."""

from __future__ import annotations

from functools import partial
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.structure.toc import get_toc

from casebook.generator.mkdocs.frames import TEMPLATE
from casebook.staged_page import read, unmarked

LATER = '<img loading="lazy" src='
"""A picture below what is in view costs nothing until a reader comes near."""


def take_finished(page: Any, framed: bool) -> None:
    """Let MkDocs' `page` read its staged file and render nothing; a `framed` one the theme gives as it is drawn."""
    page.read_source = partial(_read, page, framed)
    page.render = partial(_render, page)


def _read(page: Any, framed: bool, config: Any) -> None:
    page.meta, html = read(Path(page.file.abs_src_path).read_text("utf-8"))
    if "description" in page.meta:
        page.meta["description"] = escape(page.meta["description"])  # the theme puts it into an attribute as it is
    if framed:
        page.meta["template"] = TEMPLATE
    page.finished = unmarked(html).replace("<img src=", LATER)
    page.markdown = ""


def _render(page: Any, config: Any, files: Any) -> None:
    page.content = page.finished
    page.toc = get_toc(_nested(page.meta.get("headings", ())))


def _nested(headings: Any) -> Any:
    """The headings as MkDocs has them: each with those below it."""
    top: list[Any] = []
    open_ones: list[Any] = []
    for level, anchor, name in headings:
        token = {"level": level, "id": anchor, "name": name, "children": []}
        while open_ones and open_ones[-1]["level"] >= level:
            open_ones.pop()
        (open_ones[-1]["children"] if open_ones else top).append(token)
        open_ones.append(token)
    return top
