"""Draws: the blueprint always met, unseen items first, fair to every item."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from functools import cache

import pytest
from casebook.check.pool import shortage
from casebook.exam.paper.draw import CannotDraw, draw_form
from casebook.exam.paper.form import Banked, Form
from casebook.model.blueprint import Blueprint, Draw
from casebook.model.item import Item, Kind, Level, ShortItem
from casebook.model.library import Library

from tests.support.academy import quizzes
from tests.support.families import made
from tests.support.rounds import rounds
from tests.support.statistics import FAR, unfair

DRAWS = rounds(600, 10_000)
OVERLAPPING = rounds(600, 4000)


@cache
def library() -> Library:
    return quizzes()


def bank() -> list[Banked]:
    return [Banked(item) for item in library().items.values()]


def seed(number: int) -> bytes:
    return hashlib.sha256(f"draw {number}".encode()).digest()


def item(id: str, topic: str, level: Level = Level.TERM) -> Item:
    return ShortItem.model_construct(id=id, topic=topic, level=level, kind=Kind.SHORT)


def items(**counts: int) -> list[Banked]:
    return [Banked(item(f"{topic}-{number}", topic)) for topic, count in counts.items() for number in range(count)]


def blueprint(*draws: tuple[int, list[str]], pilot: int = 0) -> Blueprint:
    sections = [
        {"id": f"s{n}", "title": "Section", "cut_score": 0.7, "draws": [{"count": count, "topics": topics}]}
        for n, (count, topics) in enumerate(draws)
    ]
    pilots = [{"section": "s0", "count": pilot}] if pilot else []
    raw = {"id": "x", "title": "Exam", "minutes": 60, "cut_score": 0.8, "sections": sections, "pilot": pilots}
    return Blueprint.model_validate(raw)


def meets(form: Form) -> bool:
    """Whether the blueprint's counts are met exactly, judged by the independent matching of the check."""
    plan = form.blueprint
    ids = [drawn.item.id for drawn in form.drawn]
    if len(set(ids)) != len(ids) or len(ids) != sum(slot.draw.count for slot in plan.slots()):
        return False
    for section in {slot.section for slot in plan.slots()}:
        for scored in (True, False):
            draws = [slot.draw for slot in plan.slots() if (slot.section, slot.scored) == (section, scored)]
            there = [one.item for one in form.drawn if (one.section, one.scored) == (section, scored)]
            if len(there) != sum(draw.count for draw in draws) or not fills(draws, there):
                return False
    return True


def fills(draws: list[Draw], there: list[Item]) -> bool:
    """Whether the items can be handed out to the draws: by counting where each fits one draw, else by matching."""
    fits = [[index for index, draw in enumerate(draws) if draw.admits(item)] for item in there]
    if all(len(found) == 1 for found in fits):
        counts = Counter(index for (index,) in fits)
        return all(counts[index] == draw.count for index, draw in enumerate(draws))
    return not shortage(draws, there)


@pytest.fixture(scope="module")
def forms() -> list[Form]:
    """Forms of an exam of forty points, from the made-up academy's bank."""
    plan, there = library().blueprints["internal-exam"], bank()
    return [draw_form(plan, there, (), seed(number)) for number in range(DRAWS)]


def test_the_blueprint_is_always_met(forms: list[Form]) -> None:
    assert all(map(meets, forms))


def test_items_that_no_draw_tells_apart_are_drawn_alike(forms: list[Form]) -> None:
    slots = forms[0].blueprint.slots()
    counts = Counter(drawn.item.id for form in forms for drawn in form.drawn)
    groups: dict[tuple[int, ...], list[int]] = {}
    for banked in bank():
        fits = tuple(index for index, slot in enumerate(slots) if slot.draw.admits(banked.record))
        groups.setdefault(fits, []).append(counts[banked.record.id])
    groups.pop((), None)
    assert len(groups) == 6
    assert {fits: z for fits, found in groups.items() if (z := unfair(found, DRAWS)) > FAR} == {}


