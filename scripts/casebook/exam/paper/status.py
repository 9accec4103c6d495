"""What scores come to: pass, fail, or borderline; and why, in words. The mock exam does the same in
scripts/web/src/mock/score.ts, and both pass tests/golden/status.json.

A pass needs the whole cut score and that of every section. A talk (viva) is held where little is missing: the whole
lies in the borderline band, or above it while a section falls short; and no section falls further short than the band
reaches below the cut score of the whole. All else is a fail.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from casebook.exam.paper.result import SLACK, SectionScore, Status, Total, number
from casebook.model.blueprint import Blueprint


@dataclass(frozen=True)
class Short:
    """A section below its cut score."""

    id: str
    title: str
    score: float
    of: int
    needed: float
    talk: bool
    """Whether so little is missing that a talk can make it good."""

    def __str__(self) -> str:
        return f"{self.title}: {number(self.score)} of {self.of} points, and its cut score is {number(self.needed)}"


def short_sections(blueprint: Blueprint, sections: Mapping[str, SectionScore]) -> list[Short]:
    """The sections below their cut scores; not those that a mentor scores."""
    short = []
    points = blueprint.talk_points * left_of(blueprint, sections)
    for section in blueprint.sections:
        one = sections[section.id]
        needed = round(section.cut_score * one.of, 9)
        missing = needed - (one.score or 0)
        if missing > SLACK:
            talk = blueprint.borderline is not None and missing <= points + SLACK
            short.append(Short(section.id, section.title, one.score or 0, one.of, needed, talk))
    return short


def status_of(blueprint: Blueprint, total: Total, sections: Mapping[str, SectionScore]) -> Status:
    """Pass, fail or borderline, by the scores alone."""
    short, band = short_sections(blueprint, sections), blueprint.borderline
    if not all(section.talk for section in short):
        return "fail"
    left = left_of(blueprint, sections)
    if band and band.lowest * left - SLACK <= total.score <= band.highest * left + SLACK:
        return "borderline"
    if total.score < _needed(blueprint, total) - SLACK:
        return "fail"
    return "borderline" if short else "pass"


def lines_reached(blueprint: Blueprint, total: Total, sections: Mapping[str, SectionScore]) -> dict[str, bool | None]:
    """Every cut score, by the title of what it is of, and whether it is reached; None where nothing is scored yet."""
    whole = {"the whole": total.score >= _needed(blueprint, total) - SLACK}
    return {**whole, **{part.title: sections[part.id].passes for part in blueprint.parts}}


def shortfalls(blueprint: Blueprint, total: Total, sections: Mapping[str, SectionScore]) -> list[str]:
    """Everything that was not reached, in words."""
    needed, band, left = _needed(blueprint, total), blueprint.borderline, left_of(blueprint, sections)
    lowest = band.lowest * left if band else 0.0
    reasons = []
    if total.score < needed - SLACK:
        below = f", and below the borderline band from {number(lowest)}" if total.score < lowest - SLACK else ""
        points = f"{number(total.score)} of {total.of} points"
        reasons.append(f"the whole: {points}, and the cut score is {number(needed)}{below}")
    for section in short_sections(blueprint, sections):
        most = number(blueprint.talk_points * left)
        far = "" if section.talk or not band else f"; a talk makes good {most} points at most"
        reasons.append(f"{section}{far}")
    return reasons


def left_of(blueprint: Blueprint, sections: Mapping[str, SectionScore]) -> float:
    """The share of the sections' points that is left, 0–1: less than 1 where corrections dropped items. The borderline
    band, which the blueprint gives in points of the whole, shrinks with it.
    """
    of = sum(sections[section.id].of for section in blueprint.sections)
    return of / blueprint.points if blueprint.points else 1.0


def _needed(blueprint: Blueprint, total: Total) -> float:
    return round(blueprint.cut_score * total.of, 9)
