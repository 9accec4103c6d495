"""Pictures and papers beside the texts: each is what its ending says, and an SVG draws and does nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from casebook.model.problem import Problem, Where

BEGINNINGS = {
    ".png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    ".jpg": re.compile(rb"\xff\xd8\xff"),
    ".jpeg": re.compile(rb"\xff\xd8\xff"),
    ".gif": re.compile(rb"GIF8[79]a"),
    ".webp": re.compile(rb"RIFF.{4}WEBP", re.S),
    ".pdf": re.compile(rb"%PDF-"),
    ".svg": re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*|<!DOCTYPE svg[^>\[]*>\s*)*<svg\b", re.S),
}
"""How a file of each kind begins, as the formats say."""
ACTIVE = re.compile(
    rb"""<\s*(?:\w+:)?(?:script|foreignObject|iframe|embed|object|handler|set|animate\w*)\b"""
    rb"""|\son\w+\s*="""
    rb"""|<!ENTITY|<\?xml-stylesheet|@import"""
    rb"""|(?:href|src)\s*=\s*["']?\s*(?!\#|data:image/(?:png|jpeg|gif|webp))[^\s"'>]"""
    rb"""|url\(\s*["']?\s*(?!\#|["']?\#)[^\s)]"""
    rb"""|&\#""",
    re.I,
)
"""What runs or loads something, or hides letters of it."""
START = 4096
DRAWN = '<svg class="cb-picture"'
"""How a picture begins that a page shows as a part of itself, in its own colours."""


def problems_of_picture(root: Path, path: str) -> list[Problem]:
    """What is wrong with the picture at `path` below `root`: its content is another than its ending says, or active."""
    suffix = Path(path).suffix.lower()
    try:
        with open(root / path, "rb") as file:
            data = file.read() if suffix == ".svg" else file.read(START)
    except OSError:
        return []
    if not BEGINNINGS[suffix].match(data):
        return [Problem(
            Where(path, 1), f"a file that is no `{suffix}` by its content", f"what a `{suffix}` file begins with",
            "save the picture again in this format, or give the file the right extension", rule="file-content",
        )]  # fmt: skip
    if suffix == ".svg" and (found := ACTIVE.search(data)):
        line = data.count(b"\n", 0, found.start()) + 1
        saw = found[0].strip().decode("utf-8", "replace")[:30]
        return [Problem(
            Where(path, line), f"`{saw}`, which runs or loads something", "an SVG that only draws",
            "export the picture as a plain SVG, or save it as PNG", rule="file-content",
        )]  # fmt: skip
    return []


def drawings(root: Path, paths: Iterable[str]) -> dict[str, str]:
    """The SVG of each of `paths` below `root` that was drawn to be a part of its page, by path."""
    found = {}
    for path in paths:
        if path.endswith(".svg"):
            with suppress(OSError, ValueError):
                text = (root / path).read_text("utf-8")
                if text.startswith(DRAWN) and text.endswith("</svg>\n"):
                    found[path] = text
    return found
