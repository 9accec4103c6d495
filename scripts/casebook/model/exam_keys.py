"""The exam's public keys and the revoked credentials, as the site publishes them."""

from __future__ import annotations

import base64
import datetime
import hashlib
import json
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, StringConstraints

from casebook.model.record import Date, Record

Base64Url = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+$", max_length=1400)]
Urn = Annotated[
    str, StringConstraints(pattern=r"^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")
]


class Role(StrEnum):
    """What a key is for."""

    TICKET = "ticket"
    TEAM = "team"
    ESCROW = "escrow"
    CERTIFICATE = "certificate"


ALGORITHMS = {
    Role.TICKET: ("EC", "sig", "ES256"),
    Role.TEAM: ("EC", "enc", "ECDH-ES+A256KW"),
    Role.ESCROW: ("EC", "enc", "ECDH-ES+A256KW"),
    Role.CERTIFICATE: ("RSA", "sig", "RS256"),
}
"""By role: the sort of key, what it does, and the one algorithm it does it with."""
MEMBERS = {"EC": ("crv", "kty", "x", "y"), "RSA": ("e", "kty", "n")}
"""What a public key of each sort consists of."""
PRIVATE = ("d", "p", "q", "dp", "dq", "qi", "oth", "k")
"""The members of a JWK that must stay in the office."""


def kid_of(jwk: Mapping[str, Any]) -> str:
    """A key's id: its thumbprint by RFC 7638, SHA-256 in base64url."""
    required = {name: jwk[name] for name in MEMBERS[jwk["kty"]]}
    text = json.dumps(required, separators=(",", ":"), sort_keys=True)
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()


class PublicKey(Record):
    """One public key, a JWK (RFC 7517) with what the exam needs to know of it."""

    model_config = ConfigDict(extra="allow")  # the rule `exam-key-public` says of other members what they mean

    kty: Literal["EC", "RSA"]
    """`EC`, or `RSA` for certificates."""
    crv: Literal["P-256"] | None = None
    """The curve of an `EC` key."""
    x: Base64Url | None = None
    """Of an `EC` key: the point's first coordinate."""
    y: Base64Url | None = None
    """Of an `EC` key: the point's second coordinate."""
    n: Base64Url | None = None
    """Of an `RSA` key: the modulus."""
    e: Base64Url | None = None
    """Of an `RSA` key: the exponent."""
    kid: Base64Url
    """The key's id: its thumbprint (RFC 7638), so that nobody can pass another key off for it."""
    use: Literal["sig", "enc"]
    """`sig` signs, `enc` seals."""
    alg: Literal["ES256", "ECDH-ES+A256KW", "RS256"]
    """The one algorithm that the key is used with."""
    role: Annotated[Role, Field(strict=False)]
    """`ticket`, `team`, `escrow` or `certificate`."""
    since: Date
    """The day it came into use."""
    retired: Date | None = None
    """The day it went out of use; what was made with it stays good."""
    revoked: Date | None = None
    """The day it was found to be known to others; what was made with it is refused."""

    @property
    def in_use(self) -> bool:
        """Whether new tickets, sheets or credentials are made with it."""
        return not (self.retired or self.revoked)

    def retired_on(self, day: datetime.date) -> PublicKey:
        """The key, out of use from that day on, if it was in use."""
        return self.model_copy(update={"retired": day}) if self.in_use else self

    @property
    def state(self) -> str:
        """`in use`, or since when it is retired or revoked, in words."""
        return f"revoked {self.revoked}" if self.revoked else f"retired {self.retired}" if self.retired else "in use"

    def jwk(self) -> dict[str, str]:
        """The key alone, without what is said of it."""
        members = {name: getattr(self, name) for name in ("kty", "crv", "x", "y", "n", "e")}
        return {name: value for name, value in members.items() if value is not None}


class KeyFile(Record):
    """`docs/exam/keys.json`: a JWK Set. Public keys only."""

    keys: list[PublicKey] = []
    """The keys, oldest first."""

    def by_kid(self, kid: object) -> PublicKey | None:
        """The key of that id."""
        return next((key for key in self.keys if key.kid == kid), None)

    def current(self, role: Role) -> PublicKey | None:
        """The newest key of that role that is neither retired nor revoked."""
        return next((key for key in reversed(self.keys) if key.role is role and key.in_use), None)


class RevokedFile(Record):
    """`docs/exam/revoked.json`: credentials that no longer count."""

    revoked: list[Urn] = []
    """The ids of the credentials, which say nothing of the person."""
