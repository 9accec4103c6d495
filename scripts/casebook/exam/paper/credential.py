"""Credentials: that somebody passed the exam. No name and no address is in one.

The format is Open Badges 3.0 (1EdTech), `OpenBadgeCredential`, as a VC-JWT: a compact JWS whose claims are the
credential itself, and repeat `issuer.id`, `id`, `validFrom`, `validUntil` and the subject's id as `iss`, `jti`, `nbf`,
`exp` and `sub`.
"""

from __future__ import annotations

import datetime
import hashlib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from casebook.exam.paper.public_keys import compact
from casebook.exam.paper.result import number

if TYPE_CHECKING:
    from joserfc.jwk import RSAKey

Json = Any
CONTEXTS = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
]
TYPES = ["VerifiableCredential", "OpenBadgeCredential"]
KEYS = "exam/keys.json"
"""Where on the site the issuer's keys lie; with the site's address it is the issuer's id."""


@dataclass(frozen=True)
class Issuer:
    """Who issues: the site's address, which ends in `/`, and a name that readers know."""

    site: str
    name: str

    @property
    def id(self) -> str:
        """Where the keys lie that its credentials are checked with."""
        return self.site + KEYS


@dataclass(frozen=True)
class Score:
    """One section's score in points, as it is shown."""

    id: str
    title: str
    score: float
    of: int
    needed: float
    """So many points pass."""


@dataclass(frozen=True)
class Achievement:
    """What was achieved: the exam, in the language that it was sat in."""

    exam: str
    title: str
    description: str
    criteria: str
    lang: str
    scores: Sequence[Score]


@dataclass(frozen=True)
class Holder:
    """Whose it is: `contact` as the ledger keeps it, hashed with a salt of its own."""

    urn: str
    contact: str
    salt: str


@dataclass(frozen=True)
class Validity:
    """From when to when it is good."""

    start: datetime.datetime
    end: datetime.datetime


def payload_of(urn: str, issuer: Issuer, holder: Holder, achieved: Achievement, validity: Validity) -> dict[str, Json]:
    """The credential with the claims that repeat its fields."""
    return {
        "@context": CONTEXTS,
        "id": urn,
        "type": TYPES,
        "name": achieved.title,
        "issuer": {"id": issuer.id, "type": ["Profile"], "name": issuer.name, "url": issuer.site},
        "validFrom": _moment(validity.start),
        "validUntil": _moment(validity.end),
        "credentialSubject": {
            "id": holder.urn,
            "type": ["AchievementSubject"],
            "identifier": [_identity(holder)],
            "achievement": _achievement(issuer, achieved),
            "result": [_result(issuer, achieved.exam, score) for score in achieved.scores],
        },
        "iss": issuer.id,
        "jti": urn,
        "nbf": int(validity.start.timestamp()),
        "sub": holder.urn,
        "exp": int(validity.end.timestamp()),
    }


def sign(payload: Mapping[str, Json], signing_key: RSAKey, kid: str) -> str:
    """The credential as a compact JWT with RS256, as Open Badges 3.0 asks of its VC-JWT format at the least."""
    return compact(payload, signing_key, {"alg": "RS256", "kid": kid, "typ": "JWT"})


def validity_of(decided: datetime.date, months: int, now: datetime.datetime) -> Validity:
    """From the day of the decision, as many months as the blueprint says, to the end of the last day.

    Where the first day has not begun in UTC yet, it begins now: a credential that is not valid yet helps nobody.
    """
    midnight = datetime.datetime(decided.year, decided.month, decided.day, tzinfo=datetime.UTC)
    last = months_later(decided, months)
    end = datetime.datetime(last.year, last.month, last.day, 23, 59, 59, tzinfo=datetime.UTC)
    return Validity(min(midnight, now.replace(microsecond=0)), end)


def months_later(day: datetime.date, months: int) -> datetime.date:
    """The same day so many months later; the month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    following = datetime.date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return datetime.date(year, month + 1, min(day.day, (following - datetime.timedelta(days=1)).day))


def identity_hash(contact: str, salt: str) -> str:
    """What stands for the person: SHA-256 of the contact and the salt, an `IdentityHash` of Open Badges 3.0."""
    return "sha256$" + hashlib.sha256((normal(contact) + salt).encode()).hexdigest()


def normal(contact: str) -> str:
    """An e-mail address or staff number as it is hashed; scripts/web/src/verify/identity.ts does the same."""
    return unicodedata.normalize("NFC", " ".join(contact.split()).casefold())


def _identity(holder: Holder) -> dict[str, Json]:
    return {
        "type": "IdentityObject",
        "hashed": True,
        "identityHash": identity_hash(holder.contact, holder.salt),
        "identityType": "emailAddress" if "@" in holder.contact else "identifier",
        "salt": holder.salt,
    }


def _achievement(issuer: Issuer, achieved: Achievement) -> dict[str, Json]:
    return {
        "id": f"{issuer.site}exam/#{achieved.exam}",
        "type": ["Achievement"],
        "achievementType": "Assessment",
        "inLanguage": achieved.lang,
        "name": achieved.title,
        "description": achieved.description,
        "criteria": {"narrative": achieved.criteria},
        "resultDescription": [
            {
                "id": _result_id(issuer, achieved.exam, score),
                "type": ["ResultDescription"],
                "name": score.title,
                "resultType": "RawScore",
                "valueMin": "0",
                "valueMax": number(score.of),
                "requiredValue": number(score.needed),
            }
            for score in achieved.scores
        ],
    }


def _result(issuer: Issuer, exam: str, score: Score) -> dict[str, Json]:
    return {
        "type": ["Result"],
        "resultDescription": _result_id(issuer, exam, score),
        "value": number(score.score),
    }


def _result_id(issuer: Issuer, exam: str, score: Score) -> str:
    return f"{issuer.site}exam/#{exam}.{score.id}"


def _moment(moment: datetime.datetime) -> str:
    return moment.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
