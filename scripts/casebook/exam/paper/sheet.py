"""Sheets: what a candidate hands in, sealed in the browser for the team's key and the escrow key.

A sheet is a JWE in general JSON serialization (RFC 7516) with two recipients, ECDH-ES+A256KW on P-256, its content
sealed with A256GCM (RFC 7518). Opened it is JSON as in `Sheet`.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from casebook.exam.paper import strict
from casebook.exam.paper.kept import TicketId
from casebook.failure import Failure

if TYPE_CHECKING:
    from joserfc.jwk import ECKey

LARGEST = 300_000
"""No sheet has more bytes."""
TYP = "casebook-sheet+jwe"
ALG, ENC = "ECDH-ES+A256KW", "A256GCM"
CODE_DIGITS = 20
ARCHIVES = {b"PK": "a zip archive", b"\x1f\x8b": "a gzip archive", b"7z": "a 7z archive", b"Rar!": "a rar archive"}
SIZES = {"iv": 12, "tag": 16}
WRAPPED = 40
"""Bytes of a wrapped A256GCM key."""
COORDINATE = 32
MEMBERS = {"protected", "recipients", "iv", "ciphertext", "tag"}

Ms = Annotated[int, Field(ge=0, le=2**53)]
Seconds = Annotated[float, Field(ge=0, le=2**31, allow_inf_nan=False)]
Response = str | list[str] | dict[str, str] | None


class Reason(StrEnum):
    """Why a sheet is refused."""

    TOO_LARGE = "too-large"
    NO_SHEET = "no-sheet"
    ALTERED = "altered"
    OTHER_KEY = "other-key"
    UNKNOWN_TICKET = "unknown-ticket"
    REVOKED_TICKET = "revoked-ticket"
    OTHER_TICKET = "other-ticket"
    NOT_DRAWN = "not-drawn"
    SECOND = "second"
    RIVAL = "rival"
    CHANGED = "changed"
    CODE = "code"
    UNREADABLE = "unreadable"
    RECEIVED = "received"
    UNFORESEEN = "unforeseen"


HAND_MADE = "somebody made it by hand; talk to the candidate"
HINTS = {
    Reason.TOO_LARGE: "it can't be a sheet; ask for the file",
    Reason.NO_SHEET: "ask for the file that the exam page made, sent as a file, not as text",
    Reason.ALTERED: "ask for the file again, and for the commit code in a message of its own",
    Reason.OTHER_KEY: "it belongs to another office, or to a key whose file is missing in `keys/`",
    Reason.UNKNOWN_TICKET: "fetch the ledger's newest state, if a colleague issued it; else it is not ours",
    Reason.REVOKED_TICKET: "issue a new ticket; the sheet itself can still be read by whoever holds the key",
    Reason.OTHER_TICKET: "compare the ticket that the candidate opened with the one in `tickets/`",
    Reason.NOT_DRAWN: HAND_MADE,
    Reason.SECOND: "the first one counts; whoever hands in two has something to explain",
    Reason.RIVAL: "find out whose sheet the first one is, then `casebook exam choose`",
    Reason.CHANGED: "look who changed it: `casebook exam check --open`, and the office's git log or a back-up",
    Reason.CODE: "the candidate sent a code for other bytes: ask which file it was made for, before you grade any",
    Reason.UNREADABLE: "look for a slip in the name",
    Reason.RECEIVED: "look for a slip in --received, or at this machine's clock",
    Reason.UNFORESEEN: "keep the file; run the command again with CASEBOOK_DEBUG=1, and report what it prints last",
}
"""What a mentor does about a sheet that is refused, where nothing nearer is known."""


class SheetRefused(Failure):
    """The sheet is not graded: `reason` is for programs, what was seen and the hint for people."""

    def __init__(self, reason: Reason, saw: str, hint: str = "") -> None:
        super().__init__(f"refused ({reason})", saw, hint=hint or HINTS[reason])
        self.reason = reason


class Away(BaseModel):
    """Once that the page was not in front: from `at`, in milliseconds since 1970."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    at: Ms
    seconds: Seconds


