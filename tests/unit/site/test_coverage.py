"""The page *Coverage*: its picture says what its table says, in every language, and a hole shows without colour."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from casebook.load.loading import load
from casebook.model.languages import NAMES
from casebook.model.localized import localized
from casebook.site.charts import Charts
from casebook.site.coverage_page import COLUMNS, coverage_tail
from casebook.site.heatmap import SHADES, Cell, heatmap, shade
from casebook.site.site import Site

from tests.support.academy import make_academy
from tests.support.roots import EMPTY_BUNDLE


@pytest.mark.parametrize("lang", NAMES)
def test_the_picture_and_the_table_have_the_same_numbers(tmp_path: Path, lang: str) -> None:
    library = load(make_academy(tmp_path)).library
    library = library if lang == library.lang else localized(library, lang)
    tail = coverage_tail(Site(library, Charts(), EMPTY_BUNDLE), "mentor/coverage.md")
    picture = ET.fromstring(tail[tail.index("<svg") : tail.index("</svg>") + 6])
    counts = [text.text for text in picture.iter() if text.get("class") == "cb-heat-count"]
    body = tail[tail.index("<tbody>") : tail.index("</tbody>")]
    cells = re.findall(r"<td>([^<]*)</td>", body)[: -len(COLUMNS)]  # the last row is the sum
    assert len(counts) == len(library.topics) * len(COLUMNS)
    assert [str(text).rstrip(" !") for text in counts] == [cell.split(" ")[0] for cell in cells]
    assert [str(text).endswith("!") for text in counts] == ["(" in cell for cell in cells]
    assert "coverage-" not in tail


def test_a_hole_has_a_mark_and_a_frame() -> None:
    root = ET.fromstring(heatmap(["A <b>"], ["One", "Two"], [[Cell(3, 4), Cell(4, 4)]]))
    assert [text.text for text in root.iter() if text.get("class") == "cb-heat-count"] == ["3 !", "4"]
    frames = [rect.get("class", "").split() for rect in root.iter() if rect.get("rx")]
    assert ["cb-heat-hole" in names for names in frames] == [True, False]
    assert root.get("aria-hidden") == "true"


def test_shades_follow_the_share_of_the_most() -> None:
    assert [shade(count, 8) for count in range(9)] == [0, 1, 1, 2, 2, 3, 3, 4, 4]
    assert [shade(0, 0), shade(1, 1), shade(1, 1000)] == [0, SHADES, 1]
