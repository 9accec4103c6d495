"""The format of a staged page: what it says of itself, a line of JSON each, then its finished HTML.

    ---
    title: "Search promotion (SEO)"
    headings: [[2, "how-it-works", "How it works"]]
    ---

    <p>…</p>

Whoever reads YAML front matter can read it, too. Templates mark in it what search leaves out: an element by the
attribute `data-unfound`, all that follows by `<!-- unfound -->`. `unmarked` is the HTML without them.
"""

from __future__ import annotations

import json
from typing import Any

Head = dict[str, Any]
"""`title`, `description`, `source`, `lang`, `translations`, `headings`, `search`, `hide`, as far as there are any."""
MARK = "---\n"
UNFOUND, REST_UNFOUND = "data-unfound", "<!-- unfound -->"
"""What marks an element, and all the rest of a page, as not to be found: rationales, lists of other pages, labels."""


def written(head: Head, html: str) -> bytes:
    """The staged page; values of `head` that are empty are left out."""
    lines = (f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in head.items() if value)
    return f"{MARK}{''.join(lines)}{MARK}\n{html}\n".encode()


def read(text: str) -> tuple[Head, str]:
    """The head and the HTML of a staged page. Raises ValueError for a text that is none."""
    before, *parts = text.split(MARK, 2)
    if before or len(parts) != 2:
        raise ValueError("a staged page begins with its head")
    lines, html = parts
    return {name: json.loads(value) for name, _, value in (line.partition(": ") for line in lines.splitlines())}, html


def unmarked(html: str) -> str:
    """The HTML of a staged page without its marks for search: visitors need not load them."""
    return html.replace(f" {UNFOUND}", "").replace(REST_UNFOUND, "")
