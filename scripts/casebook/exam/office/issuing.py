"""Issues a ticket: draws a form that the candidate may have, signs it, and enters it in the ledger."""

from __future__ import annotations

import datetime
import hashlib
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from casebook.exam.office import former, gradebook, ledger
from casebook.exam.office.office import Office
from casebook.exam.office.private_keys import PrivateKey, current_public
from casebook.exam.office.storage import ANEW, OfficeFault, locked, read_bytes, sweep, write_once
from casebook.exam.paper.attempts import Attempt, objections
from casebook.exam.paper.draw import CannotDraw, draw_form
from casebook.exam.paper.entry import Entry, Kids
from casebook.exam.paper.form import Form
from casebook.exam.paper.public_keys import claims_of
from casebook.exam.paper.result import Result
from casebook.exam.paper.shares import to_add, too_public
from casebook.exam.paper.ticket import Setting, Ticket, make_ticket, sha256_of, sign
from casebook.failure import Failure
from casebook.model import scoring
from casebook.model.blueprint import Blueprint
from casebook.model.exam_keys import KeyFile, Role
from casebook.model.languages import NAMES, SOURCE
from casebook.model.localized import localized

if TYPE_CHECKING:  # with the bank comes all that reads content, half a second
    from casebook.exam.office.bank import Bank

DAY = 86_400
SUFFIX = ".ticket"


class Objected(Failure):
    """The candidate may not sit the exam now; `reasons` say why. A mentor may issue all the same, with a reason."""

    def __init__(self, reasons: list[str]) -> None:
        hint = "hint: --despite REASON issues one all the same, and records the reason"
        super().__init__("\n    ".join(["no ticket was issued:", *reasons, hint]))
        self.reasons = reasons


class TooPublic(Failure):
    """A form would hold more public items than its blueprint allows."""

    def __init__(self, lacking: Mapping[str, int]) -> None:
        super().__init__(
            f"no ticket was issued: too much of it would be on the site; private items or families to add: "
            f"{to_add(lacking)}\n    hint: write them into the office's bank, see `casebook exam check`; "
            "--rehearsal issues a ticket that nobody can pass by"
        )


class NotTranslated(Failure):
    """The bank can't fill a form that is wholly in the language that was asked for."""

    def __init__(self, lang: str, error: Failure) -> None:
        super().__init__(
            f"no ticket was issued: no form is wholly in {NAMES[lang]} ({str(error).splitlines()[0]})\n    hint: "
            f"translate more, or add --mixed-languages: the rest comes in {NAMES[SOURCE]}, and the candidate is told so"
        )


@dataclass(frozen=True)
class Order:
    """Who is to sit which exam, and how. `despite`: why a ticket is issued although something speaks against it.
    `rehearsal`: it is only to be tried. `supervised_by`: who is to sit beside the candidate; empty: nobody. `mixed`:
    what is not translated may come in the source's language.
    """

    name: str
    contact: str
    exam: str
    lang: str = SOURCE
    extra: float = 1
    despite: str = ""
    rehearsal: bool = False
    supervised_by: str = ""
    mixed: bool = False


@dataclass(frozen=True)
class Luck:
    """What chance gives: the ticket's id, and a secret for the draw and the names of parts. Both come from the edge."""

    ticket_id: str
    draw: bytes
    names: bytes


@dataclass(frozen=True)
class Issued:
    """A ticket that was issued."""

    file: Path
    token: str
    entry: Entry
    untranslated: int
    repeated: int
    """How many of its items the candidate has had before."""


def issue(
    office: Office, bank: Bank, published: KeyFile, signing_key: PrivateKey, order: Order, now: int, luck: Luck
) -> Issued:
    """Issue a ticket at `now`, in seconds since 1970.

    A rehearsal counts neither as an attempt nor by the waits; what it shows counts as seen.
    Raises Objected, TooPublic, NotTranslated, CannotDraw, OfficeFault; then nothing was issued.
    """
    blueprint = known_blueprint(bank, order)
    team, escrow = (current_public(published, role).kid for role in (Role.TEAM, Role.ESCROW))
    kids = Kids(ticket=signing_key.kid, team=team, escrow=escrow)
    office.ledger.mkdir(mode=0o700, exist_ok=True)
    with locked(office.ledger):
        sweep(office.ledger, now)
        sweep(office.tickets, now)
        rows = ledger.rows(office)
        known = ledger.of_candidate(office, order.contact, order.exam, rows)
        earlier = list(filter(None, (attempt_of(office, entry) for entry in known if not entry.rehearsal)))
        before = former.of(office, order.contact, order.exam)
        reasons = [] if order.rehearsal else objections(blueprint, earlier, now, before.since)
        if reasons and not order.despite:
            raise Objected([*reasons, *_out(office, known, now)])
        seen = frozenset(kept.known_as for entry in known for kept in entry.form)
        form = _form(bank, blueprint, order, seen, ledger.exposure(office, rows), luck.draw)
        texts = {} if order.lang == SOURCE else bank.said(form, order.lang)
        minutes = math.ceil(blueprint.minutes * order.extra)
        expires = now + blueprint.ticket_days * DAY
        setting = Setting(luck.ticket_id, order.lang, now, expires, minutes, (kids.team, kids.escrow))
        ticket = make_ticket(form, setting, texts, luck.names, SOURCE)
        token = sign(ticket.payload, signing_key.key, signing_key.kid)  # type: ignore[arg-type]
        entry = _entry(order, blueprint, ticket, token, kids, before.attempts + len(earlier) + 1, reasons)
        file = _keep(office, entry, token)
    foreign = sum("lang" in item for item in ticket.payload["items"])
    return Issued(file, token, entry, foreign, sum(kept.known_as in seen for kept in entry.form))


