"""How far two markers agree who did not see each other's points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import NamedTuple

from casebook.exam.figures.classical import FEW, wilson
from casebook.exam.paper.marking import Mark


class Twice(NamedTuple):
    """A task or a talk that two marked: on how many criteria, on how many of them they gave the same, and by how many
    points of how many they are apart.
    """

    section: str
    criteria: int
    same: int
    apart: float
    of: int


@dataclass(frozen=True)
class MarkerFigures:
    """All that two marked in a section."""

    title: str
    n: int
    same: float | None
    """The share of criteria that got the same points from both, 0–1; from 8 tasks on, as the others."""
    interval: tuple[float, float] | None
    apart: float | None
    """By how much of a task's points they are apart in the mean, 0–1."""


def twice(mark: Mark, section: str, of: int) -> Twice | None:
    """What two markers gave; None where there was one."""
    if mark.second is None or mark.apart is None:
        return None
    other = mark.second.points
    same = sum(points == other.get(id) for id, points in mark.first.points.items())
    return Twice(section, len(mark.first.points), same, mark.apart, of)


def marker_figures(title: str, marked: Iterable[Twice]) -> MarkerFigures:
    """The figures of a section."""
    known = list(marked)
    if len(known) < FEW:
        return MarkerFigures(title, len(known), None, None, None)
    criteria = sum(one.criteria for one in known)
    same = sum(one.same for one in known) / criteria
    return MarkerFigures(title, len(known), same, wilson(same, criteria), _apart(known))


def _apart(known: Sequence[Twice]) -> float:
    return fmean(one.apart / one.of for one in known)
