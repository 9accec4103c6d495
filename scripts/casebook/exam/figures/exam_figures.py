"""How an exam did: its sections and its whole, how sure their scores are, and how the sheets stood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean, stdev

from casebook.exam.figures.classical import FEW, MANY, alpha, drawn_alpha, error_at, error_of
from casebook.exam.figures.marker_figures import MarkerFigures, Twice, marker_figures
from casebook.exam.figures.trying import Sat, Try
from casebook.model.blueprint import Blueprint

WHOLE = "all sections"
Sheet = dict[str, list[Try]]
"""The items of a sheet that count, each worth a point, by section."""


@dataclass(frozen=True)
class PartFigures:
    """A section, or the whole. Mean, spread and error are shares 0–1, since corrections may leave some sheets with
    fewer points.
    """

    title: str
    n: int
    points: int
    """What the latest sheet has there; 0 where mentors score it."""
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
    """Its sections, the whole, then what mentors score."""
    markers: tuple[MarkerFigures, ...]
    """Of each section that mentors score, how far two of them agree."""
    statuses: dict[str, int]
    """How many sheets the scores alone called pass, borderline, fail."""
    vivas: dict[str, int]
    """How the talks ended that were held."""


def exam_figures(blueprint: Blueprint, sittings: Sequence[Sat]) -> ExamFigures:
    """The figures of an exam; its sections are those of `blueprint`, the latest."""
    sheets = [_counted(one.tries) for one in sittings]
    parts = [_part(section.title, [section.id], sheets) for section in blueprint.sections]
    whole = _part(WHOLE, [section.id for section in blueprint.sections], sheets)
    cut = blueprint.cut_score * blueprint.points
    statuses = Counter(one.status for one in sittings)
    vivas = Counter[str](one.viva for one in sittings if one.viva)
    return ExamFigures(
        blueprint.id, len(sittings), cut, error_at(cut, blueprint.points), 
        (*parts, whole, *(_marked(part.id, part.title, sittings) for part in blueprint.marked)),
        tuple(marker_figures(part.title, _twice(part.id, sittings)) for part in blueprint.marked),
        {status: statuses[status] for status in ("pass", "borderline", "fail")}, dict(vivas),
    )  # fmt: skip


def _marked(id: str, title: str, sittings: Sequence[Sat]) -> PartFigures:
    """A section that mentors score: how much of a task's points was got."""
    scores = [[one.score for one in sitting.tries if one.section == id and one.scored] for sitting in sittings]
    means = [fmean(one) for one in scores if one]
    return PartFigures(title, len(means), 0, fmean(means) if len(means) >= FEW else None, None, False, None)


def _twice(id: str, sittings: Sequence[Sat]) -> list[Twice]:
    return [one for sitting in sittings for one in sitting.twice if one.section == id]


def _counted(tries: Iterable[Try]) -> Sheet:
    sheet: Sheet = {}
    for one in tries:
        if one.scored and not one.dropped and one.kind != "open":
            sheet.setdefault(one.section, []).append(one)
    return sheet


def _part(title: str, sections: Sequence[str], sheets: Sequence[Sheet]) -> PartFigures:
    """Errors are those of each section, since items are drawn section by section (Feldt 1984)."""
    rows = [[sheet.get(id, []) for id in sections] for sheet in sheets]
    rows = [row for row in rows if any(row)]
    n = len(rows)
    shares = [fmean(_shares(row)) for row in rows]
    forms = {tuple(sorted((one.known_as, one.version) for part in row for one in part)) for row in rows}
    same = len(forms) == 1 and all(version for form in forms for _, version in form)
    found = _alpha(rows, same) if n >= MANY else None
    return PartFigures(
        title, n, len(_shares(rows[-1])) if rows else 0, fmean(shares) if n >= FEW else None, found, same,
        stdev(shares) * max(0.0, 1 - found) ** 0.5 if found is not None else None,
    )  # fmt: skip


def _alpha(rows: Sequence[Sequence[Sequence[Try]]], same: bool) -> float | None:
    """As the sums of one exam are of as many points each, they are compared as shares."""
    if same:
        by_item = [sorted((one for part in row for one in part), key=lambda one: one.known_as) for row in rows]
        return alpha([[one.score for one in row] for row in by_item])
    errors = []
    for row in rows:
        found = [error_of(_shares([part])) for part in row if part]
        if None in found:
            return None
        errors.append(sum(one for one in found if one is not None) / len(_shares(row)) ** 2)
    return drawn_alpha([fmean(_shares(row)) for row in rows], errors)


def _shares(row: Iterable[Sequence[Try]]) -> list[float]:
    return [one.score for part in row for one in part]
