"""What all files of the office have in common: they are models, and lie under the id of a ticket."""

from __future__ import annotations

import hashlib
import json
import re
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, StringConstraints

TICKET_ID = re.compile(r"[A-Za-z0-9_-]{22}", re.ASCII)
TicketId = Annotated[str, StringConstraints(pattern=rf"^{TICKET_ID.pattern}\z")]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}\z")]


class Kept(BaseModel):
    """A file of the ledger or the gradebook, or a part of one."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    def as_json(self) -> dict[str, Any]:
        """The file's content as it is written, in the order of the fields."""
        return self.model_dump(mode="json")


class OfTicket(Kept):
    """A file that lies in `folder` of the office under its ticket's id."""

    folder: ClassVar[str]


def is_ticket_id(text: str) -> bool:
    """Whether `text` is the id of a ticket: 16 random bytes in base64url."""
    return TICKET_ID.fullmatch(text) is not None


def canonical(value: Any) -> bytes:
    """A JSON value as the one text that digests and signatures are over, however its file is laid out: no spaces,
    UTF-8. Names keep their order, which says something in the ledger: the lefts of a `match` stand before the rights.
    """
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def digest_of(value: Any) -> str:
    """64 hex digits: the SHA-256 of a JSON value as `canonical` writes it."""
    return hashlib.sha256(canonical(value)).hexdigest()
