"""Certifies who passed: the credential in the office, and its page to print."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from casebook.exam.office import candidates, certificate, chains, ledger
from casebook.exam.office.certificate import Wording
from casebook.exam.office.corrections import log_of
from casebook.exam.office.credentials import Record, read_revoked, records_of
from casebook.exam.office.office import Office
from casebook.exam.office.private_keys import PrivateKey
from casebook.exam.office.storage import (
    IsThere,
    OfficeFault,
    locked,
    write_json_once,
    write_once,
)
from casebook.exam.paper.credential import Achievement, Holder, Issuer, Score, payload_of, sign, validity_of
from casebook.exam.paper.entered import Decision
from casebook.exam.paper.entry import Entry
from casebook.exam.paper.public_keys import claims_of
from casebook.exam.paper.result import Standing, number
from casebook.exam.paper.revocation import PREFIX
from casebook.model.blueprint import Blueprint, title_in
from casebook.model.exam_keys import KeyFile, Role

VERSION = 1
TOTAL = "total"
"""The id of the score of all sections together; sections have ids of their own."""


@dataclass(frozen=True)
class Luck:
    """Chance comes in from outside: two ids and a salt that nobody can guess."""

    urn: str
    holder: str
    salt: str


@dataclass(frozen=True)
class Bureau:
    """What certifying needs. `say` has the words of a language; `unlock` opens the key, when one is needed."""

    office: Office
    root: Path
    published: KeyFile
    issuer: Issuer
    say: Callable[[str], Wording]
    unlock: Callable[[], PrivateKey]
    now: datetime.datetime
    open: Callable[[], Mapping[str, Any] | None] = lambda: None
    """The keys that open sheets, where they are at hand."""


@dataclass(frozen=True)
class Certified:
    """A credential, whether it was there before, and the files to hand over."""

    record: Record
    before: bool
    token: Path
    page: Path


def certify(bureau: Bureau, whose: str, luck: Luck) -> Certified:
    """Certify a pass: once; asked again, the same credential is handed out, unless it was revoked. Raises OfficeFault,
    also where the ticket's records are not as they were entered.

    `whose` names the ticket, as everywhere: its id, the beginning of it, or the candidate's contact.
    """
    office = bureau.office
    dossier, standing = candidates.dossier_of(office, whose)
    entry, id = dossier.entry, dossier.entry.id
    decision = _passed(office, entry, standing)
    record = in_force(bureau, id)
    before = record is not None
    if record is None:
        for fault in chains.faults_of(office, id, bureau.published, bureau.open()):
            raise fault
        fresh = _record(bureau, entry, standing, decision, luck)
        with locked(office.dir):
            record = in_force(bureau, id)  # somebody may have been quicker
            if record is None:
                write_json_once(office.credentials / f"{_stem(fresh)}.json", fresh)
                record = fresh
    token, page = (office.credentials / f"{_stem(record)}.{suffix}" for suffix in ("jwt", "html"))
    claims, say = claims_of(record["token"]), bureau.say(entry.lang)
    printed = certificate.page(claims, entry.candidate.name, decision, bureau.issuer.site, say)
    for path, text in ((token, record["token"]), (page, printed)):
        with suppress(IsThere):
            write_once(path, text.encode())
    return Certified(record, before, token, page)


def in_force(bureau: Bureau, ticket: str) -> Record | None:
    """The ticket's credential, if it has one that was not revoked, nor its key. Raises OfficeFault."""
    dead = {public.kid for public in bureau.published.keys if public.revoked}
    own = records_of(bureau.office, ticket, read_revoked(bureau.root))
    return next((record for record in own if record["kid"] not in dead), None)


def _passed(office: Office, entry: Entry, standing: Standing) -> Decision:
    """The decision, if it is a pass."""
    decision, id = standing.decision, entry.id
    if entry.rehearsal:
        raise OfficeFault(
            office.ledger / f"{id}.json", "a rehearsal", "an exam that was passed", "nobody passes by a rehearsal"
        )
    if standing.annulment:
        saw, hint = f"it was annulled on {standing.annulment.date}", "`casebook exam undecide` takes that back"
        raise OfficeFault(office.gradebook / id, saw, "an exam that counts", hint)
    if decision is None or decision.decision != "pass":
        saw = f"a decision of {decision.date}: fail" if decision else "no decision yet"
        hint = "who failed gets no certificate" if decision else f"`casebook exam review {id}` takes it"
        raise OfficeFault(office.gradebook / id, saw, "the decision `pass`", hint)
    return decision


