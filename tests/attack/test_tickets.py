"""Attacks on tickets, as the office reads them (the exam page's reading is attacked in the browser's tests)."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from typing import Any

import pytest
from casebook.exam.paper.public_keys import usable
from casebook.exam.paper.ticket import ORDER, TYP, TicketRefused, sign, verify
from casebook.model.exam_keys import KeyFile, Role
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from tests.support.sheets import Issued, MadeOffice, private_keys


def b64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def parts(token: str) -> tuple[dict[str, Any], str, str]:
    head, payload, signature = token.split(".")
    return json.loads(base64.urlsafe_b64decode(head + "==")), payload, signature


def joined(header: dict[str, Any], payload: str, signature: str) -> str:
    return f"{b64(json.dumps(header, separators=(',', ':')).encode())}.{payload}.{signature}"


def no_signature(made: MadeOffice, token: str) -> str:
    header, payload, _ = parts(token)
    return joined({**header, "alg": "none"}, payload, "")


def hs256_with_the_public_key(form: str) -> Callable[[MadeOffice, str], str]:
    """The public key, in whichever form a verifier might take for a shared secret."""

    def forge(made: MadeOffice, token: str) -> str:
        public = made.keys[Role.TICKET].public
        key: Any = usable(public)
        secret = {"pem": key.as_pem(private=False), "der": key.as_der(private=False), "x": public.x.encode()}[form]  # type: ignore[union-attr]
        header, payload, _ = parts(token)
        unsigned = joined({**header, "alg": "HS256"}, payload, "")
        return unsigned + b64(hmac.new(secret, unsigned[:-1].encode(), hashlib.sha256).digest())

    return forge


def team_key_under_its_own_id(made: MadeOffice, token: str) -> str:
    return signed_by(Role.TEAM, 0, made.keys[Role.TEAM].kid)(made, token)


def key_id_swapped(made: MadeOffice, token: str) -> str:
    header, payload, signature = parts(token)
    return joined({**header, "kid": made.keys[Role.CERTIFICATE].kid}, payload, signature)


def signed_by(role: Role, which: int, kid: str = "") -> Callable[[MadeOffice, str], str]:
    def forge(made: MadeOffice, token: str) -> str:
        payload = json.loads(base64.urlsafe_b64decode(parts(token)[1] + "=="))
        key = private_keys(which)[role]
        return sign(payload, key.key, kid or made.keys[Role.TICKET].kid)  # type: ignore[arg-type]

    return forge


def with_header(**members: Any) -> Callable[[MadeOffice, str], str]:
    """Signed by our own key: only the header is odd."""

    def forge(made: MadeOffice, token: str) -> str:
        header, payload, _ = parts(token)
        unsigned = joined({**header, **members}, payload, "")
        key: Any = made.keys[Role.TICKET].key
        signed = key.private_key.sign(unsigned[:-1].encode(), ec.ECDSA(hashes.SHA256()))
        r, s = decode_dss_signature(signed)
        return unsigned + b64(r.to_bytes(32) + min(s, ORDER - s).to_bytes(32))

    return forge


def with_key_inside(made: MadeOffice, token: str) -> str:
    """A stranger's signature, with the stranger's key named in the header."""
    stranger = private_keys(1)[Role.TICKET]
    header, payload, _ = parts(signed_by(Role.TICKET, 1)(made, token))
    return joined({**header, "jwk": stranger.public.jwk()}, payload, parts(signed_by(Role.TICKET, 1)(made, token))[2])


def payload_changed(made: MadeOffice, token: str) -> str:
    header, payload, signature = parts(token)
    data = json.loads(base64.urlsafe_b64decode(payload + "=="))
    return joined(header, b64(json.dumps({**data, "minutes": 600}).encode()), signature)


def bit_flipped(part: int, at: int) -> Callable[[MadeOffice, str], str]:
    def forge(made: MadeOffice, token: str) -> str:
        pieces = token.split(".")
        text = pieces[part]
        pieces[part] = text[:at] + ("A" if text[at] != "A" else "B") + text[at + 1 :]
        return ".".join(pieces)

    return forge


ATTACKS: dict[str, Callable[[MadeOffice, str], str]] = {
    "alg: none": no_signature,
    "alg: none, signature kept": lambda made, token: joined({**parts(token)[0], "alg": "none"}, *parts(token)[1:]),
    "alg: None": lambda made, token: joined({**parts(token)[0], "alg": "None"}, parts(token)[1], ""),
    "HS256 with the public key as PEM": hs256_with_the_public_key("pem"),
    "HS256 with the public key as DER": hs256_with_the_public_key("der"),
    "HS256 with the public key's x": hs256_with_the_public_key("x"),
    "the certificate key's id": key_id_swapped,
    "a foreign key under our id": signed_by(Role.TICKET, 1),
    "a foreign key under its own id": signed_by(Role.TICKET, 1, "x" * 43),
    "the team's key": signed_by(Role.TEAM, 0),
    "the team's key under its own id": team_key_under_its_own_id,
    "a key named in the header": with_key_inside,
    "a key's address in the header": with_header(jku="https://example.org/keys.json"),
    "crit": with_header(crit=["exp"], exp=1),
    "b64: false": with_header(b64=False, crit=["b64"]),
    "another typ": with_header(typ="JWT"),
    "typ of a sheet": with_header(typ="casebook-sheet+jwe"),
    "zip": with_header(zip="DEF"),
    "payload changed": payload_changed,
    "a bit of the header": bit_flipped(0, 9),
    "a bit of the payload": bit_flipped(1, 200),
    "a bit of the signature": bit_flipped(2, 9),
    "signature cut off": lambda made, token: token[:-1],
    "no signature": lambda made, token: token.rpartition(".")[0] + ".",
    "a fourth part": lambda made, token: token + ".AAAA",
    "an empty text": lambda made, token: "",
    "a text of a megabyte": lambda made, token: token + "A" * 1_000_000,
    "Cyrillic": lambda made, token: token.replace("e", "е"),
    "a sheet": lambda made, token: made.seal({"v": 1}).decode(),
    "JSON serialization": lambda made, token: json.dumps(
        {"payload": parts(token)[1], "signatures": [{"protected": token.split(".")[0], "signature": parts(token)[2]}]}
    ),
}  # fmt: skip


def test_the_header_of_ours_signed_in_the_same_way_is_good(made: MadeOffice, issued: Issued) -> None:
    """So that what `with_header` adds is what those are refused for."""
    assert verify(with_header()(made, issued.token), made.published) == issued.payload


def test_the_ticket_that_is_attacked_is_good_when_left_alone(made: MadeOffice, issued: Issued) -> None:
    assert verify(issued.token, made.published) == issued.payload
    assert parts(issued.token)[0] == {"alg": "ES256", "kid": made.keys[Role.TICKET].kid, "typ": TYP}


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_forged_ticket_is_refused(attack: str, made: MadeOffice, issued: Issued) -> None:
    forged = ATTACKS[attack](made, issued.token)
    assert forged != issued.token
    with pytest.raises(TicketRefused) as refused:
        verify(forged, made.published)
    assert str(refused.value)


def test_a_ticket_of_a_revoked_key_is_refused_and_of_a_retired_one_is_not(made: MadeOffice, issued: Issued) -> None:
    def with_date(name: str) -> KeyFile:
        keys = [key.model_copy(update={name: key.since}) for key in made.published.keys]
        return KeyFile(keys=keys)

    assert verify(issued.token, with_date("retired"))["id"] == issued.id
    with pytest.raises(TicketRefused, match="no longer"):
        verify(issued.token, with_date("revoked"))
