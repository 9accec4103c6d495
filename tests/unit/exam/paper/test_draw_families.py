"""Families in an exam: one instance each, from the exam's part, kept whole, graded, and its mistakes told."""

from __future__ import annotations

import hashlib

import pytest
from casebook.exam.paper.draw import draw_form
from casebook.exam.paper.entry import FormItem
from casebook.exam.paper.form import Banked, Form
from casebook.exam.paper.misread import mistakes_in
from casebook.exam.paper.ticket import Ticket, make_ticket
from casebook.model.blueprint import Blueprint
from casebook.model.family.drawing import draw_shown, instance_digest, owner_of
from casebook.model.scoring import score

from tests.support.families import KINDS, made
from tests.support.rounds import rounds
from tests.unit.exam.paper.test_ticket import SETTING

FAMILIES = [made(kind, f"{kind}-{number}", "seo") for kind in KINDS for number in range(3)]
BANK = [Banked(family, "drawn") for family in FAMILIES]
PLAN = Blueprint.model_validate({
    "id": "x", "title": "Exam", "minutes": 60, "cut_score": 0.8,
    "sections": [{"id": "all", "title": "All", "cut_score": 0.7, "draws": [{"count": 14}]}],
    "tasks": [{"id": "open", "title": "Open", "cut_score": 0.7, "draws": [{"count": 2}]}],
})  # fmt: skip


def seed(number: int, office: str = "one") -> bytes:
    return hashlib.sha256(f"{office} {number}".encode()).digest()


def form(number: int, office: str = "one") -> Form:
    return draw_form(PLAN, BANK, (), seed(number, office))


def ticket(number: int) -> Ticket:
    return make_ticket(form(number), SETTING, {}, seed(number, "names"))


def kept(kind: str) -> FormItem:
    return next(one for number in range(20) for one in ticket(number).form if one.kind == kind)


def test_a_form_has_one_instance_of_a_family_from_the_exams_part() -> None:
    for number in range(rounds(40, 400)):
        drawn = [one.instance for one in form(number).drawn if one.instance]
        assert len(drawn) == len({one.family for one in drawn}) == 16
        assert {owner_of(instance_digest(one.family, one.parameters)) for one in drawn} == {"exam"}


def test_the_site_shows_none_that_is_drawn() -> None:
    shown = {instance_digest(family.id, one) for family in FAMILIES for one in draw_shown(family)}
    drawn = [one.instance for number in range(rounds(40, 400)) for one in form(number).drawn if one.instance]
    assert shown.isdisjoint(instance_digest(one.family, one.parameters) for one in drawn)


def test_two_offices_draw_other_instances() -> None:
    one, two = ({drawn.item.id for number in range(20) for drawn in form(number, office).drawn} for office in "ab")
    assert len(one & two) < len(one) / 5


def test_the_order_of_the_bank_does_not_matter() -> None:
    one, two = (
        draw_form(PLAN, [Banked(family, "drawn") for family in there], (), seed(1))
        for there in (FAMILIES, FAMILIES[::-1])
    )
    assert one == two


def test_the_ledger_keeps_an_instance_whole() -> None:
    made_ticket = ticket(1)
    assert {one.source for one in made_ticket.form} == {"drawn"}
    for item, one in zip(made_ticket.payload["items"], made_ticket.form, strict=True):
        assert one.family and one.parameters and one.item.startswith(one.family) and one.known_as == one.family
        assert one.texts.keys() == one.parts.keys()
        assert one.stem == item["stem"]
        assert FormItem.model_validate(one.model_dump()) == one
        wrong = set(one.parts.values()) - {one.key} if one.kind == "single" else set()
        assert {mistake.id for mistake in one.mistakes if one.kind == "single"} == wrong


def test_a_ticket_tells_neither_family_nor_parameters() -> None:
    text = str(ticket(2).payload)
    for one in ticket(2).form:
        assert one.item not in text
        assert "parameters" not in text and "mistakes" not in text
        assert one.kind == "open" or score(one.kind, one.key, None) == 0


@pytest.mark.parametrize(
    ("kind", "named"), [("single", None), ("multiple", None), ("numeric", "taken-away"), ("short", "use-for-name")]
)
def test_a_wrong_response_tells_the_mistake(kind: str, named: str | None) -> None:
    one = kept(kind)
    mistake = one.mistakes[0]
    value = mistake.leads_to[0]
    response = [value] if kind == "multiple" else f" {value.upper()} " if kind == "short" else value
    assert [found.id for found in mistakes_in(one, response)] == [named or mistake.id]
    assert mistakes_in(one, None) == mistakes_in(one, "nothing of the sort") == []
    right = {"numeric": lambda: str(one.key["value"]), "short": lambda: one.key[0]}.get(kind, lambda: one.key)()
    assert mistakes_in(one, right) == []
