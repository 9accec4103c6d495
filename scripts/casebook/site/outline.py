"""The headings of a finished page: each can be linked to, and together they are the page's table of contents."""

from __future__ import annotations

import re
from html import escape

HEADING = re.compile(r'^<h([1-6]) [^>]*?\bid="([^"]+)"[^>]*>(.*?)(?=</h\1>)', re.M | re.S)
TAG = re.compile(r"<[^>]*>")
Heading = tuple[int, str, str]
"""Level 1–6, anchor, and words as HTML without tags."""


def outlined(html: str, title: str) -> tuple[str, list[Heading]]:
    """`html` with a link to itself, called `title`, in each heading that begins a line and has an anchor; and these."""
    headings: list[Heading] = []

    def linked(heading: re.Match[str]) -> str:
        headings.append((int(heading[1]), heading[2], TAG.sub("", heading[3]).strip()))
        return f'{heading[0]}<a class="headerlink" data-unfound href="#{heading[2]}" title="{escape(title)}">¶</a>'

    return HEADING.sub(linked, html), headings