class Jump(BaseModel):
    """Once that the device's clock went otherwise than the time that passed: set, or, if ahead, the device slept."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    at: Ms
    seconds: Annotated[float, Field(ge=-1e9, le=1e9)]


class Sheet(BaseModel):
    """What an opened sheet says: `started` and `submitted` in milliseconds since 1970 by the candidate's clock,
    `overtime` in seconds; `responses` and `seconds` by the ref of the item, in the ids of the ticket.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    v: Literal[1]
    ticket: TicketId
    ticket_sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}\z")]
    started: Ms
    submitted: Ms
    overtime: Seconds
    responses: dict[str, Response]
    seconds: dict[str, Seconds]
    away: Annotated[list[Away], Field(max_length=10_000)]
    reloads: Annotated[int, Field(ge=0, le=1_000_000)]
    clock_set_back: bool
    clock_jumps: Annotated[list[Jump], Field(max_length=100)] = []
    agent: Annotated[str, StringConstraints(max_length=200)]


@dataclass(frozen=True)
class Sealed:
    """A sheet that looks like one and is not opened yet: the parts of the JWE, its recipients by key id."""

    parts: Mapping[str, str]
    recipients: Mapping[str, Mapping[str, Any]]
    sha256: str

    @property
    def code(self) -> str:
        """The commit code, as the candidate's page shows it."""
        return code_of(self.sha256)


def code_of(sha256: str) -> str:
    """The first 20 hex digits in groups of four."""
    return " ".join(sha256[at : at + 4] for at in range(0, CODE_DIGITS, 4))


def same_code(given: str, sha256: str) -> bool:
    """Whether a code, however it was typed, is that of the bytes with this digest."""
    return "".join(char for char in given.lower() if char.isalnum()) == sha256[:CODE_DIGITS]


def read_sealed(data: bytes) -> Sealed:
    """The sheet as a sealed envelope, looked at from outside only. Raises SheetRefused."""
    if len(data) > LARGEST:
        raise too_large(len(data))
    kind = next((name for mark, name in ARCHIVES.items() if data.startswith(mark)), None)
    if kind:
        raise SheetRefused(Reason.NO_SHEET, f"{kind}, not a sheet", "unpack it yourself and name the sheet in it")
    try:
        value = strict.read(data)
    except ValueError as error:
        raise SheetRefused(Reason.NO_SHEET, f"it is no strict JSON: {_plain(error)}") from error
    if not isinstance(value, dict) or set(value) != MEMBERS:
        raise SheetRefused(Reason.NO_SHEET, "it does not have exactly the parts of a sheet")
    protected = value["protected"]
    if not isinstance(protected, str) or protected not in PROTECTED:
        raise SheetRefused(Reason.ALTERED, "its protected header is not that of a sheet")
    for name, size in SIZES.items():
        _bytes(value[name], name, size)
    _bytes(value["ciphertext"], "ciphertext")
    parts = {name: value[name] for name in MEMBERS - {"recipients"}}
    return Sealed(parts, _recipients(value["recipients"]), hashlib.sha256(data).hexdigest())


def open_sealed(sealed: Sealed, sealing_keys: Mapping[str, ECKey]) -> Sheet:
    """What the sheet says, opened with whichever of the private keys it is sealed for. Raises SheetRefused."""
    from joserfc import jwe
    from joserfc.errors import JoseError

    kid = next((kid for kid in sealed.recipients if kid in sealing_keys), None)
    if kid is None:
        named = ", ".join(kid[:8] for kid in sealed.recipients)
        raise SheetRefused(Reason.OTHER_KEY, f"it is sealed for other keys ({named}) than those opened here")
    registry = jwe.JWERegistry(algorithms=[ALG, ENC])
    registry.max_ciphertext_length = LARGEST
    general: Any = {**sealed.parts, "recipients": [sealed.recipients[kid]]}
    try:
        opened = jwe.decrypt_json(general, sealing_keys[kid], registry=registry)
    except (JoseError, ValueError, TypeError, KeyError) as error:
        raise SheetRefused(Reason.ALTERED, "it does not open: it was altered after it was sealed") from error
    return _read(opened.plaintext or b"")


