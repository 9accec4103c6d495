"""Tickets: what stands in one, what does not, and which are refused."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import cache
from typing import Any

import pytest
from casebook.exam.paper.draw import draw_form
from casebook.exam.paper.form import Banked, Form
from casebook.exam.paper.ticket import (
    ORDER,
    Said,
    Setting,
    Ticket,
    TicketRefused,
    make_ticket,
    sha256_of,
    sign,
    verify,
)
from casebook.model.asked import key_of
from casebook.model.exam_keys import KeyFile, Role
from casebook.model.item import Item
from casebook.model.library import Library
from casebook.model.scoring import score

from tests.support.academy import quizzes
from tests.support.sheets import key_file, private_keys

SETTING = Setting("A" * 22, "en", 1_780_000_000, 1_780_604_800, 75, ("team-kid", "escrow-kid"))
MEMBERS = {
    "single": {"options"}, "multiple": {"options"}, "numeric": {"unit", "measure"}, "short": set(),
    "match": {"lefts", "rights"}, "order": {"steps"}, "open": set(),
}  # fmt: skip
NAME = re.compile(r"a[a-z2-7]{8}")


@cache
def library() -> Library:
    return quizzes()


def seed(number: int, what: str = "names") -> bytes:
    return hashlib.sha256(f"{what} {number}".encode()).digest()


def drawn(number: int) -> Form:
    bank = [Banked(item) for item in library().items.values()]
    return draw_form(library().blueprints["internal-exam"], bank, (), seed(number, "draw"))


def made(number: int = 1, setting: Setting = SETTING, texts: Any = None) -> Ticket:
    return make_ticket(drawn(number), setting, said(texts or {}), seed(number), "en")


def said(texts: dict[str, Item]) -> dict[str, Said]:
    return {id: Said(item) for id, item in texts.items()}


def test_the_payload_has_what_the_exam_page_needs_and_nothing_more() -> None:
    payload = made().payload
    assert set(payload) == {
        "v", "id", "exam", "title", "lang", "issued", "expires", "minutes", "sections", "seal", "items",
        "low_s",
    }  # fmt: skip
    assert payload["seal"] == ["team-kid", "escrow-kid"]
    assert [section["id"] for section in payload["sections"]] == ["terms", "processes", "judgement", "practicum"]
    assert len(payload["items"]) == 46


def test_an_item_has_what_is_asked_and_nothing_more() -> None:
    for number in range(20):
        for item in made(number).payload["items"]:
            assert {"ref", "section", "kind", "stem"} <= set(item)
            assert set(item) - {"ref", "section", "kind", "stem"} <= MEMBERS[item["kind"]]
            assert re.fullmatch(r"q[a-z2-7]{8}", item["ref"])
            for part in (part for name in ("options", "lefts", "rights", "steps") for part in item.get(name, [])):
                assert set(part) == {"id", "text"}
                assert NAME.fullmatch(part["id"])


def test_names_are_new_in_each_ticket() -> None:
    names = [re.findall(r'"(?:id|ref)": "([aq][a-z2-7]{8})"', json.dumps(made(number).payload)) for number in range(50)]
    every = [name for ticket in names for name in ticket]
    assert len(every) > 50 * 150
    assert len(set(every)) == len(every)


def test_parts_are_ordered_by_their_names() -> None:
    unshuffled = {item.id for item in library().items.values() if not getattr(item, "shuffle", True)}
    for number in range(20):
        ticket = made(number)
        for item, kept in zip(ticket.payload["items"], ticket.form, strict=True):
            for name in ("options", "lefts", "rights", "steps"):
                ids = [part["id"] for part in item.get(name, [])]
                if kept.item not in unshuffled:
                    assert ids == sorted(ids)


def test_options_that_must_not_be_shuffled_keep_their_order() -> None:
    kept = [item for item in library().items.values() if not getattr(item, "shuffle", True)]
    bank = {item.id: item for item in library().items.values()}
    single = next(item for item in bank.values() if item.kind == "single")
    fixed = single.model_copy(update={"shuffle": False})
    texts = {**bank, fixed.id: fixed}
    for number in range(40):
        ticket = made(number, texts=texts)
        for item, entry in zip(ticket.payload["items"], ticket.form, strict=True):
            if entry.item in {fixed.id, *(one.id for one in kept)}:
                order = [entry.parts[part["id"]] for part in item["options"]]
                assert order == [option.id for option in texts[entry.item].options]  # type: ignore[union-attr]


def test_the_ledger_can_score_what_the_ticket_asks() -> None:
    """Whoever chooses the right parts by the ticket's ids has all points by the ledger's key."""
    for number in range(10):
        for kept in made(number).form:
            item = library().items[kept.item]
            if kept.kind in ("single", "multiple", "order", "match"):
                key = kept.key
                real = list(kept.parts.values())
                assert key == key_of(item)
                assert set([key] if isinstance(key, str) else key) <= set(real)
                assert score(kept.kind, key, key) == 1
            assert kept.points == (10 if kept.kind == "open" else 1)
            assert bool(kept.rubric) == (kept.kind == "open")


def test_a_pair_has_two_names_in_the_ticket_and_one_id_in_the_ledger() -> None:
    ticket = made()
    pairs = [(item, kept) for item, kept in zip(ticket.payload["items"], ticket.form, strict=True) if "lefts" in item]
    assert pairs
    for item, kept in pairs:
        lefts = {part["id"]: kept.parts[part["id"]] for part in item["lefts"]}
        rights = {part["id"]: kept.parts[part["id"]] for part in item["rights"]}
        assert not set(lefts) & set(rights)
        assert set(lefts.values()) <= set(rights.values())


def test_what_is_not_translated_is_marked() -> None:
    texts = [item.model_copy(update={"stem": f"По-русски: {item.id}"}) for item in library().items.values()]
    some = {item.id: item for item in texts[::2]}
    ticket = make_ticket(drawn(1), Setting("A" * 22, "ru", 1, 2, 75, ("t", "e")), said(some), seed(1), "en")
    assert ticket.payload["title"] == "Внутренний экзамен"
    assert ticket.payload["sections"][0]["title"] == "Термины"
    for item, kept in zip(ticket.payload["items"], ticket.form, strict=True):
        assert item.get("lang") == (None if kept.item in some else "en")
        assert item["stem"] == (some.get(kept.item) or library().items[kept.item]).stem
    assert {item.get("lang") for item in ticket.payload["items"]} == {None, "en"}


# What is signed, and what is refused.


@cache
def keys() -> KeyFile:
    return key_file(private_keys())


def signed(payload: dict[str, Any] | None = None) -> str:
    key = private_keys()[Role.TICKET]
    return sign(payload or made().payload, key.key, key.kid)  # type: ignore[arg-type]


def part(data: object) -> str:
    raw = data if isinstance(data, bytes) else json.dumps(data).encode()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def header(token: str) -> dict[str, str]:
    text = token.split(".")[0]
    found = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    assert isinstance(found, dict)
    return found


def test_a_ticket_is_verified() -> None:
    token = signed()
    assert verify(token, keys()) == made().payload
    assert header(token) == {"alg": "ES256", "kid": private_keys()[Role.TICKET].kid, "typ": "casebook-ticket+jws"}
    assert sha256_of(token) == hashlib.sha256(token.encode()).hexdigest()
    assert token.isascii()


def test_the_other_form_of_a_signature_is_refused_where_the_ticket_says_so() -> None:
    """Both are signatures by that key; the ledger knows the ticket by the digest of one."""
    for payload, refused in ((made().payload, True), ({**made().payload, "low_s": None}, False)):
        text, _, signature = signed(payload).rpartition(".")
        raw = base64.urlsafe_b64decode(signature + "==")
        assert raw[32] <= 0x7F
        other = f"{text}.{part(raw[:32] + (ORDER - int.from_bytes(raw[32:])).to_bytes(32))}"
        if refused:
            with pytest.raises(TicketRefused, match="other form"):
                verify(other, keys())
        else:  # one of casebook 0.4.0 or earlier
            assert verify(other, keys())


def test_a_ticket_of_a_retired_key_is_verified() -> None:
    old = KeyFile(keys=[key.model_copy(update={"retired": key.since}) for key in keys().keys])
    assert verify(signed(), old)


def test_a_revoked_key_is_refused() -> None:
    revoked = KeyFile(keys=[key.model_copy(update={"revoked": key.since}) for key in keys().keys])
    with pytest.raises(TicketRefused, match="not, or no longer, one of ours"):
        verify(signed(), revoked)


@pytest.mark.parametrize("place", range(3))
def test_any_byte_changed_is_refused(place: int) -> None:
    parts = signed().split(".")
    for at in range(0, len(parts[place]), max(1, len(parts[place]) // 60)):
        other = "A" if parts[place][at] != "A" else "g"
        changed = list(parts)
        changed[place] = parts[place][:at] + other + parts[place][at + 1 :]
        with pytest.raises(TicketRefused):
            verify(".".join(changed), keys())


def forged() -> dict[str, str]:
    """Tokens that somebody else made, by what they try."""
    from joserfc import jws
    from joserfc.jwk import ECKey, OctKey

    head, payload, signature = signed().split(".")
    kid = private_keys()[Role.TICKET].kid
    public = json.dumps(keys().current(Role.TICKET).jwk()).encode()  # type: ignore[union-attr]
    own = ECKey.generate_key("P-256")
    team = private_keys()[Role.TEAM]
    ours = {"alg": "ES256", "kid": kid, "typ": "casebook-ticket+jws"}
    body = base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4))

    def by(key: Any, header: dict[str, Any], content: bytes = body) -> str:
        return jws.serialize_compact(header, content, key, algorithms=["ES256", "HS256"])

    return {
        "no signature": f"{part({**ours, 'alg': 'none'})}.{payload}.",
        "a signature of nothing": f"{head}.{payload}.",
        "HS256 with the public key": by(OctKey.import_key(public), {**ours, "alg": "HS256"}),
        "a key of their own": by(own, ours),
        "a key in the header": by(own, {**ours, "jwk": own.as_dict(private=False)}),
        "another's key id": by(own, {**ours, "kid": team.kid}),
        "a team key": by(team.key, {**ours, "kid": team.kid}),
        "another sort of token": by(private_keys()[Role.TICKET].key, {**ours, "typ": "JWT"}),
        "one member more": by(private_keys()[Role.TICKET].key, {**ours, "cty": "x"}),
        "two payloads": f"{head}.{payload}.{payload}.{signature}",
        "a list": by(private_keys()[Role.TICKET].key, ours, b"[1]"),
        "another version": by(private_keys()[Role.TICKET].key, ours, b'{"v": 2, "id": "AAAAAAAAAAAAAAAAAAAAAA"}'),
        "a path as id": by(private_keys()[Role.TICKET].key, ours, b'{"v": 1, "id": "../../../../etc/passwd"}'),
        "a key twice": by(private_keys()[Role.TICKET].key, ours, b'{"v": 1, "v": 1, "id": "AAAAAAAAAAAAAAAAAAAAAA"}'),
        "nothing": "",
        "words": "no ticket at all",
        "letters of another script": "кейс.кейс.кейс",
        "a header of another kind": f"{part([1])}.{payload}.{signature}",
        "deep nesting": f"{part(b'[' * 50_000)}.{payload}.{signature}",
        "too large": f"{head}.{'A' * 500_000}.{signature}",
    }


@pytest.mark.parametrize("what", list(forged()))
def test_what_is_forged_is_refused(what: str) -> None:
    with pytest.raises(TicketRefused):
        verify(forged()[what], keys())
