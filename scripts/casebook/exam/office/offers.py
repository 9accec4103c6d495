"""What could be corrected: keys that the bank has mended since tickets were issued, and newer versions of scoring."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from casebook.exam.office import correcting, ledger
from casebook.exam.office.bank import Bank
from casebook.exam.office.office import Office
from casebook.exam.office.storage import OfficeFault
from casebook.exam.paper.correction import Change, Correction, Cuts, Scope, by_language, cuts_of
from casebook.exam.paper.entry import FormItem
from casebook.failure import Failure
from casebook.model import scoring
from casebook.model.asked import key_of
from casebook.model.family.instance import instance_of
from casebook.model.item import Item
from casebook.model.languages import SOURCE
from casebook.model.localized import localized

Json = Any


@dataclass(frozen=True)
class Offer:
    """A correction that would move sheets: so many. `name`: the item or the family; of `cuts` the exam; of `scoring`
    empty.
    """

    name: str
    change: Change
    keys: dict[str, Json] = field(default_factory=dict)
    cuts: Cuts | None = None
    moves: int = 0


def offers(office: Office, root: Path, bank: Bank, now: int) -> Iterator[Offer]:
    """What could be corrected, where it would move sheets. `now`: in seconds since 1970. Raises OfficeFault."""
    for name, keys in _mended(office, bank).items():
        is_family = name in bank.library.families
        scope = Scope(family=name, until=now) if is_family else Scope(item=name, until=now)
        yield from _moving(office, root, Offer(name, "key", keys), scope)
    for exam, cuts in _other_cuts(office, bank).items():
        yield from _moving(office, root, Offer(exam, "cuts", cuts=cuts), Scope(exam=exam, until=now))
    if any(entry.scoring < scoring.VERSION for entry in ledger.entries(office)):
        yield from _moving(office, root, Offer("", "scoring"), Scope(until=now))


def wanted(offer: Offer, scope: Scope, by: str = "", date: str = "", reason: str = "") -> Correction:
    """The correction that is offered."""
    version = scoring.VERSION if offer.change == "scoring" else None
    return Correction(
        by=by, date=date, reason=reason, change=offer.change, scope=scope, keys=offer.keys, cuts=offer.cuts,
        scoring=version,
    )  # fmt: skip


def bank_keys(office: Office, bank: Bank, name: str) -> dict[str, Json]:
    """The bank's keys for an item, or for all instances of a family, where they are others than tickets were issued
    with; named as `by_language` does. Raises OfficeFault.
    """
    mended = _mended(office, bank)
    every = {at: key for keys in mended.values() for at, key in keys.items()}
    return mended.get(name) or {at: key for at, key in every.items() if at.rpartition("/")[0] == name}


def _moving(office: Office, root: Path, offer: Offer, scope: Scope) -> Iterator[Offer]:
    made = correcting.plan(office, root, wanted(offer, scope))
    if moves := sum(one.moves for one in made.moved):
        yield replace(offer, moves=moves)


def bank_cuts(bank: Bank, exam: str) -> Cuts:
    """The lines to pass of an exam's blueprint, as it is now. Raises OfficeFault."""
    if exam not in bank.library.blueprints:
        hint = "exams are the files of quizzes/exams/"
        raise OfficeFault("--exam", repr(exam[:40]), f"one of {', '.join(bank.library.blueprints) or 'none'}", hint)
    return cuts_of(bank.library.blueprints[exam])


def _other_cuts(office: Office, bank: Bank) -> dict[str, Cuts]:
    """The lines to pass of today's blueprints, where tickets were issued with others for the same parts; by exam."""
    today = {id: cuts_of(blueprint) for id, blueprint in bank.library.blueprints.items()}
    found: dict[str, Cuts] = {}
    for entry in ledger.entries(office):
        then, now = cuts_of(ledger.blueprint_of(entry)), today.get(entry.exam)
        if now and now != then and now.parts.keys() == then.parts.keys():
            found[entry.exam] = now
    return found


def _mended(office: Office, bank: Bank) -> dict[str, dict[str, Json]]:
    """The bank's keys that are others than tickets were issued with, by the item or the family."""
    found: dict[str, dict[str, Json]] = {}
    known: dict[tuple[str, str], Item | None] = {}
    for entry in ledger.entries(office):
        for kept in entry.form:
            at = kept.item, entry.lang
            if at not in known:
                known[at] = _now(bank, kept, entry.lang)
            item = known[at]
            if item and _stands(kept, item) and _key(item) != _plain(kept.key):
                found.setdefault(kept.known_as, {})[by_language(*at)] = key_of(item)
    return found


def _now(bank: Bank, kept: FormItem, lang: str) -> Item | None:
    """The item as the bank has it now, in the language it was asked in; None where it is gone or can't be drawn."""
    there = localized(bank.library, lang)
    if kept.family is None:
        item = bank.library.items.get(kept.item)
        return there.items[kept.item] if item and lang != SOURCE and bank.is_translated(item, lang) else item
    family = bank.library.families.get(kept.family)
    if family is None:
        return None
    said = there.families[kept.family] if lang != SOURCE and bank.is_translated(family, lang) else family
    with suppress(Failure, ValueError, KeyError, TypeError):  # a recipe that has no such parameters any more
        return instance_of(said, kept.parameters, lang).item
    return None


def _stands(kept: FormItem, item: Item) -> bool:
    """Whether it still asks the same: only then says its key anything of the responses."""
    return item.kind.value == kept.kind and item.stem == kept.stem


def _key(item: Item) -> Json:
    return _plain(key_of(item))


def _plain(key: Json) -> Json:
    """A key as it is compared: a numeric one by its value and tolerance, since others had no measure."""
    return {name: key[name] for name in ("value", "tolerance")} if isinstance(key, dict) and "value" in key else key
