"""The figures of a data set that has been published with them: section 7 of a Law School Admission Test, 1000 persons
and 5 items (Bock & Lieberman 1970, doi:10.1007/BF02291262).
"""

from __future__ import annotations

from itertools import product

import pytest
from casebook.exam.figures.classical import alpha, drawn_alpha, error_of
from casebook.exam.figures.item_figures import item_figures
from casebook.exam.figures.trying import RIGHT, Try

COUNTS = (
    12, 19, 1, 7, 3, 19, 3, 17, 10, 5, 3, 7, 7, 23, 8, 28, 7, 39, 11, 34, 14, 51, 15, 90,
    6, 25, 7, 35, 18, 136, 32, 308,
)  # fmt: skip
"""How many persons had each pattern, 00000 to 11111."""
ROWS = [pattern for pattern, count in zip(product((0, 1), repeat=5), COUNTS, strict=True) for _ in range(count)]
FACILITY = (0.828, 0.658, 0.772, 0.606, 0.843)
ITEM_REST = (0.245732, 0.246674, 0.313179, 0.222751, 0.174786)


def tried(row: tuple[int, ...], place: int) -> Try:
    score = row[place]
    said = RIGHT if score else "wrong"
    return Try("lsat", f"item-{place + 1}", "7", "single", True, False, score, (said,), said, sum(row) - score, 4)


def test_facility_and_item_rest_correlation() -> None:
    figures = item_figures(tried(row, place) for row in ROWS for place in range(5))
    by_id = sorted(figures, key=lambda one: one.known_as)
    assert [one.n for one in by_id] == [1000] * 5
    assert [one.facility for one in by_id] == pytest.approx(FACILITY, abs=5e-7)
    assert [one.item_rest for one in by_id] == pytest.approx(ITEM_REST, abs=5e-7)
    assert not any(one.suspect for one in figures)


def test_alpha() -> None:
    assert alpha(ROWS) == pytest.approx(0.453409, abs=5e-7)


def test_of_drawn_items_it_is_kr_21() -> None:
    errors = [error for row in ROWS if (error := error_of(row)) is not None]
    sums = [float(sum(row)) for row in ROWS]
    found, mean = drawn_alpha(sums, errors), sum(sums) / 1000
    spread = sum((one - mean) ** 2 for one in sums) / 999
    kr21 = 5 / 4 * (1 - (mean * (5 - mean)) / (5 * spread))
    assert found is not None and found < 0.453409
    assert found == pytest.approx(kr21, abs=1e-3)
