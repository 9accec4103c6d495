"""Items: keys, options and ids of parts."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.check.rule import rule
from casebook.model.item import Kind
from casebook.model.library import Library
from casebook.model.problem import Problem

FEWEST_OPTIONS, MOST_OPTIONS = 3, 5


@rule("item-one-key")
def single_items_have_one_key(library: Library) -> Iterator[Problem]:
    """A single item has exactly one key."""
    for item in library.items.values():
        if item.kind is Kind.SINGLE:
            keys = [option.id for option in item.options if option.key]
            if len(keys) != 1:
                yield item.problem(
                    "options",
                    saw=f"{len(keys)} keys: {', '.join(keys)}" if keys else "no key",
                    expected="1 key",
                    hint="mark one option `key: true`, or use `kind: multiple`",
                )


@rule("item-some-keys")
def multiple_items_have_keys_and_distractors(library: Library) -> Iterator[Problem]:
    """A multiple item has at least one key and at least one distractor."""
    for item in library.items.values():
        if item.kind is Kind.MULTIPLE and len({option.key for option in item.options}) == 1:
            yield item.problem(
                "options",
                saw="only keys" if item.options[0].key else "no key",
                expected="at least one key and one distractor",
                hint="mark the right options `key: true`, and leave it out on the others",
            )


@rule("item-options")
def single_items_have_three_to_five_options(library: Library) -> Iterator[Problem]:
    """A single item has three to five options: of two, one is guessed half of the time."""
    for item in library.items.values():
        if item.kind is Kind.SINGLE and not FEWEST_OPTIONS <= len(item.options) <= MOST_OPTIONS:
            yield item.warning(
                "options",
                saw=f"{len(item.options)} options",
                expected=f"{FEWEST_OPTIONS} to {MOST_OPTIONS}",
                hint="add a distractor that a half-prepared person would choose"
                if len(item.options) < FEWEST_OPTIONS
                else "take out the distractors that nobody would choose",
            )


@rule("item-tolerance")
def tolerances_make_sense(library: Library) -> Iterator[Problem]:
    """A tolerance is smaller than the value, and there is one where the value is not a whole number."""
    for item in library.items.values():
        if item.kind is Kind.NUMERIC:
            value, tolerance = item.key.value, item.key.tolerance
            if value and tolerance >= abs(value):
                yield item.warning(
                    "key", "tolerance",
                    saw=f"a tolerance of {tolerance:g} for the value {value:g}",
                    expected="a tolerance smaller than the value",
                    hint="a tolerance is absolute, not in per cent: 2.5 ± 0.05 has 0.05",
                )  # fmt: skip
            elif not tolerance and value != int(value):
                yield item.warning(
                    "key",
                    saw=f"no tolerance for the value {value:g}",
                    expected="a tolerance for what was rounded",
                    hint="add `tolerance`, half of the last digit at least, such as 0.05 for 2.5",
                )
