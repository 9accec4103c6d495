"""What all files of the office have in common: they are models, and lie under the id of a ticket."""

from __future__ import annotations

import re
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

TICKET_ID = re.compile(r"[A-Za-z0-9_-]{22}", re.ASCII)
TicketId = Annotated[str, StringConstraints(pattern=rf"^{TICKET_ID.pattern}\z")]


class Kept(BaseModel):
    """A file of the ledger or the gradebook, or a part of one."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    def as_json(self) -> dict[str, Any]:
        """The file's content as it is written, in the order of the fields."""
        return self.model_dump(mode="json")


class OfTicket(Kept):
    """A file that lies in `folder` of the office under its ticket's id."""

    folder: ClassVar[str]


class Entered(OfTicket):
    """What a mentor entered about a ticket: `by` whom, and the day as YYYY-MM-DD."""

    v: Literal[1] = 1
    ticket: str
    by: str
    date: str


def is_ticket_id(text: str) -> bool:
    """Whether `text` is the id of a ticket: 16 random bytes in base64url."""
    return TICKET_ID.fullmatch(text) is not None
