"""The wording of items: texts that say the same, and options that point at others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from casebook.check.rule import rule
from casebook.check.values import repeated, values
from casebook.load.hints import shown
from casebook.model.item import Kind
from casebook.model.library import Library
from casebook.model.problem import Problem
from casebook.model.scoring import fold

ALTERNATIVES = (("options.*.text",), ("pairs.*.left",), ("pairs.*.right", "decoys.*.text"), ("steps.*.text",))
"""Texts of an item of which no two may say the same."""
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


@rule("item-distinct", translations=True)
def parts_differ(library: Library) -> Iterator[Problem]:
    """No two options, left sides, right sides or steps of an item say the same; case and punctuation don't count."""
    for item in library.items.values():
        for paths in ALTERNATIVES:
            for again, _ in repeated(values(item, *paths), same):
                yield again.problem(
                    saw=f"{shown(again.value)}, which is in this item already",
                    expected="texts that differ by more than case and punctuation",
                    hint="change one of the two; nobody could tell which is meant",
                )


@rule("item-above", translations=True)
def options_do_not_point_at_others(library: Library) -> Iterator[Problem]:
    """No option says 'all of the above' or 'none of the above' where options are shuffled."""
    for item in library.items.values():
        if (item.kind is Kind.SINGLE or item.kind is Kind.MULTIPLE) and item.shuffle:
            for text in values(item, "options.*.text"):
                if found := ABOVE.search(text.value.lower()):
                    yield text.problem(
                        saw=f"'{found[0]}' among options that are shuffled",
                        expected="an option that makes sense in any place",
                        hint="use `kind: multiple`, or write what is meant, or set `shuffle: false`",
                    )


@rule("item-forms", translations=True)
def accepted_forms_differ(library: Library) -> Iterator[Problem]:
    """The accepted forms of a short item hold a letter or digit, and differ in more than case and punctuation."""
    for item in library.items.values():
        if item.kind is Kind.SHORT:
            forms = list(values(item, "key.*"))
            for form in (form for form in forms if not fold(form.value)):
                yield form.problem(
                    saw=f"{shown(form.value)}, a form without a letter or digit",
                    expected="a form that somebody could type",
                    hint="write the word that is asked for; punctuation does not count",
                )
            for form, _ in repeated((form for form in forms if fold(form.value)), fold):
                yield form.problem(
                    saw=f"{shown(form.value)}, which is accepted already",
                    expected="forms that differ in more than case, spaces, punctuation, ё and е",
                    hint="remove it",
                    severity="warning",
                )


def same(text: str) -> tuple[str, ...]:
    """What makes a text the same as another: its letters and digits, but with signs and decimal marks of numbers."""
    bare = unicodedata.normalize("NFKC", text)
    numbers = [re.sub(r"\s", "", number).rstrip(".,") for number in NUMBER.findall(bare)]
    return (fold(bare) or bare, *numbers)
