"""The parts of an item: their ids, and the texts among which the newcomer chooses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from casebook.model.item import Item, Kind
from casebook.model.problem import Key

Part = tuple[tuple[Key, ...], str]
"""A text of an item with its place."""


def ids_of(item: Item) -> list[Part]:
    """The ids of all parts of an item; those of pairs and decoys must differ too, both name right sides."""
    lists = {name: item.__dict__.get(name, ()) for name in ("options", "pairs", "decoys", "steps", "rubric")}
    return [((name, index, "id"), part.id) for name, parts in lists.items() for index, part in enumerate(parts)]


def alternatives(item: Item) -> Iterator[list[Part]]:
    """Lists of texts of which no two may be the same."""
    if item.kind is Kind.SINGLE or item.kind is Kind.MULTIPLE:
        yield [(("options", index, "text"), option.text) for index, option in enumerate(item.options)]
    elif item.kind is Kind.MATCH:
        yield [(("pairs", index, "left"), pair.left) for index, pair in enumerate(item.pairs)]
        rights: list[Part] = [(("pairs", index, "right"), pair.right) for index, pair in enumerate(item.pairs)]
        yield rights + [(("decoys", index, "text"), decoy.text) for index, decoy in enumerate(item.decoys)]
    elif item.kind is Kind.ORDER:
        yield [(("steps", index, "text"), step.text) for index, step in enumerate(item.steps)]


def repeated(parts: Sequence[Part], read: Callable[[str], object] = str) -> Iterator[Part]:
    """Those parts that `read` alike to an earlier one of the list."""
    seen = set()
    for keys, text in parts:
        meaning = read(text)
        if meaning in seen:
            yield keys, text
        seen.add(meaning)
