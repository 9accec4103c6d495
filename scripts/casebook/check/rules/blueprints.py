"""Blueprints: the bank can fill them, with some to spare, and their numbers fit together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from casebook.check.pool import Shortage, shortage
from casebook.check.rule import rule
from casebook.model.blueprint import Blueprint
from casebook.model.item import Kind
from casebook.model.languages import TRANSLATED
from casebook.model.library import Library
from casebook.model.problem import Key, Problem

MOST_NAMED = 6
SPARE = 3
"""So many times the items of a form should be there: with fewer, candidates soon meet the same items."""
Keys = tuple[Key, ...]


@rule("blueprint-fill")
def blueprints_can_be_filled(library: Library) -> Iterator[Problem]:
    """All draws of a blueprint can be filled at the same time, where each item is drawn once at most."""
    for blueprint in _judged(library):
        lacking = _lacking(blueprint, library)
        if lacking:
            yield blueprint.problem(
                *_places(blueprint)[lacking.draws[0]][0],
                saw=f"{_items(lacking.there)} for {_named(blueprint, lacking)}",
                expected=f"{lacking.needed}, each drawn once",
                hint=f"write more items that fit ({_more(lacking)}), draw fewer, or draw from more topics",
            )


@rule("blueprint-spare")
def blueprints_have_items_to_spare(library: Library) -> Iterator[Problem]:
    """The bank holds three times what a blueprint draws, so that forms differ."""
    for blueprint in _judged(library):
        lacking = _lacking(blueprint, library, SPARE)
        if lacking and not _lacking(blueprint, library):
            yield blueprint.warning(
                *_places(blueprint)[lacking.draws[0]][0],
                saw=f"{_items(lacking.there)} for {_named(blueprint, lacking)}",
                expected=f"{lacking.needed}, {SPARE} times what is drawn",
                hint=f"write more items that fit ({_more(lacking)}), so that forms differ",
            )


@rule("blueprint-cut")
def cut_scores_are_shares(library: Library) -> Iterator[Problem]:
    """A cut score is a share of at least one half; a lower one is most likely a slip."""
    for blueprint in library.blueprints.values():
        cuts: list[tuple[Keys, float]] = [(("cut_score",), blueprint.cut_score)]
        cuts += [(("sections", i, "cut_score"), section.cut_score) for i, section in enumerate(blueprint.sections)]
        if blueprint.practicum:
            cuts.append((("practicum", "cut_score"), blueprint.practicum.cut_score))
        for keys, cut in cuts:
            if cut < 0.5:
                yield blueprint.warning(
                    *keys,
                    saw=f"a cut score of {cut:g}",
                    expected="at least 0.5",
                    hint="a cut score is the share that passes: 0.8 for 80 %",
                )


@rule("blueprint-band")
def borderline_bands_hold_the_cut(library: Library) -> Iterator[Problem]:
    """The borderline band runs from a lower to a higher score, lies within the exam's points, and holds the cut."""
    for blueprint in library.blueprints.values():
        band, points = blueprint.borderline, blueprint.points
        if band is None:
            continue
        cut = blueprint.cut_score * points
        if band.lowest > band.highest or band.highest > points:
            yield blueprint.problem(
                "borderline",
                saw=f"a band from {band.lowest} to {band.highest}",
                expected=f"a lower score, then a higher one, up to {points}",
                hint="pilot items and the practicum have no points there",
            )
        elif not band.lowest <= cut <= band.highest:
            yield blueprint.warning(
                "borderline",
                saw=f"a band from {band.lowest} to {band.highest}",
                expected=f"one with {cut:g} in it, {blueprint.cut_score * 100:g} % of {points}",
                hint="a talk helps where a few points decide",
            )


