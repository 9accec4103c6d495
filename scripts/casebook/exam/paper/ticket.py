"""Tickets: a form without its keys, signed; and what the ledger keeps of it.

A ticket is a compact JWS (RFC 7515) with ES256 (RFC 7518) over JSON: `v`, `id`, `exam`, `title`, `lang`, `issued` and
`expires` (seconds since 1970), `minutes`, `sections`, `seal` (ids of two keys), `items` and `low_s`. The exam page
reads it.
"""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from casebook.exam.paper import strict
from casebook.exam.paper.chance import Chance
from casebook.exam.paper.entry import FormItem
from casebook.exam.paper.form import Drawn, Form
from casebook.exam.paper.kept import is_ticket_id
from casebook.exam.paper.public_keys import compact, usable, verifies
from casebook.failure import Failure
from casebook.model.asked import digest, key_of, reading_of
from casebook.model.blueprint import is_talk, title_in
from casebook.model.exam_keys import KeyFile, Role
from casebook.model.family.instance import Mistake
from casebook.model.item import (
    Item,
    MatchItem,
    MultipleItem,
    NumericItem,
    OpenItem,
    OrderItem,
    SingleItem,
)

if TYPE_CHECKING:
    from joserfc.jwk import ECKey

Json = Any
VERSION = 1
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""The order of P-256 (FIPS 186-5): its half begins with a bit 0, so the first bit of `s` tells low from high."""
TYP = "casebook-ticket+jws"
LARGEST = 400_000
"""No ticket has more characters."""


@dataclass(frozen=True)
class Setting:
    """What a ticket says besides its items: times in seconds since 1970, and the ids of the team and the escrow key."""

    id: str
    lang: str
    issued: int
    expires: int
    minutes: int
    seal: tuple[str, str]


@dataclass(frozen=True)
class Ticket:
    """A ticket before it is signed: `payload` is what the candidate gets, `form` what the ledger keeps of the items."""

    payload: dict[str, Json]
    form: list[FormItem]


class TicketRefused(Failure):
    """It is not a ticket of ours; the message says why."""


@dataclass(frozen=True)
class Said:
    """An item in the ticket's language, with the named mistakes of an instance."""

    item: Item
    mistakes: Sequence[Mistake] = ()


def make_ticket(form: Form, setting: Setting, texts: Mapping[str, Said], seed: bytes, untranslated: str = "") -> Ticket:
    """The ticket of a form. `texts` are its items in the ticket's language, by id; where one is missing there, the
    source's text stands in it, marked with its language, `untranslated`.

    `seed` is at least 32 secret random bytes: ids and order of everything in the ticket come from it.
    """
    chance = Chance(seed)
    items, ledger = [], []
    for drawn in form.drawn:
        there = texts.get(drawn.item.id)
        said = there or Said(drawn.item, drawn.instance.mistakes if drawn.instance else ())
        part, ids = _asked(said.item, chance)
        entry = {"ref": chance.name("q"), "section": drawn.section, **part}
        if there is None and untranslated and untranslated != setting.lang:
            entry["lang"] = untranslated
        if not is_talk(drawn.item):
            items.append(entry)
        ledger.append(_kept(entry, drawn, ids, said))
    blueprint = form.blueprint
    sections = [{"id": part.id, "title": title_in(part, setting.lang)} for part in blueprint.written]
    payload = {
        "v": VERSION, "id": setting.id, "exam": blueprint.id, "title": title_in(blueprint, setting.lang),
        "lang": setting.lang, "issued": setting.issued, "expires": setting.expires, "minutes": setting.minutes,
        "sections": sections, "seal": list(setting.seal), "items": items, "low_s": True,
    }  # fmt: skip
    return Ticket(payload, ledger)


def sign(payload: Mapping[str, Json], signing_key: ECKey, kid: str) -> str:
    """The ticket as a compact JWS (RFC 7515) with ES256: what the exam page checks before it shows an item.

    With a signature (r, s) of ECDSA (r, n - s) is one, too: another ticket by its digest, which the ledger does not
    know. So it is the lower `s` here; `low_s` in the ticket says so, and the other is refused.
    """
    text, _, signature = compact(payload, signing_key, {"alg": "ES256", "kid": kid, "typ": TYP}).rpartition(".")
    raw = urlsafe_b64decode(signature + "==")
    s = int.from_bytes(raw[32:])
    low = raw[:32] + min(s, ORDER - s).to_bytes(32)
    return f"{text}.{urlsafe_b64encode(low).rstrip(b'=').decode()}"


