"""Another program, openbadgeslib, takes our credentials, and refuses them when they were touched."""

from __future__ import annotations

import base64
import datetime
import json
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from casebook.exam.paper.credential import CONTEXTS
from casebook.model.exam_keys import Role
from openbadgeslib.ob3 import OB3Verifier
from openbadgeslib.ob3._structure_screen import screen
from openbadgeslib.ob3.credential import IdentityObject
from openbadgeslib.ob3.verifier import OB3VerificationError

from tests.support.passes import certified, hmac_signed, pass_exam, resigned, unsigned
from tests.support.sheets import MadeOffice, make_office

NOW = datetime.datetime.now(datetime.UTC)
CONTACT = "test7@example.org"
CLAIMS = {"iss", "jti", "nbf", "sub", "exp"}
PACKAGED = {CONTEXTS[0]: "credentials-v2.json", CONTEXTS[1]: "ob-v3p0-context-3.0.3.json"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> MadeOffice:
    return make_office(tmp_path_factory.mktemp("interoperation"))


@pytest.fixture(scope="module")
def token(made: MadeOffice, tmp_path_factory: pytest.TempPathFactory) -> str:
    today = NOW.astimezone().date().isoformat()
    issued = pass_exam(made, tmp_path_factory.mktemp("inbox"), decided=today, contact=CONTACT)
    return str(certified(made, issued, now=NOW).record["token"])


@pytest.fixture
def verifier(made: MadeOffice) -> OB3Verifier:
    return OB3Verifier(made.keys[Role.CERTIFICATE].key.as_pem(private=False))


def claims(token: str) -> dict[str, Any]:
    body = token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))


def test_it_is_accepted_and_read_as_it_was_meant(verifier: OB3Verifier, token: str) -> None:
    read, said = verifier.verify(token), claims(token)
    assert (read.id, read.recipient_id, read.issuer.id) == (said["id"], said["sub"], said["iss"])
    assert (read.issuer.name, read.achievement.name) == ("Test Agency", "Internal exam")
    assert (read.issuance_date.timestamp(), read.expiration_date.timestamp()) == (said["nbf"], said["exp"])
    titles = {one.id: one.name for one in read.achievement.result_descriptions}
    scores = {titles[one.result_description]: one.value for one in read.results}
    assert scores == {"Terms": "6", "Processes": "6", "All sections": "12", "Practicum": "4.5"}


def test_the_recipient_is_hashed_as_others_hash(verifier: OB3Verifier, token: str) -> None:
    (identity,) = verifier.verify(token).identifiers
    assert identity == IdentityObject.create(CONTACT, identity.salt)
    assert identity != IdentityObject.create("test8@example.org", identity.salt)


def flipped(which: int) -> Callable[[str, MadeOffice], str]:
    def flip(token: str, made: MadeOffice) -> str:
        parts = token.split(".")
        middle = len(parts[which]) // 2
        letter = "A" if parts[which][middle] != "A" else "B"
        parts[which] = parts[which][:middle] + letter + parts[which][middle + 1 :]
        return ".".join(parts)

    return flip


def better(token: str, made: MadeOffice) -> str:
    head, body, signature = token.split(".")
    text = base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)).replace(b'"4.5"', b'"5"')
    return f"{head}.{base64.urlsafe_b64encode(text).rstrip(b'=').decode()}.{signature}"


ATTACKS: dict[str, Callable[[str, MadeOffice], str]] = {
    "a better score": better,
    "header flipped": flipped(0),
    "body flipped": flipped(1),
    "signature flipped": flipped(2),
    "another team's key": lambda token, made: resigned(claims(token), made, keys=1),
    "alg none": lambda token, made: unsigned(claims(token), "none"),
    "HS256 with the public key": lambda token, made: hmac_signed(claims(token), made),
    "iss differs": lambda token, made: resigned({**claims(token), "iss": "https://example.com/"}, made),
    "jti differs": lambda token, made: resigned({**claims(token), "jti": "urn:uuid:0"}, made),
    "sub differs": lambda token, made: resigned({**claims(token), "sub": "urn:uuid:0"}, made),
    "out of time": lambda token, made: resigned({**claims(token), "validUntil": "2020-01-01T00:00:00Z"}, made),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_what_was_touched_is_refused(verifier: OB3Verifier, made: MadeOffice, token: str, name: str) -> None:
    with pytest.raises(OB3VerificationError):
        verifier.verify(ATTACKS[name](token, made))


def test_signed_anew_unchanged_it_is_accepted(verifier: OB3Verifier, made: MadeOffice, token: str) -> None:
    """So the refusals above are for what was changed."""
    assert verifier.verify(resigned(claims(token), made)).id == claims(token)["id"]


def test_every_word_of_it_is_one_of_the_standard(token: str) -> None:
    """By the contexts that the package brings along."""
    known = {word for name in PACKAGED.values() for word in words(context(name))}
    said = {name: value for name, value in claims(token).items() if name not in CLAIMS}
    assert said["@context"] == list(PACKAGED)
    assert set(keys(said)) - {"@context"} <= known
    assert {"Result", "ResultDescription", "IdentityObject", "AchievementSubject", "Profile"} <= known
    screen(said)


def context(name: str) -> Any:
    return json.loads((files("openbadgeslib") / "ob3" / "contexts" / name).read_text("utf-8"))


def words(value: Any) -> Iterator[str]:
    """Every term that a context defines, those inside of others too."""
    for name, inner in value.items() if isinstance(value, dict) else ():
        yield name
        yield from words(inner)


def keys(value: Any) -> Iterator[str]:
    for inner in value if isinstance(value, list) else value.values() if isinstance(value, dict) else ():
        yield from keys(inner)
    yield from value if isinstance(value, dict) else ()


def test_what_the_standard_requires_is_there(token: str) -> None:
    said = claims(token)
    assert {"@context", "id", "type", "credentialSubject", "issuer", "validFrom"} <= said.keys()
    assert {"id", "type", "criteria", "description", "name"} <= said["credentialSubject"]["achievement"].keys()
    assert set(said["type"]) == {"VerifiableCredential", "OpenBadgeCredential"}


def test_the_file_handed_over_is_the_token(made: MadeOffice, token: str) -> None:
    (file,) = made.office.credentials.glob("*.jwt")
    assert file.read_text("ascii") == token
    assert Path(file).stat().st_mode & 0o077 == 0