def _out(office: Office, known: Sequence[Entry], now: int) -> Iterator[str]:
    """The files of the person's tickets that can be used: a command that was killed may have issued one untold."""
    for entry in known:
        done = gradebook.withdrawal(office, entry.id) or gradebook.standing(office, entry.id)
        if entry.expires >= now and not entry.rehearsal and not done:
            yield f"the ticket that is out: {office.tickets / entry.id}{SUFFIX}"


def _form(
    bank: Bank, blueprint: Blueprint, order: Order, seen: frozenset[str], shown: Mapping[str, int], seed: bytes
) -> Form:
    """The form, wholly in the order's language if need be. Raises TooPublic, NotTranslated, CannotDraw."""
    elements = bank.elements()
    whole = order.lang != SOURCE and not order.mixed
    if whole:
        elements = [one for one in elements if bank.is_translated(one.record, order.lang)]
    try:
        form = draw_form(blueprint, elements, seen, seed, shown)
        if (lacking := too_public(blueprint, form.drawn)) and not order.rehearsal:
            raise TooPublic(lacking)
    except (CannotDraw, TooPublic) as error:
        raise NotTranslated(order.lang, error) if whole else error from error
    return form


def known_blueprint(bank: Bank, order: Order) -> Blueprint:
    """The blueprint that is ordered, if it allows the order. Raises OfficeFault."""
    blueprints = bank.library.blueprints
    if order.exam not in blueprints:
        raise OfficeFault(
            "--exam", repr(order.exam[:40]), f"one of {', '.join(blueprints) or 'none: there is no blueprint'}",
            "exams are the files of quizzes/exams/",
        )  # fmt: skip
    blueprint = localized(bank.library, order.lang).blueprints[order.exam]
    if order.extra not in blueprint.extra_time:
        choices = ", ".join(f"{factor:g}" for factor in blueprint.extra_time)
        raise OfficeFault("--extra-time", f"{order.extra:g}", f"one of {choices}", "the blueprint lists them")
    return blueprint


def _keep(office: Office, entry: Entry, token: str) -> Path:
    """The ticket's file first: a ledger's entry without a ticket would count as an attempt."""
    file = office.tickets / f"{entry.id}{SUFFIX}"
    write_once(file, token.encode("ascii"))
    try:
        ledger.write(office, entry)
    except BaseException:
        with suppress(OSError):
            file.unlink()
        raise
    return file


def _entry(
    order: Order, blueprint: Blueprint, ticket: Ticket, token: str, kids: Kids, attempt: int, reasons: list[str]
) -> Entry:
    """What the ledger keeps; of a ticket that is about to be issued."""
    copy = blueprint.model_dump(mode="json")
    text = json.dumps(copy, ensure_ascii=False, sort_keys=True)
    despite = {"despite": {"reason": order.despite, "objections": reasons}} if reasons else {}
    return Entry.model_validate({
        "v": 1, "id": ticket.payload["id"],
        "candidate": {"name": order.name, "contact": ledger.normal(order.contact)},
        "exam": blueprint.id, "lang": order.lang, "extra": order.extra, "attempt": attempt,
        **{name: ticket.payload[name] for name in ("issued", "expires", "minutes")}, **despite,
        **({"rehearsal": True} if order.rehearsal else {}),
        **({"mixed_languages": True} if order.mixed else {}), "supervised_by": order.supervised_by,
        "ticket_sha256": sha256_of(token), "kids": kids,
        "blueprint": {"digest": hashlib.sha256(text.encode()).hexdigest(), "copy": copy}, "scoring": scoring.VERSION,
        "form": ticket.form,
    })  # fmt: skip


def attempt_of(office: Office, entry: Entry) -> Attempt | None:
    """An earlier attempt, with what the gradebook knows of it; None where it was taken back or somebody else sat it."""
    standing = gradebook.standing(office, entry.id)
    if standing is None:
        taken_back = gradebook.withdrawal(office, entry.id)
        return None if taken_back else Attempt(issued=entry.issued, expires=entry.expires)
    if standing.annulment and standing.annulment.why == "wrong-person":
        return None
    decision = standing.decision
    try:
        day = datetime.date.fromisoformat(decision.date) if decision else None
    except ValueError as error:
        path, saw = gradebook.folder_of(office, entry.id), f"a decision on {decision.date[:20]!a}" if decision else ""
        raise OfficeFault(path, saw, "a day such as 2026-11-22", ANEW) from error
    return Attempt(
        issued=entry.issued,
        expires=entry.expires,
        sat=_handed_in(standing.result, entry.issued),
        decision=standing.status if standing.annulment or decision else "",
        decided=day,
    )


def issued_items(office: Office, entry: Entry) -> dict[str, dict[str, Any]]:
    """What the ticket showed of each item, by ref; nothing where its file is gone or no ticket. Raises OfficeFault."""
    file = office.tickets / f"{entry.id}{SUFFIX}"
    if not file.exists():
        return {}
    try:
        return {item["ref"]: item for item in claims_of(read_bytes(file).decode("ascii"))["items"]}
    except (IndexError, ValueError, KeyError, TypeError):
        return {}


def _handed_in(result: Result, issued: int) -> int:
    """When the exam was handed in: the candidate's device says so, within what the office knows of it."""
    return min(max(result.observed.submitted // 1000, issued), result.received)
