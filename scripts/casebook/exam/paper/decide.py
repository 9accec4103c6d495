"""What a mentor may enter about a graded sheet, and what a blueprint has against it."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from casebook.exam.paper.entered import Decided, Decision, Review, TaskScore, Viva
from casebook.exam.paper.entry import Entry
from casebook.exam.paper.result import Standing
from casebook.exam.paper.scores import reviewed
from casebook.exam.paper.status import short_sections, shortfalls
from casebook.failure import Failure, WrongUse
from casebook.model.blueprint import Blueprint

NOT_AGAIN = (
    "nothing in the office is overwritten / expected none, or --anew: these count then, and those stay on record"
)


def same_person(name: str, other: str) -> bool:
    """Whether two names of mentors are one, however they were typed: composed, capitals and spaces aside."""
    one, two = (unicodedata.normalize("NFC", " ".join(one.split())).casefold() for one in (name, other))
    return one == two


class Refused(Failure):
    """A decision that the blueprint forbids."""


@dataclass(frozen=True)
class Mentor:
    """Who enters something about the sheet of a ticket, and on which day (YYYY-MM-DD). `anew`: whether it is to count
    instead of what was entered before.
    """

    entry: Entry
    blueprint: Blueprint
    by: str
    date: str
    anew: bool = False

    def review(self, known: Standing, tasks: Mapping[str, TaskScore], second: bool = False) -> Review:
        """Open tasks or talks as scored, by the ref of the item. Raises WrongUse."""
        if not tasks:
            raise WrongUse("there are no open tasks in this exam / expected no points")
        _not_decided(known, "points")
        if second and not all(ref in known.marks for ref in tasks):
            raise WrongUse("nobody has marked it yet / expected the first marker's points before the second's")
        if second and any(same_person(known.marks[ref].by, self.by) for ref in tasks):
            raise WrongUse(f"{self.by} is the first marker / expected somebody else to mark it a second time")
        before = {ref: mark.second if second else mark.first for ref, mark in known.marks.items()}
        if not self.anew and any(before.get(ref) for ref in tasks):
            raise WrongUse(f"points were entered already; {NOT_AGAIN}")
        return reviewed(self.entry, tasks, self.by, self.date, second)

    def viva(self, known: Standing, ended: Decided, note: str) -> Viva:
        """The talk about a borderline score. Raises WrongUse."""
        if known.result.status != "borderline":
            raise WrongUse("the score is not borderline / expected no talk (viva) to be entered")
        _not_decided(known, "the talk")
        if known.viva and not self.anew:
            raise WrongUse(f"a talk was entered already by {known.viva.by} on {known.viva.date}; {NOT_AGAIN}")
        short = short_sections(self.blueprint, known.result.sections)
        if short and not note:
            about = "; ".join(map(str, short))
            raise WrongUse(f"--note is missing / expected what was talked about of each section below its cut: {about}")
        return Viva(ticket=self.entry.id, by=self.by, date=self.date, result=ended, note=note)

    def decision(self, known: Standing, decided: Decided, note: str) -> Decision:
        """The decision. Raises Refused."""
        if self.entry.rehearsal:
            raise Refused("refused: it was a rehearsal, and nobody passes or fails by one")
        if reasons := against(known, self.blueprint, decided, note):
            raise Refused("\n".join(f"refused: {reason}" for reason in reasons))
        return Decision(ticket=self.entry.id, by=self.by, date=self.date, decision=decided, note=note)


def against(standing: Standing, blueprint: Blueprint, decided: Decided, note: str) -> list[str]:
    """What the blueprint has against that decision, in words; nothing when the mentor may take it."""
    result, todo = standing.result, standing.todo
    if standing.annulment:
        return [f"it was annulled on {standing.annulment.date}"]
    if standing.decision:
        return [f"it was decided already: {standing.decision.decision}, {standing.decision.date}"]
    if standing.rivals:
        return [f"sheets with the codes {', '.join(standing.rivals)} came in, and nobody chose which of them counts"]
    if result.status == "borderline" and "viva" in todo:
        return ["the score is borderline, and the talk (viva) was not held", *_to_talk_about(standing, blueprint)]
    if decided == "fail":
        contrary = _passes(standing) and not note
        return ["everything passes; a fail needs a note that says why"] if contrary else []
    reasons = []
    if "tasks" in todo:
        reasons.append("the open tasks are not scored")
    if "talk" in todo:
        reasons.append("the talk in role was not held, or is not scored")
    if result.status == "fail":
        reasons += [f"not reached: {one}" for one in shortfalls(blueprint, result.total, result.sections)]
        reasons = reasons or ["the result is `fail`"]
    elif standing.viva is None:  # whatever a result of an earlier version says: a talk is what makes it good
        reasons += _to_talk_about(standing, blueprint)
    if result.status == "borderline" and standing.viva and standing.viva.result == "fail":
        reasons.append("the talk (viva) was not passed")
    return reasons + [f"{part.title} is below its cut score" for part in blueprint.marked if _below(standing, part.id)]


def _below(standing: Standing, section: str) -> bool:
    return section in standing.marked and not standing.marked[section].passes


def _not_decided(known: Standing, what: str) -> None:
    if known.decision:
        raise WrongUse(f"it was decided already / expected {what} before the decision")


def _to_talk_about(standing: Standing, blueprint: Blueprint) -> list[str]:
    """The sections below their cut scores."""
    return [f"{one}: talk about it" for one in short_sections(blueprint, standing.result.sections)]


def _passes(standing: Standing) -> bool:
    talked = standing.viva is not None and standing.viva.result == "pass"
    machine = standing.result.status == "pass" or (standing.result.status == "borderline" and talked)
    marked = not {"tasks", "talk"}.intersection(standing.todo)
    return machine and marked and not any(_below(standing, section) for section in standing.marked)
