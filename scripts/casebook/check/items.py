"""Items: keys, options and the other parts of each kind."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence

from casebook.check.rule import rule
from casebook.load.hints import shown
from casebook.model.item import Item, Kind
from casebook.model.library import Library
from casebook.model.problem import Key, Problem
from casebook.model.scoring import fold

FEWEST_OPTIONS, MOST_OPTIONS = 3, 5
NUMBER = re.compile(r"[-+\u2212]?\d[\d.,]*\s*[%‰]?")
ABOVE = re.compile(
    r"\b(all|none|both|neither|any|each) of (the )?(above|preceding)\b|\b(all|none) of (these|the options)\b"
    r"|вс[её] (вышеперечисленно|перечисленно|вышеназванно|названно|указанно)[ей]"
    r"|все (варианты|ответы) (верны|правильны)"
    r"|(ничего|ничто|ни одно|ни один|никакой) из (вышеперечисленн|перечисленн|вышеназванн|названн|указанн)ого"
    r"|нет (верного|правильного) (ответа|варианта)"
    r"|всичк[ио] (изброен|посочен|горн|горепосочен|по-горе)\w*"
    r"|(нищо|никое|никой|нито едно|нито един|нито една) от (изброен|посочен|горн|горепосочен)\w*"
)
Part = tuple[tuple[Key, ...], str]
"""A text of an item with its place."""


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


@rule("item-part-ids")
def parts_have_ids_of_their_own(library: Library) -> Iterator[Problem]:
    """No two options, pairs, decoys, steps or rubric lines of an item share an id."""
    for item in library.items.values():
        for keys, part_id in _repeated(_ids(item)):
            yield item.problem(
                *keys,
                saw=f"the id `{part_id}` a second time in this item",
                expected="an id of its own for each part",
                hint="name the parts a, b, c …",
            )


@rule("item-distinct")
def parts_differ(library: Library) -> Iterator[Problem]:
    """No two options, left sides, right sides or steps of an item say the same; case and punctuation don't count."""
    for item in library.items.values():
        for parts in _alternatives(item):
            for keys, text in _repeated(parts, same):
                yield item.problem(
                    *keys,
                    saw=f"{shown(text)}, which stands in this item already",
                    expected="texts that differ by more than case and punctuation",
                    hint="change one of the two; nobody could tell which is meant",
                )


@rule("item-above")
def options_do_not_point_at_others(library: Library) -> Iterator[Problem]:
    """No option says 'all of the above' or 'none of the above' where options are shuffled."""
    for item in library.items.values():
        if (item.kind is Kind.SINGLE or item.kind is Kind.MULTIPLE) and item.shuffle:
            for index, option in enumerate(item.options):
                if found := ABOVE.search(option.text.lower()):
                    yield item.problem(
                        "options", index, "text",
                        saw=f"'{found[0]}' among options that are shuffled",
                        expected="an option that makes sense in any place",
                        hint="use `kind: multiple`, or write what is meant, or set `shuffle: false`",
                    )  # fmt: skip


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


@rule("item-forms")
def accepted_forms_differ(library: Library) -> Iterator[Problem]:
    """The accepted forms of a short item hold a letter or digit, and differ in more than case and punctuation."""
    for item in library.items.values():
        if item.kind is Kind.SHORT:
            forms: list[Part] = [(("key", index), form) for index, form in enumerate(item.key)]
            for keys, form in (part for part in forms if not fold(part[1])):
                yield item.problem(
                    *keys,
                    saw=f"{shown(form)}, a form without a letter or digit",
                    expected="a form that somebody could type",
                    hint="write the word that is asked for; punctuation does not count",
                )
            for keys, form in _repeated([part for part in forms if fold(part[1])], fold):
                yield item.warning(
                    *keys,
                    saw=f"{shown(form)}, which is accepted already",
                    expected="forms that differ in more than case, spaces, punctuation, ё and е",
                    hint="take it out",
                )


def same(text: str) -> tuple[str, ...]:
    """What makes a text the same as another: its letters and digits, but with signs and decimal marks of numbers."""
    bare = unicodedata.normalize("NFKC", text)
    numbers = [re.sub(r"\s", "", number).rstrip(".,") for number in NUMBER.findall(bare)]
    return (fold(bare) or bare, *numbers)


def _alternatives(item: Item) -> Iterator[list[Part]]:
    """Lists of texts of which no two may be the same."""
    if item.kind is Kind.SINGLE or item.kind is Kind.MULTIPLE:
        yield [(("options", index, "text"), option.text) for index, option in enumerate(item.options)]
    elif item.kind is Kind.MATCH:
        yield [(("pairs", index, "left"), pair.left) for index, pair in enumerate(item.pairs)]
        rights: list[Part] = [(("pairs", index, "right"), pair.right) for index, pair in enumerate(item.pairs)]
        yield rights + [(("decoys", index, "text"), decoy.text) for index, decoy in enumerate(item.decoys)]
    elif item.kind is Kind.ORDER:
        yield [(("steps", index, "text"), step.text) for index, step in enumerate(item.steps)]


def _ids(item: Item) -> list[Part]:
    """The ids of all parts of an item; those of pairs and decoys must differ too, both name right sides."""
    lists = {name: item.__dict__.get(name, ()) for name in ("options", "pairs", "decoys", "steps", "rubric")}
    return [((name, index, "id"), part.id) for name, parts in lists.items() for index, part in enumerate(parts)]


def _repeated(parts: Sequence[Part], read: Callable[[str], object] = str) -> Iterator[Part]:
    """Those parts that `read` alike to an earlier one of the list."""
    seen = set()
    for keys, text in parts:
        meaning = read(text)
        if meaning in seen:
            yield keys, text
        seen.add(meaning)
