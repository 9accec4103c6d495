"""The format of a staged page: what it says of itself, a line of JSON each, then its finished HTML.

    ---
    title: "Search promotion (SEO)"
    headings: [[2, "how-it-works", "How it works"]]
    ---

    <p>…</p>

Whoever reads YAML front matter can read it, too.
"""

from __future__ import annotations

import json
from typing import Any

Head = dict[str, Any]
"""`title`, `description`, `source`, `lang`, `translations`, `headings`, `search`, `hide`, as far as there are any."""
MARK = "---\n"


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
