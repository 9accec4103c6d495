"""Instances: the same parameters give the same item, in any language; a fifth of them is the site's for good."""

from __future__ import annotations

import random
from collections import Counter
from typing import Any

import pytest
from casebook.model.asked import key_digest, text_digest
from casebook.model.family.drawing import CannotDraw, draw, draw_shown, instance_digest, owner_of, size
from casebook.model.family.instance import instance_of
from casebook.model.family.recipe import Family, FamilyFile
from casebook.model.family.soundness import first_faults
from casebook.model.item import NumericItem, OrderItem, SingleItem
from casebook.model.scoring import score

HOURS = {
    "id": "hours-left", "kind": "numeric", "level": "process", "refs": ["page:index"],
    "parameters": [
        {"id": "hours", "lowest": 20, "highest": 60, "step": 5},
        {"id": "used", "lowest": 10, "highest": 90, "step": 10},
        {"id": "client", "choices": [{"id": "tyres", "text": "a tyre shop"}, {"id": "dentist", "text": "a dentist"}]},
    ],
    "conditions": ["used != 50"],
    "values": [{"id": "left", "formula": "hours - hours * used / 100"}],
    "stem": "Of the {hours} hours of {client} {used} % are used up. How many are left?",
    "key": {"value": "left", "unit": "hours"},
    "mistakes": [{"id": "used-for-left", "value": "hours - left", "rationale": "{value} hours are used up."}],
    "rationale": "{hours} less {used} % is {left}.",
}  # fmt: skip
WISHES = {
    "id": "channel-for", "kind": "single", "level": "judgement", "refs": ["page:index"],
    "parameters": [{
        "id": "channel", "texts": ["name", "wish"], "numbers": ["price"], "take": 3, "asked": True,
        "rows": [
            {"id": id, "texts": [id.title(), f"wish {id}"], "numbers": [price]}
            for price, id in enumerate(("seo", "ads", "mail", "smm", "design"))
        ],
    }],
    "stem": "A client wants {channel.wish}. What do you offer?",
    "options": [
        {"id": "row", "each": "channel", "key": "asked", "text": "{channel.name}", "rationale": "{channel.name}."}
    ],
}  # fmt: skip
STEPS = {
    "id": "steps-of", "kind": "order", "level": "process", "refs": ["page:index"],
    "parameters": [{
        "id": "step", "texts": ["name"], "numbers": ["place"], "take": 4,
        "rows": [{"id": f"s{place}", "texts": [f"step {place}"], "numbers": [place]} for place in (5, 2, 4, 1, 3, 6)],
    }],
    "stem": "In which order?", "rationale": "So.",
    "steps": [{"id": "row", "each": "step", "at": "step.place", "text": "{step.name}"}],
}  # fmt: skip


def family(raw: dict[str, Any], **other: Any) -> Family:
    file = {"topic": "made-up", "author": "Nobody", "reviewed": "2026-11-30", "families": [{**raw, **other}]}
    return FamilyFile.model_validate(file).families[0]


def test_a_number_is_worked_out_with_what_a_mistake_leads_to() -> None:
    instance = instance_of(family(HOURS), {"hours": "40", "used": "30", "client": "dentist"}, "en")
    item = instance.item
    assert isinstance(item, NumericItem)
    assert item.stem == "Of the 40 hours of a dentist 30 % are used up. How many are left?"
    assert (item.key.value, item.topic, item.author) == (28, "made-up", "Nobody")
    assert [(one.id, one.leads_to, one.rationale) for one in instance.mistakes] == [
        ("used-for-left", ["12.0"], "12 hours are used up.")
    ]


def test_rows_become_options_and_one_of_them_is_asked_for() -> None:
    instance = instance_of(family(WISHES), {"channel": ["mail", "ads", "smm"]}, "en")
    assert isinstance(instance.item, SingleItem)
    assert instance.item.stem == "A client wants wish mail. What do you offer?"
    assert [(option.id, option.key) for option in instance.item.options] == [
        ("mail", True), ("ads", False), ("smm", False)
    ]  # fmt: skip


def test_steps_stand_where_they_are_worked_out_to_stand() -> None:
    item = instance_of(family(STEPS), {"step": ["s1", "s2", "s5", "s6"]}, "en").item
    assert isinstance(item, OrderItem)
    assert score("order", [step.id for step in item.steps], ["s1", "s2", "s5", "s6"]) == 1


