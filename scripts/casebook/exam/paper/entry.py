"""What the ledger keeps of a ticket: who, which exam, and the form with its keys."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field

from casebook.exam.paper.kept import Kept, TicketId
from casebook.exam.paper.shares import public_points

Json = Any


class Part(Kept):
    """A part of the ledger; nothing in it is of another type than it says, not even a number in quotes."""

    model_config = ConfigDict(strict=True)


class Candidate(Part):
    """Who sits the exam. `contact` is an e-mail address or a staff number, in small letters."""

    name: str
    contact: str


class Kids(Part):
    """The ids of the keys: the one that signs the ticket, and those that its sheet is sealed for."""

    ticket: str
    team: str
    escrow: str


class Copied(Part):
    """The blueprint as it was on the day of issue, and its digest."""

    digest: str
    copy_: Annotated[dict[str, Json], Field(alias="copy")]


class Despite(Part):
    """Why a ticket was issued although something spoke against it."""

    reason: str
    objections: list[str]


class RubricLine(Part):
    """A criterion of an open item."""

    id: str
    text: str
    points: int


class KeptRole(Part):
    """The mentor's part in a talk: what the client says and knows, and what to watch for."""

    part: str
    watch: str


class KeptMistake(Part):
    """A named mistake: the option, the number as text or the forms that it leads to; and what was misunderstood."""

    id: str
    leads_to: list[str]
    rationale: str


class FormItem(Part):
    """An item of the form as it was on the day of issue, whole: one that is mended later changes no exam that was sat,
    and an instance is graded and explained without its recipe.
    """

    ref: str
    """What the ticket calls it."""
    item: str
    """Its id in the bank; of an instance the family's, and the beginning of a digest."""
    source: str
    """`public`, `private`, or `drawn` from a family."""
    digest: str
    section: str
    scored: bool
    points: int
    kind: str
    parts: dict[str, str]
    """The bank's ids of its parts by the ticket's; of a `match` item the lefts stand first."""
    stem: str
    key: Json
    """In the bank's ids, in the shape that `scoring.score` takes."""
    rubric: list[RubricLine] = Field(default_factory=list)
    sample: str | None = None
    role: KeptRole | None = None
    """Of a talk, which stands in no ticket."""
    texts: dict[str, str] = Field(default_factory=dict)
    """What its parts said, by the ticket's ids, in the ticket's language."""
    family: str | None = None
    """The family that it is an instance of."""
    parameters: dict[str, str | list[str]] = Field(default_factory=dict)
    """What was drawn for the instance."""
    mistakes: list[KeptMistake] = Field(default_factory=list)

    @property
    def known_as(self) -> str:
        """By what it is known whether somebody has had it: of an instance the family, whose others are like it."""
        return self.family or self.item


class Entry(Part):
    """`ledger/<ticket id>.json`. Who and which exam come first, so that they are found without reading on. `issued` and
    `expires` are in seconds since 1970, `minutes` has the `extra` time in it, `attempt` counts from 1.
    """

    v: Literal[1]
    id: TicketId
    candidate: Candidate
    exam: str
    lang: str
    extra: int | float
    attempt: int
    issued: int
    expires: int
    minutes: int
    despite: Despite | None = None
    rehearsal: bool = False
    """Whether it was issued to be tried: nobody passes by it."""
    supervised_by: str | None = None
    """Who was to sit beside the candidate, empty: nobody; None in what earlier versions wrote."""
    mixed_languages: bool = False
    """Whether somebody confirmed that items may be in another language than the ticket."""
    ticket_sha256: str
    kids: Kids
    blueprint: Copied
    scoring: int = 1
    """The version of scoring that its responses are worth points by; earlier versions of the ledger don't name it."""
    form: list[FormItem]

    def as_json(self) -> dict[str, Json]:
        """The entry as it is written: fields that were not given are left out."""
        return self.model_dump(mode="json", by_alias=True, exclude_unset=True)

    @property
    def public(self) -> tuple[int, int]:
        """The points of public items, and those of all that count."""
        return public_points(self.form)

    def items_of(self, kind: str) -> list[FormItem]:
        """The items of a kind, in the order of the form."""
        return [kept for kept in self.form if kept.kind == kind]
