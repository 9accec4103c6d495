"""Made-up passes, and what certifies them in tests without asking for a passphrase."""

from __future__ import annotations

import base64
import datetime
import hmac
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from casebook.exam.office import gradebook
from casebook.exam.office.certifying import Bureau, Certified, Luck, certify
from casebook.exam.office.private_keys import read_published
from casebook.exam.paper.credential import Issuer
from casebook.exam.paper.entered import Decision, Entered, TaskScore, Viva
from casebook.exam.paper.scores import reviewed
from casebook.model.exam_keys import Role
from casebook.site.words import words_of
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from tests.support.desk import Grader
from tests.support.sheets import Issued, MadeOffice, blueprint, form, private_keys

SITE = "https://academy.example.org/book/"
TODAY = datetime.datetime(2026, 6, 3, 12, 30, tzinfo=datetime.UTC)
DECIDED = "2026-06-02"


def pass_exam(made: MadeOffice, inbox: Path, decision: str = "pass", decided: str = DECIDED, **changes: Any) -> Issued:
    """A candidate whose sheet was graded, whose open task was scored, and whom a mentor let pass."""
    issued = made.issue(**changes)
    inbox.mkdir(exist_ok=True)
    assert Grader(made, inbox).hand_in(issued).state == "graded"
    ref = next(kept.ref for kept in issued.entry.form if kept.kind == "open")
    tasks = {ref: TaskScore(points={"goal": 2.5, "deadline": 2})}
    decide = Decision(ticket=issued.id, decision=decision, by="Test Mentor", date=decided)  # type: ignore[arg-type]
    enter(made, issued, reviewed(issued.entry, tasks, "Test Mentor", decided), decide)
    return issued


def pass_by_talk(made: MadeOffice, inbox: Path) -> Issued:
    """A candidate who reached the whole cut score, missed that of a section by a point, and passed by a talk."""
    issued = made.issue(form(blueprint(20, borderline=(14, 16))))
    inbox.mkdir(exist_ok=True)
    missing = [kept.ref for kept in issued.entry.form if kept.scored][:4]
    responses = {ref: response for ref, response in issued.right().items() if ref not in missing}
    assert Grader(made, inbox).hand_in(issued, responses=responses).state == "graded"
    ref = next(kept.ref for kept in issued.entry.form if kept.kind == "open")
    tasks = {ref: TaskScore(points={"goal": 3, "deadline": 2})}
    by: dict[str, Any] = {"by": "Test Mentor", "date": DECIDED}
    talk = Viva(ticket=issued.id, result="pass", note="All terms, now sure.", **by)
    decide = Decision(ticket=issued.id, decision="pass", **by)
    enter(made, issued, reviewed(issued.entry, tasks, **by), talk, decide)
    return issued


def enter(made: MadeOffice, issued: Issued, *links: Entered) -> None:
    """Add links to the ticket's chain, signed with the office's key."""
    dossier = gradebook.dossier(made.office, issued.id)
    assert dossier
    head = gradebook.head_of(made.office, dossier)
    gradebook.append(made.office, issued.id, head, links, made.keys[Role.TICKET])


def bureau(made: MadeOffice, now: datetime.datetime = TODAY, site: str = SITE) -> Bureau:
    """What certifying needs; the key is at hand."""
    return Bureau(
        made.office, made.root, read_published(made.root), Issuer(site, "Test Agency"),
        lambda lang: words_of(lang).of("certificate"), lambda: made.keys[Role.CERTIFICATE], now,
    )  # fmt: skip


def luck(number: int = 1) -> Luck:
    """Chance that is the same each time."""
    urn, holder = (f"urn:uuid:{number:08x}-{n * 4}-4{n * 3}-8{n * 3}-{n * 12}" for n in "12")
    return Luck(urn, holder, "s" * 22)


def certified(made: MadeOffice, issued: Issued, number: int = 1, **how: Any) -> Certified:
    """The credential of a pass."""
    return certify(bureau(made, **how), issued.id, luck(number))


def resigned(payload: Mapping[str, Any] | bytes, made: MadeOffice, keys: int | None = None, **header: Any) -> str:
    """A token over this, whatever it says, signed with the office's certificate key; or, with `keys`, another team's.

    `jwk="own"` puts the signer's public key into the header.
    """
    key = (private_keys(keys) if keys else made.keys)[Role.CERTIFICATE]
    if header.get("jwk") == "own":
        header["jwk"] = key.public.jwk()
    protected = {"alg": "RS256", "kid": key.kid, "typ": "JWT", **header}
    data = payload if isinstance(payload, bytes) else json.dumps(payload, ensure_ascii=False).encode()
    text = f"{_part(protected)}.{_base64url(data)}"
    digest = {"RS256": hashes.SHA256(), "RS512": hashes.SHA512()}[protected["alg"]]
    private = cast(rsa.RSAPrivateKey, load_pem_private_key(key.key.as_pem(private=True), None))
    return f"{text}.{_base64url(private.sign(text.encode(), padding.PKCS1v15(), digest))}"


def unsigned(payload: Mapping[str, Any], alg: str) -> str:
    """A token that anyone can write."""
    return f"{_part({'alg': alg, 'kid': 'x', 'typ': 'JWT'})}.{_part(payload)}."


def hmac_signed(payload: Mapping[str, Any], made: MadeOffice) -> str:
    """A token whose secret is the public key, which everybody has."""
    key = made.keys[Role.CERTIFICATE]
    text = f"{_part({'alg': 'HS256', 'kid': key.kid, 'typ': 'JWT'})}.{_part(payload)}"
    return f"{text}.{_base64url(hmac.digest(key.key.as_pem(private=False), text.encode(), 'sha256'))}"


def _part(value: Mapping[str, Any]) -> str:
    return _base64url(json.dumps(value).encode())


def _base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
