"""What is kept of a graded sheet: the machine's result, the mentor's review, the viva, the decision."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from casebook.exam.paper.entry import Entry
from casebook.exam.paper.kept import Entered, Kept, OfTicket
from casebook.failure import WrongUse

Decided = Literal["pass", "fail"]
Status = Literal["pass", "fail", "borderline"]
Json = Any
VERSION = 1
SLACK = 1e-6
"""Shares are sums of thirds and fifths; a rounding must not fail anybody."""


class ItemScore(Kept):
    """One item of the form, in the ids of the bank."""

    ref: str
    item: str
    section: str
    kind: str
    scored: bool
    """False: a pilot item, which counts nowhere."""
    score: float | None
    """In points; None for an open item."""
    points: int
    """What it is worth."""
    response: Json = None
    """What was chosen or typed; None when nothing was."""
    seconds: float = 0


class SectionScore(Kept):
    """The score of a section; all but `of` is None while open tasks are not scored."""

    score: float | None
    of: int
    share: float | None
    passes: bool | None


class Total(Kept):
    """The score of all sections; the practicum counts apart."""

    score: float
    of: int
    share: float


class Observed(Kept):
    """What the exam page and the clocks noted, for the mentor to judge; the machine punishes none of it. `started` and
    `submitted` are in milliseconds since 1970, by the candidate's clock.
    """

    started: int
    submitted: int
    away: int
    away_seconds: float
    reloads: int
    clock_set_back: bool
    agent: str
    remarks: list[str]
    """What does not fit together, in words."""


class Result(OfTicket):
    """`gradebook/<ticket id>.json`: what the machine found; scores in points, shares 0–1, `graded_at` and `received` in
    seconds since 1970. No name is in it.
    """

    folder = "gradebook"

    v: Literal[1]
    ticket: str
    sheet_sha256: str
    code: str
    code_checked: bool
    graded_at: int
    received: int
    late: int
    """Seconds by which the sheet came after the ticket's last moment, by the mentor's clock."""
    overtime: float
    """Seconds beyond the minutes of the ticket, by the candidate's clock."""
    items: list[ItemScore]
    sections: dict[str, SectionScore]
    total: Total
    status: Status
    todo: list[Literal["tasks", "viva", "decision"]]
    """What the mentor must still do."""
    observed: Observed


class TaskScore(Kept):
    """How an open task was scored."""

    points: dict[str, float]
    """By criterion of the rubric."""
    note: str = ""


class Review(Entered):
    """`reviews/<ticket id>.json`: the open tasks, scored by a mentor."""

    folder = "reviews"

    tasks: dict[str, TaskScore]
    """By the item's ref."""
    section: SectionScore
    """The practicum's score."""


class Viva(Entered):
    """`vivas/<ticket id>.json`: the talk about a borderline score."""

    folder = "vivas"

    result: Decided
    note: str


class Decision(Entered):
    """`decisions/<ticket id>.json`: what the mentor decided."""

    folder = "decisions"

    decision: Decided
    note: str = ""


class Withdrawal(Entered):
    """`withdrawn/<ticket id>.json`: a ticket that no longer counts, because others have seen it, or it went astray."""

    folder = "withdrawn"

    reason: str


class Standing(Kept):
    """All that is known of one sheet."""

    result: Result
    review: Review | None = None
    viva: Viva | None = None
    decision: Decision | None = None

    @property
    def sections(self) -> dict[str, SectionScore]:
        """Every section's score, the practicum's as reviewed."""
        scores = dict(self.result.sections)
        if self.review:
            scores[next(id for id, section in scores.items() if section.score is None)] = self.review.section
        return scores

    @property
    def todo(self) -> list[str]:
        """What the mentor must still do."""
        done = {"tasks": self.review, "viva": self.viva, "decision": self.decision}
        return [] if self.decision else [what for what in self.result.todo if not done[what]]

    @property
    def status(self) -> str:
        """How the sheet stands, in one word: the decision, else what stands in its way, else the machine's status."""
        return self.decision.decision if self.decision else self.result.status


def number(value: float) -> str:
    """Points with two places at most, as they are shown: 33 or 32.67."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def section_score(score: float, of: int, cut: float) -> SectionScore:
    """A section's score, in points, against its cut score, a share 0–1."""
    share = score / of if of else 0.0
    return SectionScore(score=round(score, 9), of=of, share=round(share, 9), passes=share >= cut - SLACK)


def reviewed(entry: Entry, cut: float, tasks: Mapping[str, TaskScore], by: str, date: str) -> Review:
    """The review of a form's open tasks. Raises WrongUse when points are missing or too many."""
    open_items = {kept.ref: kept for kept in entry.items_of("open")}
    if set(tasks) != set(open_items):
        raise WrongUse("--points", f"points for {len(tasks)} of {len(open_items)} open tasks", "all, and no others")
    total = 0.0
    for ref, kept in open_items.items():
        most = {line.id: line.points for line in kept.rubric}
        given = tasks[ref].points
        for id in [*most, *given]:
            if id not in most or not 0 <= given.get(id, -1) <= most[id]:
                at_most = f"0–{most[id]} points" if id in most else f"one of {', '.join(most)}"
                raise WrongUse(id, f"{given.get(id, 'nothing')}", at_most)
        total += sum(given.values())
    of = sum(kept.points for kept in open_items.values())
    section = section_score(total, of, cut)
    return Review(ticket=entry.id, by=by, date=date, tasks=dict(tasks), section=section)


def remains(standing: Standing, entry: Entry) -> dict[str, Json]:
    """What `erased/<ticket id>.json` keeps: how each item did, without who, when, or any text of theirs."""
    families = {kept.ref: kept.family for kept in entry.form if kept.family}
    items = [
        {
            "item": one.item, "section": one.section, "kind": one.kind, "scored": one.scored, "points": one.points,
            "score": one.score, "response": None if one.kind in TYPED else one.response,
            **({"family": families[one.ref]} if one.ref in families else {}),
        }
        for one in sorted(standing.result.items, key=lambda one: one.item)
    ]  # fmt: skip
    sections = {id: section.as_json() for id, section in standing.sections.items()}
    return {
        "v": VERSION, "exam": entry.exam, "items": items, "sections": sections,
        "total": standing.result.total.as_json(),
        "status": standing.result.status, "decision": standing.decision.decision if standing.decision else None,
    }  # fmt: skip


TYPED = {"open", "short", "numeric"}
"""Kinds whose responses are words of the candidate's own."""
