"""The shapes that pictures are made of, each as SVG. What all may have: `at`, `says`, `tone`, `size`, `icon`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import pairwise
from typing import Any

from .arrows import Point, Rect, route, tip
from .icons import ICONS
from .lettering import LEADING, Line, lines, width
from .outlines import OUTLINES, corners, n, rect

PAD, SIGN, BESIDE = 8.0, 24.0, 7.0
"""Room around a text, the size of an icon, room between an arrow and its label."""
SMALL, USUAL = 13, 14
BARE = ("text", "arrow", "sign", "lane")
"""Kinds whose text has no frame that it must fit."""


class Unfit(ValueError):
    """A description that can't be drawn: it says which shape, and why."""


@dataclass(frozen=True)
class Shape:
    """One entry of a description: its kind, its name, what else is written of it, and its text in the language."""

    kind: str
    name: str
    has: dict[str, Any]
    says: str = ""
    rect: Rect = field(default_factory=lambda: Rect(0, 0))

    @property
    def size(self) -> int:
        return int(self.has.get("size", SMALL if self.kind in ("arrow", "lane", "sign") else USUAL))


def svg(shape: Shape, around: dict[str, Rect]) -> str:
    """The group of a shape; `around` are the places of all that an arrow may join."""
    drawn = _arrow(shape, around) if shape.kind == "arrow" else DRAWN.get(shape.kind, _box)(shape)
    kind = "" if shape.kind in BARE else "b"
    classes = " ".join(filter(None, (kind, shape.has.get("tone", "plain" if kind else ""))))
    return f'<g class="{classes}">{drawn}</g>' if classes else f"<g>{drawn}</g>"


def written(shape: Shape, room: Rect, align: str = "middle", top: bool = False) -> str:
    """The text of a shape in `room`, in its middle or from its top."""
    found = lines(shape.says, room.w, shape.size) if shape.says else []
    high = len(found) * shape.size * LEADING
    if shape.kind not in BARE:
        _fits(shape, found, room, high)
    x = {"left": room.x, "middle": room.middle[0], "right": room.x + room.w}[align]
    y = room.y if top else room.middle[1] - high / 2
    return "".join(_line_of_text(shape, line, x, y + shape.size * (LEADING * at + 1), align)
                   for at, line in enumerate(found))  # fmt: skip


def _fits(shape: Shape, found: Sequence[Line], room: Rect, high: float) -> None:
    for line in found:
        if width(line.text, shape.size, line.bold) > room.w:
            raise Unfit(f"{shape.name}: `{line.text}` needs {width(line.text, shape.size, line.bold):.0f} of {room.w}")
    if high > room.h + 2:
        raise Unfit(f"{shape.name}: {len(found)} lines need a height of {high:.0f}, there is {room.h:.0f}")


def _line_of_text(shape: Shape, line: Line, x: float, y: float, align: str) -> str:
    anchor = {"left": "", "middle": ' text-anchor="middle"', "right": ' text-anchor="end"'}[align]
    size = "" if shape.size == USUAL else f' font-size="{shape.size}"'
    bold = ' font-weight="bold"' if line.bold else ""
    return f'<text x="{n(x)}" y="{n(y)}"{anchor}{size}{bold}>{escape(line.text, quote=False)}</text>'


def _box(shape: Shape) -> str:
    """A box in one of its looks, with its text in the middle, beside its icon if it has one."""
    r, icon = shape.rect, shape.has.get("icon", "")
    high = {"screen": 14.0, "phone": 10.0}.get(shape.kind, 0)
    aside = SIGN + PAD if icon else 0
    cut = 8 if shape.kind == "note" else 0
    room = Rect(r.x + PAD + aside, r.y + high + 4, r.w - 2 * PAD - aside - cut, r.h - high - 8)
    sign = _sign(icon, r.x + PAD, room.middle[1] - SIGN / 2) if icon else ""
    align = shape.has.get("align", "left" if icon else "middle")
    return OUTLINES[shape.kind](r) + sign + written(shape, room, align)


def _lane(shape: Shape) -> str:
    """A band behind other shapes, its name on top."""
    room = Rect(shape.rect.x + PAD + 2, shape.rect.y + 6, shape.rect.w - 2 * PAD - 4)
    return rect(shape.rect, 9, "n") + written(shape, room, shape.has.get("align", "left"), top=True)