def test_each_item_has_its_share_of_what_counts(forms: list[Form]) -> None:
    """The draws of that exam do not overlap: of a pool of n, each item has the chance count ÷ n."""
    counts = Counter(drawn.item.id for form in forms for drawn in form.drawn if drawn.scored)
    for slot in forms[0].blueprint.slots():
        pool = [counts[banked.record.id] for banked in bank() if slot.draw.admits(banked.record)]
        if slot.scored:
            assert sum(pool) == DRAWS * slot.draw.count
            assert unfair(pool, DRAWS) < FAR, slot


def test_the_measure_sees_what_is_unfair() -> None:
    assert unfair([5000, 5000, 5300, 4700], 10_000) > FAR
    assert unfair([5000, 5030, 4980, 4990], 10_000) < FAR


def test_forms_of_draws_that_share_items_are_met_and_fair() -> None:
    plan, there = blueprint((3, ["a", "b"]), (3, ["b", "c"]), (2, ["a"]), pilot=2), items(a=6, b=5, c=4)
    counts: Counter[str] = Counter()
    for number in range(OVERLAPPING):
        form = draw_form(plan, there, (), seed(number))
        assert meets(form)
        counts.update(drawn.item.id for drawn in form.drawn)
    for topic, size in {"a": 6, "b": 5, "c": 4}.items():
        assert unfair([counts[f"{topic}-{number}"] for number in range(size)], OVERLAPPING) < FAR


def test_a_tight_bank_is_enough() -> None:
    """Every item is needed, and only one way of handing them out works."""
    plan = blueprint((2, ["a", "b"]), (2, ["b", "c"]), (1, ["c"]))
    for number in range(300):
        assert meets(draw_form(plan, items(a=2, b=2, c=1), (), seed(number)))


def seen_sets(there: list[Banked]) -> Iterator[frozenset[str]]:
    for number in range(60):
        marks = hashlib.sha256(f"seen {number}".encode()).digest()
        yield frozenset(one.id for one, mark in zip(there, marks, strict=False) if mark % 3)


def test_no_form_could_have_fewer_seen_items() -> None:
    plan, there = blueprint((3, ["a", "b"]), (3, ["b", "c"]), (2, ["a"])), items(a=6, b=5, c=4)
    draws = [slot.draw for slot in plan.slots()]
    for number, seen in enumerate(seen_sets(there)):
        form = draw_form(plan, there, seen, seed(number))
        taken = sum(drawn.item.id in seen for drawn in form.drawn)
        fresh = [one.record for one in there if one.id not in seen]
        fewest = sum(draw.count for draw in draws) - most_filled(draws, fresh)
        assert meets(form)
        assert taken == fewest


def most_filled(draws: list[object], pool: list[Item]) -> int:
    """The size of the largest matching, tried out place by place (Kuhn)."""
    places = [draw for draw in draws for _ in range(draw.count)]  # type: ignore[attr-defined]
    held: dict[int, int] = {}

    def fill(place: int, tried: set[int]) -> bool:
        for number, one in enumerate(pool):
            if number not in tried and places[place].admits(one):
                tried.add(number)
                if number not in held or fill(held[number], tried):
                    held[number] = place
                    return True
        return False

    return sum(fill(place, set()) for place in range(len(places)))


def test_what_cannot_be_filled_is_named() -> None:
    with pytest.raises(CannotDraw, match="2 more for `s1`"):
        draw_form(blueprint((2, ["a"]), (3, ["b"])), items(a=5, b=1), (), seed(1))
    with pytest.raises(CannotDraw):
        draw_form(blueprint((2, ["a"]), pilot=1), items(a=2), (), seed(1))


def test_the_order_of_the_bank_does_not_matter() -> None:
    plan = library().blueprints["internal-exam"]
    one, two = (draw_form(plan, there, (), seed(3)) for there in (bank(), bank()[::-1]))
    assert one == two


def test_what_was_shown_least_is_favoured_and_the_next_form_still_cannot_be_told() -> None:
    """Whoever has all tickets knows what was shown least: it is a guess little better than any."""
    there, plan, shown, guessed = items(a=36), blueprint((12, ["a"])), Counter[str](), 0
    count = rounds(100, 1000)
    for number in range(count):
        least = {one.id for one in sorted(there, key=lambda one: (shown[one.id], one.id))[:12]}
        form = {drawn.item.id for drawn in draw_form(plan, there, (), seed(number), shown).drawn}
        guessed += len(form & least)
        shown.update(form)
    by_luck = count * 12 / 3
    assert max(shown.values()) - min(shown.values()) <= 8  # without favour some 15 apart
    assert by_luck < guessed < 1.5 * by_luck  # where the least shown simply come first, 1.9 times