def verify(token: str, published: KeyFile) -> dict[str, Json]:
    """The payload of a ticket that one of our ticket keys signed. Raises TicketRefused."""
    from joserfc import jws
    from joserfc.errors import JoseError

    if len(token) > LARGEST:
        raise TicketRefused(f"the ticket has more than {LARGEST:,} characters")
    try:
        unverified = jws.extract_compact(token.strip().encode("ascii"))
        header = unverified.headers()
        if set(header) != {"alg", "kid", "typ"} or header["alg"] != "ES256" or header["typ"] != TYP:
            raise TicketRefused("its header is not that of a ticket")
        public = verifies(published, header["kid"], Role.TICKET)
        if public is None:
            raise TicketRefused("it is signed with a key that is not, or no longer, one of ours")
        signed = jws.deserialize_compact(token.strip(), usable(public), algorithms=["ES256"])
        payload = strict.read(signed.payload)
    except (JoseError, ValueError, TypeError, KeyError) as error:
        raise TicketRefused("it was altered, or is no ticket") from error
    if not isinstance(payload, dict) or payload.get("v") != VERSION or not is_ticket_id(str(payload.get("id"))):
        raise TicketRefused(f"it is no ticket of version {VERSION}")
    if payload.get("low_s") and urlsafe_b64decode(token.strip().rpartition(".")[2] + "==")[32] > 0x7F:
        raise TicketRefused("its signature was put in the other form that it has, so it is not the ticket issued")
    return payload


def sha256_of(token: str) -> str:
    """The digest by which sheet and ledger know a ticket."""
    return hashlib.sha256(token.encode("ascii")).hexdigest()


def _asked(item: Item, chance: Chance) -> tuple[dict[str, Json], dict[str, str]]:
    """What is shown of the item, its parts named anew; and the parts' real ids by the new ones."""
    ids: dict[str, str] = {}

    def named(parts: list[tuple[str, str]], in_order: bool = False) -> list[dict[str, str]]:
        """The parts under new names, ordered by them: chance makes them, so the order says nothing."""
        fresh = [(chance.name("a"), real, text) for real, text in parts]
        ids.update((name, real) for name, real, _ in fresh)
        return [{"id": name, "text": text} for name, _, text in (fresh if in_order else sorted(fresh))]

    part: dict[str, Json] = {"kind": item.kind.value, "stem": item.stem}
    match item:
        case SingleItem() | MultipleItem():
            part["options"] = named([(option.id, option.text) for option in item.options], not item.shuffle)
        case NumericItem():
            part |= reading_of(item)
        case MatchItem():
            part["lefts"] = named([(pair.id, pair.left) for pair in item.pairs])
            rights = [(pair.id, pair.right) for pair in item.pairs]
            part["rights"] = named(rights + [(decoy.id, decoy.text) for decoy in item.decoys])
        case OrderItem():
            part["steps"] = named([(step.id, step.text) for step in item.steps])
        case _:
            pass
    return part, ids


PARTS = ("options", "steps", "lefts", "rights")
"""The members of an item in a ticket that hold its parts."""


def texts_in(entry: Mapping[str, Json]) -> dict[str, str]:
    """What the parts of an item in a ticket say, by their names there."""
    return {part["id"]: part["text"] for member in PARTS for part in entry.get(member, [])}


def _kept(entry: Mapping[str, Json], drawn: Drawn, parts: Mapping[str, str], said: Said) -> FormItem:
    """What the ledger keeps: the key in real ids, so that an item mended later does not change an exam that was sat."""
    item, shown = drawn.item, said.item
    kept = {
        "ref": entry["ref"], "item": item.id, "source": drawn.source, "digest": digest(item), "section": drawn.section,
        "scored": drawn.scored, "points": drawn.points, "kind": item.kind.value, "parts": dict(parts),
        "stem": shown.stem, "key": key_of(shown), "texts": texts_in(entry),
    }  # fmt: skip
    if isinstance(shown, OpenItem):
        kept["rubric"] = [line.model_dump(mode="json") for line in shown.rubric]
        kept["sample"] = shown.sample
        kept |= {"role": shown.role.model_dump(mode="json")} if shown.role else {}
    if drawn.instance:
        kept |= {"family": drawn.instance.family, "parameters": drawn.instance.parameters}
        kept["mistakes"] = [asdict(mistake) for mistake in said.mistakes]
    return FormItem.model_validate(kept)
