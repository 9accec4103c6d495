"""The item bank as a whole: its size, what it asks, and that the shape of an item gives its key away nowhere."""

from __future__ import annotations

from collections import Counter

import pytest
from casebook.check.guesses import tail
from casebook.check.holes import holes
from casebook.check.pool import TIMES, pool_of, shortage
from casebook.check.survey import survey
from casebook.model.item import Item, Kind, Level, SingleItem
from casebook.model.library import Library

from tests.unit.check.test_survey import assert_counted_once

UNLIKELY = 0.05
ITEMS, ITEMS_OF_TOPIC, ITEMS_ON_CASES, NUMERIC = 700, 20, 60, 20
JUDGEMENT, JUDGEMENT_OF_SERVICE = 240, 8
TERMS, CASES, EXERCISES = 320, 10, 8


@pytest.fixture(scope="module")
def items(content: Library) -> list[Item]:
    return list(content.items.values())


@pytest.fixture(scope="module")
def singles(items: list[Item]) -> list[SingleItem]:
    """Those with one key among options."""
    return [item for item in items if isinstance(item, SingleItem)]


def place(item: SingleItem) -> int:
    return next(at for at, option in enumerate(item.options) if option.key)


def is_longest(item: SingleItem) -> bool:
    """Whether the key is longer than every distractor: whoever takes the longest option would be right."""
    key = item.options[place(item)]
    return all(len(option.text) < len(key.text) for option in item.options if option is not key)


def test_the_bank_is_large_enough(content: Library, items: list[Item]) -> None:
    by_topic = Counter(item.topic for item in items)
    assert len(items) >= ITEMS
    assert {topic: by_topic[topic] for topic in content.topics if by_topic[topic] < ITEMS_OF_TOPIC} == {}
    assert sum(item.kind is Kind.NUMERIC for item in items) >= NUMERIC
    assert {kind.value for kind in Kind} == {item.kind.value for item in items}


def test_every_service_line_has_decisions_to_make(content: Library, items: list[Item]) -> None:
    """Eight of a service line leave six about the work with a client of it, as they were read one by one."""
    judged = Counter(item.topic for item in items if item.level is Level.JUDGEMENT and not item.only_case)
    services = [topic.id for topic in content.topics.values() if topic.kind == "service"]
    assert judged.total() >= JUDGEMENT
    assert {id: judged[id] for id in services if judged[id] < JUDGEMENT_OF_SERVICE} == {}


def test_a_third_of_the_bank_asks_more_than_a_term(items: list[Item]) -> None:
    deep = sum(item.level in (Level.PROCESS, Level.JUDGEMENT) for item in items)
    assert deep * 3 >= len(items)


def test_many_items_are_about_cases(items: list[Item]) -> None:
    about = [item for item in items if any(ref.startswith("case:") for ref in item.refs)]
    assert len(about) >= ITEMS_ON_CASES


def test_there_are_enough_terms_cases_and_exercises(content: Library) -> None:
    there = (len(content.terms), len(content.published_cases), len(content.exercises))
    assert [there[0] >= TERMS, there[1] >= CASES, there[2] >= EXERCISES] == [True] * 3, there


def test_the_key_is_the_longest_option_no_oftener_than_by_chance(singles: list[SingleItem]) -> None:
    longest = sum(map(is_longest, singles))
    chances = [1 / len(item.options) for item in singles]
    assert tail(chances, longest) >= UNLIKELY, f"{longest} of {len(singles)}, about {sum(chances):.0f} by chance"


def test_the_key_stands_at_no_place_oftener_than_by_chance(singles: list[SingleItem]) -> None:
    """Over all items at once; as several places are looked at, each may be as unlikely as its share allows."""
    places = Counter(map(place, singles))
    most = max(len(item.options) for item in singles)
    for at in range(most):
        chances = [1 / len(item.options) for item in singles if len(item.options) > at]
        assert tail(chances, places[at]) * most >= UNLIKELY, f"place {at + 1}: {places[at]} of {len(singles)}"


def test_everything_is_counted_once_in_its_topic(content: Library) -> None:
    assert_counted_once(content)


def test_coverage_has_no_hole(content: Library) -> None:
    assert holes(survey(content), content) == []


def test_every_section_of_the_exam_finds_five_times_what_it_draws(content: Library) -> None:
    """The draws of a section share their items, so they are filled at once."""
    for blueprint in content.blueprints.values():
        for part in {slot.section for slot in blueprint.slots()}:
            draws = [slot.draw for slot in blueprint.slots() if slot.section == part]
            assert shortage(draws, pool_of(content, TIMES), TIMES) is None, f"{blueprint.id}: {part}"
