"""What gives keys away over the whole bank."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.check.rule import rule
from casebook.check.tells import ENOUGH, SURE, tells
from casebook.model.library import Library
from casebook.model.problem import Problem

NAMED = 5


@rule("bank-tell", translations=True)
def the_bank_gives_no_key_away(library: Library) -> Iterator[Problem]:
    """Over the whole bank nothing in the options alone says which is right: no word, mark or length, with 40 cases and
    more, oftener or less often than chance explains (1 %, two-sided).
    """
    for tell in tells(library, SURE):
        if tell.is_unlikely and tell.of >= ENOUGH:
            more = " …" if len(tell.items) > NAMED else ""
            yield library.items[tell.items[0]].warning(
                saw=f"options {tell.what}: the key in {tell.seen} of {tell.of}",
                expected=f"between {tell.low} and {tell.high}, as by chance",
                hint=f"`casebook bank` lists them; rewrite some of {', '.join(tell.items[:NAMED])}{more}",
            )
