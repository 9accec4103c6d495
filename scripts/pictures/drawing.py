"""A description becomes an SVG: shapes one below the other as they are written, a title above, a note at the end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

import yaml

from .arrows import Rect
from .lettering import LEADING, lines
from .outlines import n
from .shapes import Shape, Unfit, svg, written

__all__ = ["Unfit", "draw", "drawn", "merged"]
WIDE, EDGE, TITLE = 360, 10, 16
TAIL = {"bubble": 10, "reply": 10}
"""What reaches out below a shape."""
TONES = {
    "blue": ("link", "#0b6173"), "orange": ("focus", "#a34a1d"), "violet": ("violet", "#6a4a9c"),
    "good": ("good", "#1d6b3d"), "bad": ("bad", "#9c2a22"), "mixed": ("mixed", "#7a5200"), "edge": ("edge", "#ddd6c8"),
}  # fmt: skip
RULES = {
    "text": "font-family:Helvetica,Arial,sans-serif;fill:var(--cb-ink,#222b2f)",
    **{f".{tone}": f"--t:var(--cb-{name},{colour})" for tone, (name, colour) in TONES.items()},
    ".f": "fill:var(--g);stroke:var(--t);stroke-width:1.5",
    ".plain .f": "fill:var(--g)",
    ".full .f": "fill:var(--t)",
    ".full text": "fill:var(--g)",
    ".on": "fill:var(--g)",
    ".l": "fill:none;stroke:var(--t);stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round",
    ".h": "fill:var(--t)",
    ".n": "fill:var(--cb-soft,#f2eee5)",
    ".g": "fill:var(--g)",
    ".soft text": "fill:var(--cb-ink-soft,#566065)",
    ".word text": "fill:var(--t)",
}
TINTED = ".cb-picture g:not(.plain,.full)>.f{fill:color-mix(in srgb,var(--t) 13%,var(--g))}"
STYLE = (
    ".cb-picture{--t:var(--cb-ink-soft,#566065);--g:var(--cb-ground,#fff)}"
    + "".join(f".cb-picture {selector}{{{rule}}}" for selector, rule in RULES.items())
    + f"@supports (fill:color-mix(in srgb,red,red)){{{TINTED}}}"
)
"""The page's colours where the picture stands in a page of ours; the light ones elsewhere."""


def drawn(root: Path) -> Iterator[tuple[str, str]]:
    """Each picture that pictures/ below `root` describes: its path, relative to `root`, and its SVG. Raises Unfit."""
    for file in sorted((root / "pictures").rglob("*.yml")):
        stem, _, lang = file.stem.partition(".")
        folder = f"docs/{file.parent.relative_to(root / 'pictures').as_posix()}/images"
        source = _read(file.with_name(f"{stem}.yml"))
        try:
            yield f"{folder}/{file.stem}.svg", draw(merged(source, _read(file)) if lang else source)
        except (Unfit, KeyError, TypeError) as found:
            raise Unfit(f"{file.relative_to(root)}: {found}") from found


def _read(file: Path) -> dict[str, Any]:
    return dict(yaml.safe_load(file.read_text("utf-8")))


def merged(source: Mapping[str, Any], translation: Mapping[str, Any]) -> dict[str, Any]:
    """`source` with the texts of a translation: `alt`, `title`, `note`, and `texts` by the names of shapes."""
    shapes = [(entry, _name(entry)) for entry in source["draw"]]
    texts = translation["texts"]
    lacking = {name for entry, name in shapes if "says" in entry} ^ set(texts)
    if lacking:
        raise Unfit(f"texts that only one of the two has: {', '.join(sorted(lacking))}")
    whole = {**source, **{name: translation[name] for name in ("alt", "title", "note") if name in source}}
    return {**whole, "draw": [{**entry, "says": texts[name]} if name in texts else entry for entry, name in shapes]}


def draw(description: Mapping[str, Any]) -> str:
    """The SVG of a description. Raises Unfit for a text that its shape has no room for."""
    title = Shape("text", "title", {"size": TITLE}, f"**{description['title']}**")
    room = Rect(EDGE, EDGE, WIDE - 2 * EDGE)
    top = EDGE + len(lines(title.says, room.w, TITLE)) * TITLE * LEADING + 8
    shapes = [_placed(entry, top) for entry in description["draw"]]
    around = {shape.name: shape.rect for shape in shapes if shape.kind != "arrow"}
    end = max(shape.rect.y + shape.rect.h + TAIL.get(shape.kind, 0) for shape in shapes) + EDGE
    note = Shape("text", "note", {"size": 13, "tone": "soft"}, description.get("note", ""), Rect(EDGE, end, room.w))
    high = end + (len(lines(note.says, room.w, 13)) * 13 * LEADING + 6 if note.says else 0)
    body = "\n".join([f"<g>{written(title, room, 'left', top=True)}</g>", *(svg(shape, around) for shape in shapes)])
    return (
        f'<svg class="cb-picture" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {n(high)}" font-size="14">\n'
        f"<title>{escape(description['alt'], quote=False)}</title>\n<style>{STYLE}</style>\n"
        f'<rect class="g" width="{WIDE}" height="{n(high)}" rx="8"/>\n{body}\n'
        f"{svg(note, {}) if note.says else ''}\n</svg>\n"
    )


def _name(entry: Mapping[str, Any]) -> str:
    """The name of a shape is the value of its first field; an arrow's is made of its ends."""
    kind, name = next(iter(entry.items()))
    return "-".join(map(str, name)) if kind == "arrow" else str(name)


def _placed(entry: Mapping[str, Any], top: float) -> Shape:
    """A shape where it is in the whole picture: descriptions count from below the title."""
    kind = next(iter(entry))
    has = dict(entry)
    shape = Shape(kind, _name(entry), has, entry.get("says", ""))
    if kind == "arrow":
        _lower_ends(has, top)
        return shape
    if kind == "line":
        has["points"] = [(x, y + top) for x, y in has["points"]]
        low = max(y for _, y in has["points"])
        return Shape(kind, shape.name, has, "", Rect(0, low))
    x, y, *size = has["at"]
    if kind == "disc":
        return Shape(kind, shape.name, has, shape.says, Rect(x - 12, y + top - 12, 24, 24))
    wide = size[0]
    sign = 29 if kind == "sign" else 0
    high = size[1] if len(size) > 1 else sign + len(lines(shape.says, wide, shape.size)) * shape.size * LEADING
    return Shape(kind, shape.name, has, shape.says, Rect(x, y + top, wide, high))


def _lower_ends(has: dict[str, Any], top: float) -> None:
    has["arrow"] = [end if isinstance(end, str) else (end[0], end[1] + top) for end in has["arrow"]]
    has["via"] = [(x, y + top) for x, y in has.get("via", ())]
    if "y" in has:
        has["y"] += top
