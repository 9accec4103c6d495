"""What the exam asks of a family has another key than what the site shows with the same drawn texts."""

from __future__ import annotations

import random
from typing import Any

import pytest
from casebook.model.family.drawing import CannotDraw, draw_shown, instance_digest, owner_of
from casebook.model.family.held_back import HeldBack, key_text
from casebook.model.family.instance import instance_of

from tests.unit.model.family.test_instance import HOURS, STEPS, WISHES, family

FEW = {
    "parameters": [{"id": "hours", "lowest": 1, "highest": 40}],
    "conditions": [], "values": [], "mistakes": [],
    "stem": "{hours} hours are planned. How many working days of 40 hours at most?", "rationale": "One.",
    "key": {"value": "1 if hours > 0 else 2"},
}  # fmt: skip
"""All its instances have one key."""


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
