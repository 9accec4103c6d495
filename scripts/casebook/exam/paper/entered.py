"""What mentors enter of a ticket after its sheet came in: the links of its chain, each naming the one before.

They lie in `gradebook/<ticket id>/` as `1.json`, `2.json` and so on. None is ever changed: what comes later counts.
Earlier versions kept one review, one talk and one decision a ticket, in folders of their own, without a chain.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter

from casebook.exam.paper.kept import Digest, Kept, OfTicket, TicketId

Decided = Literal["pass", "fail"]
NoneOr = Digest | Literal[""]


class Entered(Kept):
    """What a mentor entered about a ticket: `by` whom, and the day as YYYY-MM-DD."""

    v: Literal[1, 2] = 2
    ticket: TicketId
    by: str
    date: str
    before: NoneOr = ""
    """The digest of the link before; of the opened sheet, where it is the first. Empty in what version 1 wrote."""
    corrections: NoneOr = ""
    """The digest of the office's latest correction when it was entered; empty: there was none."""


class Signed(Entered):
    """What counts for or against somebody carries the office's signature."""

    signature: str = ""
    """A JWS with detached content, over the link without this field."""


class TaskScore(Kept):
    """How an open task was scored."""

    points: dict[str, float]
    """By criterion of the rubric."""
    note: str = ""


class Review(Entered):
    """Open tasks or the talk, scored by a mentor."""

    kind: Literal["review"] = "review"
    tasks: dict[str, TaskScore]
    """By the item's ref; a talk is one of them."""
    second: bool = Field(default=False, exclude_if=lambda second: not second)
    """Whether it is a second marker's, who did not see the first one's points."""
    section: Annotated[Any, Field(exclude=True)] = None
    """The score, which version 1 repeated here; it is derived, and not read."""


class Viva(Entered):
    """The talk about a borderline score."""

    kind: Literal["viva"] = "viva"
    result: Decided
    note: str


class Decision(Signed):
    """What the mentor decided."""

    kind: Literal["decision"] = "decision"
    decision: Decided
    note: str = ""


class Undecided(Signed):
    """A decision, or an annulment, is taken back: the ticket can be decided again."""

    kind: Literal["undecided"] = "undecided"
    reason: str


class Annulment(Signed):
    """The exam counts as not passed, whatever its score."""

    kind: Literal["annulment"] = "annulment"
    why: Literal["misconduct", "wrong-person"]
    reason: str


class Appeal(Signed):
    """Somebody objects to a decision; `date` is the day that the appeal came."""

    kind: Literal["appeal"] = "appeal"
    reason: str


class Outcome(Signed):
    """How an appeal ended, and who looked a second time. Upheld, the decision is taken back."""

    kind: Literal["outcome"] = "outcome"
    outcome: Literal["upheld", "dismissed"]
    second: str
    note: str


class Choice(Signed):
    """Which of two sheets that came in for the ticket counts."""

    kind: Literal["choice"] = "choice"
    sheet_sha256: Digest
    reason: str


class Revocation(Entered):
    """A certificate of the ticket was revoked."""

    kind: Literal["revocation"] = "revocation"
    credential: str
    reason: str


Link = Review | Viva | Decision | Undecided | Annulment | Appeal | Outcome | Choice | Revocation
LINK: TypeAdapter[Link] = TypeAdapter(Annotated[Link, Field(discriminator="kind")])


class Withdrawal(OfTicket):
    """`withdrawn/<ticket id>.json`: a ticket that no longer counts, because others have seen it, or it went astray."""

    folder = "withdrawn"

    v: Literal[1] = 1
    ticket: TicketId
    by: str
    date: str
    reason: str
