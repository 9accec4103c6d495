"""Grades an opened sheet against the ledger's copy of the keys. Scoring itself is `casebook.model.scoring`."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from casebook.exam.paper.entry import Entry, FormItem
from casebook.exam.paper.result import ItemScore, Observed, Result, SectionScore, Total, section_score
from casebook.exam.paper.sheet import HAND_MADE, Reason, Response, Sealed, Sheet, SheetRefused
from casebook.exam.paper.status import status_of
from casebook.model.blueprint import Blueprint
from casebook.model.scoring import score

Json = Any
CLOCKS_APART = 300
"""Clocks that differ by less than five minutes are called right."""

LONG_AFTER = 7200
"""The file and the code are to be sent at once; what came two hours later asks for a look."""


@dataclass(frozen=True)
class Receipt:
    """How the sheet came, by the mentor's clock, in seconds; and whether its code was compared."""

    received: int
    graded: int
    code_checked: bool = False


def grade(entry: Entry, blueprint: Blueprint, sealed: Sealed, sheet: Sheet, receipt: Receipt) -> Result:
    """The result of a sheet. Raises SheetRefused when it does not belong to the ledger's entry."""
    _belongs(entry, sealed, sheet)
    items = [_item_score(kept, sheet) for kept in entry.form]
    sections = _sections(blueprint, items)
    total = _total(blueprint, sections)
    status = status_of(blueprint, total, sections)
    practicum = any(item.kind == "open" for item in items)
    todo = [*(["tasks"] if practicum else []), *(["viva"] if status == "borderline" else []), "decision"]
    todo = [] if entry.rehearsal else todo
    return Result.model_validate({
        "v": 1, "ticket": sheet.ticket, "sheet_sha256": sealed.sha256, "code": sealed.code,
        "code_checked": receipt.code_checked, "graded_at": receipt.graded, "received": receipt.received,
        "late": max(0, receipt.received - entry.expires), "overtime": sheet.overtime, "items": items,
        "sections": sections, "total": total, "status": status, "todo": todo,
        "observed": _observed(entry, sheet, receipt),
    })  # fmt: skip


def _belongs(entry: Entry, sealed: Sealed, sheet: Sheet) -> None:
    """Sheet and ledger speak of the same ticket, sealed for the keys it named, with items it drew."""
    if sheet.ticket_sha256 != entry.ticket_sha256:
        raise SheetRefused(Reason.OTHER_TICKET, "it was made with an altered ticket, or with another of the same id")
    if set(sealed.recipients) != set(seal_of(entry)):
        raise SheetRefused(Reason.OTHER_KEY, "it is sealed for other keys than its ticket names", HAND_MADE)
    drawn = {kept.ref for kept in entry.form}
    strange = [ref for ref in [*sheet.responses, *sheet.seconds] if ref not in drawn]
    if strange:
        raise SheetRefused(Reason.NOT_DRAWN, f"{strange[0][:20]!a} is no item of its ticket")


def seal_of(entry: Entry) -> Sequence[str]:
    """The ids of the keys that a sheet for this ticket is sealed for."""
    return [entry.kids.team, entry.kids.escrow]


def _item_score(kept: FormItem, sheet: Sheet) -> ItemScore:
    response = in_real_ids(kept, sheet.responses.get(kept.ref))
    share = score(kept.kind, kept.key, response)
    return ItemScore(
        ref=kept.ref, item=kept.item, section=kept.section, kind=kept.kind, scored=kept.scored,
        score=None if share is None else share * kept.points, points=kept.points, response=response,
        seconds=round(sheet.seconds.get(kept.ref, 0), 1),
    )  # fmt: skip


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


def _sections(blueprint: Blueprint, items: Sequence[ItemScore]) -> dict[str, SectionScore]:
    scores = {}
    for section in blueprint.sections:
        counted = [item for item in items if item.section == section.id and item.scored]
        points = math.fsum(item.score or 0 for item in counted)
        scores[section.id] = section_score(points, sum(item.points for item in counted), section.cut_score)
    if blueprint.practicum:
        of = sum(item.points for item in items if item.section == blueprint.practicum.id)
        scores[blueprint.practicum.id] = SectionScore(score=None, of=of, share=None, passes=None)
    return scores


def _total(blueprint: Blueprint, sections: Mapping[str, SectionScore]) -> Total:
    counted = [sections[section.id] for section in blueprint.sections]
    points, of = math.fsum(one.score or 0 for one in counted), sum(one.of for one in counted)
    return Total(score=round(points, 9), of=of, share=round(points / of, 9) if of else 0.0)


def _observed(entry: Entry, sheet: Sheet, receipt: Receipt) -> Observed:
    return Observed(
        started=sheet.started, submitted=sheet.submitted, away=len(sheet.away),
        away_seconds=round(math.fsum(one.seconds for one in sheet.away), 1), reloads=sheet.reloads,
        clock_set_back=sheet.clock_set_back, agent=sheet.agent, remarks=list(_remarks(entry, sheet, receipt)),
    )  # fmt: skip


def _remarks(entry: Entry, sheet: Sheet, receipt: Receipt) -> list[str]:
    """What in the candidate's times does not fit together: a clock that is wrong, or was set."""
    started, submitted = sheet.started / 1000, sheet.submitted / 1000
    remarks = []
    if sheet.clock_set_back:
        remarks.append("the candidate's clock was set back during the exam")
    if submitted < started:
        remarks.append("it was submitted before it was started, by the candidate's clock")
    if started < entry.issued - CLOCKS_APART:
        remarks.append("it was started before the ticket was issued, by the candidate's clock")
    if submitted > receipt.received + CLOCKS_APART:
        remarks.append("it was submitted after it was received, by the candidate's clock")
    waited = receipt.received - submitted
    if waited > LONG_AFTER:
        hours = f"{waited / 3600:.0f} hours after it was submitted"
        remarks.append(f"it was received {hours}, by the candidate's clock: look when the file and the code came")
    over = submitted - started - entry.minutes * 60
    if over > sheet.overtime + CLOCKS_APART:
        remarks.append(f"it took {over / 60:.0f} minutes more than allowed, and says {sheet.overtime / 60:.0f}")
    return remarks