def _record(bureau: Bureau, entry: Entry, standing: Standing, decision: Decision, luck: Luck) -> dict[str, Any]:
    """What the office keeps: the credential itself, and by what it is found."""
    blueprint = ledger.blueprint_of(entry, log_of(bureau.office))
    before = max(records_of(bureau.office, entry.id), key=lambda one: int(one["certified_at"]), default=None)
    replaces = str(before["id"]) if before else ""
    decided = datetime.date.fromisoformat(decision.date)
    today = bureau.now.astimezone().date()
    validity = validity_of(decided, blueprint.valid_months, bureau.now)
    if decided > today or validity.end <= bureau.now:
        saw = f"a decision of {decided}" + ("" if decided > today else f", good until {validity.end:%Y-%m-%d}")
        raise OfficeFault(
            bureau.office.gradebook / entry.id, saw, "one that is in force today",
            "look at this machine's clock" if decided > today else "the exam is to be sat again",
        )  # fmt: skip
    signing_key = bureau.unlock()
    achieved = _achievement(blueprint, standing, entry, bureau.say(entry.lang), replaces)
    holder = Holder(luck.holder, entry.candidate.contact, luck.salt)
    payload = payload_of(luck.urn, bureau.issuer, holder, achieved, validity)
    if signing_key.public.role is not Role.CERTIFICATE:
        raise ValueError("credentials are signed with the certificate key")
    return {
        "v": VERSION, "id": luck.urn, "ticket": entry.id, "exam": blueprint.id, "kid": signing_key.kid,
        "certified_at": int(bureau.now.timestamp()), "valid_until": payload["validUntil"],
        "replaces": replaces, "chain": chains.head(bureau.office, entry.id),
        "token": sign(payload, cast(Any, signing_key.key), signing_key.kid),
    }  # fmt: skip


def _achievement(blueprint: Blueprint, standing: Standing, entry: Entry, say: Wording, replaces: str) -> Achievement:
    """The exam as the certificate tells of it."""
    lang = entry.lang
    parts = {part.id: part for part in blueprint.parts}
    scores = [
        Score(id, title_in(parts[id], lang), section.score or 0, section.of, parts[id].cut_score * section.of)
        for id, section in standing.sections.items()
    ]
    total, counted = standing.result.total, {section.id for section in blueprint.sections}
    whole = Score(TOTAL, say("total"), total.score, total.of, blueprint.cut_score * total.of)
    title = title_in(blueprint, lang)
    criteria = _criteria(blueprint, whole, scores, say, entry)
    if replaces:
        criteria += " " + say("criteria-replaces", urn=replaces)
    return Achievement(
        blueprint.id, title, say("description", title=title), criteria, lang,
        [*(one for one in scores if one.id in counted), whole, *(one for one in scores if one.id not in counted)],
    )  # fmt: skip


def _criteria(blueprint: Blueprint, whole: Score, scores: list[Score], say: Wording, entry: Entry) -> str:
    """What had to be reached, in words; how much of it stood on the site, and whether somebody watched."""
    listed = "; ".join(
        say("criteria-section", title=one.title, needed=_points(one.needed, say), of=one.of) for one in scores
    )
    said = [say("criteria", needed=_points(whole.needed, say), of=whole.of, sections=listed), basis_of(blueprint, say)]
    if band := blueprint.borderline:
        talk = _points(blueprint.talk_points, say)
        said.append(say("criteria-borderline", lowest=band.lowest, highest=band.highest, talk=talk))
    public, of = entry.public
    said += [say("criteria-mentor"), say("criteria-public", public=public, of=of)]
    if entry.supervised_by is not None:
        said.append(say("criteria-supervised" if entry.supervised_by else "criteria-unsupervised"))
    return " ".join(said)


def basis_of(blueprint: Blueprint, say: Wording) -> str:
    """On what the cut scores rest."""
    if blueprint.cut_basis == "default":
        return say("cut-default")
    set_by = blueprint.cut_basis
    return say("cut-set", date=say.date(set_by.date), by=set_by.by, method=say(f"cut-{set_by.method}"))


def _points(value: float, say: Wording) -> str:
    return say.number(float(number(value)))


def _stem(record: Record) -> str:
    return str(record["id"]).removeprefix(PREFIX)
