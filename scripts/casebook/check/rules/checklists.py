"""Check-lists and exercises: what in them must hold together."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.check.rule import rule
from casebook.check.values import values_of
from casebook.model.exercise import SITUATION, TASK, Exercise
from casebook.model.library import Library
from casebook.model.minutes import minutes_of
from casebook.model.problem import Problem, Where

WORKING_DAY = 480


@rule("checklist-samples")
def samples_come_in_pairs(library: Library) -> Iterator[Problem]:
    """An entry of a check-list has a weak and a strong sample, or neither: each is understood by the other."""
    for entry in values_of(library, {"checklists": ("sections.*.entries.*",)}):
        if bool(entry.value.weak) != bool(entry.value.strong):
            there, missing = ("weak", "strong") if entry.value.weak else ("strong", "weak")
            yield entry.record.problem(
                *entry.keys, there,
                saw=f"`{there}` without `{missing}`",
                expected="both, or neither",
                hint=f"add `{missing}: …`, or take `{there}` out",
            )  # fmt: skip


@rule("path-day-fits")
def days_of_the_path_fit(library: Library) -> Iterator[Problem]:
    """What a day of the path asks for takes no longer than a working day of eight hours."""
    for stage in library.stages:
        for number, section in enumerate(stage.sections):
            minutes = sum(minutes_of(library, entry) for entry in section.entries)
            if section.id.startswith("day-") and minutes > WORKING_DAY:
                yield stage.problem(
                    "sections", number, "id",
                    saw=f"{minutes} minutes in `{section.id}`",
                    expected=f"at most {WORKING_DAY}",
                    hint="give its entries the `minutes` that they take, or move some to another day",
                )  # fmt: skip


@rule("exercise-made-up")
def situations_cite_nothing(library: Library) -> Iterator[Problem]:
    """The situation and the task of an exercise cite no fact: they are made up. What follows may."""
    for exercise in library.exercises.values():
        end = _end_of_story(exercise)
        for citation in exercise.body.citations:
            if citation.line < end:
                yield Problem(
                    Where(exercise.where.path, citation.line),
                    saw=f"the fact `{citation.fact}` in a situation that is made up",
                    expected="no citation above the answer",
                    hint="remove it; if it did happen, write a case",
                )


def _end_of_story(exercise: Exercise) -> int:
    """The line of the first heading that is neither the situation nor the task."""
    sections = (heading for heading in exercise.body.headings if heading.level == 2)
    after = (heading.line for heading in sections if heading.text not in (SITUATION, TASK))
    return next(after, exercise.body.line + exercise.body.text.count("\n") + 1)
