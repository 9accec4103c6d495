"""Attacks on the sealed envelope: its algorithms, keys, parts, and what is put beside them."""

from __future__ import annotations

import base64
import copy
import hashlib
import json
import shutil
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from casebook.exam.office import grading
from casebook.exam.paper.sheet import ALG, ENC, TYP, Reason, code_of
from casebook.model.exam_keys import Role
from joserfc import jwe
from joserfc.jwk import ECKey

from tests.support.desk import Grader, refused
from tests.support.sheets import Issued, key_file, private_keys, seal, sealed_json

Jwe = dict[str, Any]
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def b64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def header(**members: Any) -> str:
    return b64(json.dumps(members, separators=(",", ":")).encode())


def set_alg(name: str) -> Callable[[Jwe], None]:
    def change(jwe: Jwe) -> None:
        for recipient in jwe["recipients"]:
            recipient["header"]["alg"] = name

    return change


def set_protected(**members: Any) -> Callable[[Jwe], None]:
    return lambda jwe: jwe.update(protected=header(**members))


def swap_kids(jwe: Jwe) -> None:
    first, second = (recipient["header"] for recipient in jwe["recipients"])
    first["kid"], second["kid"] = second["kid"], first["kid"]


def off_the_curve(jwe: Jwe) -> None:
    jwe["recipients"][0]["header"]["epk"]["y"] = b64(bytes(31) + b"\x01")


def other_curve(jwe: Jwe) -> None:
    jwe["recipients"][0]["header"]["epk"] = ECKey.generate_key("P-384").as_dict(private=False)


def with_private_epk(jwe: Jwe) -> None:
    jwe["recipients"][0]["header"]["epk"]["d"] = b64(bytes(32))


def header_beside(name: str, value: Any) -> Callable[[Jwe], None]:
    return lambda jwe: jwe["recipients"][0]["header"].update({name: value})


def beside(name: str, value: Any) -> Callable[[Jwe], None]:
    return lambda jwe: jwe.update({name: value})


def without(name: str) -> Callable[[Jwe], None]:
    return lambda jwe: jwe.pop(name)


def twice_for_one(jwe: Jwe) -> None:
    jwe["recipients"][1] = copy.deepcopy(jwe["recipients"][0])


def flattened(jwe: Jwe) -> None:
    jwe.update(jwe.pop("recipients")[0])


ATTACKS: dict[str, tuple[Callable[[Jwe], Any], Reason]] = {
    "alg: none": (set_alg("none"), Reason.ALTERED),
    "alg: dir": (set_alg("dir"), Reason.ALTERED),
    "alg: ECDH-ES, direct": (set_alg("ECDH-ES"), Reason.ALTERED),
    "alg: A256KW": (set_alg("A256KW"), Reason.ALTERED),
    "alg: RSA1_5": (set_alg("RSA1_5"), Reason.ALTERED),
    "alg: PBES2, slow on purpose": (set_alg("PBES2-HS512+A256KW"), Reason.ALTERED),
    "alg: HS256": (set_alg("HS256"), Reason.ALTERED),
    "alg: a list": (set_alg([ALG]), Reason.ALTERED),  # type: ignore[arg-type]
    "enc: A128GCM": (set_protected(enc="A128GCM", typ=TYP), Reason.ALTERED),
    "enc: none": (set_protected(enc="none", typ=TYP), Reason.ALTERED),
    "zip in the protected header": (set_protected(enc=ENC, typ=TYP, zip="DEF"), Reason.ALTERED),
    "crit in the protected header": (set_protected(enc=ENC, typ=TYP, crit=["exp"]), Reason.ALTERED),
    "typ of a ticket": (set_protected(enc=ENC, typ="casebook-ticket+jws"), Reason.ALTERED),
    "kid swapped": (swap_kids, Reason.ALTERED),
    "epk off the curve": (off_the_curve, Reason.ALTERED),
    "epk of another curve": (other_curve, Reason.ALTERED),
    "epk with a private part": (with_private_epk, Reason.ALTERED),
    "zip in a recipient's header": (header_beside("zip", "DEF"), Reason.ALTERED),
    "jku in a recipient's header": (header_beside("jku", "https://example.org/keys"), Reason.ALTERED),
    "jwk in a recipient's header": (header_beside("jwk", {}), Reason.ALTERED),
    "apu in a recipient's header": (header_beside("apu", "AAAA"), Reason.ALTERED),
    "unprotected header": (beside("unprotected", {"zip": "DEF"}), Reason.NO_SHEET),
    "additional data": (beside("aad", "AAAA"), Reason.NO_SHEET),
    "no tag": (without("tag"), Reason.NO_SHEET),
    "an empty tag": (beside("tag", ""), Reason.ALTERED),
    "a short tag": (beside("tag", b64(bytes(4))), Reason.ALTERED),
    "an iv of 8 bytes": (beside("iv", b64(bytes(8))), Reason.ALTERED),
    "an iv that is a number": (beside("iv", 7), Reason.ALTERED),
    "standard base64 with padding": (beside("tag", base64.b64encode(bytes([255]) * 16).decode()), Reason.ALTERED),
    "one recipient": (lambda jwe: jwe["recipients"].pop(), Reason.NO_SHEET),
    "a hundred recipients": (lambda jwe: jwe.update(recipients=jwe["recipients"] * 50), Reason.NO_SHEET),
    "twice for one key": (twice_for_one, Reason.NO_SHEET),
    "recipients that are no list": (beside("recipients", {}), Reason.NO_SHEET),
    "flattened": (flattened, Reason.NO_SHEET),
}  # fmt: skip


