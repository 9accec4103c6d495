"""The benches of the exam's statistics and of its wrong-key alarm, with few sheets and cohorts."""

from __future__ import annotations

from pathlib import Path

from tests.bench import counting, miskeyed
from tests.bench.process import Run
from tests.bench.report import counted, judged_keys


def test_a_few_sheets_are_counted(tmp_path: Path) -> None:
    assert counting.measure(tmp_path, 12).megabytes > 10
    assert "12 sheets" in (tmp_path / "log").read_text("utf-8")


def test_the_alarm_finds_most_wrong_keys_and_accuses_few_right_ones() -> None:
    one = miskeyed.measure(15, 40)
    assert one.found >= 0.85 and one.accused <= 0.02 and one.named > 0.9


def test_both_are_judged() -> None:
    assert counted(Run(9, 9, 100)).met is True
    assert counted(Run(11, 9, 100)).met is False
    rows = list(judged_keys([miskeyed.Judged(8, 0.95, 0.02, 1)]))
    assert [(row.value, row.met) for row in rows] == [(95, True), (2, False)]
