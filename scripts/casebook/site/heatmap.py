"""Draws a table of counts as a heat map in SVG; colours and fonts come from the site's stylesheet."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from typing import NamedTuple

SHADES = 4
WIDTH, HEIGHT, GAP = 50, 26, 2
LEFT, TOP = 190, 104
"""Room for the names of rows, and for those of columns, which stand aslant."""
RIGHT = 50
"""Room for what the last aslant name stands out."""


class Cell(NamedTuple):
    """A count, and what it should be at least; 0 where any will do."""

    number: int
    wanted: int = 0

    @property
    def lacks(self) -> bool:
        """Whether it is a hole."""
        return self.number < self.wanted


def heatmap(rows: Sequence[str], columns: Sequence[str], cells: Sequence[Sequence[Cell]]) -> str:
    """One `<svg>`, hidden from screen readers: a table beside it says the same.

    A cell's shade compares it with the largest of its column. The number stands in it, and a hole has a mark and a
    frame besides, so that no colour is needed to read it.
    """
    width, height = LEFT + len(columns) * WIDTH + RIGHT, TOP + len(rows) * HEIGHT
    box = {"viewBox": f"0 0 {width} {height}", "class": "cb-chart cb-heatmap", "aria-hidden": "true"}
    root = ET.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", **box})
    for at, name in enumerate(columns):
        x, y = LEFT + at * WIDTH + WIDTH / 2 - 4, TOP - 8
        _text(root, x, y, name, "cb-heat-column", transform=f"rotate(-40 {x:g} {y:g})")
    most = [max((row[at].number for row in cells), default=0) for at in range(len(columns))]
    for number, (name, row) in enumerate(zip(rows, cells, strict=True)):
        y = TOP + number * HEIGHT
        _text(root, LEFT - 10, y + HEIGHT / 2, name, "cb-heat-row")
        for at, cell in enumerate(row):
            _cell(root, LEFT + at * WIDTH, y, cell, shade(cell.number, most[at]))
    return ET.tostring(root, encoding="unicode")


def shade(count: int, most: int) -> int:
    """0 for nothing, then 1 to `SHADES` as it comes near the most."""
    return -(-count * SHADES // most) if count else 0


def _cell(root: ET.Element, x: float, y: float, cell: Cell, shade: int) -> None:
    name = f"cb-heat cb-heat-{shade}{' cb-heat-hole' if cell.lacks else ''}"
    place = {"x": f"{x:g}", "y": f"{y:g}", "width": f"{WIDTH - GAP}", "height": f"{HEIGHT - GAP}", "rx": "2"}
    ET.SubElement(root, "rect", {**place, "class": name})
    said = f"{cell.number} !" if cell.lacks else str(cell.number)
    _text(root, x + (WIDTH - GAP) / 2, y + (HEIGHT - GAP) / 2, said, "cb-heat-count")


def _text(root: ET.Element, x: float, y: float, text: str, name: str, **more: str) -> None:
    ET.SubElement(root, "text", {"x": f"{x:g}", "y": f"{y:g}", "class": name, **more}).text = text
