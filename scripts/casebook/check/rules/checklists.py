"""Check-lists and exercises: what in them must hold together."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.check.rule import rule
from casebook.model.checklist import Checklist
from casebook.model.exercise import SITUATION, TASK, Exercise
from casebook.model.library import Library
from casebook.model.problem import Key, Problem, Where


@rule("checklist-ids")
def ids_are_unique_in_a_list(library: Library) -> Iterator[Problem]:
    """No two sections and entries of a check-list share an id: responses are kept by it, and links lead to it."""
    for checklist in library.checklists.values():
        seen: dict[str, str] = {}
        for keys, name, what in _named(checklist):
            first = seen.setdefault(name, what)
            if first != what:
                yield checklist.problem(
                    *keys, "id",
                    saw=f"the id `{name}` a second time",
                    expected=f"an id of its own; {first} has this one",
                    hint="change the newer of the two: what was filled in is kept by the old one",
                )  # fmt: skip


@rule("checklist-samples")
def samples_come_in_pairs(library: Library) -> Iterator[Problem]:
    """An entry of a check-list has a weak and a strong sample, or neither: each is understood by the other."""
    for checklist in library.checklists.values():
        for number, section in enumerate(checklist.sections):
            for index, entry in enumerate(section.entries):
                if bool(entry.weak) != bool(entry.strong):
                    there, missing = ("weak", "strong") if entry.weak else ("strong", "weak")
                    yield checklist.problem(
                        "sections", number, "entries", index, there,
                        saw=f"`{there}` without `{missing}`",
                        expected="both, or neither",
                        hint=f"add `{missing}: …`, or take `{there}` out",
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
                    expected="no citation above the response",
                    hint="take it out; if it did happen, write a case",
                )


def _named(checklist: Checklist) -> Iterator[tuple[tuple[Key, ...], str, str]]:
    """Where each section and each entry stands: for a machine, its id, and for a person."""
    for number, section in enumerate(checklist.sections):
        yield ("sections", number), section.id, f"section {number + 1}"
        for index, entry in enumerate(section.entries):
            yield ("sections", number, "entries", index), entry.id, f"entry {index + 1} of section {number + 1}"


def _end_of_story(exercise: Exercise) -> int:
    """The line of the first heading that is neither the situation nor the task."""
    sections = (heading for heading in exercise.body.headings if heading.level == 2)
    after = (heading.line for heading in sections if heading.text not in (SITUATION, TASK))
    return next(after, exercise.body.line + exercise.body.text.count("\n") + 1)
