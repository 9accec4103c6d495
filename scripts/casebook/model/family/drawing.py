"""Draws the parameters of an instance, and tells whose it is: a fifth of all instances is the site's for good.

`Parameters` are plain JSON: a number as formulas write it, a text or a row by its id, several rows as a list of ids.
They say all that an instance is, in any language.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, product
from math import comb, prod
from typing import Literal

from casebook.failure import Failure
from casebook.model.family.formula import KEPT, exact, truth
from casebook.model.family.recipe import BaseFamily, MultipleFamily, Parameter
from casebook.model.family.scope import expanded, is_key, scope_of
from casebook.model.family.slots import plain

Parameters = dict[str, str | list[str]]
Owner = Literal["site", "exam"]
TRIES = 2000
LISTED = 4000
"""A family with at most so many instances is counted one by one; of a larger one a sample is."""
SAMPLE = 400
CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class CannotDraw(Failure):
    """No instance was found that holds the family's conditions."""


def instance_digest(family: str, parameters: Parameters) -> str:
    """The SHA-256 (hex) of family id and parameters as canonical JSON; it splits the instances for good."""
    return hashlib.sha256(CANONICAL.encode([family, parameters]).encode()).hexdigest()


def owner_of(digest: str) -> Owner:
    """Whose an instance is: one in five is the site's."""
    return "site" if int(digest[:16], 16) % 5 == 0 else "exam"


def draw(family: BaseFamily, chance: random.Random, of: Owner | None = None) -> Parameters:
    """The parameters of an instance, of one part or of either. Raises CannotDraw, BadFormula."""
    for _ in range(TRIES):
        parameters = {each.id: _drawn(each, chance) for each in family.parameters}
        if of in (None, owner_of(instance_digest(family.id, parameters))) and holds(family, parameters):
            return parameters
    raise CannotDraw(f"none of {TRIES} draws holds the conditions")


def draw_shown(family: BaseFamily) -> list[Parameters]:
    """The instances that the site shows, told by the family's `number`. Raises CannotDraw, BadFormula."""
    chance = random.Random(f"{family.id} {family.number}")
    shown: dict[str, Parameters] = {}
    for _ in range(4 * family.shown):
        if len(shown) == family.shown:
            break
        try:
            parameters = draw(family, chance, "site")
        except CannotDraw:
            if not shown:
                raise
            break
        shown[instance_digest(family.id, parameters)] = parameters
    return list(shown.values())


def holds(family: BaseFamily, parameters: Parameters) -> bool:
    """Whether the family's conditions hold; of a multiple neither all options are right nor none. Raises BadFormula."""
    scope = scope_of(family, parameters)
    if not all(truth(condition, scope.values) for condition in family.conditions):
        return False
    if not isinstance(family, MultipleFamily):
        return True
    keys = [is_key(option, inner) for option, _, inner in expanded(family.options, scope)]
    return 0 < sum(keys) < len(keys)


def size(family: BaseFamily) -> int:
    """How many instances the exam's part holds; of a large family about how many. Raises BadFormula."""
    total = prod(number_of_ways(each) for each in family.parameters)
    if total <= LISTED:
        found = [parameters for parameters in _all(family) if holds(family, parameters)]
        return sum(owner_of(instance_digest(family.id, one)) == "exam" for one in found)
    chance = random.Random(family.id)
    drawn = [{each.id: _drawn(each, chance) for each in family.parameters} for _ in range(SAMPLE)]
    return total * 4 * sum(holds(family, one) for one in drawn) // (5 * SAMPLE)


def _drawn(parameter: Parameter, chance: random.Random) -> str | list[str]:
    if parameter.choices:
        return chance.choice(parameter.choices).id
    if parameter.rows:
        ids = [row.id for row in chance.sample(parameter.rows, parameter.take)]
        return ids[0] if parameter.take == 1 else _kept(parameter, ids)
    return _number(parameter.lowest or 0, parameter.step, chance.randrange(number_of_ways(parameter)))


def _kept(parameter: Parameter, ids: list[str]) -> list[str]:
    """Rows that stand in no order are sorted, so that the same rows are one instance; the asked one stands first."""
    return [ids[0], *sorted(ids[1:])] if parameter.asked else sorted(ids)


def number_of_ways(parameter: Parameter) -> int:
    """How many ways there are to draw it."""
    if parameter.choices:
        return len(parameter.choices)
    if parameter.rows:
        return comb(len(parameter.rows), parameter.take) * (parameter.take if parameter.asked else 1)
    return _steps(parameter.lowest or 0, parameter.highest or 0, parameter.step)


@lru_cache(KEPT)
def _steps(lowest: float, highest: float, step: float) -> int:
    """How many numbers there are."""
    return int((exact(highest) - exact(lowest)) // exact(step)) + 1


@lru_cache(KEPT)
def _number(lowest: float, step: float, index: int) -> str:
    """One of them, as formulas write it."""
    return plain(exact(lowest) + index * exact(step))


def _all(family: BaseFamily) -> Iterator[Parameters]:
    """All ways to draw, conditions left aside."""
    names = [each.id for each in family.parameters]
    for drawn in product(*(ways(each) for each in family.parameters)):
        yield dict(zip(names, drawn, strict=True))


def ways(parameter: Parameter) -> list[str | list[str]]:
    if parameter.choices:
        return [choice.id for choice in parameter.choices]
    if not parameter.rows:
        return [_number(parameter.lowest or 0, parameter.step, index) for index in range(number_of_ways(parameter))]
    if parameter.take == 1:
        return [row.id for row in parameter.rows]
    taken = [list(ids) for ids in combinations([row.id for row in parameter.rows], parameter.take)]
    if not parameter.asked:
        return [sorted(ids) for ids in taken]
    return [_kept(parameter, [first, *(id for id in ids if id != first)]) for ids in taken for first in ids]
