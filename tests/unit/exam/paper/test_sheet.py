"""Sheets and tickets are standards: other libraries open ours, and ours opens theirs. And codes as people type them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from casebook.exam.paper.sheet import ALG, ENC, TYP, code_of, open_sealed, read_sealed, same_code
from casebook.model.exam_keys import Role
from casebook.node import run_node
from jwcrypto import jwe, jwk, jws

from tests.support.roots import REPO
from tests.support.sheets import Issued, blueprint, draw, form, private_keys, seal

KEYS = private_keys()
SEALED_FOR = (Role.TEAM, Role.ESCROW)
JOSE = REPO / "scripts" / "web" / "node_modules" / "jose"


@pytest.fixture(scope="module")
def issued() -> Issued:
    return draw(form(blueprint()), 1, KEYS, "Test Candidate 1", "c1@example.org")


def opened(data: bytes, role: Role) -> dict[str, Any]:
    """What our grader reads."""
    key: Any = KEYS[role].key
    return open_sealed(read_sealed(data), {KEYS[role].kid: key}).model_dump(exclude_unset=True)


@pytest.mark.parametrize("role", SEALED_FOR)
def test_jwcrypto_opens_our_sheets(role: Role, issued: Issued) -> None:
    token = jwe.JWE(algs=[ALG, ENC])
    token.deserialize(seal(issued.sheet(), KEYS).decode())
    token.decrypt(jwk.JWK(**KEYS[role].key.as_dict(private=True)))
    assert json.loads(token.payload) == issued.sheet()


@pytest.mark.parametrize("role", SEALED_FOR)
def test_we_open_sheets_that_jwcrypto_sealed(role: Role, issued: Issued) -> None:
    token = jwe.JWE(json.dumps(issued.sheet()).encode(), json.dumps({"enc": ENC, "typ": TYP}, separators=(",", ":")))
    for one in SEALED_FOR:
        token.add_recipient(jwk.JWK(**KEYS[one].public.jwk()), json.dumps({"alg": ALG, "kid": KEYS[one].kid}))
    assert opened(token.serialize().encode(), role) == issued.sheet()


def test_jwcrypto_verifies_our_tickets(issued: Issued) -> None:
    token = jws.JWS()
    token.allowed_algs = ["ES256"]
    token.deserialize(issued.token, jwk.JWK(**KEYS[Role.TICKET].public.jwk()))
    assert json.loads(token.payload) == issued.payload


SCRIPT = """
import { readFileSync } from "node:fs";
import { compactVerify, GeneralEncrypt, generalDecrypt, importJWK } from "jose";
const given = JSON.parse(readFileSync(process.argv[2], "utf8"));
const { token, ticket, sheet, seals, privates, sealed, alg, enc, typ } = given;
const text = (bytes) => new TextDecoder().decode(bytes);
const verified = await compactVerify(token, await importJWK(ticket, "ES256"), { algorithms: ["ES256"] });
const opened = [];
for (const key of privates) {
  const own = { ...sealed, recipients: sealed.recipients.filter(({ header }) => header.kid === key.kid) };
  const how = { keyManagementAlgorithms: [alg], contentEncryptionAlgorithms: [enc] };
  opened.push(text((await generalDecrypt(own, await importJWK(key, alg), how)).plaintext));
}
const made = new GeneralEncrypt(new TextEncoder().encode(sheet)).setProtectedHeader({ enc, typ });
for (const { kid, ...key } of seals) {
  made.addRecipient(await importJWK(key, alg)).setUnprotectedHeader({ alg, kid });
}
console.log(JSON.stringify({ payload: text(verified.payload), opened, sealed: JSON.stringify(await made.encrypt()) }));
"""


@pytest.mark.skipif(not JOSE.exists(), reason="npm packages are not installed: run `make setup`")
def test_jose_in_node_opens_ours_and_we_open_what_it_sealed(issued: Issued, tmp_path: Path) -> None:
    given = {
        "token": issued.token, "ticket": KEYS[Role.TICKET].public.jwk(), "sheet": json.dumps(issued.sheet()),
        "seals": [{**KEYS[role].public.jwk(), "kid": KEYS[role].kid} for role in SEALED_FOR],
        "privates": [{**KEYS[role].key.as_dict(private=True), "kid": KEYS[role].kid} for role in SEALED_FOR],
        "sealed": json.loads(seal(issued.sheet(), KEYS)), "alg": ALG, "enc": ENC, "typ": TYP,
    }  # fmt: skip
    (tmp_path / "given.json").write_text(json.dumps(given), "utf-8")
    (tmp_path / "node_modules").symlink_to(JOSE.parent)
    (tmp_path / "run.mjs").write_text(SCRIPT, "utf-8")
    done = run_node(str(tmp_path / "run.mjs"), str(tmp_path / "given.json"))
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert json.loads(found["payload"]) == issued.payload
    assert [json.loads(text) for text in found["opened"]] == [issued.sheet()] * 2
    for role in SEALED_FOR:
        assert opened(found["sealed"].encode(), role) == issued.sheet()


def test_a_commit_code_is_compared_as_people_type_it() -> None:
    sha256 = "0123456789abcdef0123" + "f" * 44
    assert code_of(sha256) == "0123 4567 89ab cdef 0123"
    for given in ("0123 4567 89ab cdef 0123", "0123456789ABCDEF0123", " 0123-4567-89ab-cdef-0123\n"):
        assert same_code(given, sha256)
    for given in ("", "0123", "0123 4567 89ab cdef 0124", sha256, "O123 4567 89ab cdef 0123"):
        assert not same_code(given, sha256)


def test_a_sheet_in_russian_with_a_long_text_is_well_below_the_limit(issued: Issued) -> None:
    """joserfc's own limit is 64 kB; a candidate may write more than that."""
    long = "Задача: поднять заявки с поиска до 40 в месяц. " * 1500
    (ref,) = [kept.ref for kept in issued.entry.form if kept.kind == "open"]
    data = seal(issued.sheet(responses={ref: long}), KEYS)
    assert 64_000 < len(data) < 300_000
    assert opened(data, Role.TEAM)["responses"] == {ref: long}
