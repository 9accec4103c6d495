"""An item as it is asked: the part that is shown, apart from its key and its rationales.

Practice sends all three to the browser; the exam sends only the part that is shown.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from casebook.model.item import (
    Item,
    MatchItem,
    MultipleItem,
    NumericItem,
    OpenItem,
    OrderItem,
    ShortItem,
    SingleItem,
)

Json = Any


def shown(item: Item) -> dict[str, Json]:
    """What the newcomer sees before responding, without key and rationales.

    The ids of parts do tell the key: a pair's two sides share theirs, and steps are mostly lettered in their order.
    Practice may, as it sends the key as well; a ticket must name the parts anew at random, and order them by that.
    """
    part: dict[str, Json] = {
        "id": item.id,
        "kind": item.kind.value,
        "topic": item.topic,
        "level": item.level.value,
        "stem": item.stem,
    }
    match item:
        case SingleItem() | MultipleItem():
            part["options"] = [{"id": option.id, "text": option.text} for option in item.options]
            part["shuffle"] = item.shuffle
        case NumericItem():
            part |= reading_of(item)
        case MatchItem():
            part["lefts"] = [{"id": pair.id, "text": pair.left} for pair in item.pairs]
            rights = [{"id": pair.id, "text": pair.right} for pair in item.pairs]
            part["rights"] = rights + [{"id": decoy.id, "text": decoy.text} for decoy in item.decoys]
        case OrderItem():
            steps = sorted(item.steps, key=lambda step: step.id)
            part["steps"] = [{"id": step.id, "text": step.text} for step in steps]
        case OpenItem() if item.rubric:
            part["rubric"] = [{"id": c.id, "text": c.text, "points": c.points} for c in item.rubric]
        case _:
            pass
    return part


def key_of(item: Item) -> Json:
    """What is right, in the shape that `scoring.score` takes for the item's kind; None for `open`."""
    match item:
        case SingleItem():
            return next((option.id for option in item.options if option.key), "")
        case MultipleItem():
            return [option.id for option in item.options if option.key]
        case NumericItem():
            return {"value": item.key.value, "tolerance": item.key.tolerance, **reading_of(item)}
        case ShortItem():
            return list(item.key)
        case MatchItem():
            return {pair.id: pair.id for pair in item.pairs}
        case OrderItem():
            return [step.id for step in item.steps]
        case _:
            return None


def reading_of(item: NumericItem) -> dict[str, Json]:
    """How a number typed as its response is read: the `measure`, and the `unit` if it has one."""
    unit = {"unit": item.key.unit} if item.key.unit else {}
    return {**unit, "measure": item.key.measure.value}


def right_texts(item: Item) -> list[str]:
    """What is right, as texts: of options their texts, of pairs their right sides, of steps all in their order, of a
    `short` every accepted form. Nothing where a person scores.
    """
    match item:
        case SingleItem() | MultipleItem():
            return sorted(option.text for option in item.options if option.key)
        case NumericItem():
            return [f"{item.key.value:g}"]
        case ShortItem():
            return list(item.key)
        case MatchItem():
            return [pair.right for pair in item.pairs]
        case OrderItem():
            return [step.text for step in item.steps]
        case _:
            return []


def rationales(item: Item) -> dict[str, str]:
    """Why each part is right or wrong, by the part's id; the remark on the whole stands under `item`."""
    texts: dict[str, str] = {}
    match item:
        case SingleItem() | MultipleItem():
            texts = {option.id: option.rationale for option in item.options}
        case MatchItem():
            texts = {pair.id: pair.rationale for pair in item.pairs if pair.rationale}
        case _:
            pass
    whole = None if isinstance(item, OpenItem) else item.rationale
    return {**texts, "item": whole} if whole else texts


def digest(item: Item) -> str:
    """12 hex digits of the SHA-256 of what is asked and what is right: they change when a response may no longer fit.

    Rationales, refs, topic and level do not count: mending one asks nobody again. Not fit for telling whether a
    translation is stale, as that must notice a mended rationale too.
    """
    asked = {name: part for name, part in shown(item).items() if name not in ("topic", "level", "measure")}
    return _digest([asked, _right(item)])


def key_digest(item: Item) -> str:
    """12 hex digits of the SHA-256 of kind, ids of parts, and key with its numbers and forms: what scores a try."""
    return _digest([item.kind.value, sorted(part["id"] for part in _parts(item)), _right(item)])


def text_digest(item: Item) -> str:
    """12 hex digits of the SHA-256 of the texts that are shown: they change when a word is mended, too."""
    return _digest([item.stem, sorted(part["text"] for part in _parts(item))])


def _parts(item: Item) -> list[dict[str, Json]]:
    return [part for listed in shown(item).values() if isinstance(listed, list) for part in listed]


def _right(item: Item) -> Json:
    """The key without how a typed number is read: reading one better makes no other question of it."""
    key = key_of(item)
    return {"value": key["value"], "tolerance": key["tolerance"]} if isinstance(item, NumericItem) else key


def _digest(content: Json) -> str:
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:12]
