"""The bench of grading, with few sheets."""

from __future__ import annotations

from pathlib import Path

from tests.bench.grading import Graded, measure
from tests.bench.process import Run


def test_a_few_sheets_are_handed_in_and_graded(tmp_path: Path) -> None:
    taken = measure(tmp_path, 12)
    assert taken.sheets == 12
    assert taken.run.megabytes > 10
    assert "12 graded" in (tmp_path / "log").read_text("utf-8")


def test_it_is_judged_in_proportion() -> None:
    assert Graded(10_000, Run(120, 1, 1)).met
    assert not Graded(5000, Run(61, 1, 1)).met
