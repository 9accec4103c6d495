"""What gives keys away over a file of items: their length and their place."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.check.guesses import tail
from casebook.check.rule import rule
from casebook.model.item import ItemFile, Kind, SingleItem
from casebook.model.library import Library
from casebook.model.problem import Problem

FEWEST_ITEMS = 8
UNLIKELY = 0.05
PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


@rule("item-longest-key", translations=True)
def keys_are_not_the_longest(library: Library) -> Iterator[Problem]:
    """Over a file the key is the longest option no oftener than chance allows."""
    for file, items in _files(library):
        longest = [item for item in items if _is_longest(item)]
        chances = [1 / len(item.options) for item in items]
        if tail(chances, len(longest)) < UNLIKELY:
            yield file.warning(
                "items",
                saw=f"the key is the longest option in {len(longest)} of {len(items)} single items",
                expected=f"about {sum(chances):.0f}, as by chance",
                hint=f"shorten keys or give distractors as much detail: {_some(longest)}",
            )


@rule("item-key-place")
def keys_stand_in_all_places(library: Library) -> Iterator[Problem]:
    """Over a file the key stands in no place oftener than chance allows: on paper the order is the file's."""
    for file, items in _files(library):
        places = [_place(item) for item in items]
        for place in sorted(set(places)):
            chances = [1 / len(item.options) for item in items if len(item.options) > place]
            there = [item for item, at in zip(items, places, strict=True) if at == place]
            if tail(chances, len(there)) * max(len(item.options) for item in items) < UNLIKELY:
                yield file.warning(
                    "items",
                    saw=f"the key stands {PLACES[place]} in {len(there)} of {len(items)} single items",
                    expected=f"about {sum(chances):.0f}, as by chance",
                    hint=f"move the key to another place in some of them: {_some(there)}",
                )


def _files(library: Library) -> Iterator[tuple[ItemFile, list[SingleItem]]]:
    """Files with enough single items to speak of chance."""
    for file in library.item_files:
        items = [item for item in file.items if item.kind is Kind.SINGLE and _keys(item) == 1]
        if len(items) >= FEWEST_ITEMS:
            yield file, items


def _keys(item: SingleItem) -> int:
    return sum(option.key for option in item.options)


def _place(item: SingleItem) -> int:
    return next(index for index, option in enumerate(item.options) if option.key)


def _is_longest(item: SingleItem) -> bool:
    """Whether the key is longer than every distractor."""
    key = item.options[_place(item)]
    return all(len(option.text) < len(key.text) for option in item.options if option is not key)


def _some(items: list[SingleItem]) -> str:
    names = [item.id for item in items[:5]]
    return ", ".join(names) + (" …" if len(items) > len(names) else "")
