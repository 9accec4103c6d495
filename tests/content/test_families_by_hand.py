"""Families give what a person worked out with pen and paper, and those that reckon each mistake, too."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from casebook.model.family.drawing import Parameters, holds
from casebook.model.family.instance import Instance, instance_of
from casebook.model.item import Kind, MatchItem, MultipleItem, NumericItem, OrderItem, SingleItem
from casebook.model.library import Library

from tests.support.plain_yaml import plain_yaml
from tests.support.roots import REPO

WORKED: dict[str, list[dict[str, Any]]] = {
    id: instances
    for file in sorted((REPO / "tests/content").glob("families-by-hand*.yml"))
    for id, instances in plain_yaml(file.read_text("utf-8")).items()
}
EACH = 3


def as_drawn(written: dict[str, Any]) -> Parameters:
    return {name: value if isinstance(value, list) else str(value) for name, value in written.items()}


def key_of(instance: Instance) -> object:
    match instance.item:
        case NumericItem() as item:
            return item.key.value
        case SingleItem() as item:
            return next(option.id for option in item.options if option.key)
        case MultipleItem() as item:
            return [option.id for option in item.options if option.key]
        case OrderItem() as item:
            return [step.id for step in item.steps]
        case MatchItem() as item:
            return {pair.id: pair.left for pair in item.pairs}
    return None


def test_every_number_has_been_worked_out(content: Library) -> None:
    asked = {id for id, family in content.families.items() if family.kind is Kind.NUMERIC}
    assert asked - WORKED.keys() == set()


@pytest.mark.parametrize("id", WORKED)
def test_it_gives_what_was_worked_out_by_hand(id: str, content: Library) -> None:
    family = content.families[id]
    assert len(WORKED[id]) >= EACH
    for one in WORKED[id]:
        drawn = as_drawn(one["drawn"])
        assert holds(family, drawn), drawn
        instance = instance_of(family, drawn, "en")
        said = {name: instance.says[name] for name in one.get("says", {})}
        assert key_of(instance) == one["key"], drawn
        assert said == {name: Fraction(str(value)) for name, value in one.get("says", {}).items()}, drawn