@pytest.mark.parametrize("raw", [HOURS, WISHES, STEPS], ids=lambda raw: raw["id"])
def test_a_fifth_is_the_sites_and_no_instance_is_of_both(raw: dict[str, Any]) -> None:
    recipe = family(raw)
    chance = random.Random(1)
    drawn = [draw(recipe, chance) for _ in range(1200)]
    distinct = {instance_digest(recipe.id, one) for one in drawn}
    parts = Counter(map(owner_of, distinct))
    assert size(recipe) == parts["exam"]  # all have come up
    assert parts["site"] + parts["exam"] == len(distinct)
    assert all(owner_of(instance_digest(recipe.id, draw(recipe, chance, "exam"))) == "exam" for _ in range(50))
    shown = draw_shown(recipe)
    assert len(shown) == 3 and all(owner_of(instance_digest(recipe.id, one)) == "site" for one in shown)
    assert shown == draw_shown(family(raw)) != draw_shown(family(raw, number=2))


def test_the_split_is_for_good() -> None:
    """Were the digest made in another way, instances of the exam would stand on the site."""
    digest = instance_digest("hours-left", {"hours": "40", "used": "30", "client": "dentist"})
    assert digest.startswith("782fd8f21286be59")


def test_rows_in_no_order_are_one_instance() -> None:
    chance = random.Random(2)
    assert all(one["channel"][1:] == sorted(one["channel"][1:]) for one in (draw(family(WISHES), chance) for _ in "ab"))


@pytest.mark.parametrize(
    ("raw", "other", "says"),
    [
        (HOURS, {"conditions": []}, "say the same"),
        (HOURS, {"values": [{"id": "left", "formula": "hours / 7"}]}, "places and 5 digits"),
        (HOURS, {"values": [{"id": "left", "formula": "hours / (used - 30)"}]}, "divides by nothing"),
        (HOURS, {"stem": "Of {hour}?"}, "nothing is called `hour`"),
        (HOURS, {"conditions": ["hours > 90"]}, "holds the conditions"),
        (WISHES, {"options": [{**WISHES["options"][0], "key": "channel.price > 1"}]}, "exactly one key"),
        (WISHES, {"options": [{**WISHES["options"][0], "text": "the same"}]}, "say the same"),
        (STEPS, {"steps": [{**STEPS["steps"][0], "at": "step.place // 2"}]}, "say the same"),
    ],
)  # fmt: skip
def test_what_is_unsound_is_told_with_its_parameters(raw: dict[str, Any], other: dict[str, Any], says: str) -> None:
    told = [(str(fault), parameters) for fault, parameters in first_faults(family(raw, **other), 300, "en")]
    assert any(says in text for text, _ in told), told
    assert all(parameters or "conditions" in text or "divides" in text for text, parameters in told)


@pytest.mark.parametrize("raw", [HOURS, WISHES, STEPS], ids=lambda raw: raw["id"])
def test_what_is_sound_has_no_fault(raw: dict[str, Any]) -> None:
    assert list(first_faults(family(raw), 300, "en")) == []


def test_a_point_within_a_number_counts() -> None:
    """52.5 and 525 are two answers, though a text is compared without its punctuation."""
    rows = [{"id": id, "texts": [name, f"wish {id}"], "numbers": [1]} for id, name in (("a", "1.8 %"), ("b", "18 %"))]
    names = {"parameters": [{**WISHES["parameters"][0], "rows": rows, "take": 2}]}
    assert not any("say the same" in str(fault) for fault, _ in first_faults(family({**WISHES, **names}), 20, "en"))


def test_no_draw_that_holds_is_said() -> None:
    with pytest.raises(CannotDraw):
        draw(family(HOURS, conditions=["hours > 90"]), random.Random(1))


def test_what_a_try_was_at_is_told_by_two_digests() -> None:
    """A mended word is another text and the same key; another number is another key."""
    drawn = {"hours": "40", "used": "30", "client": "dentist"}
    one = instance_of(family(HOURS), drawn, "en").item
    mended = instance_of(family(HOURS, stem="Mended: {hours}, {used}"), drawn, "en").item
    other = instance_of(family(HOURS), {**drawn, "used": "20"}, "en").item
    assert key_digest(one) == key_digest(mended) != key_digest(other)
    assert text_digest(one) != text_digest(mended)
