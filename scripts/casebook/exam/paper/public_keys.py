"""Signed tokens, and the public keys that tickets, sheets and credentials are checked and sealed with."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from casebook.model.exam_keys import KeyFile, PublicKey, Role

if TYPE_CHECKING:
    from joserfc.jwk import ECKey, RSAKey


def usable(public: PublicKey) -> ECKey | RSAKey:
    """The public key as joserfc takes it."""
    from joserfc.jwk import ECKey, RSAKey

    members: dict[str, Any] = {**public.jwk(), "kid": public.kid, "use": public.use, "alg": public.alg}
    return ECKey.import_key(members) if public.kty == "EC" else RSAKey.import_key(members)


def verifies(published: KeyFile, kid: object, role: Role) -> PublicKey | None:
    """The key of that id, if what is signed with it still counts: of that role, not revoked; retired ones do."""
    public = published.by_kid(kid)
    return public if public and public.role is role and not public.revoked else None


def compact(claims: Mapping[str, Any], signing_key: ECKey | RSAKey, header: Mapping[str, str]) -> str:
    """The claims as a compact JWS (RFC 7515), signed by the one algorithm that the header names."""
    from joserfc import jws

    text = json.dumps(claims, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return jws.serialize_compact(dict(header), text.encode(), signing_key, algorithms=[header["alg"]])


def claims_of(token: str) -> dict[str, Any]:
    """What a compact JWS says, its signature unchecked: for files of our own. Raises ValueError, IndexError."""
    part = token.split(".")[1]
    return dict(json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))))