@rule("blueprint-parts")
def parts_fit_together(library: Library) -> Iterator[Problem]:
    """Pilot items stand in a section that is there, the practicum's id is its own, and open items stand only in it."""
    for blueprint in library.blueprints.values():
        sections = [section.id for section in blueprint.sections]
        for at, pilot in enumerate(blueprint.pilot):
            if pilot.section not in sections:
                yield blueprint.problem(
                    "pilot", at, "section",
                    saw=f"the section `{pilot.section}`",
                    expected=f"one of {', '.join(sections[:MOST_NAMED])}",
                    hint="pilot items stand among those of a section",
                )  # fmt: skip
        if blueprint.practicum and blueprint.practicum.id in sections:
            yield blueprint.problem(
                "practicum", "id",
                saw=f"the id `{blueprint.practicum.id}`, which a section has",
                expected="an id of its own",
                hint="name it `practicum`",
            )  # fmt: skip
        for keys, _, kinds in _places(blueprint):
            if Kind.OPEN in kinds:
                yield blueprint.problem(
                    *keys, "kinds",
                    saw="`open` among the kinds",
                    expected="kinds that are scored without a person",
                    hint="draw open items in `practicum`, for the mentor to score",
                )  # fmt: skip


@rule("blueprint-titles")
def titles_are_in_languages_of_the_site(library: Library) -> Iterator[Problem]:
    """The titles of an exam and its parts in other languages stand under a code that the site has."""
    for blueprint in library.blueprints.values():
        titles: list[tuple[Keys, Iterable[str]]] = [(("titles",), blueprint.titles)]
        titles += [(("sections", at, "titles"), section.titles) for at, section in enumerate(blueprint.sections)]
        if blueprint.practicum:
            titles.append((("practicum", "titles"), blueprint.practicum.titles))
        for keys, codes in titles:
            for code in codes:
                if code not in TRANSLATED:
                    yield blueprint.problem(
                        *keys, code,
                        saw=f"the language `{code[:20]}`",
                        expected=f"one of {', '.join(TRANSLATED)}",
                        hint="the English title is `title`",
                    )  # fmt: skip


def _judged(library: Library) -> Iterable[Blueprint]:
    """All blueprints; none while some items can't be read."""
    return () if library.has_broken("item") else library.blueprints.values()


def _lacking(blueprint: Blueprint, library: Library, times: int = 1) -> Shortage | None:
    return shortage([slot.draw for slot in blueprint.slots()], library.items.values(), times)


def _items(number: int) -> str:
    return f"{number} item" if number == 1 else f"{number} items"


def _more(lacking: Shortage) -> str:
    return f"at least {lacking.needed - lacking.there}"


def _places(blueprint: Blueprint) -> list[tuple[Keys, str, list[Kind]]]:
    """Of each draw, in the order of `Blueprint.slots`: where it stands, its name in words, the kinds it asks for."""
    places: list[tuple[Keys, str, list[Kind]]] = [
        (("sections", number, "draws", at), f"draw {at + 1} of `{section.id}`", draw.kinds)
        for number, section in enumerate(blueprint.sections)
        for at, draw in enumerate(section.draws)
    ]
    places += [(("pilot", at), f"pilot draw {at + 1}", draw.kinds) for at, draw in enumerate(blueprint.pilot)]
    tasks = blueprint.practicum.draws if blueprint.practicum else []
    places += [(("practicum", "draws", at), f"draw {at + 1} of the practicum", []) for at in range(len(tasks))]
    return places


def draw_names(blueprint: Blueprint) -> list[str]:
    """Each draw in words, in the order of `Blueprint.slots`: "draw 1 of `terms`"."""
    return [name for _, name, _ in _places(blueprint)]


def _named(blueprint: Blueprint, lacking: Shortage) -> str:
    """The draws in words: "draw 1 of `terms` and draw 2 of `cases` together"."""
    if len(lacking.draws) > MOST_NAMED:
        return f"{len(lacking.draws)} draws together"
    places = _places(blueprint)
    names = [places[draw][1] for draw in lacking.draws]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]} together"
