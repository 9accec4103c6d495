"""Over hundreds of tickets nothing that a candidate sees says anything about the key: place, id, order, length.

The bank is the worst case: the author always wrote the key first, and steps and pairs in their order.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from casebook.exam.paper.draw import draw_form
from casebook.exam.paper.entry import FormItem
from casebook.exam.paper.form import Banked
from casebook.exam.paper.ticket import Setting, make_ticket
from casebook.model.blueprint import Blueprint
from casebook.model.item import Item
from pydantic import TypeAdapter

from tests.support.rounds import rounds
from tests.support.statistics import FAR, off, uneven

TICKETS = rounds(400, 2000)
SETTING = Setting("A" * 22, "en", 1, 2, 75, ("t", "e"))
ITEM: TypeAdapter[Item] = TypeAdapter(Item)
SECTIONS = [
    {"id": f"s{n}", "title": "S", "cut_score": 0.7, "draws": [{"count": 14, "topics": [f"t{n}"]}]} for n in (0, 1)
]
PLAN = Blueprint.model_validate({
    "id": "x", "title": "X", "minutes": 75, "cut_score": 0.8, "sections": SECTIONS,
    "pilot": [{"section": "s0", "count": 4, "topics": ["t0"]}],
})  # fmt: skip
Row = tuple[dict[str, Any], FormItem]
"""An item as the ticket asks it, and what the ledger keeps of it."""


def bank() -> Iterator[Banked]:
    for number in range(60):
        lengths = hashlib.sha256(f"length {number}".encode()).digest()
        texts = [f"{n} ".ljust(5 + lengths[n] % 40, "x") for n in range(5)]
        kind = ("single", "multiple", "match", "order")[number % 4]
        shared = {
            "id": f"item-{number}", "kind": kind, "level": "term", "stem": "Which?", "refs": ["term:ctr"],
            "topic": f"t{number % 2}" if number < 56 else "t0", "rationale": "So.",
        }  # fmt: skip
        options = [
            {"id": "abcde"[n], "text": texts[n], "rationale": "So.", "key": n < (1 if kind == "single" else 2)}
            for n in range(3 + number % 3)
        ]
        pairs = [{"id": "abcd"[n], "left": f"left {n}", "right": texts[n]} for n in range(4)]
        steps = [{"id": "abcd"[n], "text": texts[n]} for n in range(4)]
        parts = {"single": {"options": options}, "multiple": {"options": options}, "match": {"pairs": pairs}}
        fields = {"match": {"pairs": pairs}, "order": {"steps": steps}}
        yield Banked(ITEM.validate_python({**shared, **{**fields, **parts}[kind]}))


@pytest.fixture(scope="module")
def tickets() -> list[list[Row]]:
    there = list(bank())
    made = []
    for number in range(TICKETS):
        seeds = [hashlib.sha256(f"{what} {number}".encode()).digest() for what in ("draw", "names")]
        ticket = make_ticket(draw_form(PLAN, there, (), seeds[0]), SETTING, {}, seeds[1], "en")
        made.append(list(zip(ticket.payload["items"], ticket.form, strict=True)))
    return made


def of_kind(tickets: list[list[Row]], kind: str) -> list[Row]:
    found = [row for ticket in tickets for row in ticket if row[1].kind == kind]
    assert len(found) > 2 * TICKETS
    return found


Guess = Callable[[list[dict[str, str]]], str]
GUESSES: dict[str, Guess] = {
    "the first": lambda options: options[0]["id"],
    "the second": lambda options: options[1]["id"],
    "the last": lambda options: options[-1]["id"],
    "the smallest id": lambda options: min(option["id"] for option in options),
    "the largest id": lambda options: max(option["id"] for option in options),
    "the id with the smallest letters": lambda options: min(options, key=lambda option: sorted(option["id"]))["id"],
    "the id with the smallest sum": lambda options: min(options, key=lambda option: sum(option["id"].encode()))["id"],
}


@pytest.mark.slow
@pytest.mark.parametrize("guess", GUESSES.values(), ids=list(GUESSES))
def test_a_guess_by_place_or_id_hits_as_by_chance(tickets: list[list[Row]], guess: Guess) -> None:
    rows = of_kind(tickets, "single")
    hits = sum(kept.parts[guess(item["options"])] == kept.key for item, kept in rows)
    assert off(hits, [1 / len(item["options"]) for item, _ in rows]) < FAR


def test_a_guess_by_length_hits_as_often_as_the_bank_lets_it(tickets: list[list[Row]]) -> None:
    """A ticket adds nothing to what the texts say themselves; `item-longest-key` of the check watches those."""
    rows = of_kind(tickets, "single")
    for longest in (True, False):
        hits, chances = 0, []
        for item, kept in rows:
            lengths = sorted((len(option["text"]) for option in item["options"]), reverse=longest)
            ends = [option["id"] for option in item["options"] if len(option["text"]) == lengths[0]]
            key = next(name for name, real in kept.parts.items() if real == kept.key)
            by_bank = float(key in ends) / len(ends)
            hits += kept.parts[ends[0]] == kept.key
            chances.append(by_bank)
        assert abs(hits - sum(chances)) <= FAR * max(1.0, sum(chance * (1 - chance) for chance in chances)) ** 0.5


def test_the_key_stands_in_every_place_alike(tickets: list[list[Row]]) -> None:
    for size in (3, 4, 5):
        counts = [0] * size
        for item, kept in of_kind(tickets, "single"):
            if len(item["options"]) == size:
                counts[[kept.parts[option["id"]] for option in item["options"]].index(kept.key)] += 1
        assert sum(counts) > TICKETS // 2
        assert uneven(counts) < FAR


def test_the_keys_of_a_multiple_item_stand_in_every_place_alike(tickets: list[list[Row]]) -> None:
    for size in (3, 4, 5):
        first = [0] * size
        for item, kept in of_kind(tickets, "multiple"):
            if len(item["options"]) == size:
                first[[kept.parts[option["id"]] for option in item["options"]].index("a")] += 1
        assert uneven(first) < FAR


def test_what_belongs_together_stands_in_every_pair_of_places_alike(tickets: list[list[Row]]) -> None:
    counts = [0] * 16
    for item, kept in of_kind(tickets, "match"):
        lefts, rights = ([kept.parts[part["id"]] for part in item[side]] for side in ("lefts", "rights"))
        counts[4 * lefts.index("a") + rights.index("a")] += 1
    assert uneven(counts) < FAR


def test_steps_stand_in_every_order_alike(tickets: list[list[Row]]) -> None:
    counts: dict[str, int] = {}
    for item, kept in of_kind(tickets, "order"):
        order = "".join(kept.parts[part["id"]] for part in item["steps"])
        counts[order] = counts.get(order, 0) + 1
    assert len(counts) == 24
    assert uneven(list(counts.values())) < FAR


def test_pilot_items_are_not_told_apart(tickets: list[list[Row]]) -> None:
    """Neither by their place in the section nor by the place of their ref among the section's refs."""
    places, ranks, first = [0] * 18, [0] * 18, 0
    for ticket in tickets:
        section = [row for row in ticket if row[1].section == "s0"]
        refs = sorted(item["ref"] for item, _ in section)
        for place, (item, kept) in enumerate(section):
            places[place] += not kept.scored
            ranks[refs.index(item["ref"])] += not kept.scored
        first += not section[0][1].scored
    assert sum(places) == TICKETS * 4
    assert uneven(places) < FAR
    assert uneven(ranks) < FAR
    assert off(first, [4 / 18] * TICKETS) < FAR


def test_the_order_of_items_says_nothing_of_the_bank(tickets: list[list[Row]]) -> None:
    """Whether of two items in a ticket the earlier is the one that stands earlier in the bank."""
    earlier = 0
    for ticket in tickets:
        one, two = (int(kept.item.removeprefix("item-")) for _, kept in ticket[:2])
        earlier += one < two
    assert off(earlier, [0.5] * TICKETS) < FAR
