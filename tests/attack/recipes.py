"""A candidate who has the recipes of families and a program: it finds out what was drawn, and works the key out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product
from math import prod

from casebook.model.asked import key_of, shown
from casebook.model.family.drawing import Parameters, ways
from casebook.model.family.formula import exact
from casebook.model.family.instance import Unsound, instance_of
from casebook.model.family.recipe import Family, MatchFamily, MultipleFamily, OrderFamily, Parameter, SingleFamily
from casebook.model.family.scope import scope_of
from casebook.model.family.slots import SLOT, fill, written

from tests.attack.solver import Item, Json, Solver, as_there, parts_of

NUMBER = r"-?[\d.,]+"
TRIED = 20_000
"""So many ways to draw are tried; with more the program gives up on an item."""


class Reckoner:
    """Answers instances of `families` by their recipes, and the rest as another candidate does."""

    def __init__(self, families: Iterable[Family], other: Solver) -> None:
        self._families, self._other = list(families), other

    def answer(self, item: Item) -> Json:
        """The response to an item, in the ticket's ids."""
        for family in self._families:
            if family.kind == item["kind"] and _slots(family, family.stem, item["stem"]) is not None:
                for same in _instances(family, item):
                    return as_there(item, same)
        return self._other.answer(item)


def _instances(family: Family, item: Item) -> Iterator[Item]:
    """The instances that say what the item says, with their keys."""
    said = sorted(parts_of(item))
    told = _told(family, item)
    possible = [_possible(parameter, told, "\n".join([item["stem"], *said])) for parameter in family.parameters]
    for drawn in product(*possible) if prod(map(len, possible)) <= TRIED else ():
        parameters: Parameters = dict(zip((one.id for one in family.parameters), drawn, strict=True))
        if fill(family.stem, scope_of(family, parameters).shown, "en") != item["stem"]:
            continue
        try:
            known = instance_of(family, parameters, "en").item
        except Unsound:
            continue
        if said == sorted(parts_of(shown(known))):
            yield {**shown(known), "key": key_of(known)}


def _told(family: Family, item: Item) -> dict[str, str]:
    """What slots hold, by name: of the stem, and of each part that one text of the recipe alone can have made."""
    told = _slots(family, family.stem, item["stem"]) or {}
    for text in _part_texts(family):
        made = [found for part in parts_of(item) if (found := _slots(family, text, part)) is not None]
        if len(made) == 1:
            told |= made[0]
    return told


def _part_texts(family: Family) -> list[str]:
    match family:
        case SingleFamily() | MultipleFamily():
            return [option.text for option in family.options if not option.each]
        case OrderFamily():
            return [step.text for step in family.steps if not step.each]
        case MatchFamily():
            return [pair.left for pair in family.pairs if not pair.each]
    return []


def _slots(family: Family, recipe: str, text: str) -> dict[str, str] | None:
    """What stands in the slots of a text of the recipe; None where the text was not made from it."""
    names, fixed = SLOT.findall(recipe), [re.escape(one) for one in SLOT.split(recipe)[::2]]
    says = _says(family)
    pattern = fixed[0] + "".join(f"({says.get(name, '.+?')}){one}" for name, one in zip(names, fixed[1:], strict=True))
    found = re.fullmatch(pattern, text, re.DOTALL)
    return dict(zip(names, found.groups(), strict=True)) if found else None


def _says(family: Family) -> dict[str, str]:
    """By the name of a slot what it may say, as a pattern: two that touch are told apart by it."""
    says = {}
    for parameter in family.parameters:
        if parameter.choices:
            says[parameter.id] = _one_of(choice.text for choice in parameter.choices)
        says |= {f"{parameter.id}.{name}": _one_of(_column(parameter, name).values()) for name in parameter.texts}
        says |= dict.fromkeys([f"{parameter.id}.{name}" for name in parameter.numbers], NUMBER)
        if parameter.lowest is not None:
            says[parameter.id] = NUMBER
    return says


def _one_of(texts: Iterable[str]) -> str:
    return "|".join(re.escape(text) for text in sorted(texts, key=len, reverse=True))


def _column(parameter: Parameter, name: str) -> dict[str, str]:
    """What a column of a table says, by row."""
    return {row.id: row.texts[parameter.texts.index(name)] for row in parameter.rows}


def _possible(parameter: Parameter, told: dict[str, str], text: str) -> list[str | list[str]]:
    """What may have been drawn: what a slot holds, or the rows whose texts are there; else anything."""
    if parameter.texts:
        there = {row.id for row in parameter.rows if any(one in text for one in row.texts)}
        return [drawn for drawn in ways(parameter) if there.issuperset([drawn] if isinstance(drawn, str) else drawn)]
    if parameter.id not in told:
        return ways(parameter)
    says = {choice.id: choice.text for choice in parameter.choices}
    return [
        drawn
        for drawn in ways(parameter)
        if isinstance(drawn, str) and told[parameter.id] == (says.get(drawn) or written(exact(float(drawn)), "en"))
    ]
