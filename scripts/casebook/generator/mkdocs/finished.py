"""Staged pages are finished HTML: MkDocs takes them as they are, and renders no Markdown."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.structure.toc import get_toc

from casebook.staged_page import read, unmarked


def take_finished(page: Any) -> None:
    """Let MkDocs' `page` read its staged file and render nothing."""
    page.read_source = partial(_read, page)
    page.render = partial(_render, page)


def _read(page: Any, config: Any) -> None:
    page.meta, html = read(Path(page.file.abs_src_path).read_text("utf-8"))
    page.finished = unmarked(html)
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
