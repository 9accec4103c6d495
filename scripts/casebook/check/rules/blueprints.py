"""Blueprints: the bank can fill them, with some to spare, and their numbers fit together."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.check.pool import Shortage, pool_of, shortage
from casebook.check.rule import rule
from casebook.check.values import Value, values, values_of
from casebook.load.hints import did_you_mean
from casebook.model.blueprint import Blueprint
from casebook.model.item import Kind
from casebook.model.languages import TRANSLATED
from casebook.model.library import Library
from casebook.model.problem import Problem

MOST_NAMED = 6
SPARE = 3
"""So many times the items of a form should be there: with fewer, candidates soon meet the same items."""
DRAWS = ("sections.*.draws.*", "pilot.*", "tasks.*.draws.*", "talk.draws.*")
"""All draws, in the order of `Blueprint.slots`."""


@rule("blueprint-fill")
def blueprints_can_be_filled(library: Library) -> Iterator[Problem]:
    """All draws of a blueprint can be filled at the same time, where each item is drawn once at most."""
    for draw, lacking, named in _short(library, 1):
        yield draw.problem(
            saw=f"{_items(lacking.there)} for {named}",
            expected=f"{lacking.needed}, each drawn once",
            hint=f"write more items that fit ({_more(lacking)}), draw fewer, or draw from more topics",
        )


@rule("blueprint-spare")
def blueprints_have_items_to_spare(library: Library) -> Iterator[Problem]:
    """The bank holds three times what a blueprint draws, so that forms differ."""
    unfilled = [draw.record for draw, _, _ in _short(library, 1)]
    for draw, lacking, named in _short(library, SPARE):
        if draw.record not in unfilled:
            yield draw.problem(
                saw=f"{_items(lacking.there)} for {named}",
                expected=f"{lacking.needed}, {SPARE} times what is drawn",
                hint=f"write more items that fit ({_more(lacking)}), so that forms differ",
                severity="warning",
            )


@rule("blueprint-cut")
def cut_scores_are_shares(library: Library) -> Iterator[Problem]:
    """A cut score is a share of at least one half; a lower one is most likely a slip."""
    for cut in values_of(
        library, {"blueprints": ("cut_score", "sections.*.cut_score", "tasks.*.cut_score", "talk.cut_score")}
    ):
        if cut.value < 0.5:
            yield cut.problem(
                saw=f"a cut score of {cut.value:g}",
                expected="at least 0.5",
                hint="a cut score is the share that passes: 0.8 for 80%",
                severity="warning",
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
                hint="pilot items, tasks and the talk have no points there",
            )
        elif not band.lowest <= cut <= band.highest:
            yield blueprint.warning(
                "borderline",
                saw=f"a band from {band.lowest} to {band.highest}",
                expected=f"one with {cut:g} in it, {blueprint.cut_score * 100:g}% of {points}",
                hint="a talk helps where a few points decide",
            )


@rule("blueprint-parts")
def parts_fit_together(library: Library) -> Iterator[Problem]:
    """Pilot items stand in a section that is there, and open items stand only in tasks and the talk."""
    for pilot in values_of(library, {"blueprints": ("pilot.*.section",)}):
        sections = [section.value for section in values(pilot.record, "sections.*.id")]
        if pilot.value not in sections:
            yield pilot.problem(
                saw=f"the section `{pilot.value}`",
                expected="a section of the exam: pilot items stand among those of one",
                hint=did_you_mean(pilot.value, sections),
            )
    for kinds in values_of(library, {"blueprints": ("sections.*.draws.*.kinds", "pilot.*.kinds")}):
        if Kind.OPEN in kinds.value:
            yield kinds.problem(
                saw="`open` among the kinds",
                expected="kinds that are scored without a person",
                hint="draw open items in `tasks`, for the mentor to score",
            )


@rule("blueprint-titles")
def titles_are_in_languages_of_the_site(library: Library) -> Iterator[Problem]:
    """The titles of an exam and its parts in other languages stand under a code that the site has."""
    for titles in values_of(library, {"blueprints": ("titles", "sections.*.titles", "tasks.*.titles", "talk.titles")}):
        for code in titles.value:
            if code not in TRANSLATED:
                yield titles.record.problem(
                    *titles.keys, code,
                    saw=f"the language `{code[:20]}`",
                    expected=f"one of {', '.join(TRANSLATED)}",
                    hint="the English title is `title`",
                )  # fmt: skip


def draw_names(blueprint: Blueprint) -> list[str]:
    """Each draw in words, in the order of `Blueprint.slots`: "draw 1 of `terms`"."""
    return [_called(blueprint, draw) for draw in values(blueprint, *DRAWS)]


def _called(blueprint: Blueprint, draw: Value) -> str:
    part, *numbers = draw.keys
    number = int(numbers[-1]) + 1
    if part == "pilot":
        return f"pilot draw {number}"
    if part == "talk":
        return f"draw {number} of the talk"
    sections = blueprint.sections if part == "sections" else blueprint.tasks
    return f"draw {number} of `{sections[int(numbers[0])].id}`"


def _short(library: Library, times: int) -> Iterator[tuple[Value, Shortage, str]]:
    """The blueprints that can't be filled `times` over: the first draw that lacks items, what lacks, and all such draws
    in words; none while some items can't be read.
    """
    for blueprint in () if library.has_broken("item") else library.blueprints.values():
        lacking = shortage([slot.draw for slot in blueprint.slots()], pool_of(library, times), times)
        if lacking:
            first = list(values(blueprint, *DRAWS))[lacking.draws[0]]
            yield first, lacking, _together(draw_names(blueprint), lacking)


def _together(names: list[str], lacking: Shortage) -> str:
    """The draws in words: "draw 1 of `terms` and draw 2 of `cases` together"."""
    if len(lacking.draws) > MOST_NAMED:
        return f"{len(lacking.draws)} draws together"
    *some, last = (names[draw] for draw in lacking.draws)
    return f"{', '.join(some)} and {last} together" if some else last


def _items(number: int) -> str:
    return f"{number} item" if number == 1 else f"{number} items"


def _more(lacking: Shortage) -> str:
    return f"at least {lacking.needed - lacking.there}"