@pytest.fixture
def sealed(grader: Grader, issued: Issued) -> Jwe:
    found: Jwe = json.loads(grader.made.seal(issued.sheet()))
    return found


def data_of(jwe: Jwe) -> bytes:
    return json.dumps(jwe, separators=(",", ":")).encode()


def test_the_envelope_that_is_attacked_is_graded_when_left_alone(grader: Grader, sealed: Jwe) -> None:
    assert grader.one(data_of(sealed)).state == "graded"


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_altered_envelope_is_refused(attack: str, grader: Grader, sealed: Jwe) -> None:
    change, reason = ATTACKS[attack]
    change(sealed)
    assert refused(grader.one(data_of(sealed)), reason)
    assert grader.results() == []


OTHER_SORTS: tuple[Any, ...] = ([], {}, None, True, 7, 1.5, "", "x", [[]], [{}], {"x": []}, ["x", "y"])


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every container in a JSON value with each of its keys, however deep."""
    for key in list(value) if isinstance(value, dict) else range(len(value)):
        yield value, key
        if isinstance(value[key], dict | list):
            yield from places(value[key])


def test_any_part_of_another_sort_is_refused(grader: Grader, sealed: Jwe) -> None:
    """`"protected": []` once ended the whole run with a TypeError."""
    for container, key in list(places(sealed)):
        whole = container[key]
        for other in OTHER_SORTS:
            container[key] = other
            assert grader.one(data_of(sealed)).state == "refused", (key, other)
        container[key] = whole
    assert grader.one(data_of(sealed)).state == "graded"


def test_any_part_of_what_is_sealed_of_another_sort_is_refused_or_scored(grader: Grader, issued: Issued) -> None:
    sheet = issued.sheet()
    for container, key in list(places(sheet)):
        whole = container[key]
        for other in OTHER_SORTS:
            container[key] = other
            outcome = grader.one(grader.made.seal(sheet))
            if outcome.state == "graded":
                shutil.rmtree(grader.made.office.gradebook / issued.id)
        container[key] = whole


def flips(text: str) -> Iterator[str]:
    """The text with one bit of a character flipped, at places all over it, the last ones included."""
    for at in {0, len(text) // 3, len(text) // 2, len(text) - 2, len(text) - 1}:
        for bit in (1, 32):
            letter = LETTERS[LETTERS.index(text[at]) ^ bit]
            yield text[:at] + letter + text[at + 1 :]


PARTS: dict[str, tuple[Any, ...]] = {
    "protected": ("protected",), "iv": ("iv",), "ciphertext": ("ciphertext",), "tag": ("tag",),
    "team kid": ("recipients", 0, "header", "kid"), "team epk x": ("recipients", 0, "header", "epk", "x"),
    "team epk y": ("recipients", 0, "header", "epk", "y"), "team key": ("recipients", 0, "encrypted_key"),
    "escrow kid": ("recipients", 1, "header", "kid"), "escrow epk x": ("recipients", 1, "header", "epk", "x"),
    "escrow epk y": ("recipients", 1, "header", "epk", "y"),
}  # fmt: skip


def flipped(jwe: Jwe, path: tuple[Any, ...]) -> Iterator[bytes]:
    """The envelope with each flip of the part at `path`."""
    *way, last = path
    place: Any = jwe
    for key in way:
        place = place[key]
    whole = place[last]
    for text in flips(whole):
        place[last] = text
        yield data_of(jwe)
    place[last] = whole


@pytest.mark.parametrize("part", PARTS)
def test_each_part_with_a_bit_flipped_is_refused(part: str, grader: Grader, sealed: Jwe) -> None:
    for data in flipped(sealed, PARTS[part]):
        outcome = grader.one(data)
        assert outcome.state == "refused", part
        assert outcome.reason in (Reason.ALTERED, Reason.OTHER_KEY)
    assert grader.results() == []


def test_a_bit_flipped_in_the_key_wrapped_for_escrow_is_seen_by_the_code_and_by_escrow(
    grader: Grader, sealed: Jwe
) -> None:
    """The team's key opens such a sheet: nothing else in it depends on what is wrapped for escrow."""
    code = code_of(hashlib.sha256(data_of(sealed)).hexdigest())
    escrow = grader.made.keys[Role.ESCROW]
    for data in flipped(sealed, ("recipients", 1, "encrypted_key")):
        assert grader.one(data, codes=(code,)).reason in (Reason.CODE, Reason.ALTERED)
        assert refused(grader.one(data, key=escrow), Reason.ALTERED)
    assert grader.results() == []


