"""A made-up exam office with tickets issued, and sheets as the exam page would seal them. People in it are made up."""

from __future__ import annotations

import datetime
import hashlib
import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from casebook.exam.office import ledger, pem
from casebook.exam.office.office import MARK, Office
from casebook.exam.office.private_keys import PrivateKey, file_name, generate, publish, store
from casebook.exam.office.storage import write_json_once, write_once
from casebook.exam.paper.entry import Entry, FormItem
from casebook.exam.paper.form import Drawn, Form
from casebook.exam.paper.public_keys import usable
from casebook.exam.paper.sheet import ALG, ENC, TYP
from casebook.exam.paper.ticket import Setting, make_ticket, sha256_of, sign
from casebook.model.blueprint import Blueprint
from casebook.model.exam_keys import KeyFile, Role
from casebook.model.item import Item, RoleSheet
from pydantic import TypeAdapter

PASSPHRASE = "twelve plain letters"
ISSUED, MINUTES, HOUR = 1_780_000_000, 75, 3600
EXPIRES = ISSUED + 7 * 24 * HOUR
STARTED = ISSUED + HOUR
RECEIVED = STARTED + 2 * HOUR
Json = Any
ITEM: TypeAdapter[Item] = TypeAdapter(Item)
SINCE = datetime.date(2026, 1, 1)


def item(id: str, kind: str, **fields: Json) -> Item:
    """An item with what all have filled in."""
    shared = {"id": id, "kind": kind, "level": "term", "stem": f"Stem of {id}?", "refs": ["term:ctr"], "topic": "seo"}
    return ITEM.validate_python({**shared, **fields})


def single(id: str) -> Item:
    options = [{"id": one, "text": f"Option {one}", "rationale": "So.", "key": one == "b"} for one in "abcd"]
    return item(id, "single", options=options)


def multiple(id: str) -> Item:
    options = [{"id": one, "text": f"Option {one}", "rationale": "So.", "key": one in "ac"} for one in "abcd"]
    return item(id, "multiple", options=options)


def match(id: str) -> Item:
    pairs = [{"id": one, "left": f"Left {one}", "right": f"Right {one}"} for one in "abc"]
    return item(id, "match", pairs=pairs, decoys=[{"id": "x", "text": "Decoy"}], rationale="So.")


def order(id: str) -> Item:
    return item(id, "order", steps=[{"id": one, "text": f"Step {one}"} for one in "cab"], rationale="So.")


def numeric(id: str) -> Item:
    return item(id, "numeric", key={"value": 2.5, "tolerance": 0.05}, rationale="So.")


def short(id: str) -> Item:
    return item(id, "short", key=["brief", "the brief"], rationale="So.")


def task(id: str) -> Item:
    rubric = [{"id": "goal", "text": "Names the goal", "points": 3}, {"id": "deadline", "text": "Dates", "points": 2}]
    return item(id, "open", rubric=rubric, sample="A sample that no candidate may see.")


MAKERS = (single, multiple, match, order, numeric, short)


