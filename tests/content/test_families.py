"""Families: each of 300 instances can be asked, in each language; no key comes often, and none stands on the site."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence

import pytest
from casebook.check.rules.families import FEWEST
from casebook.model.family.drawing import Parameters, draw, draw_shown, size
from casebook.model.family.held_back import HeldBack, key_text
from casebook.model.family.instance import instance_of
from casebook.model.family.recipe import Family
from casebook.model.family.soundness import faults
from casebook.model.item import Kind, OpenItem
from casebook.model.languages import NAMES
from casebook.model.library import Library
from casebook.model.localized import localized

DRAWN, MOST = 300, 0.4
FAMILIES, OPEN = 12, 2
Draws = dict[str, list[Parameters]]


def drawn_for_the_exam(family: Family) -> list[Parameters]:
    chance = random.Random(f"{family.id} content")
    held_back = HeldBack(family, "en")
    return [held_back.draw(chance) for _ in range(DRAWN)]


def drawn(family: Family) -> list[Parameters]:
    chance = random.Random(f"{family.id} check")
    return [draw(family, chance) for _ in range(DRAWN)]


def keys(family: Family, parameters: Sequence[Parameters]) -> list[str]:
    return [key_text(instance_of(family, one, "en").item) for one in parameters]


def texts_in(family: Family, parameters: Parameters) -> list[object]:
    return [parameters[one.id] for one in family.parameters if one.choices or one.rows]


@pytest.fixture(scope="module")
def exam_draws(content: Library) -> Draws:
    return {family.id: drawn_for_the_exam(family) for family in content.families.values()}


@pytest.fixture(scope="module")
def draws(content: Library, exam_draws: Draws) -> Draws:
    """Of both parts as `check` draws them, and of the exam's; they are the same in every language."""
    return {family.id: drawn(family) + exam_draws[family.id] for family in content.families.values()}


@pytest.fixture(scope="module")
def exam_keys(content: Library, exam_draws: Draws) -> dict[str, list[str]]:
    return {id: keys(content.families[id], parameters) for id, parameters in exam_draws.items()}


def test_there_are_families_of_all_kinds_and_levels(content: Library) -> None:
    kinds = Counter(family.kind for family in content.families.values())
    assert len(content.families) >= FAMILIES and set(kinds) == set(Kind) and kinds[Kind.OPEN] >= OPEN
    assert len({family.level for family in content.families.values()}) == 3


@pytest.mark.parametrize("lang", NAMES)
def test_all_that_is_drawn_can_be_asked(lang: str, content: Library, draws: Draws) -> None:
    library = content if lang == content.lang else localized(content, lang)
    for family in library.families.values():
        if library.lang_of("family", family.id) == lang:
            found = [(str(fault), one) for one in draws[family.id] for fault in faults(family, one, lang)]
            assert found == [], family.id


def test_no_key_comes_often(content: Library, exam_keys: dict[str, list[str]]) -> None:
    for family in content.families.values():
        if family.kind is not Kind.OPEN:
            (key, count), *_ = Counter(exam_keys[family.id]).most_common(1)
            assert count <= MOST * DRAWN, f"{family.id}: {key}"


def test_no_key_of_the_exam_is_one_that_the_site_shows_with_the_same_texts(
    content: Library, exam_draws: Draws, exam_keys: dict[str, list[str]]
) -> None:
    for family in content.families.values():
        shown = draw_shown(family)
        known = [(texts_in(family, one), key) for one, key in zip(shown, keys(family, shown), strict=True)]
        asked = zip(exam_draws[family.id], exam_keys[family.id], strict=True)
        assert [key for one, key in asked if key and (texts_in(family, one), key) in known] == [], family.id


def test_rubrics_and_samples_of_the_exam_stand_nowhere_on_the_site(content: Library) -> None:
    shown = [instance.item for instance in content.instances.values()]
    assert {instance.family for instance in content.instances.values()} == {
        id for id, family in content.families.items() if family.shown
    }
    tasks = [item for item in shown if isinstance(item, OpenItem)]
    assert len(tasks) == sum(family.shown for family in content.families.values() if family.kind is Kind.OPEN) > 0
    assert all(not item.rubric and not item.sample for item in tasks)


def test_the_exam_has_enough_of_each(content: Library) -> None:
    sizes = {family.id: size(family) for family in content.families.values()}
    assert {id: held for id, held in sizes.items() if held < FEWEST} == {}