def test_the_escrow_key_opens_what_the_teams_key_would(grader: Grader, issued: Issued) -> None:
    escrow = grader.made.keys[Role.ESCROW]
    assert grader.one(grader.made.seal(issued.sheet()), key=escrow).state == "graded"


def test_a_mistake_of_the_program_costs_one_file_and_not_the_run(
    grader: Grader, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, odd = grader.made.issue(), grader.made.issue()
    files = [grader.put(grader.made.seal(one.sheet()), f"{name}.sheet") for one, name in ((odd, "a"), (good, "b"))]
    right = grading.opened

    def stumbling(entry: Any, *rest: Any) -> Any:
        if entry.id == odd.id:
            raise TypeError("words that a candidate wrote")
        return right(entry, *rest)

    monkeypatch.setattr(grading, "opened", stumbling)
    grader.raises = False
    first, second = grader.grade(*files)
    assert refused(first, Reason.UNFORESEEN, "TypeError") and "candidate wrote" not in first.says
    assert second.state == "graded" and grader.results() == [good.id]
    grader.raises = True
    with pytest.raises(TypeError):
        grader.grade(*files)


def test_another_offices_keys_are_refused(grader: Grader, issued: Issued) -> None:
    data = seal(issued.sheet(), private_keys(1))
    assert refused(grader.one(data), Reason.OTHER_KEY, "sealed for other keys")


def test_foreign_keys_under_the_names_of_ours_are_refused(grader: Grader, issued: Issued) -> None:
    ours, theirs = grader.made.published, key_file(private_keys(1))
    publics = [
        theirs.keys[at].model_copy(update={"kid": ours.keys[at].kid})
        for at, key in enumerate(ours.keys)
        if key.role in (Role.TEAM, Role.ESCROW)
    ]
    data = sealed_json(json.dumps(issued.sheet()).encode(), publics)
    assert refused(grader.one(data), Reason.ALTERED, "does not open")


def test_a_stranger_beside_the_team_is_refused(grader: Grader, issued: Issued) -> None:
    """Whoever seals for the team and a key of their own has not used the exam page."""
    publics = [grader.made.keys[Role.TEAM].public, private_keys(1)[Role.TEAM].public]
    data = sealed_json(json.dumps(issued.sheet()).encode(), publics)
    assert refused(grader.one(data), Reason.OTHER_KEY, "than its ticket names")


def test_a_bomb_of_deflate_inside_is_never_inflated(grader: Grader, issued: Issued) -> None:
    """200 MB of zeros deflate to less than a sheet; one that is compressed is refused by its header, unopened."""
    bomb = zlib.compressobj(wbits=-15)
    small = b"".join([*(bomb.compress(bytes(1_000_000)) for _ in range(200)), bomb.flush()])
    assert len(small) < 250_000
    publics = [grader.made.keys[role].public for role in (Role.TEAM, Role.ESCROW)]
    data = json.loads(sealed_json(small, publics))
    data["protected"] = header(enc=ENC, typ=TYP, zip="DEF")
    assert refused(grader.one(data_of(data)), Reason.ALTERED, "protected header")
    assert refused(grader.one(sealed_json(small[:9000], publics)), Reason.ALTERED, "no strict JSON")


def test_a_compact_jwe_is_refused(grader: Grader, issued: Issued) -> None:
    key = grader.made.keys[Role.TEAM].key
    text = jwe.encrypt_compact({"alg": ALG, "enc": ENC}, json.dumps(issued.sheet()), key)  # type: ignore[arg-type]
    assert refused(grader.one(text.encode()), Reason.NO_SHEET)