def blueprint(scored: int = 12, practicum: bool = True, borderline: tuple[int, int] | None = None) -> Blueprint:
    """Two sections of half the items each."""
    sections = [
        {"id": id, "title": id.title(), "cut_score": 0.7, "draws": [{"count": scored // 2}]}
        for id in ("terms", "processes")
    ]
    fields: dict[str, Json] = {
        "id": "internal-exam", "title": "Internal exam", "minutes": MINUTES, "cut_score": 0.8, "sections": sections,
    }  # fmt: skip
    if practicum:
        fields["tasks"] = [{
            "id": "practicum", "title": "Practicum", "cut_score": 0.6, "draws": [{"count": 1}],
        }]  # fmt: skip
    if borderline:
        fields["borderline"] = {"lowest": borderline[0], "highest": borderline[1]}
    return Blueprint.model_validate(fields)


def with_talk() -> Blueprint:
    """The same with a talk in role at its end."""
    talk = {"id": "talk", "title": "Talk", "cut_score": 0.7, "draws": [{"count": 1}]}
    return Blueprint.model_validate(blueprint().model_dump(mode="python") | {"talk": talk})


def form(plan: Blueprint, pilots: int = 1) -> Form:
    """Items of all kinds in turn; pilot items in the first section; the task at the end."""
    drawn = []
    for section in plan.sections:
        for place in range(section.points):
            made = MAKERS[place % len(MAKERS)](f"{section.id}-{place}")
            drawn.append(Drawn(made, "private", section.id, True))
    drawn += [Drawn(single(f"pilot-{n}"), "private", plan.sections[0].id, False) for n in range(pilots)]
    if plan.tasks:
        drawn.append(Drawn(task("task-1"), "private", plan.tasks[0].id, True))
    if plan.talk:
        role = RoleSheet(part="You are the client.", watch="The reason comes first.")
        drawn.append(Drawn(task("talk-1").model_copy(update={"role": role}), "private", plan.talk.id, True))
    return Form(plan, tuple(drawn))


@cache
def private_keys(which: int = 0) -> dict[Role, PrivateKey]:
    """A team's keys; other numbers give other teams' keys."""
    return {role: generate(role, SINCE) for role in Role}


@cache
def encrypted(which: int) -> dict[Role, bytes]:
    """Those keys as PEM; keys of tests need no protection, which takes its time on purpose."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(pem, "ROUNDS", 1000)
        return {role: store(Path(folder), key, PASSPHRASE).read_bytes() for role, key in private_keys(which).items()}


def key_file(keys: Mapping[Role, PrivateKey]) -> KeyFile:
    return KeyFile(keys=[key.public for key in keys.values()])


@dataclass
class Issued:
    """A ticket that was issued."""

    token: str
    payload: dict[str, Json]
    entry: Entry

    @property
    def id(self) -> str:
        return str(self.payload["id"])

    def right(self) -> dict[str, Json]:
        """All right responses, in the ticket's ids."""
        return {kept.ref: right_response(kept) for kept in self.entry.form}

    def sheet(self, **changes: Json) -> dict[str, Json]:
        """What the exam page would seal, with the right responses."""
        responses = self.right()
        return {
            "v": 1, "ticket": self.id, "ticket_sha256": sha256_of(self.token), "started": STARTED * 1000,
            "submitted": (STARTED + HOUR) * 1000, "overtime": 0, "responses": responses,
            "seconds": dict.fromkeys(responses, 60.5), "away": [{"at": STARTED * 1000 + 9, "seconds": 4.5}],
            "reloads": 1, "clock_set_back": False, "agent": "Chromium 146", **changes,
        }  # fmt: skip


def right_response(kept: FormItem) -> Json:
    """The right response to an item of the ledger, in the ticket's ids."""
    parts = list(kept.parts.items())
    named = {real: ticket for ticket, real in parts}
    match kept.kind:
        case "single":
            return named[kept.key]
        case "multiple" | "order":
            return [named[real] for real in kept.key]
        case "match":
            lefts, rights = parts[: len(kept.key)], {real: ticket for ticket, real in parts[len(kept.key) :]}
            return {left: rights[real] for left, real in lefts}
        case "numeric":
            return "2,5"
        case "short":
            return "The Brief"
    return "A task with a goal and a deadline.\nSecond line."


@dataclass
class MadeOffice:
    """An office on disk, with the site's root whose keys it published."""

    root: Path
    office: Office
    keys: dict[Role, PrivateKey]
    count: int = 0
    issued: list[Issued] = field(default_factory=list)

    @property
    def published(self) -> KeyFile:
        return key_file(self.keys)

    def issue(self, made: Form | None = None, contact: str = "", attempt: int = 1, **changes: Json) -> Issued:
        """Issue a ticket: its file and its entry in the ledger."""
        self.count += 1
        number = self.count
        name = f"Test Candidate {number}"
        issued = draw(made or form(blueprint()), number, self.keys, name, contact or f"c{number}@example.org", attempt)
        issued.entry = Entry.model_validate({**issued.entry.as_json(), **changes})
        write_issued(self.office, issued)
        self.issued.append(issued)
        return issued

    def seal(self, sheet: Mapping[str, Json]) -> bytes:
        return seal(sheet, self.keys)


def draw(made: Form, number: int, keys: Mapping[Role, PrivateKey], name: str, contact: str, attempt: int = 1) -> Issued:
    """A ticket and what the ledger keeps of it; nothing is written."""
    seed = hashlib.sha256(f"seed {number}".encode()).digest()
    kids = {role.value: keys[role].kid for role in (Role.TICKET, Role.TEAM, Role.ESCROW)}
    setting = Setting(ticket_id(number), "en", ISSUED, EXPIRES, MINUTES, (kids["team"], kids["escrow"]))
    ticket = make_ticket(made, setting, {}, seed)
    token = sign(ticket.payload, keys[Role.TICKET].key, kids["ticket"])  # type: ignore[arg-type]
    entry = Entry.model_validate({
        "v": 1, "id": setting.id, "candidate": {"name": name, "contact": contact}, "exam": made.blueprint.id,
        "blueprint": {"digest": digest_of(made.blueprint), "copy": made.blueprint.model_dump(mode="json")},
        "lang": "en", "extra": 1, "attempt": attempt, "issued": ISSUED, "expires": EXPIRES, "minutes": MINUTES,
        "ticket_sha256": sha256_of(token), "kids": kids, "form": ticket.form,
    })  # fmt: skip
    return Issued(token, ticket.payload, entry)


def write_issued(office: Office, issued: Issued) -> None:
    """The ticket's file, and its entry in the ledger."""
    ledger.write(office, issued.entry)
    write_once(office.tickets / f"{issued.id}.ticket", issued.token.encode())


def digest_of(plan: Blueprint) -> str:
    return hashlib.sha256(plan.model_dump_json().encode()).hexdigest()


def ticket_id(number: int) -> str:
    """An id that differs from others in its first characters."""
    import base64

    raw = hashlib.sha256(f"ticket {number}".encode()).digest()[:16]
    return "T" + base64.urlsafe_b64encode(raw).rstrip(b"=").decode()[1:]


def make_office(folder: Path, which: int = 0, with_keys: bool = False) -> MadeOffice:
    """An office in `folder`/office for the site in `folder`/site; encrypting its keys is slow, so only on demand."""
    root, place = folder / "site", folder / "office"
    (root / "docs" / "exam").mkdir(parents=True)
    (root / "mkdocs.yml").write_text("site_name: Test\n", "utf-8")
    place.mkdir()
    write_json_once(place / MARK, {"v": 1})
    office, keys = Office(place), private_keys(which)
    for role, text in encrypted(which).items() if with_keys else ():
        write_once((folder / "elsewhere" if role is Role.ESCROW else office.keys) / file_name(keys[role].public), text)
    publish(root, key_file(keys))
    return MadeOffice(root, office, keys)


def seal(sheet: Mapping[str, Json] | bytes, keys: Mapping[Role, PrivateKey], roles: Sequence[Role] = ()) -> bytes:
    """Sealed for team and escrow, as the exam page does it."""
    data = sheet if isinstance(sheet, bytes) else json.dumps(sheet, ensure_ascii=False).encode()
    return sealed_json(data, [keys[role].public for role in roles or (Role.TEAM, Role.ESCROW)])


def sealed_json(data: bytes, publics: Sequence[Any], protected: Mapping[str, str] | None = None) -> bytes:
    from joserfc import jwe

    header = dict(protected or {"enc": ENC, "typ": TYP})
    general = jwe.GeneralJSONEncryption(header, data)
    for public in publics:
        general.add_recipient({"alg": ALG, "kid": public.kid}, usable(public))
    registry = jwe.JWERegistry(algorithms=[ALG, header["enc"], "DEF"])
    return json.dumps(jwe.encrypt_json(general, None, registry=registry), separators=(",", ":")).encode()
