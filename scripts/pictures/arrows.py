"""Where an arrow runs: from the edge of one shape to the edge of another, straight or with one bend."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]
HEAD, HALF = 9.0, 4.5
"""Length of an arrow's head, and half of its width."""
FACING = 8.0
"""Shapes that face each other on so much are joined by a straight line."""


@dataclass(frozen=True)
class Rect:
    """The place of a shape; a point has no size."""

    x: float
    y: float
    w: float = 0
    h: float = 0

    @property
    def middle(self) -> Point:
        return self.x + self.w / 2, self.y + self.h / 2


def route(a: Rect, b: Rect, at: float | None = None, via: Sequence[Point] = ()) -> list[Point]:
    """The points of the line from `a` to `b`: straight at `at` (else in the middle of where they face each other), by
    `via`, or level and then upright around one corner."""
    if via:
        return [_edge(a, via[0]), *via, _edge(b, via[-1])]
    across, down = _shared(a.x, a.w, b.x, b.w), _shared(a.y, a.h, b.y, b.h)
    if across is not None:
        x = across if at is None else at
        return [(x, a.y + a.h), (x, b.y)] if a.y < b.y else [(x, a.y), (x, b.y + b.h)]
    if down is not None:
        y = down if at is None else at
        return [(a.x + a.w, y), (b.x, y)] if a.x < b.x else [(a.x, y), (b.x + b.w, y)]
    corner = b.middle[0], a.middle[1]
    return [_edge(a, corner), corner, _edge(b, corner)]


def _shared(a: float, a_size: float, b: float, b_size: float) -> float | None:
    """The middle of what two stretches have in common, if that is enough for a line."""
    low, high = max(a, b), min(a + a_size, b + b_size)
    return (low + high) / 2 if high - low >= min(FACING, a_size, b_size) else None


def _edge(shape: Rect, towards: Point) -> Point:
    """Where a line that is upright or level leaves `shape` on its way to `towards`."""
    x, y = towards
    if shape.x <= x <= shape.x + shape.w:
        return x, shape.y if y < shape.y else shape.y + shape.h
    return shape.x if x < shape.x else shape.x + shape.w, min(max(y, shape.y), shape.y + shape.h)


def tip(before: Point, end: Point) -> tuple[Point, list[Point]]:
    """Where the line of an arrow ends, and the corners of the head that goes on from there to `end`."""
    length = math.dist(before, end) or 1
    ahead = (end[0] - before[0]) / length, (end[1] - before[1]) / length
    back = end[0] - ahead[0] * HEAD, end[1] - ahead[1] * HEAD
    side = -ahead[1] * HALF, ahead[0] * HALF
    return back, [end, (back[0] + side[0], back[1] + side[1]), (back[0] - side[0], back[1] - side[1])]
