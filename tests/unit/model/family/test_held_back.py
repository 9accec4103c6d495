"""What the exam asks of a family has another key than what the site shows with the same drawn texts."""

from __future__ import annotations

import random
from typing import Any

import pytest
from casebook.model.family.drawing import CannotDraw, draw_shown, instance_digest, owner_of
from casebook.model.family.held_back import HeldBack, key_text
from casebook.model.family.instance import instance_of
from casebook.model.item import MultipleItem

from tests.unit.model.family.test_instance import HOURS, STEPS, WISHES, family

FEW = {
    "parameters": [{"id": "hours", "lowest": 1, "highest": 40}],
    "conditions": [], "values": [], "mistakes": [],
    "stem": "{hours} hours are planned. How many working days of 40 hours at most?", "rationale": "One.",
    "key": {"value": "1 if hours > 0 else 2"},
}  # fmt: skip
"""All its instances have one key."""
SPENT = {
    "id": "spent-too-much", "kind": "multiple", "level": "process", "refs": ["page:index"],
    "parameters": [
        {"id": "job", "texts": ["name"], "numbers": ["hours"], "take": 4,
         "rows": [{"id": f"j{hours}", "texts": [f"job {hours}"], "numbers": [hours]} for hours in range(1, 8)]},
        {"id": "most", "lowest": 1, "highest": 7},
    ],
    "stem": "{most} hours are planned for each. Which took more?",
    "options": [{"id": "row", "each": "job", "key": "job.hours > most", "text": "{job.name}: {job.hours}",
                 "rationale": "Compare {job.hours} with {most}."}],
}  # fmt: skip


@pytest.mark.parametrize("raw", [HOURS, WISHES, STEPS], ids=lambda raw: raw["id"])
def test_no_key_that_the_site_shows_with_the_same_texts(raw: dict[str, Any]) -> None:
    recipe, chance = family(raw, shown=6), random.Random(3)
    texts = [one.id for one in recipe.parameters if one.choices or one.rows]

    def told(parameters: Any) -> tuple[Any, str]:
        return [parameters[name] for name in texts], key_text(instance_of(recipe, parameters, "en").item)

    known = [told(one) for one in draw_shown(recipe)]
    held_back = HeldBack(recipe, "en")
    drawn = [held_back.draw(chance) for _ in range(100)]
    assert all(told(one) not in known for one in drawn)
    assert all(owner_of(instance_digest(recipe.id, one)) == "exam" for one in drawn)


def test_a_family_whose_every_key_is_shown_can_not_be_asked() -> None:
    with pytest.raises(CannotDraw, match="site does not show"):
        HeldBack(family(HOURS, **FEW), "en").draw(random.Random(1))


def test_no_texts_that_the_site_shows_where_there_are_others() -> None:
    """Else whoever knows that the key on the site is wrong has one less to choose from."""
    recipe, chance = family(WISHES, shown=6), random.Random(3)
    texts = [one.id for one in recipe.parameters if one.choices or one.rows]
    shown = [[one[name] for name in texts] for one in draw_shown(recipe)]
    held_back = HeldBack(recipe, "en")
    assert all([held_back.draw(chance)[name] for name in texts] not in shown for _ in range(100))


def test_nor_those_that_it_shows_of_the_family_that_it_was_copied_from() -> None:
    original = family(WISHES, shown=6)
    rows = [row for row in WISHES["parameters"][0]["rows"] if row["id"] != "smm"]  # type: ignore[index]
    copy = family({**WISHES, "id": "x-channel-for", "parameters": [{**WISHES["parameters"][0], "rows": rows}]}, shown=0)  # type: ignore[index]
    shown = [one["channel"] for one in draw_shown(original) if "smm" not in one["channel"]]

    def drawn(held_back: HeldBack) -> list[Any]:
        chance = random.Random(3)
        return [held_back.draw(chance)["channel"] for _ in range(100)]

    assert any(one in shown for one in drawn(HeldBack(copy, "en")))
    assert not any(one in shown for one in drawn(HeldBack(copy, "en", [original, family(HOURS)])))


def test_what_the_site_says_of_a_multiple_holds_for_as_many_options_as_not() -> None:
    """Neither copying it nor taking the opposite helps then."""
    recipe, chance = family(SPENT, shown=1), random.Random(3)

    def keys(parameters: Any) -> dict[str, bool]:
        item = instance_of(recipe, parameters, "en").item
        return {option.id: option.key for option in item.options} if isinstance(item, MultipleItem) else {}

    [shown], held_back = [keys(one) for one in draw_shown(recipe)], HeldBack(recipe, "en")
    alike = [[shown[id] == key for id, key in keys(held_back.draw(chance)).items() if id in shown] for _ in range(100)]
    assert sum(abs(2 * sum(one) - len(one)) > 1 for one in alike) <= 2


def test_no_long_text_of_a_terms_stem_that_the_site_shows() -> None:
    """Who has seen a situation in practice knows its term, whatever else is drawn."""
    rows = [
        {**row, "texts": [row["texts"][0], f"{row['texts'][1]} in a sentence of some eight words"]}
        for row in WISHES["parameters"][0]["rows"]
    ]  # fmt: skip
    long = {"parameters": [{**WISHES["parameters"][0], "rows": rows}]}
    for level, is_other in (("term", True), ("judgement", False)):
        recipe, chance = family(WISHES, **long, level=level, shown=4), random.Random(3)
        shown = {one["channel"][0] for one in draw_shown(recipe)}
        held_back = HeldBack(recipe, "en")
        drawn = {held_back.draw(chance)["channel"][0] for _ in range(100)}
        assert drawn.isdisjoint(shown) == is_other


@pytest.mark.parametrize("shown, is_other", [(2, True), (4, False)])
def test_no_row_that_the_site_asks_for_where_most_are_left(shown: int, is_other: bool) -> None:
    """Who has seen a situation in practice knows what it asks for, whatever it stands beside, and what it can't be."""
    recipe, chance = family(WISHES, shown=shown), random.Random(3)
    on_site = {one["channel"][0] for one in draw_shown(recipe)}
    held_back = HeldBack(recipe, "en")
    drawn = [held_back.draw(chance)["channel"] for _ in range(100)]
    assert {asked for asked, *_ in drawn}.isdisjoint(on_site) == is_other
    assert on_site.isdisjoint(row for rows in drawn for row in rows) == is_other