def test_open_items_stand_in_the_practicum_alone(forms: list[Form]) -> None:
    for form in forms[:200]:
        assert {drawn.section for drawn in form.drawn if drawn.item.kind is Kind.OPEN} == {"practicum"}
        assert form.drawn[-1].section == "practicum"
        assert form.drawn[-1].points == 10


def bound(plan: Blueprint, **spread: object) -> Blueprint:
    return Blueprint.model_validate({**plan.model_dump(), "spread": spread})


def test_enemies_never_stand_together_pilot_items_neither() -> None:
    there = items(a=4, b=4)
    foes = [one.model_copy(update={"enemies": ["b-0", "b-1"]}) for one in (there[0].record, there[1].record)]
    there = [*map(Banked, foes), *there[2:]]
    for number in range(rounds(200, 2000)):
        form = draw_form(blueprint((3, ["a"]), (2, ["b"]), pilot=1), there, (), seed(number))
        ids = {drawn.item.id for drawn in form.drawn}
        assert meets(form)
        assert not (ids & {"a-0", "a-1"} and ids & {"b-0", "b-1"})


def test_a_form_holds_its_bounds() -> None:
    plan = bound(blueprint((6, ["a", "b", "c", "d"])), most_of_topic=2, fewest_topics=4)
    for number in range(rounds(100, 1000)):
        topics = Counter(one.item.topic for one in draw_form(plan, items(a=20, b=5, c=2, d=2), (), seed(number)).drawn)
        assert max(topics.values()) <= 2
        assert len(topics) == 4
    kinds = bound(library().blueprints["internal-exam"], most_of_kind={"single": 5})
    form = draw_form(kinds, bank(), (), seed(1))
    assert meets(form)
    assert sum(one.scored and one.item.kind is Kind.SINGLE for one in form.drawn) <= 5


def test_what_does_not_count_lets_nothing_in_past_the_bounds() -> None:
    """A pilot item that fits only where items count never takes such a place by moving another to the pilot's."""
    narrow = blueprint((2, ["a", "b"]), pilot=1).model_dump()
    narrow["pilot"][0]["topics"] = ["a"]
    plan = bound(Blueprint.model_validate(narrow), most_of_topic=1)
    for number in range(rounds(50, 500)):
        form = draw_form(plan, items(a=3, b=6), (), seed(number))
        assert Counter(one.item.topic for one in form.drawn if one.scored) == {"a": 1, "b": 1}


@pytest.mark.parametrize(
    ("spread", "says"),
    [({"most_of_topic": 1}, "1 more for `s0` within the bounds of `spread`"), ({"fewest_topics": 3}, "1 more topics")],
)
def test_bounds_that_cannot_be_held_are_told(spread: dict[str, int], says: str) -> None:
    with pytest.raises(CannotDraw, match=says):
        draw_form(bound(blueprint((3, ["a", "b"])), **spread), items(a=5, b=5), (), seed(1))


def test_what_is_not_public_comes_first_seen_or_not_and_own_families_before_others() -> None:
    plan, public = blueprint((4, ["a"])), items(a=9)
    private = [Banked(item(f"p-{number}", "a"), "private", own=True) for number in range(3)]
    own, shipped = (
        [Banked(made("single", f"{name}-{number}", "a"), "drawn", own=name == "own") for number in range(2)]
        for name in ("own", "shipped")
    )
    for number in range(rounds(50, 500)):
        drawn = draw_form(plan, [*public, *private], {"p-0"}, seed(number)).drawn
        assert sorted(one.source for one in drawn) == ["private"] * 3 + ["public"]
        names = [
            one.instance.family for one in draw_form(plan, [*own, *shipped], (), seed(number)).drawn if one.instance
        ]
        assert len(names) == 4
        two = draw_form(blueprint((2, ["a"])), [*own, *shipped, *public], (), seed(number)).drawn
        assert {one.instance.family for one in two if one.instance} == {"own-0", "own-1"}
