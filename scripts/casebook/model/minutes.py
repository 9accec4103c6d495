"""How long an entry of the path takes: what it says itself, or what a thing of that kind takes most people."""

from __future__ import annotations

from casebook.model.checklist import Checklist, Entry
from casebook.model.kinds import CASE, CHECKLIST, EXERCISE, PAGE, PRACTICE
from casebook.model.library import Library
from casebook.model.ref import parts

BY_KIND = {PAGE.name: 25, CASE.name: 15, CHECKLIST.name: 25, PRACTICE.name: 20, "term": 30}
"""Of the first thing that an entry refers to; an exercise says it itself."""
ELSE = 15
"""Of what is done away from the site."""


def minutes_of(library: Library, entry: Entry) -> int:
    """The minutes of an entry."""
    if entry.minutes is not None:
        return entry.minutes
    kind, name, _ = parts(entry.refs[0]) if entry.refs else ("", "", "")
    if kind == EXERCISE.name and name in library.exercises:
        return library.exercises[name].minutes
    return BY_KIND.get(kind, ELSE)


def minutes_in(library: Library, stage: Checklist) -> dict[str, int]:
    """The minutes of a stage's entries: of all in the first, which goes by days; else of those that say it."""
    is_first = [stage.id] == [one.id for one in library.stages[:1]]
    listed = [entry for entry in stage.entries if is_first or entry.minutes]
    return {entry.id: minutes_of(library, entry) for entry in listed}
