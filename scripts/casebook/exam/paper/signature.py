"""The office's signature under what counts for or against somebody: a JWS with detached content (RFC 7515, F)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from casebook.exam.paper.kept import canonical
from casebook.exam.paper.public_keys import usable
from casebook.model.exam_keys import KeyFile, Role

if TYPE_CHECKING:
    from joserfc.jwk import ECKey

Json = Any
TYP = "casebook-record+jws"
"""By it no signature of a ticket is taken for one of a record: both are made with the ticket key."""
FIELD = "signature"


def signed(record: Mapping[str, Json], signing_key: ECKey, kid: str) -> dict[str, Json]:
    """The record with a signature over all else that is in it, by ES256."""
    from joserfc import jws

    header = {"alg": "ES256", "kid": kid, "typ": TYP}
    head, _, tail = jws.serialize_compact(header, _content(record), signing_key, algorithms=["ES256"]).split(".")
    return {**record, FIELD: f"{head}..{tail}"}


def fault_in(record: Mapping[str, Json], published: KeyFile) -> str:
    """What is wrong with the signature of a record, in words; empty when one of the office's ticket keys made it."""
    from joserfc import jws
    from joserfc.errors import JoseError

    token = record.get(FIELD)
    if not token:
        return "no signature"
    try:
        header = jws.extract_compact(str(token).encode("ascii")).headers()
        if set(header) != {"alg", "kid", "typ"} or header["alg"] != "ES256" or header["typ"] != TYP:
            return "a signature that is none of a record's"
        public = published.by_kid(header["kid"])
        if public is None or public.role is not Role.TICKET:
            return f"the signature of a key that is not one of this office's ({str(header['kid'])[:8]!a})"
        if public.revoked:
            return f"the signature of a key that was revoked on {public.revoked}"
        jws.deserialize_compact(str(token), usable(public), algorithms=["ES256"], payload=_content(record))
    except (JoseError, ValueError, TypeError, KeyError):
        return "a signature that does not fit what it stands under"
    return ""


def _content(record: Mapping[str, Json]) -> bytes:
    return canonical({name: value for name, value in record.items() if name != FIELD})
