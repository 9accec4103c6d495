"""What a family gives away over many draws: an option that is right too often or too seldom, a key that stands out."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import partial
from typing import NamedTuple

from casebook.check.remembered import Remembered
from casebook.check.tells import NUMBER
from casebook.model.family.drawing import CannotDraw
from casebook.model.family.formula import BadFormula
from casebook.model.family.held_back import HeldBack
from casebook.model.family.instance import Instance, Unsound, instance_of
from casebook.model.family.recipe import Family, MultipleFamily, SingleFamily
from casebook.model.item import MultipleItem, SingleItem
from casebook.model.languages import SOURCE
from casebook.model.library import Library

DRAWN = 300
"""So many instances of a family, of those that an exam may ask, are looked at."""
LEAST, MOST, CAP = 0.5, 1.5, 0.4
"""How often an option of a `single` is right, in shares of what chance gives; and never oftener than CAP."""
SOME = 0.15
"""Each option of a `multiple` is right, and wrong, in so large a share of the instances that have it."""
ENOUGH = 40
"""An option that stands in fewer instances is not judged."""


class Lean(NamedTuple):
    """`share` (0–1) of a family's instances show it; expected is one between `low` and `high`."""

    family: str
    what: str
    share: float
    low: float
    high: float


def family_leans(library: Library, remembered: Remembered) -> list[Lean]:
    """What the library's families give away, in its source's language; each recipe is drawn from once."""
    found = []
    for family in library.families.values():
        known = remembered.get(f"leans {DRAWN}", family.model_dump_json(), partial(leans, family))
        found += [Lean(*one) for one in known]
    return found


def leans(family: Family) -> list[Lean]:
    """What the family gives away; nothing where it has no options, or can't be drawn from, which other rules tell."""
    try:
        return list(leans_of(family, instances_of(family)))
    except (BadFormula, CannotDraw, Unsound):
        return []


def instances_of(family: Family) -> list[Instance]:
    """Instances that an exam may ask, in the source's language. Raises BadFormula, CannotDraw, Unsound."""
    chance, held_back = random.Random(f"{family.id} leans"), HeldBack(family, SOURCE)
    return [instance_of(family, held_back.draw(chance), SOURCE) for _ in range(DRAWN)]


def leans_of(family: Family, instances: Sequence[Instance]) -> Iterator[Lean]:
    """What these instances of the family give away together, if it has options."""
    if not isinstance(family, SingleFamily | MultipleFamily):
        return
    is_single = isinstance(family, SingleFamily)
    options = len(_item(instances[0]).options)
    low, high = (LEAST / options, min(MOST / options, CAP)) if is_single else (SOME, 1 - SOME)
    keys = [(option.id, option.key) for one in instances for option in _item(one).options]
    offered, right = Counter(id for id, _ in keys), Counter(id for id, is_key in keys if is_key)
    shares = {f"`{id}` is right": right[id] / count for id, count in offered.items() if count >= ENOUGH}
    if is_single:
        marks = Counter(mark for one in instances for mark in _marks(one))
        shares |= {f"the key {mark}": count / len(instances) for mark, count in marks.items()}
    for what, share in shares.items():
        if share > high or (share < low and what.startswith("`")):
            yield Lean(family.id, what, share, low, high)


def _item(instance: Instance) -> SingleItem | MultipleItem:
    assert isinstance(instance.item, SingleItem | MultipleItem)
    return instance.item


def _marks(instance: Instance) -> Iterator[str]:
    """What sets the key of a `single` apart from its other options."""
    options = _item(instance).options
    at = next(index for index, option in enumerate(options) if option.key)
    lengths = [len(option.text) for option in options]
    if lengths.count(lengths[at]) == 1 and lengths[at] in (min(lengths), max(lengths)):
        yield "is the longest" if lengths[at] == max(lengths) else "is the shortest"
    numbers = _numbers(instance)
    if len(set(numbers)) == len(options):
        yield f"is number {sorted(numbers).index(numbers[at]) + 1} of {len(options)} by size"


def _numbers(instance: Instance) -> list[Fraction]:
    """What the options say, where all of them say a number; or the first number in the text of each."""
    options = _item(instance).options
    said = [value for option in options if isinstance(value := instance.says.get(option.id), Fraction)]
    found = [NUMBER.search(option.text) for option in options]
    return said if len(said) == len(options) else [Fraction(one[0].replace(",", "")) for one in found if one]
