"""Made-up passes, and what certifies them in tests without asking for a passphrase."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from casebook.exam.credential import Issuer
from casebook.exam.result import Decision, TaskScore, reviewed
from casebook.model.keys import Role
from casebook.office import gradebook
from casebook.office.certify import Bureau, Certified, Luck, certify
from casebook.office.keys import read_published
from casebook.site.words import words_of

from tests.support.desk import Grader
from tests.support.sheets import Issued, MadeOffice

SITE = "https://academy.example.org/book/"
TODAY = datetime.datetime(2026, 6, 3, 12, 30, tzinfo=datetime.UTC)
DECIDED = "2026-06-02"


def pass_exam(made: MadeOffice, inbox: Path, decision: str = "pass", decided: str = DECIDED, **changes: Any) -> Issued:
    """A candidate whose sheet was graded, whose open task was scored, and whom a mentor let pass."""
    issued = made.issue(**changes)
    inbox.mkdir(exist_ok=True)
    assert Grader(made, inbox).hand_in(issued).state == "graded"
    ref = next(kept["ref"] for kept in issued.entry["form"] if kept["kind"] == "open")
    tasks = {ref: TaskScore(points={"goal": 2.5, "deadline": 2})}
    gradebook.write(made.office, issued.id, reviewed(issued.entry, 0.6, tasks, "Test Mentor", decided))
    made_decision = Decision(ticket=issued.id, decision=decision, by="Test Mentor", date=decided)  # type: ignore[arg-type]
    gradebook.write(made.office, issued.id, made_decision)
    return issued


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


def resigned(payload: Mapping[str, Any] | bytes, made: MadeOffice, **header: Any) -> str:
    """A token that the office's certificate key signed over this, whatever it says."""
    from joserfc import jws

    key = made.keys[Role.CERTIFICATE]
    data = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
    protected = {"alg": "RS256", "kid": key.kid, "typ": "JWT", **header}
    registry = jws.JWSRegistry(algorithms=["RS256"], strict_check_header=False)
    return jws.serialize_compact(protected, data, key.key, registry=registry)
