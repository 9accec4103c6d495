"""The public keys that tickets, sheets and credentials are checked and sealed with."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import TYPE_CHECKING, Any

from casebook.model.keys import KeyFile, PublicKey, Role

if TYPE_CHECKING:
    from joserfc.jwk import ECKey, RSAKey

ALGORITHMS = {
    Role.TICKET: ("sig", "ES256"),
    Role.TEAM: ("enc", "ECDH-ES+A256KW"),
    Role.ESCROW: ("enc", "ECDH-ES+A256KW"),
    Role.CERTIFICATE: ("sig", "RS256"),
}
"""What a key of each role does, and the one algorithm it does it with."""
MEMBERS = {"EC": ("crv", "kty", "x", "y"), "RSA": ("e", "kty", "n")}
PRIVATE = ("d", "p", "q", "dp", "dq", "qi", "oth", "k")
"""The members of a JWK that must stay in the office."""


def kid_of(jwk: dict[str, Any]) -> str:
    """A key's id: its thumbprint by RFC 7638, SHA-256 in base64url."""
    required = {name: jwk[name] for name in MEMBERS[jwk["kty"]]}
    text = json.dumps(required, separators=(",", ":"), sort_keys=True)
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()


def usable(key: PublicKey) -> ECKey | RSAKey:
    """The public key as joserfc takes it."""
    from joserfc.jwk import ECKey, RSAKey

    members: dict[str, Any] = {**key.jwk(), "kid": key.kid, "use": key.use, "alg": key.alg}
    return ECKey.import_key(members) if key.kty == "EC" else RSAKey.import_key(members)


def verifies(keys: KeyFile, kid: object, role: Role) -> PublicKey | None:
    """The key of that id, if what is signed with it still counts: of that role, not revoked; retired ones do."""
    key = keys.by_kid(kid)
    return key if key and key.role is role and not key.revoked else None
