"""How an exam did: its sections and its whole, how sure their scores are, and how the sheets stood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean, stdev

from casebook.exam.figures.classical import FEW, MANY, alpha, drawn_alpha, error_at, error_of
from casebook.exam.paper.result import ItemScore, Standing
from casebook.model.blueprint import Blueprint

WHOLE = "all sections"
Sheet = dict[str, list[ItemScore]]
"""The items of a sheet that count, by section."""


@dataclass(frozen=True)
class PartFigures:
    """A section, or the whole. Mean, spread and error are shares 0–1, since corrections may leave some sheets with
    fewer points.
    """

    title: str
    n: int
    points: int
    """What the latest sheet has there."""
    mean: float | None
    """From 8 sheets on."""
    alpha: float | None
    """How much of the spread of scores is no error, from 30 sheets on."""
    same_items: bool
    """Whether all had the same items: Cronbach's alpha then, else that of drawn items."""
    error: float | None
    """The standard error of measurement, from 30 sheets on."""


@dataclass(frozen=True)
class ExamFigures:
    """An exam over all its sheets."""

    exam: str
    n: int
    cut: float
    """The points that pass, of the latest blueprint."""
    error_at_cut: float
    """The standard error of measurement there, in points; it needs no sheets."""
    parts: tuple[PartFigures, ...]
    """Its sections, then the whole; open tasks, scored by people, stand in what is told of items."""
    statuses: dict[str, int]
    """How many sheets the scores alone called pass, borderline, fail."""
    vivas: dict[str, int]
    """How the talks ended that were held."""


def exam_figures(blueprint: Blueprint, standings: Sequence[Standing]) -> ExamFigures:
    """The figures of an exam; its sections are those of `blueprint`, the latest."""
    sheets = [_counted(one.result.items) for one in standings]
    parts = [_part(section.title, [section.id], sheets) for section in blueprint.sections]
    whole = _part(WHOLE, [section.id for section in blueprint.sections], sheets)
    cut = blueprint.cut_score * blueprint.points
    statuses = Counter(one.result.status for one in standings)
    vivas = Counter[str](one.viva.result for one in standings if one.viva)
    return ExamFigures(
        blueprint.id, len(standings), cut, error_at(cut, blueprint.points), (*parts, whole),
        {status: statuses[status] for status in ("pass", "borderline", "fail")}, dict(vivas),
    )  # fmt: skip


def _counted(items: Iterable[ItemScore]) -> Sheet:
    sheet: Sheet = {}
    for one in items:
        if one.counts and one.kind != "open":
            sheet.setdefault(one.section, []).append(one)
    return sheet


def _part(title: str, sections: Sequence[str], sheets: Sequence[Sheet]) -> PartFigures:
    """Errors are those of each section, since items are drawn section by section (Feldt 1984)."""
    rows = [[sheet.get(id, []) for id in sections] for sheet in sheets]
    rows = [row for row in rows if any(row)]
    n = len(rows)
    shares = [fmean(_shares(row)) for row in rows]
    same = len({tuple(sorted(one.item for part in row for one in part)) for row in rows}) == 1
    found = _alpha(rows, same) if n >= MANY else None
    return PartFigures(
        title, n, len(_shares(rows[-1])) if rows else 0, fmean(shares) if n >= FEW else None, found, same,
        stdev(shares) * max(0.0, 1 - found) ** 0.5 if found is not None else None,
    )  # fmt: skip


def _alpha(rows: Sequence[Sequence[Sequence[ItemScore]]], same: bool) -> float | None:
    """As the sums of one exam are of as many points each, they are compared as shares."""
    if same:
        by_item = [sorted((one for part in row for one in part), key=lambda one: one.item) for row in rows]
        return alpha([[(one.score or 0) / one.points for one in row] for row in by_item])
    errors = []
    for row in rows:
        found = [error_of(_shares([part])) for part in row if part]
        if None in found:
            return None
        errors.append(sum(one for one in found if one is not None) / len(_shares(row)) ** 2)
    return drawn_alpha([fmean(_shares(row)) for row in rows], errors)


def _shares(row: Iterable[Sequence[ItemScore]]) -> list[float]:
    return [(one.score or 0) / one.points for part in row for one in part]
