"""What a shape looks like without its text: boxes, screens, notes, bubbles."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .arrows import Point, Rect


def n(value: float) -> str:
    """A number with a tenth at most."""
    return f"{value:.1f}".removesuffix(".0")


def corners(points: Sequence[Point]) -> str:
    """The points of a line or an area as an attribute has them."""
    return " ".join(f"{n(x)},{n(y)}" for x, y in points)


def rect(r: Rect, radius: float, drawn: str = "f") -> str:
    """A rectangle with round corners; `drawn` is its class."""
    return f'<rect class="{drawn}" x="{n(r.x)}" y="{n(r.y)}" width="{n(r.w)}" height="{n(r.h)}" rx="{n(radius)}"/>'


def _rounded(r: Rect) -> str:
    return rect(r, 7)


def _screen(r: Rect) -> str:
    dots = "".join(f'<circle class="h" cx="{n(r.x + 10 + 8 * at)}" cy="{n(r.y + 8)}" r="2"/>' for at in range(3))
    return f'{rect(r, 5)}<path class="l" d="M{n(r.x)} {n(r.y + 16)}h{n(r.w)}"/>{dots}'


def _phone(r: Rect) -> str:
    return f'{rect(r, 14)}<path class="l" d="M{n(r.middle[0] - 12)} {n(r.y + 7)}h24"/>'


def _note(r: Rect) -> str:
    cut = 12
    path = f"M{n(r.x)} {n(r.y)}h{n(r.w - cut)}l{cut} {cut}v{n(r.h - cut)}h{n(-r.w)}z"
    return f'<path class="f" d="{path}"/><path class="l" d="M{n(r.x + r.w - cut)} {n(r.y)}v{cut}h{cut}"/>'


def _bubble(r: Rect, right: bool = False) -> str:
    """A rounded box with a tail below its left or right end."""
    tail = "h-18l-10 10v-10" if right else "h0"
    start = f"M{n(r.x + 10)} {n(r.y)}h{n(r.w - 20)}q10 0 10 10v{n(r.h - 20)}q0 10 -10 10"
    back = f"{tail}h{n(-r.w + 48)}" if right else f"h{n(-r.w + 48)}l-10 10v-10h-18"
    return f'<path class="f" d="{start}{back}q-10 0 -10 -10v{n(-r.h + 20)}q0 -10 10 -10z"/>'


OUTLINES: dict[str, Callable[[Rect], str]] = {
    "box": _rounded,
    "screen": _screen,
    "phone": _phone,
    "note": _note,
    "bubble": _bubble,
    "reply": lambda r: _bubble(r, right=True),
    "pill": lambda r: rect(r, r.h / 2),
}
