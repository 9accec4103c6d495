"""What a blueprint has against a decision that a mentor wants to take."""

from __future__ import annotations

from casebook.exam.paper.result import Decided, Standing
from casebook.exam.paper.status import short_sections, shortfalls
from casebook.model.blueprint import Blueprint


def against(standing: Standing, blueprint: Blueprint, decided: Decided, note: str) -> list[str]:
    """What the blueprint has against that decision; nothing when the mentor may take it."""
    result, todo = standing.result, standing.todo
    if standing.decision:
        return [f"it was decided already: {standing.decision.decision}, {standing.decision.date}"]
    if result.status == "borderline" and "viva" in todo:
        return ["the score is borderline, and the talk (viva) was not held", *_named(standing, blueprint)]
    if decided == "fail":
        contrary = _passes(standing) and not note
        return ["everything passes; a fail needs a note that says why"] if contrary else []
    found = []
    if "tasks" in todo:
        found.append("the open tasks are not scored")
    if result.status == "fail":
        found += [f"not reached: {one}" for one in shortfalls(blueprint, result.total, result.sections)]
        found = found or ["the result is `fail`"]
    elif standing.viva is None:  # whatever a result of an earlier version says: a talk is what makes it good
        found += _named(standing, blueprint)
    if standing.viva and standing.viva.result == "fail":
        found.append("the talk (viva) was not passed")
    if standing.review and not standing.review.section.passes:
        found.append("the practicum is below its cut score")
    return found


def _named(standing: Standing, blueprint: Blueprint) -> list[str]:
    """The sections that a talk must be about."""
    return [f"{one}: talk about it" for one in short_sections(blueprint, standing.result.sections)]


def _passes(standing: Standing) -> bool:
    talked = standing.viva is not None and standing.viva.result == "pass"
    machine = standing.result.status == "pass" or (standing.result.status == "borderline" and talked)
    return machine and "tasks" not in standing.todo and not (standing.review and not standing.review.section.passes)
