"""Items: the lines that stand for one in an item file, with hints where it is a skeleton."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import chain

from casebook.model.item import (
    Item,
    MatchItem,
    MultipleItem,
    NumericItem,
    OpenItem,
    Option,
    OrderItem,
    Pair,
    Part,
    ShortItem,
    SingleItem,
)
from casebook.writing.listing import SCHEMAS
from casebook.writing.yamltext import entry, flow, mapping

NOBODY = "Casebook editors"
LETTERS = "abcdefghijklmnopqrstuvwxyz"
HINTS = {
    "single": "Exactly one option has `key: true`. Three to five options of one length, each with its why.",
    "multiple": "One or more options have `key: true`, one or more have not. A wrong choice costs one.",
    "numeric": "`tolerance` is how far a response may lie from `value`; `unit` is shown behind the field.",
    "short": "`key` holds every accepted form; case, spaces and punctuation do not count.",
    "match": "Each `left` belongs to its `right`; `decoys` are right sides that match nothing.",
    "order": "The steps stand here in the right order; the reader gets them mixed.",
    "open": "A person scores it by the rubric; `sample` is a text that earns all points.",
}


def lines(item: Item, hint: bool = False) -> list[str]:
    """The item as an entry of `items:`, its `- ` in the first column; with `hint`, it is commented."""
    rows = [f"- id: {item.id}"]
    if hint:
        rows.append(f"  # {HINTS[item.kind]}")
    rows += [f"  kind: {item.kind}", f"  level: {item.level}"]
    if item.author:
        rows.append(entry("author", item.author, 2))
    if item.reviewed:
        rows.append(entry("reviewed", item.reviewed, 2))
    rows += [entry("stem", item.stem, 2), *_parts(item)]
    if not isinstance(item, OpenItem) and item.rationale:
        rows.append(entry("rationale", item.rationale, 2))
    if hint:
        rows.append("  # What to reread: term:<id>, page:<path>#<heading>, case:<id>.")
    rows.append(f"  refs: {flow(item.refs)}")
    return "\n".join(rows).split("\n")


def head(topic: str, author: str, today: datetime.date) -> str:
    """A new item file without items yet."""
    return (
        f"{SCHEMAS.format(kind='items')}\n"
        "# The items of this topic. `author` and `reviewed` hold for every item that does not name its own.\n"
        "# An id is never used again: what is taken out goes to retired.yml.\n"
        f"topic: {topic}\n"
        f"{entry('author', author)}\n"
        f"reviewed: {today}\n"
        "items: []\n"
    )


def _parts(item: Item) -> list[str]:
    """What only this kind of item has."""
    match item:
        case SingleItem() | MultipleItem():
            return ["  options:", *chain.from_iterable(map(_option, item.options)), *_unshuffled(item)]
        case NumericItem():
            key = item.key
            return [f"  key: {mapping(value=key.value, tolerance=key.tolerance or None, unit=key.unit)}"]
        case ShortItem():
            return [f"  key: {flow(item.key)}"]
        case MatchItem():
            return ["  pairs:", *chain.from_iterable(map(_pair, item.pairs)), *_texts("decoys", item.decoys)]
        case OrderItem():
            return _texts("steps", item.steps)
        case OpenItem():
            rubric = [f"    - {mapping(id=row.id, text=row.text, points=row.points)}" for row in item.rubric]
            return ["  rubric:", *rubric, entry("sample", item.sample, 2)]


def _option(option: Option) -> list[str]:
    key = ["      key: true"] if option.key else []
    rows = [f"    - id: {option.id}", entry("text", option.text, 6), *key]
    return [*rows, entry("rationale", option.rationale, 6)]


def _unshuffled(item: SingleItem | MultipleItem) -> list[str]:
    return [] if item.shuffle else ["  shuffle: false"]


def _pair(pair: Pair) -> list[str]:
    if pair.rationale is None:
        return [f"    - {mapping(id=pair.id, left=pair.left, right=pair.right)}"]
    return [
        f"    - id: {pair.id}",
        entry("left", pair.left, 6),
        entry("right", pair.right, 6),
        entry("rationale", pair.rationale, 6),
    ]


def _texts(name: str, parts: Sequence[Part]) -> list[str]:
    rows = [f"    - {mapping(id=part.id, text=part.text)}" for part in parts]
    return [f"  {name}:", *rows] if rows else []
