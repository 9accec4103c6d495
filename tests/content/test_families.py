"""Families: each of 300 instances can be asked, in each language; no key comes often, and none stands on the site."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations

import pytest
from casebook.check.rules.families import FEWEST
from casebook.model.family.drawing import Parameters, draw, draw_shown, size
from casebook.model.family.held_back import HeldBack, key_text
from casebook.model.family.instance import Instance, instance_of
from casebook.model.family.recipe import Family
from casebook.model.family.slots import INNER, SLOT
from casebook.model.family.soundness import faults, faults_of
from casebook.model.item import Kind, OpenItem
from casebook.model.languages import TRANSLATED
from casebook.model.library import Library
from casebook.model.localized import localized
from casebook.model.scoring import fold

DRAWN, AS_CHECKED, MOST = 300, 20, 0.4
FAMILIES, OPEN = 12, 2
Draws = dict[str, list[Parameters]]


def drawn_for_the_exam(family: Family) -> list[Parameters]:
    chance = random.Random(f"{family.id} content")
    held_back = HeldBack(family, "en")
    return [held_back.draw(chance) for _ in range(DRAWN)]


def drawn(family: Family) -> list[Parameters]:
    chance = random.Random(f"{family.id} check")
    return [draw(family, chance) for _ in range(AS_CHECKED)]


def keys(family: Family, parameters: Sequence[Parameters]) -> list[str]:
    return [key_text(instance_of(family, one, "en").item) for one in parameters]


def texts_alike(family: Family) -> set[tuple[str, int, str, str]]:
    """Rows and choices of a parameter that say the same: its name, of a table the column, and the two ids."""
    ids: dict[tuple[str, int, str], list[str]] = defaultdict(list)
    for each in family.parameters:
        told = [(0, one.id, one.text) for one in each.choices]
        told += [(column, row.id, text) for row in each.rows for column, text in enumerate(row.texts)]
        for column, id, text in told:
            ids[each.id, column, fold(text) or text].append(id)
    return {(name, column, *two) for (name, column, _), alike in ids.items() for two in combinations(alike, 2)}


def slots(family: Family) -> set[tuple[str, str]]:
    """What the texts of a family have filled in, and as what, such as the time of day."""
    found = (INNER.fullmatch(slot) for slot in SLOT.findall(family.model_dump_json()))
    return {(slot[1], slot[2] or "") for slot in found if slot}


def texts_in(family: Family, parameters: Parameters) -> list[object]:
    return [parameters[one.id] for one in family.parameters if one.choices or one.rows]


@pytest.fixture(scope="module")
def exam_draws(content: Library) -> Draws:
    return {family.id: drawn_for_the_exam(family) for family in content.families.values()}


@pytest.fixture(scope="module")
def draws(content: Library, exam_draws: Draws) -> Draws:
    """Of the exam's part, then of both as `check` draws them; they are the same in every language."""
    return {family.id: exam_draws[family.id] + drawn(family) for family in content.families.values()}


@pytest.fixture(scope="module")
def instances(content: Library, draws: Draws) -> dict[str, list[Instance]]:
    """All that is drawn, in the source's language."""
    return {id: [instance_of(content.families[id], one, content.lang) for one in draws[id]] for id in draws}


@pytest.fixture(scope="module")
def exam_keys(instances: dict[str, list[Instance]]) -> dict[str, list[str]]:
    return {id: [key_text(one.item) for one in of[:DRAWN]] for id, of in instances.items()}


def test_there_are_families_of_all_kinds_and_levels(content: Library) -> None:
    kinds = Counter(family.kind for family in content.families.values())
    assert len(content.families) >= FAMILIES and set(kinds) == set(Kind) and kinds[Kind.OPEN] >= OPEN
    assert len({family.level for family in content.families.values()}) == 3


def test_all_that_is_drawn_can_be_asked(content: Library, instances: dict[str, list[Instance]]) -> None:
    for id, family in content.families.items():
        found = [(str(fault), one.parameters) for one in instances[id] for fault in faults_of(family, one)]
        assert found == [], id


@pytest.mark.parametrize("lang", TRANSLATED)
def test_all_that_is_drawn_can_be_asked_in_other_languages(lang: str, content: Library, draws: Draws) -> None:
    """Numbers, conditions and keys are the source's. A language has its own texts: every tenth instance shows them, but
    all do of a family whose texts could fail in one instance alone.
    """
    library = localized(content, lang)
    for family in library.families.values():
        if library.lang_of("family", family.id) == lang:
            source = content.families[family.id]
            is_apart = texts_alike(family) - texts_alike(source) or slots(family) - slots(source)
            shown = draws[family.id][:: 1 if is_apart else 10]
            found = [(str(fault), one) for one in shown for fault in faults(family, one, lang)]
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
