"""Charts as SVG."""

from __future__ import annotations

import os
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from casebook.model.case import Figure
from casebook.site.charts import Charts
from casebook.site.charts import draw as draw_in
from casebook.site.words import Words

WORDS = Words("en")


def draw(figure: Figure) -> str:
    return draw_in(figure, WORDS)


def figure(**more: Any) -> Figure:
    return Figure.model_validate({
        "id": "f", "title": "T", "kind": "line", "x": {"title": "Month", "values": ["A", "B", "C"]},
        "series": [{"title": "Leads", "unit": "%", "values": [100, None, 240.5]}], "source": "s", **more,
    })  # fmt: skip


def test_a_gap_is_left_open_and_each_number_has_a_dot() -> None:
    svg = draw(figure())
    assert svg.count("<circle") == 2
    assert 'aria-hidden="true"' in svg


def test_the_axis_begins_at_zero() -> None:
    assert ">0</text>" in draw(figure(series=[{"title": "x", "values": [900, 910, 920]}]))


@pytest.mark.parametrize("values", [[0, 0, 0], [-5, 3, None], [None, 7, None]])
def test_odd_numbers_are_drawn(values: list[float | None]) -> None:
    for kind in ("line", "bar"):
        assert draw(figure(kind=kind, series=[{"title": "x", "values": values}])).startswith("<svg")


def test_nothing_in_it_reaches_another_host_or_runs_or_changes_from_run_to_run() -> None:
    svg = draw(figure())
    assert svg == draw(figure())
    assert not re.search(r"<script|<style|<!--|\sid=|xlink", svg)
    assert re.findall(r'https?://[^"\s]+', svg) == ["http://www.w3.org/2000/svg"]


def test_labels_are_text_and_not_markup() -> None:
    svg = draw(figure(x={"title": "x", "values": ["<script>", "a & b", "c"]}))
    assert "&lt;script&gt;" in svg
    assert "a &amp; b" in svg


def test_labels_keep_all_their_digits_and_signs() -> None:
    texts = ["3.14159", 'a id="b" xmlns:c="d"', "c"]
    svg = draw(figure(x={"title": "x", "values": texts}))
    shown = ["".join(text.itertext()) for text in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]
    assert set(texts) <= set(shown)
    assert not re.search(r'="[^"]*\d\.\d{3,}', svg)


def test_two_builds_may_keep_the_same_chart_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = Path.replace

    def another_build_first(self: Path, target: Path) -> Path:
        monkeypatch.setattr(Path, "replace", replace)
        monkeypatch.setattr(os, "getpid", lambda: -1)
        Charts(tmp_path).svg(figure(), WORDS)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", another_build_first)
    assert Charts(tmp_path).svg(figure(), WORDS) == draw(figure())
    assert len(list(tmp_path.iterdir())) == 1


def test_a_drawn_chart_is_kept_and_taken_from_the_cache(tmp_path: Path) -> None:
    charts = Charts(tmp_path)
    first = charts.svg(figure(), WORDS)
    kept = list(tmp_path.iterdir())
    assert [file.read_text("utf-8") for file in kept] == [first]
    kept[0].write_text("<svg>kept</svg>", "utf-8")
    assert charts.svg(figure(), WORDS) == "<svg>kept</svg>"
    assert charts.svg(figure(title="Another"), WORDS) != "<svg>kept</svg>"


def test_numbers_are_written_as_in_the_language(tmp_path: Path) -> None:
    small = figure(series=[{"title": "x", "values": [0.5, 1.5, 2.5]}])
    charts = Charts(tmp_path)
    assert ">0.8</text>" in charts.svg(small, WORDS)
    assert ">0,8</text>" in charts.svg(small, Words("ru"))
    assert len(list(tmp_path.iterdir())) == 2
