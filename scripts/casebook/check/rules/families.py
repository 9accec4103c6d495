"""Families: what they draw is sound, and there is enough of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from casebook.check.remembered import Remembered
from casebook.check.rule import rule
from casebook.model.family.drawing import Parameters, size
from casebook.model.family.formula import BadFormula
from casebook.model.family.instance import Unsound
from casebook.model.family.recipe import Family
from casebook.model.family.soundness import first_faults
from casebook.model.library import Library
from casebook.model.problem import Key, Problem
from casebook.model.record import Record
from casebook.model.translation.merging import merged

DRAWN = 20
"""So many instances of each family are drawn at each check; the tests draw more."""
FEWEST = 40
"""With fewer instances in the exam's part a candidate soon meets one that another had."""
Fault = tuple[Unsound, Parameters]


@rule("family-sound", remembers=True)
def what_families_draw_is_sound(library: Library, remembered: Remembered) -> Iterator[Problem]:
    """Instances of a family can be asked: options differ, none but the key is right, people can reckon the numbers."""
    sound = []
    for family in library.families.values():
        faults = _faults(family, library.lang, remembered)
        yield from (_problem(family, fault, parameters, fault.path) for fault, parameters in faults)
        if not faults:
            sound.append(family)
    for lang, to in library.translations.items():
        for family in sound:
            if translation := to.of("family").get(family.id):
                faults = _faults(merged(family, translation, lang), lang, remembered)
                yield from (_problem(translation, fault, parameters) for fault, parameters in faults)


@rule("family-size", remembers=True)
def families_hold_enough(library: Library, remembered: Remembered) -> Iterator[Problem]:
    """The exam's part of a family, four fifths of all that it can draw, holds 40 instances or more."""
    for family in library.families.values():
        held = remembered.get("size", family.model_dump_json(), partial(_size, family))
        if 0 < held < FEWEST:  # with none the family is not sound
            yield family.warning(
                "parameters",
                saw=f"{held} instances in the exam's part",
                expected=f"{FEWEST} or more",
                hint="add rows, texts or numbers, or make the conditions wider",
            )


def _size(family: Family) -> int:
    """How many the exam's part holds; 0 where it can't be worked out: the family is not sound, and told so."""
    try:
        return size(family)
    except BadFormula:
        return 0


def _faults(family: Family, lang: str, remembered: Remembered) -> list[Fault]:
    """The faults of a family; the same recipe is drawn from once."""

    def work() -> list[Any]:
        return [(fault.args, parameters) for fault, parameters in first_faults(family, DRAWN, lang)]

    told = remembered.get(f"faults {DRAWN} {lang}", family.model_dump_json(), work)
    return [(Unsound(tuple(path), *says), parameters) for (path, *says), parameters in told]


def _problem(record: Record, fault: Unsound, parameters: Parameters, path: tuple[Key, ...] = ()) -> Problem:
    where = f" with {_said(parameters)}" if parameters else ""
    return record.problem(
        *path, saw=f"{fault.saw}{where}", expected=fault.expected, hint=fault.hint or "correct the recipe"
    )


def _said(parameters: Parameters) -> str:
    told = ((name, value if isinstance(value, str) else " ".join(value)) for name, value in parameters.items())
    return ", ".join(f"{name} {value}" for name, value in told)