def too_large(size: int) -> SheetRefused:
    """The refusal of a file by its size."""
    return SheetRefused(Reason.TOO_LARGE, f"it has {size:,} bytes, a sheet at most {LARGEST:,}")


def _read(plaintext: bytes) -> Sheet:
    try:
        return Sheet.model_validate(strict.read(plaintext))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part)[:20] for part in first["loc"]) or "the whole"
        why = f"what is sealed in it is not what the exam page writes ({_printable(place)}: {first['msg'].lower()})"
    except ValueError as error:
        why = f"what is sealed in it is no strict JSON: {_plain(error)}"
    raise SheetRefused(Reason.ALTERED, why, HAND_MADE)


def _recipients(value: Any) -> dict[str, dict[str, Any]]:
    if not isinstance(value, list) or len(value) != 2:
        raise SheetRefused(Reason.NO_SHEET, "it is not sealed for exactly two keys")
    recipients: dict[str, dict[str, Any]] = {}
    for entry in value:
        header = entry.get("header") if isinstance(entry, dict) and set(entry) == {"header", "encrypted_key"} else None
        if not isinstance(header, dict) or set(header) != {"alg", "kid", "epk"} or header["alg"] != ALG:
            raise SheetRefused(Reason.ALTERED, "the header of a recipient is not that of a sheet")
        _bytes(header["kid"], "kid", 32)
        _point(header["epk"])
        _bytes(entry["encrypted_key"], "encrypted_key", WRAPPED)
        recipients[header["kid"]] = entry
    if len(recipients) != 2:
        raise SheetRefused(Reason.NO_SHEET, "it is sealed twice for one key")
    return recipients


def _point(epk: Any) -> None:
    """The sender's passing key must be a point of the curve: others would tell of our private key."""
    from joserfc.errors import JoseError
    from joserfc.jwk import ECKey

    if not isinstance(epk, dict) or set(epk) != {"kty", "crv", "x", "y"} or (epk["kty"], epk["crv"]) != ("EC", "P-256"):
        raise SheetRefused(Reason.ALTERED, "a recipient's epk is no key of the curve P-256")
    _bytes(epk["x"], "x", COORDINATE)
    _bytes(epk["y"], "y", COORDINATE)
    try:
        ECKey.import_key(epk).public_key  # noqa: B018 (computed on first use, and fails when off the curve)
    except (JoseError, ValueError) as error:
        raise SheetRefused(Reason.ALTERED, "a recipient's epk does not lie on the curve P-256") from error


def _bytes(value: Any, name: str, size: int | None = None) -> bytes:
    """The bytes in a base64url text that is written the one right way."""
    try:
        data = base64.b64decode(value.encode("ascii").translate(URL_SAFE) + b"=" * (-len(value) % 4), validate=True)
    except (ValueError, AttributeError) as error:
        raise SheetRefused(Reason.ALTERED, f"its part `{name}` is no base64url") from error
    if base64.urlsafe_b64encode(data).rstrip(b"=").decode() != value or (size is not None and len(data) != size):
        raise SheetRefused(Reason.ALTERED, f"its part `{name}` is not as it was written")
    return data


def _plain(error: ValueError) -> str:
    return "not UTF-8" if isinstance(error, UnicodeError) else _printable(str(error))[:80]


def _printable(text: str) -> str:
    return "".join(char if char.isprintable() else "?" for char in text)


def _header(*members: str) -> str:
    return base64.urlsafe_b64encode(("{" + ",".join(members) + "}").encode()).rstrip(b"=").decode()


PROTECTED = {_header(*order) for order in (
    (f'"enc":"{ENC}"', f'"typ":"{TYP}"'), (f'"typ":"{TYP}"', f'"enc":"{ENC}"'),
)}  # fmt: skip
"""The protected header is one of two texts: nothing else can be put into it, no compression above all."""
URL_SAFE = bytes.maketrans(b"-_+/", b"+/!!")
