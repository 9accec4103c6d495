"""Over hundreds of tickets what was drawn for an instance tells nothing of its key, nor of what comes next.

The recipes are the worst case: everybody has them, the key is written first, and no two rows are equally long.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable
from typing import Any

import pytest
from casebook.exam.paper.draw import draw_form
from casebook.exam.paper.entry import FormItem
from casebook.exam.paper.form import Banked, Form
from casebook.exam.paper.ticket import make_ticket
from casebook.model.blueprint import Blueprint
from casebook.model.family.recipe import Family, FamilyFile

from tests.support.families import family_file, raw
from tests.support.rounds import rounds
from tests.support.statistics import FAR, chi_square_z, off, uneven
from tests.unit.exam.paper.test_ticket import SETTING

TICKETS = rounds(400, 2000)
LENGTHS = (3, 31, 12, 47, 22, 8, 40, 17)
LOWEST, HIGHEST = 2, 60
PLAN = Blueprint.model_validate({
    "id": "x", "title": "Exam", "minutes": 60, "cut_score": 0.8,
    "sections": [{"id": "all", "title": "All", "cut_score": 0.7, "draws": [
        {"count": 4, "kinds": ["single"]}, {"count": 2, "kinds": ["numeric"]},
    ]}],
})  # fmt: skip
ASKED = {"ref", "section", "kind", "stem", "options", "measure"}
Row = tuple[dict[str, Any], FormItem]
"""An item as the ticket asks it, and what the ledger keeps of it."""


def single(name: str) -> dict[str, Any]:
    """One of four rows is asked for; the rows' names differ in length, and one number more is drawn."""
    family = raw("single", name, "term")
    table, length = family["parameters"][0], {"id": "n", "lowest": LOWEST, "highest": HIGHEST}
    rows = [
        {**row, "texts": [f"{name} {place} ".ljust(12 + LENGTHS[place], "x"), f"use {place}"]}
        for place, row in enumerate(table["rows"])
    ]  # fmt: skip
    return {**family, "parameters": [{**table, "rows": rows}, length], "stem": family["stem"] + " {n} times."}


def families() -> list[Family]:
    raws = [single(f"one-{number}") for number in range(6)]
    raws += [raw("numeric", f"sum-{number}", "term") for number in range(3)]
    return list(FamilyFile.model_validate(family_file("seo", raws)).families)


BANK = [Banked(family, "drawn") for family in families()]


def secret(*said: object) -> bytes:
    return hashlib.sha256(" ".join(map(str, said)).encode()).digest()


def form(number: int) -> Form:
    return draw_form(PLAN, BANK, (), secret("draw", number))


@pytest.fixture(scope="module")
def tickets() -> list[list[Row]]:
    made = (make_ticket(form(number), SETTING, {}, secret("names", number)) for number in range(TICKETS))
    return [list(zip(ticket.payload["items"], ticket.form, strict=True)) for ticket in made]


@pytest.fixture(scope="module")
def singles(tickets: list[list[Row]]) -> list[Row]:
    return [row for ticket in tickets for row in ticket if row[1].kind == "single"]


def key_of(item: dict[str, Any], kept: FormItem) -> str:
    """The ticket's id of the option that is right."""
    return next(str(option["id"]) for option in item["options"] if kept.parts[option["id"]] == kept.key)


def hangs_together(pairs: list[tuple[object, object]]) -> float:
    """How far two things are from having nothing to do with each other, in standard deviations (chi-square)."""
    rows, columns, cells = Counter(row for row, _ in pairs), Counter(column for _, column in pairs), Counter(pairs)
    expected = {(row, column): rows[row] * columns[column] / len(pairs) for row in rows for column in columns}
    chi_square = sum((cells[cell] - mean) ** 2 / mean for cell, mean in expected.items())
    return chi_square_z(chi_square, (len(rows) - 1) * (len(columns) - 1))


def test_the_measure_sees_what_hangs_together() -> None:
    assert hangs_together([(number % 4, (number + number % 9 // 8) % 4) for number in range(400)]) > FAR
    assert hangs_together([(number % 4, number % 5) for number in range(400)]) < FAR


def test_an_instance_is_in_its_ticket_as_text_alone(tickets: list[list[Row]]) -> None:
    assert {name for ticket in tickets for item, _ in ticket for name in item} == ASKED
    for item, kept in tickets[0]:
        assert kept.parameters and kept.item not in str(item) and str(kept.parameters) not in str(item)
        assert all(option.keys() == {"id", "text"} for option in item.get("options", ()))


DRAWN: dict[str, Callable[[FormItem], object]] = {
    "the row asked for": lambda kept: kept.key,
    "the number": lambda kept: int(str(kept.parameters["n"])) % 8,
    "the digest of all": lambda kept: int(kept.item[-4:], 16) % 8,
}
ORDERS: dict[str, Callable[[dict[str, str]], Any]] = {
    "the place": lambda option: 0, "the rank of its id": lambda option: option["id"],
    "the length": lambda option: len(option["text"]),
}  # fmt: skip
TOLD = [(drawn, order) for drawn in DRAWN for order in ORDERS if (drawn, order) != ("the row asked for", "the length")]


@pytest.mark.parametrize(("drawn", "order"), TOLD)
def test_what_was_drawn_tells_nothing_of_the_key(drawn: str, order: str, singles: list[Row]) -> None:
    """Only how long a row is hangs on which it is."""

    def where(item: dict[str, Any], kept: FormItem) -> int:
        return [option["id"] for option in sorted(item["options"], key=ORDERS[order])].index(key_of(item, kept))

    assert hangs_together([(DRAWN[drawn](kept), where(item, kept)) for item, kept in singles]) < FAR


def test_the_key_is_no_more_often_the_shortest_than_by_chance(singles: list[Row]) -> None:
    for end in (min, max):
        hits = sum(
            end(item["options"], key=lambda one: len(one["text"]))["id"] == key_of(item, kept) for item, kept in singles
        )
        assert off(hits, [1 / 4] * len(singles)) < FAR


def test_one_ticket_tells_nothing_of_the_next(tickets: list[list[Row]]) -> None:
    """Of what a family drew in one form and in the next that had it: any step from one to the other is as likely.

    Each family by itself: the rows that practice asks for are another family's, and never drawn.
    """
    steps, last = [0] * (HIGHEST - LOWEST + 1), dict[str, FormItem]()
    keys: dict[str, list[tuple[object, object]]] = defaultdict(list)
    for _, kept in (row for ticket in tickets for row in ticket):
        family = str(kept.family)
        if before := last.get(family):
            steps[(int(str(kept.parameters["n"])) - int(str(before.parameters["n"]))) % len(steps)] += 1
            keys[family] += [(before.key, kept.key)] if kept.kind == "single" else []
        last[family] = kept
    assert sum(steps) > 5 * TICKETS and uneven(steps) < FAR
    singles = {family: pairs for family, pairs in keys.items() if pairs}
    assert sum(map(len, singles.values())) > 3 * TICKETS
    assert max(map(hangs_together, singles.values())) < FAR


def test_with_all_but_the_secret_known_the_next_form_is_open() -> None:
    """Bank, blueprint and all earlier forms are the same; the secret differs in its last bit alone."""
    known = secret("draw", 1)
    others = [known[:-1] + bytes([known[-1] ^ (1 << bit)]) for bit in range(8)]
    forms = [{one.item.id for one in draw_form(PLAN, BANK, (), seed).drawn} for seed in (known, *others)]
    assert all(len(one & other) <= 1 for one in forms for other in forms if one is not other)
    assert {one.item.id for one in draw_form(PLAN, BANK, (), known).drawn} == forms[0]
