"""Blueprints: the bank can fill them, with some to spare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from casebook.check.pool import Shortage, shortage
from casebook.check.rule import rule
from casebook.model.blueprint import Blueprint, Draw
from casebook.model.library import Library
from casebook.model.problem import Key, Problem

MOST_NAMED = 6
SPARE = 3
"""So many times the items of a form should be there: with fewer, candidates soon meet the same items."""


@rule("blueprint-fill")
def blueprints_can_be_filled(library: Library) -> Iterator[Problem]:
    """All draws of a blueprint can be filled at the same time, where each item is drawn once at most."""
    for blueprint in _judged(library):
        lacking = shortage(_draws(blueprint), library.items.values())
        if lacking:
            yield blueprint.problem(
                *_keys(blueprint, lacking),
                saw=f"{lacking.there} items for {_named(blueprint, lacking)}",
                expected=f"{lacking.needed}, each drawn once",
                hint=f"write more items that fit ({_more(lacking)}), draw fewer, or draw from more topics",
            )


@rule("blueprint-spare")
def blueprints_have_items_to_spare(library: Library) -> Iterator[Problem]:
    """The bank holds three times what a blueprint draws, so that forms differ."""
    for blueprint in _judged(library):
        draws = _draws(blueprint)
        lacking = shortage(draws, library.items.values(), SPARE)
        if lacking and not shortage(draws, library.items.values()):
            yield blueprint.warning(
                *_keys(blueprint, lacking),
                saw=f"{lacking.there} items for {_named(blueprint, lacking)}",
                expected=f"{lacking.needed}, {SPARE} times what is drawn",
                hint=f"write more items that fit ({_more(lacking)}), so that forms differ",
            )


@rule("blueprint-cut")
def cut_scores_are_shares(library: Library) -> Iterator[Problem]:
    """A cut score is a share of at least one half; a lower one is most likely a slip."""
    for blueprint in library.blueprints.values():
        cuts: list[tuple[tuple[Key, ...], float]] = [(("cut_score",), blueprint.cut_score)]
        cuts += [(("sections", i, "cut_score"), section.cut_score) for i, section in enumerate(blueprint.sections)]
        for keys, cut in cuts:
            if cut < 0.5:
                yield blueprint.warning(
                    *keys,
                    saw=f"a cut score of {cut:g}",
                    expected="at least 0.5",
                    hint="a cut score is the share that passes: 0.8 for 80 %",
                )


def _judged(library: Library) -> Iterable[Blueprint]:
    """All blueprints; none while some items can't be read."""
    return () if library.has_broken("items") else library.blueprints.values()


def _more(lacking: Shortage) -> str:
    return f"at least {lacking.needed - lacking.there}"


def _draws(blueprint: Blueprint) -> list[Draw]:
    return [draw for section in blueprint.sections for draw in section.draws]


def _places(blueprint: Blueprint) -> list[tuple[int, int]]:
    """The section and the place in it of each draw."""
    return [(number, at) for number, section in enumerate(blueprint.sections) for at in range(len(section.draws))]


def _keys(blueprint: Blueprint, lacking: Shortage) -> tuple[Key, ...]:
    number, at = _places(blueprint)[lacking.draws[0]]
    return ("sections", number, "draws", at)


def _named(blueprint: Blueprint, lacking: Shortage) -> str:
    """The draws in words: "draw 1 of `terms` and draw 2 of `cases` together"."""
    if len(lacking.draws) > MOST_NAMED:
        return f"{len(lacking.draws)} draws together"
    places = _places(blueprint)
    there = [places[draw] for draw in lacking.draws]
    names = [f"draw {at + 1} of `{blueprint.sections[number].id}`" for number, at in there]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]} together"
