"""Tickets for tests of the exam page: keys made for the run, a form with every kind of item, sheets opened again."""

from __future__ import annotations

import base64
import json
import time
from dataclasses import dataclass
from typing import Any

from casebook.exam.paper.sheet import Sheet, open_sealed, read_sealed
from casebook.exam.paper.ticket import TYP
from casebook.model.exam_keys import ALGORITHMS, Role, kid_of
from joserfc import jws
from joserfc.jwk import ECKey

Json = dict[str, Any]
ROLES = (Role.TICKET, Role.TEAM, Role.ESCROW)
LINK_LENGTH = 8000


@dataclass(frozen=True)
class Keys:
    """The private keys of an exam that is made up, by role."""

    keys: dict[Role, ECKey]

    @classmethod
    def make(cls) -> Keys:
        """New ones."""
        return cls({role: ECKey.generate_key("P-256", private=True) for role in ROLES})

    @classmethod
    def read(cls, text: str) -> Keys:
        """Those that `text` holds."""
        return cls({Role(role): ECKey.import_key(jwk) for role, jwk in json.loads(text).items()})

    def text(self) -> str:
        """The private keys as text, for the workers of a test run to share."""
        return json.dumps({role: key.as_dict(private=True) for role, key in self.keys.items()})

    def kid(self, role: Role) -> str:
        """A key's id."""
        return kid_of(self.keys[role].as_dict(private=False))

    def public(self, **changes: Json) -> Json:
        """The site's keys.json; `changes` are members of the key of a role."""
        return {"keys": [self._public(role) | changes.get(role, {}) for role in ROLES]}

    def _public(self, role: Role) -> Json:
        _, use, alg = ALGORITHMS[role]
        jwk = self.keys[role].as_dict(private=False)
        members = {name: jwk[name] for name in ("kty", "crv", "x", "y")}
        said = {"kid": self.kid(role), "use": use, "alg": alg, "role": role.value, "since": "2026-11-22"}
        return {**members, **said}

    def sign(self, payload: Json, **header: Any) -> str:
        """A ticket, with members of its header changed."""
        said = {"alg": "ES256", "kid": self.kid(Role.TICKET), "typ": TYP, **header}
        text = json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode()
        return jws.serialize_compact(said, text, self.keys[Role.TICKET], algorithms=["ES256"])

    def opened(self, data: bytes, role: Role = Role.TEAM) -> Sheet:
        """What a sheet says, read as the office reads it."""
        return open_sealed(read_sealed(data), {self.kid(role): self.keys[role]})


def ticket_id(seed: str) -> str:
    """A ticket's id."""
    return base64.urlsafe_b64encode(seed.encode().ljust(16, b"."))[:22].decode()


def payload(keys: Keys, name: str = "one", **changes: Any) -> Json:
    """A ticket's payload with an item of each kind."""
    now = int(time.time())
    parts = {
        "v": 1, "id": ticket_id(name), "exam": "internal", "title": "Internal exam", "lang": "en",
        "issued": now - 3600, "expires": now + 7 * 24 * 3600, "minutes": 75,
        "sections": [{"id": "terms", "title": "Terms"}, {"id": "practicum", "title": "Practicum"}],
        "seal": [keys.kid(Role.TEAM), keys.kid(Role.ESCROW)], "items": items(),
    }  # fmt: skip
    return parts | changes


def items() -> list[Json]:
    """One of each kind, as a ticket holds them; every text is made up."""

    def texts(mark: str, *parts: str) -> list[Json]:
        return [{"id": f"a{mark}{place}aaaaaa", "text": text} for place, text in enumerate(parts, 2)]

    made: list[Json] = [
        {"kind": "single", "stem": "What is CPC paid for?", "options": texts("s", "The view", "The click", "The call")},
        {"kind": "multiple", "stem": "Which are goals?", "options": texts("m", "Sales", "Green", "Leads", "Fast")},
        {"kind": "numeric", "stem": "How many per cent are 1 of 40?", "unit": "%"},
        {"kind": "short", "stem": "What is a first draft called?"},
        {"kind": "match", "stem": "Who does what?", "lefts": texts("l", "Manager", "Designer"),
         "rights": texts("r", "draws", "plans", "sings")},
        {"kind": "order", "stem": "Put the steps in order.", "steps": texts("o", "Ask", "Plan", "Deliver")},
        {"kind": "open", "stem": "Turn the wish into a task.\nThe client says: make it pop."},
    ]  # fmt: skip
    return [
        {"ref": f"q{number}aaaaaaa", "section": "practicum" if item["kind"] == "open" else "terms", **item}
        for number, item in enumerate(made, 2)
    ]
