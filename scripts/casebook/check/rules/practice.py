"""Practice sets: they name things that are there, and give enough to practise on."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.check.rule import rule
from casebook.check.values import unknown, values_of
from casebook.model.kinds import CASE, ITEM
from casebook.model.library import Library
from casebook.model.problem import Problem

FEWEST = 3


@rule("practice-known")
def practice_sets_name_known_things(library: Library) -> Iterator[Problem]:
    """Every item and every case that a practice set names is there."""
    yield from unknown(library, ITEM, values_of(library, {"practice": ("items.*",)}), "quizzes/items/")
    yield from unknown(library, CASE, values_of(library, {"practice": ("cases.*",)}), "cases/")


@rule("practice-choice")
def practice_sets_choose_in_one_way(library: Library) -> Iterator[Problem]:
    """A practice set names its items or gives filters: not both, and not neither."""
    for practice in library.practice.values():
        if bool(practice.items) == practice.has_filter:
            yield practice.problem(
                "items",
                saw="`items` and filters" if practice.items else "neither `items` nor a filter",
                expected="either `items`, or filters (`topics`, `levels`, `kinds`, `cases`)",
                hint="take `items` or the filters out"
                if practice.items
                else "add `items: [ids]`, or a filter such as `topics: [search-ads]`",
            )


@rule("practice-size")
def practice_sets_have_items(library: Library) -> Iterator[Problem]:
    """A practice set has items; fewer than three are hardly practice."""
    if library.has_broken("item"):
        return
    for practice in library.practice.values():
        count = len(set(practice.items) or practice.items_of(library.public_items))
        if count < FEWEST and (practice.items or practice.has_filter):
            yield practice.problem(
                saw=f"{count} items" if count != 1 else "1 item",
                expected=f"at least {FEWEST}",
                hint="add items" if practice.items else "write items that pass the filters, or take a filter out",
                severity="error" if count == 0 else "warning",
            )