def _text(shape: Shape) -> str:
    return written(shape, shape.rect, shape.has.get("align", "left"), top=True)


def _disc(shape: Shape) -> str:
    r = shape.rect
    return f'<circle class="f" cx="{n(r.middle[0])}" cy="{n(r.middle[1])}" r="{n(r.w / 2)}"/>' + written(
        shape, Rect(r.x - 6, r.y - 2, r.w + 12, r.h + 4)
    )


def _icon(shape: Shape) -> str:
    """A sign without a frame, its text below."""
    r = shape.rect
    below = Rect(r.x, r.y + SIGN + 5, r.w)
    return _sign(shape.has["icon"], r.middle[0] - SIGN / 2, r.y) + written(shape, below, top=True)


def _sign(name: str, x: float, y: float) -> str:
    return f'<path class="l" transform="translate({n(x)} {n(y)})" d="{ICONS[name]}"/>'


def _bar(shape: Shape) -> str:
    """A quantity: `share` of the whole, from the left, or from the bottom where it is higher than wide.

    Its text is beside the part, or on it where there is no room beside.
    """
    r, share = shape.rect, float(shape.has["share"])
    part = Rect(r.x, r.y, r.w * share, r.h) if r.w >= r.h else Rect(r.x, r.y + r.h * (1 - share), r.w, r.h * share)
    beside = Rect(part.x + part.w + 6, r.y, r.w - part.w - 8, r.h)
    on = (
        not shape.says
        or max(width(line.text, shape.size, line.bold) for line in lines(shape.says, r.w, shape.size)) > beside.w
    )
    text = written(shape, Rect(r.x + PAD, r.y, r.w - 2 * PAD, r.h) if on else beside, "left")
    return rect(r, 4, "n") + rect(part, 4, "h") + (text.replace("<text", '<text class="on"') if on else text)


def _line(shape: Shape) -> str:
    """A line by `points`, or the area that they enclose."""
    points = corners(shape.has["points"])
    dashed = ' stroke-dasharray="5 4"' if shape.has.get("dashed") else ""
    return f'<polygon class="f" points="{points}"/>' if shape.has.get("closed") else (
        f'<polyline class="l" points="{points}"{dashed}/>'
    )  # fmt: skip


def _arrow(shape: Shape, around: dict[str, Rect]) -> str:
    a, b = ((around[end] if isinstance(end, str) else Rect(*end)) for end in shape.has["arrow"])
    via = [(float(x), float(y)) for x, y in shape.has.get("via", ())]
    points = route(a, b, shape.has.get("x", shape.has.get("y")), via)
    label = _label(shape, points)
    heads = ""
    if shape.has.get("both"):
        points[0], head = tip(points[1], points[0])
        heads = f'<polygon class="h" points="{corners(head)}"/>'
    points[-1], head = tip(points[-2], points[-1])
    heads += f'<polygon class="h" points="{corners(head)}"/>'
    dashed = ' stroke-dasharray="5 4"' if shape.has.get("dashed") else ""
    return f'<polyline class="l" points="{corners(points)}"{dashed}/>{heads}{label}'


def _label(shape: Shape, points: Sequence[Point]) -> str:
    """The text of an arrow beside the middle of its longest part: right of it or above, or on the `side` that is
    named."""
    if not shape.says:
        return ""
    (x1, y1), (x2, y2) = max(pairwise(points), key=lambda p: abs(p[0][0] - p[1][0] + p[0][1] - p[1][1]))
    x, y = (x1 + x2) / 2, (y1 + y2) / 2
    wide = float(shape.has.get("w", 110 if x1 == x2 else abs(x2 - x1)))
    high = len(lines(shape.says, wide, shape.size)) * shape.size * LEADING
    side = shape.has.get("side", "right" if x1 == x2 else "above")
    room = {
        "right": Rect(x + BESIDE, y - high / 2, wide, high), "left": Rect(x - BESIDE - wide, y - high / 2, wide, high),
        "above": Rect(x - wide / 2, y - high - 4, wide, high), "below": Rect(x - wide / 2, y + 6, wide, high),
    }[side]  # fmt: skip
    return written(shape, room, {"right": "left", "left": "right"}.get(side, "middle"))


DRAWN = {"sign": _icon, "line": _line, "bar": _bar, "disc": _disc, "text": _text, "lane": _lane}
"""Kinds that are more, or less, than a box with a text."""
