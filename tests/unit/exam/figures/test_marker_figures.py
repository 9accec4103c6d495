"""How far two markers agree, on marks that can be counted by hand."""

from __future__ import annotations

from casebook.exam.figures.marker_figures import marker_figures, twice
from casebook.exam.paper.entered import TaskScore
from casebook.exam.paper.marking import Mark


def mark(first: dict[str, float], second: dict[str, float] | None) -> Mark:
    other = TaskScore(points=second) if second else None
    return Mark(first=TaskScore(points=first), by="Test Mentor", date="2026-11-22", second=other)


def test_one_marker_agrees_with_nobody() -> None:
    assert twice(mark({"goal": 2}, None), "tasks", 5) is None


def test_criteria_are_compared_one_by_one() -> None:
    """Equal sums of unequal points are no agreement."""
    alike = twice(mark({"goal": 2, "day": 1}, {"goal": 2, "day": 1}), "tasks", 5)
    other = twice(mark({"goal": 2, "day": 1}, {"goal": 1, "day": 2}), "tasks", 5)
    assert alike and other and (other.same, other.apart) == (0, 2)
    figures = marker_figures("Tasks", [alike] * 6 + [other] * 2)
    assert (figures.n, figures.same, figures.apart) == (8, 0.75, 0.1)
    assert figures.interval and figures.interval[0] < 0.6 < 0.75 < figures.interval[1]


def test_few_tasks_tell_nothing() -> None:
    alike = twice(mark({"goal": 2}, {"goal": 2}), "tasks", 5)
    assert alike and marker_figures("Tasks", [alike] * 7).same is None
