"""HTML that staging has made stays as it is: Python-Markdown parses HTML tag by tag, which took a third of a build."""

from __future__ import annotations

import re

from markdown import Markdown  # type: ignore[import-untyped]
from markdown.extensions import Extension  # type: ignore[import-untyped]
from markdown.postprocessors import Postprocessor  # type: ignore[import-untyped]
from markdown.preprocessors import Preprocessor  # type: ignore[import-untyped]

from casebook.site.markdown import RAW

START, END = RAW
BLOCK = re.compile(rf"^{START}\n(.*?)\n{END}$", re.M | re.S)
ID = re.compile(r'\sid="([^"]+)"')
BEFORE_ALL_ELSE, AFTER_RAW_HTML = 28, 20
"""Priorities: after white space is normal and before fences are read; and when Markdown has put HTML back."""


class RawHtml(Extension):  # type: ignore[misc]
    """Takes marked HTML out of a page before it is parsed, and puts it back in the end.

    `anchors`: the ids in what was taken out of the last page, which MkDocs has not seen.
    """

    def __init__(self) -> None:
        super().__init__()
        self.anchors: set[str] = set()

    def extendMarkdown(self, md: Markdown) -> None:
        """Called by Markdown for each page."""
        md.preprocessors.register(_Lift(md, self.anchors), "casebook_lift", BEFORE_ALL_ELSE)
        md.postprocessors.register(_Unmark(md), "casebook_unmark", AFTER_RAW_HTML)


class _Lift(Preprocessor):  # type: ignore[misc]
    def __init__(self, md: Markdown, anchors: set[str]) -> None:
        super().__init__(md)
        self._anchors = anchors

    def run(self, lines: list[str]) -> list[str]:
        self._anchors.clear()
        return BLOCK.sub(self._stash, "\n".join(lines)).split("\n")

    def _stash(self, found: re.Match[str]) -> str:
        """The mark goes with it: what begins with a comment is a block of its own, and in no paragraph."""
        self._anchors.update(ID.findall(found[1]))
        return f"\n{self.md.htmlStash.store(START + found[1])}\n"


class _Unmark(Postprocessor):  # type: ignore[misc]
    def run(self, text: str) -> str:
        return text.replace(START, "")
