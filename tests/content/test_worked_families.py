"""Families: what somebody worked out by hand, without the program, is what the program works out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from casebook.model.family.drawing import holds
from casebook.model.family.instance import instance_of
from casebook.model.item import Item, MatchItem, MultipleItem, NumericItem, OrderItem, ShortItem, SingleItem
from casebook.model.library import Library

WORKED: dict[str, list[dict[str, Any]]] = {
    id: instances
    for file in sorted(Path(__file__).parent.glob("worked-*.yml"))
    for id, instances in yaml.safe_load(file.read_text("utf-8")).items()
}
FEWEST = 3


def right(item: Item) -> Any:
    """What is right: ids, of steps in their order; the sides of a pair; a number; the forms of a word."""
    match item:
        case SingleItem() | MultipleItem():
            return [option.id for option in item.options if option.key]
        case OrderItem():
            return [step.id for step in item.steps]
        case MatchItem():
            return {pair.left: pair.right for pair in item.pairs}
        case NumericItem():
            return item.key.value
        case ShortItem():
            return item.key
    return None


@pytest.mark.parametrize("id", WORKED)
def test_the_program_works_out_what_a_person_did(id: str, content: Library) -> None:
    family = content.families[id]
    for worked in WORKED[id]:
        assert holds(family, worked["drawn"]), f"{id}: never drawn: {worked['drawn']}"
        assert right(instance_of(family, worked["drawn"], "en").item) == worked["right"], worked["drawn"]
    assert len(WORKED[id]) >= FEWEST
