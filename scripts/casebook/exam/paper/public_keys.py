"""The public keys that tickets, sheets and credentials are checked and sealed with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from casebook.model.exam_keys import KeyFile, PublicKey, Role

if TYPE_CHECKING:
    from joserfc.jwk import ECKey, RSAKey


def usable(key: PublicKey) -> ECKey | RSAKey:
    """The public key as joserfc takes it."""
    from joserfc.jwk import ECKey, RSAKey

    members: dict[str, Any] = {**key.jwk(), "kid": key.kid, "use": key.use, "alg": key.alg}
    return ECKey.import_key(members) if key.kty == "EC" else RSAKey.import_key(members)


def verifies(keys: KeyFile, kid: object, role: Role) -> PublicKey | None:
    """The key of that id, if what is signed with it still counts: of that role, not revoked; retired ones do."""
    key = keys.by_kid(kid)
    return key if key and key.role is role and not key.revoked else None
