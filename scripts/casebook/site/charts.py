"""Draws a case's figures as SVG with pygal; colours and fonts come from the site's stylesheet."""

from __future__ import annotations

import hashlib
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pygal
from pygal.style import Style

from casebook import disk
from casebook.model.case import Figure
from casebook.site.words import Words

VERSION = "8"
DIGITS = 9
"""More are the noise of binary fractions: 0.1 + 0.2."""
DROPPED = {"defs", "desc", "title"}
UNUSED = {"background", "text-overlay", "tooltip-overlay"}
"""Parts that pygal's own script and style would use."""
STYLED = re.compile(r"axis|x|y|line|guide|series|legends|color-\d+")
"""The classes that the site's stylesheet names."""
DECIMAL = re.compile(r"-?\d+\.\d+")
SETTINGS = {
    "js": [], "css": [], "width": 720, "height": 340, "margin": 10, "legend_at_bottom": True,
    "legend_box_size": 14, "dots_size": 4, "disable_xml_declaration": True, "allow_interruptions": True,
    "show_minor_x_labels": True, "truncate_label": -1, "truncate_legend": -1, "no_data_text": "",
    "zero": 0, "min_scale": 3, "max_scale": 6,
    "style": Style(label_font_size=13, major_label_font_size=13, legend_font_size=14),  # as in the stylesheet: for room
}  # fmt: skip
SLANT = 35
"""Degrees by which labels are turned that have no room side by side; the last one then reaches out to the right."""


class Charts:
    """Draws charts, and keeps drawn ones in `cache` by the digest of their data (None: keeps nothing)."""

    def __init__(self, cache: Path | None = None) -> None:
        self._cache = cache

    def svg(self, figure: Figure, words: Words) -> str:
        """The figure as one `<svg>` element, hidden from screen readers: the table beside it says the same."""
        if self._cache is None:
            return draw(figure, words)
        data = f"{VERSION} {words.lang} {figure.model_dump_json()}"
        file = self._cache / f"{hashlib.sha256(data.encode()).hexdigest()[:24]}.svg"
        if file.exists():
            return file.read_text("utf-8")
        svg = draw(figure, words)
        disk.replace(file, svg.encode("utf-8"))
        return svg


def draw(figure: Figure, words: Words) -> str:
    """The figure as an `<svg>` element without style, script or ids; numbers are written as in the language."""

    def number(value: float) -> str:
        return words.number(round(value, DIGITS))

    chart_class = pygal.Line if figure.kind == "line" else pygal.Bar
    labels = figure.x.values
    crowded = sum(map(len, labels)) > 80
    numbers = [value for series in figure.series for value in series.values if value is not None]
    # An axis that begins at zero exaggerates nothing.
    bounds = (min([0.0, *numbers]) * 1.05, max([0.0, *numbers]) * 1.05 or 1.0)
    legend = len(figure.series) > 1
    chart = chart_class(
        **SETTINGS,
        x_label_rotation=SLANT if crowded else 0,
        margin_right=9 * len(labels[-1]) if crowded else SETTINGS["margin"],
        margin_bottom=20 if crowded else SETTINGS["margin"],
        range=bounds,
        show_legend=legend,
        value_formatter=number,
    )
    chart.x_labels = labels
    for series in figure.series:
        unit = f" ({series.unit})" if series.unit else ""
        chart.add(f"{series.title}{unit}", series.values)
    root = chart.render_tree()
    _strip(root)
    root.set("class", f"cb-chart cb-chart-{figure.kind}")
    root.set("aria-hidden", "true")
    return ET.tostring(root, encoding="unicode")


def _strip(element: ET.Element) -> None:
    """Take out what nobody sees: parts for pygal's script and style, guides up from the x axis, digits, bare groups."""
    kept = {name: DECIMAL.sub(_rounded, value) for name, value in element.attrib.items() if _is_kept(name)}
    classes = " ".join(one for one in kept.pop("class", "").split() if STYLED.fullmatch(one))
    element.attrib.clear()
    element.attrib.update({"class": classes, **kept} if classes else kept)
    upright = "axis x" in classes
    for child in list(element):
        if _is_unused(child):
            element.remove(child)
            continue
        _strip(child)
        place = list(element).index(child)
        if _tag(child) == "g" and (not child.attrib or not len(child)):
            element[place : place + 1] = list(child)
    if upright:
        for guide in element.findall("{*}path[@class='guide line']"):
            element.remove(guide)


def _is_unused(child: ET.Element) -> bool:
    return _tag(child) in (*DROPPED, "") or not UNUSED.isdisjoint(child.get("class", "").split())


def _tag(element: ET.Element) -> str:
    """The element's name without its namespace; nothing for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _rounded(number: re.Match[str]) -> str:
    """A length in pixels with a tenth."""
    return f"{float(number[0]):.1f}".removesuffix(".0")


def _is_kept(attribute: str) -> bool:
    return attribute not in ("id", "xmlns:xlink") and not attribute.startswith("{")
