"""Whether an instance can be asked: options differ, none but the key is right, and a person can reckon its numbers."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from casebook.model.family.drawing import CannotDraw, Parameters, draw
from casebook.model.family.formula import BadFormula, Scalar
from casebook.model.family.held_back import HeldBack
from casebook.model.family.instance import Instance, Unsound, instance_of
from casebook.model.family.recipe import Family
from casebook.model.family.slots import names_in, plain
from casebook.model.item import MatchItem, MultipleItem, NumericItem, OrderItem, ShortItem, SingleItem
from casebook.model.scoring import fold

MOST_PLACES = 2
MOST_DIGITS = 5
"""Numbers that are shown have no more digits than this, zeros at the end left aside."""
POINT = re.compile(r"(?<=\d)[.,](?=\d)")
CONDITION = "add a condition, or other steps between the numbers, so that it is never drawn"


def first_faults(family: Family, count: int, lang: str) -> Iterator[tuple[Unsound, Parameters]]:
    """Of `count` instances drawn (the same each time) the first fault of each sort, with the parameters it has."""
    chance = random.Random(f"{family.id} check")
    told: set[tuple[object, ...]] = set()
    for _ in range(count):
        try:
            parameters = draw(family, chance)
        except BadFormula as error:
            yield Unsound((), str(error), "what can be worked out for all that may be drawn", ""), {}
            return
        except CannotDraw as error:
            yield Unsound(("conditions",), str(error), "conditions that some draws hold", "make them wider"), {}
            return
        for fault in faults(family, parameters, lang):
            if (sort := (fault.path, fault.expected)) not in told:
                told.add(sort)
                yield fault, parameters
    if not told:
        yield from _given_away(family, lang, chance)


def faults(family: Family, parameters: Parameters, lang: str) -> Iterator[Unsound]:
    """What is wrong with the instance with these parameters; `family` is in the language `lang`."""
    try:
        instance = instance_of(family, parameters, lang)
    except Unsound as fault:
        yield fault
        return
    yield from faults_of(family, instance)


def faults_of(family: Family, instance: Instance) -> Iterator[Unsound]:
    """What is wrong with an instance that could be worked out; `family` is in its language."""
    yield from _of_item(instance)
    yield from _unreckonable(family, instance)


def _given_away(family: Family, lang: str, chance: random.Random) -> Iterator[tuple[Unsound, Parameters]]:
    """That the site answers all that the exam could ask."""
    try:
        HeldBack(family, lang).draw(chance)
    except CannotDraw as error:
        hint = "draw a text, too, such as a client's name; or let `shown` be less"
        yield Unsound((), str(error), "an instance that those on the site do not answer", hint), {}


def _of_item(instance: Instance) -> Iterator[Unsound]:
    item, says = instance.item, instance.says
    match item:
        case SingleItem() | MultipleItem():
            yield from _alike(("options",), ((option.id, option.text) for option in item.options))
            yield from _alike(("options",), ((id, _shown(value)) for id, value in says.items()))
            keys = sum(option.key for option in item.options)
            wanted = keys == 1 if isinstance(item, SingleItem) else 0 < keys < len(item.options)
            if not wanted:
                one = "exactly one key" if isinstance(item, SingleItem) else "a key, and an option that is none"
                yield Unsound(("options",), f"{keys} keys of {len(item.options)} options", one, CONDITION)
        case NumericItem():
            yield from _alike(("mistakes",), ((id, _shown(value)) for id, value in says.items()))
            yield from _within_tolerance(item, says)
        case ShortItem():
            for mistake in instance.mistakes:
                if both := {fold(form) for form in mistake.leads_to} & {fold(form) for form in item.key}:
                    yield Unsound(("mistakes",), f"`{min(both)}` as key and as `{mistake.id}`", "either", CONDITION)
        case MatchItem():
            yield from _alike(("pairs",), ((pair.id, pair.left) for pair in item.pairs))
            rights = [(pair.id, pair.right) for pair in item.pairs] + [(one.id, one.text) for one in item.decoys]
            yield from _alike(("pairs",), rights)
        case OrderItem():
            yield from _alike(("steps",), ((step.id, step.text) for step in item.steps))
            yield from _alike(("steps",), ((id, _shown(value)) for id, value in says.items()))


def _alike(path: tuple[str | int, ...], told: Iterable[tuple[str, str]]) -> Iterator[Unsound]:
    """Two that say the same. A point within a number counts, as punctuation does not: 52.5 is not 525."""
    first: dict[str, str] = {}
    for id, text in told:
        if (other := first.setdefault(fold(POINT.sub("|", text)) or text, id)) != id:
            yield Unsound(path, f"`{other}` and `{id}` say the same: {text}", "that all differ", CONDITION)


def _within_tolerance(item: NumericItem, says: dict[str, Scalar]) -> Iterator[Unsound]:
    slack = Fraction(str(item.key.tolerance))
    right = says["key"]
    for id, value in says.items():
        if id != "key" and isinstance(value, Fraction) and isinstance(right, Fraction) and abs(value - right) <= slack:
            yield Unsound(("mistakes",), f"`{id}` is taken for right", "a number beyond the tolerance", CONDITION)


def _unreckonable(family: Family, instance: Instance) -> Iterator[Unsound]:
    """Numbers that are shown, or are to be found exactly, with too many digits."""
    numbers = {name: instance.shown[name] for name in names_in(family.stem) if name in instance.shown}
    exact = not isinstance(instance.item, NumericItem) or not instance.item.key.tolerance
    for name, value in [*numbers.items(), *(instance.says.items() if exact else ())]:
        if isinstance(value, Fraction) and not reckonable(value):
            yield Unsound(
                (), f"`{name}` is {plain(value)[:12]}",
                f"up to {MOST_PLACES} places and {MOST_DIGITS} digits, as people reckon", CONDITION,
            )  # fmt: skip


def reckonable(value: Fraction) -> bool:
    """Whether a person can be asked to work with the number."""
    scaled = value * 10**MOST_PLACES
    return scaled.denominator == 1 and len(str(abs(scaled.numerator)).strip("0")) <= MOST_DIGITS


def _shown(value: Scalar) -> str:
    """The value as text; with a sign that counts when texts are compared, as a hyphen does not."""
    return plain(value).replace("-", "\N{MINUS SIGN}") if isinstance(value, Fraction) else str(value)
