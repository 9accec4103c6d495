"""An opened sheet as the office keeps it: what was responded and what the page noted, without a score.

It comes from sheet and ledger alone: whoever opens the sheet, and whenever, writes the same bytes. Who did, and when it
came, stand apart, in a `Receipt`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from pydantic import Field

from casebook.exam.paper.entry import Entry, FormItem
from casebook.exam.paper.kept import Digest, Kept, OfTicket, digest_of
from casebook.exam.paper.sheet import HAND_MADE, Reason, Response, Sealed, Sheet, SheetRefused, code_of

Json = Any


class Responded(Kept):
    """One item of the form: its ref, what was chosen or typed in the ids of the bank, None when nothing was; and the
    seconds that it was in front.
    """

    ref: str
    response: Json = None
    seconds: float = 0


class Absence(Kept):
    """Once that the page was not in front: from `at`, in milliseconds since 1970."""

    at: int
    seconds: float


class Jumped(Kept):
    """Once that the device's clock jumped: when, in milliseconds since 1970, and by how many seconds; back is less than
    none.
    """

    at: int
    seconds: float


class Opened(OfTicket):
    """`gradebook/<ticket id>/<code>.json`. `started` and `submitted` in milliseconds since 1970 and `overtime` in
    seconds are by the candidate's clock. `entry`: the digest of the ledger's entry.
    """

    folder = "gradebook"

    v: Literal[2]
    ticket: str
    entry: Digest
    sheet_sha256: Digest
    started: int
    submitted: int
    overtime: float
    responses: list[Responded]
    """In the order of the form, every item of it."""
    away: list[Absence]
    reloads: int
    clock_set_back: bool
    clock_jumps: list[Jumped] = Field(default=[], exclude_if=lambda jumps: not jumps)
    agent: str

    @property
    def code(self) -> str:
        """The commit code of the sheet, as the candidate's page shows it."""
        return code_of(self.sheet_sha256)


class Receipt(Kept):
    """`gradebook/<ticket id>/received-….json`: when a sheet came and was graded, by the mentor's clock, in seconds
    since 1970; and whether its code was compared.
    """

    v: Literal[1] = 1
    sheet_sha256: Digest
    received: int
    graded: int
    code_checked: bool = False


def earliest(receipts: Sequence[Receipt]) -> Receipt:
    """What counts of several receipts of one sheet: the first; and its code was compared if it ever was."""
    first = min(receipts, key=lambda one: (one.received, one.graded))
    return first.model_copy(update={"code_checked": any(one.code_checked for one in receipts)})


def opened(entry: Entry, sealed: Sealed, sheet: Sheet) -> Opened:
    """What is kept of a sheet that was opened. Raises SheetRefused when it does not belong to the ledger's entry."""
    _belongs(entry, sealed, sheet)
    responses = [
        {
            "ref": kept.ref, "response": in_real_ids(kept, sheet.responses.get(kept.ref)),
            "seconds": round(sheet.seconds.get(kept.ref, 0), 1),
        }
        for kept in entry.form
    ]  # fmt: skip
    return Opened.model_validate({
        "v": 2, "ticket": sheet.ticket, "entry": digest_of(entry.as_json()), "sheet_sha256": sealed.sha256,
        "started": sheet.started, "submitted": sheet.submitted, "overtime": sheet.overtime, "responses": responses,
        "away": [one.model_dump() for one in sheet.away], "reloads": sheet.reloads,
        "clock_set_back": sheet.clock_set_back, "agent": sheet.agent,
        **({"clock_jumps": [one.model_dump() for one in sheet.clock_jumps]} if sheet.clock_jumps else {}),
    })  # fmt: skip


def _belongs(entry: Entry, sealed: Sealed, sheet: Sheet) -> None:
    """Sheet and ledger speak of the same ticket, sealed for the keys it named, with items it drew."""
    if sheet.ticket_sha256 != entry.ticket_sha256:
        raise SheetRefused(Reason.OTHER_TICKET, "it was made with an altered ticket, or with another of the same id")
    if set(sealed.recipients) != {entry.kids.team, entry.kids.escrow}:
        raise SheetRefused(Reason.OTHER_KEY, "it is sealed for other keys than its ticket names", HAND_MADE)
    drawn = {kept.ref for kept in entry.form}
    strange = [ref for ref in [*sheet.responses, *sheet.seconds] if ref not in drawn]
    if strange:
        raise SheetRefused(Reason.NOT_DRAWN, f"{strange[0][:20]!a} is no item of its ticket")


def in_real_ids(kept: FormItem, response: Response) -> Json:
    """The response with the bank's ids in the place of the ticket's. Raises SheetRefused on any other id."""
    parts: Mapping[str, str] = kept.parts
    if not response:
        return None
    match kept.kind, response:
        case "single", str():
            return _real(parts, response, kept.ref)
        case (("multiple" | "order"), list()):
            return [_real(parts, id, kept.ref) for id in response]
        case "match", dict():
            lefts, rights = sides(kept)
            return {
                _real(lefts, left, kept.ref): _real(rights, right, kept.ref)
                for left, right in response.items()
                if right
            } or None
        case (("numeric" | "short" | "open"), str()):
            return response
    raise SheetRefused(Reason.NOT_DRAWN, f"its response to {kept.ref} has not the shape of kind `{kept.kind}`")


def sides(kept: FormItem) -> tuple[dict[str, str], dict[str, str]]:
    """The parts of a `match` item: lefts, which stand first in the ledger, and rights.

    Both sides of a pair have one real id. Were they not told apart, giving each left as its own right would score.
    """
    parts, lefts = list(kept.parts.items()), len(kept.key)
    return dict(parts[:lefts]), dict(parts[lefts:])


def _real(parts: Mapping[str, str], id: str, ref: str) -> str:
    if id not in parts:
        raise SheetRefused(Reason.NOT_DRAWN, f"its response to {ref} names a part that the item does not have")
    return parts[id]
