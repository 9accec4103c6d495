"""What is derived of a sheet: points by item and section, the status, and how the ticket stands. None of it is kept:
see `derive`.
"""

from __future__ import annotations

from typing import Any, Literal

from casebook.exam.paper.entered import Annulment, Appeal, Decision, Viva
from casebook.exam.paper.entry import Entry
from casebook.exam.paper.kept import Kept
from casebook.exam.paper.marking import Mark
from casebook.exam.paper.sheet import code_of

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
    dropped: bool = False
    """A correction took it out: it counts no longer."""
    score: float | None
    """In points; None for an open item."""
    points: int
    """What it is worth."""
    response: Json = None
    """What was chosen or typed; None when nothing was."""
    seconds: float = 0

    @property
    def counts(self) -> bool:
        """Whether it counts in its section."""
        return self.scored and not self.dropped


class SectionScore(Kept):
    """The score of a section; all but `of` is None while open tasks are not scored."""

    score: float | None
    of: int
    share: float | None
    passes: bool | None


class Total(Kept):
    """The score of all sections; what a mentor scores counts apart."""

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


class Result(Kept):
    """What the machine makes of a sheet; scores in points, shares 0–1, `graded_at` and `received` in seconds since
    1970. No name is in it.
    """

    ticket: str
    sheet_sha256: str
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
    todo: list[Literal["tasks", "talk", "viva", "decision"]]
    """What the mentor must do before the ticket is done with."""
    observed: Observed

    @property
    def code(self) -> str:
        """The commit code of the sheet."""
        return code_of(self.sheet_sha256)


class Standing(Kept):
    """How a ticket stands whose sheet came in."""

    result: Result
    marked: dict[str, SectionScore] = {}
    """By its id, each section that a mentor has scored whole: of tasks, and the talk in role."""
    done: list[Literal["tasks", "talk"]] = []
    """What of that is scored whole."""
    marks: dict[str, Mark] = {}
    """What each open task and talk was given, by the ref of the item."""
    viva: Viva | None = None
    decision: Decision | None = None
    """The one in force: none where it was taken back."""
    annulment: Annulment | None = None
    appeal: Appeal | None = None
    """One that is not settled yet."""
    rivals: list[str] = []
    """The codes of the sheets that came in, where there are several and nobody chose."""
    decided_on: Status | None = None
    """The machine's status when it was decided, where corrections have changed it since."""

    @property
    def sections(self) -> dict[str, SectionScore]:
        """Every section's score, those of tasks and talk as a mentor scored them."""
        return {**self.result.sections, **self.marked}

    @property
    def todo(self) -> list[str]:
        """What the mentor must still do."""
        if self.annulment:
            return []
        first = [*(["sheet"] if self.rivals else []), *(["appeal"] if self.appeal else [])]
        done = {*self.done, *(["viva"] if self.viva else [])}
        return first + ([] if self.decision else [what for what in self.result.todo if what not in done])

    @property
    def status(self) -> str:
        """How the sheet stands, in one word: the decision, else what stands in its way, else the machine's status."""
        if self.annulment:
            return "annulled"
        return self.decision.decision if self.decision else self.result.status


def light(standing: Standing) -> Standing:
    """The standing without its items, of which thousands take room."""
    return standing.model_copy(update={"result": standing.result.model_copy(update={"items": []})})


def number(value: float) -> str:
    """Points with two places at most, as they are shown: 33 or 32.67."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def section_score(score: float, of: int, cut: float) -> SectionScore:
    """A section's score, in points, against its cut score, a share 0–1; one without any items passes."""
    share = score / of if of else 0.0
    return SectionScore(score=round(score, 9), of=of, share=round(share, 9), passes=not of or share >= cut - SLACK)


def remains(standing: Standing, entry: Entry) -> dict[str, Json]:
    """What `erased/<ticket id>.json` keeps: how each item did, without who, when, or any text of theirs."""
    families = {kept.ref: kept.family for kept in entry.form if kept.family}
    items = [
        {
            "item": one.item, "section": one.section, "kind": one.kind, "scored": one.counts, "points": one.points,
            "score": one.score, "response": None if one.kind in TYPED else one.response,
            **({"family": families[one.ref]} if one.ref in families else {}),
        }
        for one in sorted(standing.result.items, key=lambda one: one.item)
    ]  # fmt: skip
    sections = {id: section.as_json() for id, section in standing.sections.items()}
    return {
        "v": VERSION, "exam": entry.exam, "items": items, "sections": sections,
        "total": standing.result.total.as_json(),
        "status": standing.result.status,
        "decision": standing.status if standing.decision or standing.annulment else None,
    }  # fmt: skip


TYPED = {"open", "short", "numeric"}
"""Kinds whose responses are words of the candidate's own."""
