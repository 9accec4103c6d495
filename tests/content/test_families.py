"""Families: each of 300 instances can be asked, in each language; no key comes often or stands out, and none is on the
site. What a recipe gives is kept by its digest, and by that of the model and of this file.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from casebook.check import family_tells
from casebook.check.family_tells import DRAWN, instances_of, leans_of
from casebook.check.remembered import Remembered
from casebook.check.rules.families import FEWEST
from casebook.model.family.drawing import Parameters, draw, draw_shown, size
from casebook.model.family.held_back import key_text
from casebook.model.family.instance import instance_of
from casebook.model.family.recipe import Family, NumericFamily
from casebook.model.family.slots import INNER, SLOT
from casebook.model.family.soundness import faults, faults_of
from casebook.model.item import Kind, Level, OpenItem
from casebook.model.languages import TRANSLATED
from casebook.model.library import Library
from casebook.model.localized import localized
from casebook.model.scoring import fold

AS_CHECKED, MOST = 20, 0.4
CODE = "".join(Path(file).read_text("utf-8") for file in (__file__, family_tells.__file__))
RECKON, JUDGE, OF_A_GROUP, OPEN = 40, 25, 8, 8
GROUPS = (
    {"seo", "search-ads", "display-ads", "smm", "mailings", "analytics"},
    {"web-development", "copywriting", "design", "domains-hosting", "licences", "site-maintenance"},
)
"""The service lines, in groups: what brings people, and the site with what is on it. The rest is work with clients."""
Looked = dict[str, Any]


def keys(family: Family, parameters: Sequence[Parameters]) -> list[str]:
    return [key_text(instance_of(family, one, "en").item) for one in parameters]


def look(family: Family) -> Looked:
    """What is to be said of what it draws: of the exam's part, then of both as `check` draws them."""
    asked, chance = instances_of(family), random.Random(f"{family.id} check")
    both = [*asked, *(instance_of(family, draw(family, chance), "en") for _ in range(AS_CHECKED))]
    shown = draw_shown(family)
    known = [(texts_in(family, one), key) for one, key in zip(shown, keys(family, shown), strict=True)]
    exam_keys = [(one, key_text(one.item)) for one in asked]
    return {
        "faults": [(str(fault), one.parameters) for one in both for fault in faults_of(family, one)],
        "commonest": Counter(key for _, key in exam_keys).most_common(1)[0],
        "leans": list(leans_of(family, asked)),
        "told": [key for one, key in exam_keys if key and (texts_in(family, one.parameters), key) in known],
        "size": size(family),
    }


def faults_in(family: Family, source: Family, lang: str) -> list[Any]:
    """What is wrong with its texts in a language: every tenth instance shows them, but all do of a family whose texts
    could fail in one instance alone. Draws are the same in every language.
    """
    is_apart = texts_alike(family) - texts_alike(source) or slots(family) - slots(source)
    shown = instances_of(source)[:: 1 if is_apart else 10]
    return [(str(fault), one.parameters) for one in shown for fault in faults(family, one.parameters, lang)]


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
def remembered(root: Path) -> Remembered:
    return Remembered(root / "build/cache/tests")


@pytest.fixture(scope="module")
def looked(content: Library, remembered: Remembered) -> dict[str, Looked]:
    """What there is to say of each family."""
    families = content.families.items()
    return {id: remembered.get("family", CODE + one.model_dump_json(), partial(look, one)) for id, one in families}


def test_there_are_enough_of_each_kind_and_level(content: Library) -> None:
    families = list(content.families.values())
    kinds = Counter(family.kind for family in families)
    assert set(kinds) == set(Kind) and kinds[Kind.OPEN] >= OPEN
    assert sum(isinstance(one, NumericFamily) or bool(one.values) for one in families) >= RECKON
    judged = Counter(one.topic for one in families if one.level is Level.JUDGEMENT and one.kind is not Kind.OPEN)
    groups = (*GROUPS, set(content.topics) - set().union(*GROUPS))
    assert judged.total() >= JUDGE and min(sum(judged[topic] for topic in group) for group in groups) >= OF_A_GROUP
    assert {one.topic for one in families if one.level is Level.TERM} == set(content.topics)


def test_all_that_is_drawn_can_be_asked(looked: dict[str, Looked]) -> None:
    assert {id: one["faults"] for id, one in looked.items() if one["faults"]} == {}


@pytest.mark.parametrize("lang", TRANSLATED)
def test_all_that_is_drawn_can_be_asked_in_other_languages(lang: str, content: Library, remembered: Remembered) -> None:
    """Numbers, conditions and keys are the source's; a language has its own texts."""
    library = localized(content, lang)
    for id, family in library.families.items():
        if library.lang_of("family", id) == lang:
            source = content.families[id]
            said = CODE + source.model_dump_json() + family.model_dump_json()
            assert remembered.get(f"family {lang}", said, partial(faults_in, family, source, lang)) == [], id


def test_no_key_comes_often(content: Library, looked: dict[str, Looked]) -> None:
    often = {id: one["commonest"] for id, one in looked.items() if one["commonest"][1] > MOST * DRAWN}
    assert {id: key for id, key in often.items() if content.families[id].kind is not Kind.OPEN} == {}


def test_no_option_is_right_more_often_than_others_and_no_key_stands_out(looked: dict[str, Looked]) -> None:
    assert {id: one["leans"] for id, one in looked.items() if one["leans"]} == {}, "`casebook bank` tells it, too"


def test_no_key_of_the_exam_is_one_that_the_site_shows_with_the_same_texts(looked: dict[str, Looked]) -> None:
    assert {id: one["told"] for id, one in looked.items() if one["told"]} == {}


def test_rubrics_and_samples_of_the_exam_stand_nowhere_on_the_site(content: Library) -> None:
    shown = [instance.item for instance in content.instances.values()]
    assert {instance.family for instance in content.instances.values()} == {
        id for id, family in content.families.items() if family.shown
    }
    tasks = [item for item in shown if isinstance(item, OpenItem)]
    assert len(tasks) == sum(family.shown for family in content.families.values() if family.kind is Kind.OPEN) > 0
    assert all(not item.rubric and not item.sample for item in tasks)


def test_the_exam_has_enough_of_each(looked: dict[str, Looked]) -> None:
    assert {id: one["size"] for id, one in looked.items() if one["size"] < FEWEST} == {}
