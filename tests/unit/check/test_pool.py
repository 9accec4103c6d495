"""Draws against a pool: known cases, and small random ones against Hall's condition over all sets of draws."""

import random
from itertools import chain, combinations

import pytest
from casebook.check.pool import Shortage, shortage
from casebook.model.blueprint import Draw
from casebook.model.item import Item, Kind, Level, ShortItem


def item(number: int, topic: str, level: Level = Level.TERM) -> Item:
    return ShortItem.model_construct(id=f"item-{number}", topic=topic, level=level, kind=Kind.SHORT)


def items(**counts: int) -> list[Item]:
    return [item(number, topic) for topic, count in counts.items() for number in range(count)]


def draw(count: int, *topics: str, levels: list[Level] | None = None) -> Draw:
    return Draw(count=count, topics=list(topics), levels=levels or [])


def test_an_item_counts_once() -> None:
    assert shortage([draw(2, "a"), draw(2, "a")], items(a=4)) is None
    assert shortage([draw(2, "a"), draw(2, "a")], items(a=3)) == Shortage((0, 1), 4, 3)


def test_a_draw_makes_way_for_one_that_can_take_nothing_else() -> None:
    assert shortage([draw(2, "a", "b"), draw(2, "a")], items(a=2, b=2)) is None
    assert shortage([draw(3, "a", "b"), draw(2, "b", "c"), draw(1, "a")], items(a=1, b=4, c=1)) is None


def test_only_the_draws_that_lack_items_are_named() -> None:
    pool = items(a=2, b=9, c=1)
    assert shortage([draw(1, "b"), draw(2, "a"), draw(2, "a", "c")], pool) == Shortage((1, 2), 4, 3)


def test_times() -> None:
    assert shortage([draw(2, "a")], items(a=5), times=3) == Shortage((0,), 6, 5)
    assert shortage([draw(2, "a")], items(a=6), times=3) is None


def test_levels_and_kinds_are_told_apart() -> None:
    pool = [item(1, "a"), item(2, "a", Level.JUDGEMENT)]
    assert shortage([draw(1, levels=[Level.TERM]), draw(1, levels=[Level.JUDGEMENT])], pool) is None
    assert shortage([draw(2, levels=[Level.TERM])], pool) is not None


def test_what_is_asked_with_its_case_only_fills_no_draw() -> None:
    kept = item(1, "a").model_copy(update={"only_case": True})
    assert shortage([draw(1, "a")], [kept]) == Shortage((0,), 1, 0)


def test_nothing_drawn_nothing_lacking() -> None:
    assert shortage([], []) is None
    assert shortage([draw(1)], []) == Shortage((0,), 1, 0)


@pytest.mark.parametrize("seed", range(60))
def test_agrees_with_hall(seed: int) -> None:
    chance = random.Random(seed)
    topics = ["a", "b", "c", "d"]
    draws = [draw(chance.randint(1, 4), *chance.sample(topics, chance.randint(1, 3))) for _ in range(4)]
    pool = items(**{topic: chance.randint(0, 5) for topic in topics})
    sets = chain.from_iterable(combinations(range(len(draws)), size) for size in range(1, 5))
    lacking = [chosen for chosen in sets if _needed(draws, chosen) > _there(draws, chosen, pool)]
    found = shortage(draws, pool)
    assert (found is None) == (not lacking)
    if found:
        assert found.needed == _needed(draws, found.draws)
        assert found.there == _there(draws, found.draws, pool) < found.needed


def _needed(draws: list[Draw], chosen: tuple[int, ...]) -> int:
    return sum(draws[index].count for index in chosen)


def _there(draws: list[Draw], chosen: tuple[int, ...], pool: list[Item]) -> int:
    return sum(any(draws[index].admits(one) for index in chosen) for one in pool)
