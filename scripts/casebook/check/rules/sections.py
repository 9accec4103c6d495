"""The sections of cases and exercises: all there, in order, none empty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from casebook.check.rule import rule
from casebook.load.hints import Hints, shown
from casebook.model.case import SECTIONS, Case
from casebook.model.exercise import EXERCISE_SECTIONS, Exercise
from casebook.model.library import Library
from casebook.model.markdown import Body, Heading
from casebook.model.problem import Problem, Severity, Where


@rule("case-sections")
def cases_have_all_sections(library: Library) -> Iterator[Problem]:
    """A case has the six sections, in their order, none is empty, and there is no other `##`; `###` is free."""
    for case in library.cases.values():
        plan = Plan(case, SECTIONS, "error" if case.is_published else "warning")
        yield from plan.problems()
        yield from plan.others("warning")


@rule("exercise-sections")
def exercises_have_all_sections(library: Library) -> Iterator[Problem]:
    """An exercise has the four sections, in their order, none is empty, and no other: what is folded goes by them."""
    for exercise in library.exercises.values():
        plan = Plan(exercise, EXERCISE_SECTIONS)
        yield from plan.problems()
        yield from plan.others("error")


@dataclass
class Plan:
    """Compares the sections of a text with those that it must have. `empty`: how grave it is that one says nothing."""

    text: Case | Exercise
    titles: Sequence[str]
    empty: Severity = "error"

    def __post_init__(self) -> None:
        self.place_of = {title: place for place, title in enumerate(self.titles)}
        self.sections = [heading for heading in self.text.body.headings if heading.level == 2]

    def problems(self) -> Iterator[Problem]:
        """What is missing, in disorder or empty."""
        there = {heading.text for heading in self.sections}
        meant = self._meant()
        for title in self.titles:
            if title not in there:
                yield self._miswritten(meant[title], title) if title in meant else self._missing(title)
        yield from self._disorder([heading for heading in self.sections if heading.text in self.place_of])
        yield from self._empty()

    def others(self, severity: Severity) -> Iterator[Problem]:
        """Sections that are not in the plan."""
        meant = self._meant().values()
        for heading in self.sections:
            if heading.text not in self.place_of and heading not in meant:
                yield Problem(
                    self._at(heading),
                    saw=f"the section {shown('## ' + heading.text, '`')}",
                    expected=f"one of {', '.join(self.titles)}",
                    hint="make it a `###` in one of them",
                    severity=severity,
                )

    def _at(self, heading: Heading) -> Where:
        return Where(self.text.where.path, heading.line)

    def _miswritten(self, heading: Heading, title: str) -> Problem:
        return Problem(
            self._at(heading),
            saw=f"the section {shown('## ' + heading.text, '`')}",
            expected=f"`## {title}`",
            hint="copy the heading from here",
        )

    def _missing(self, title: str) -> Problem:
        """A section that isn't there, told where it belongs."""
        body = self.text.body
        after = [h.line for h in self.sections if self.place_of.get(h.text, -1) > self.place_of[title]]
        return Problem(
            Where(self.text.where.path, after[0] if after else body.line + body.text.rstrip().count("\n")),
            saw=f"no section `## {title}`",
            expected=f"the sections {', '.join(self.titles)}",
            hint=f"add it {'above this line' if after else 'at the end'}; what is not known can be said in a sentence",
        )

    def _meant(self) -> dict[str, Heading]:
        """Headings that almost have the title of a section which is missing, by that title."""
        there = {heading.text for heading in self.sections}
        missing = [title for title in self.titles if title not in there]
        hints = Hints(most=20)
        others = [heading for heading in self.sections if heading.text not in self.place_of] if missing else []
        return {hints.nearest(heading.text.capitalize(), missing): heading for heading in reversed(others)}

    def _disorder(self, sections: list[Heading]) -> Iterator[Problem]:
        for before, heading in pairwise(sections):
            if self.place_of[heading.text] <= self.place_of[before.text]:
                again = heading.text == before.text
                yield Problem(
                    self._at(heading),
                    saw=f"`## {heading.text}` {'a second time' if again else f'after `## {before.text}`'}",
                    expected=f"the sections in the order {', '.join(self.titles)}",
                    hint="join the two" if again else "move the section",
                )

    def _empty(self) -> Iterator[Problem]:
        for heading in empty_sections(self.text.body):
            if heading.text in self.place_of:
                yield Problem(
                    self._at(heading),
                    saw=f"nothing below `## {heading.text}`",
                    expected="a text",
                    hint="write it; if something is not known, say so in a sentence",
                    severity=self.empty,
                )


def empty_sections(body: Body) -> Iterator[Heading]:
    """The headings `##` of a text below which nothing is said before the next."""
    lines = body.text.split("\n")
    sections = [heading for heading in body.headings if heading.level == 2]
    ends = [heading.line for heading in sections[1:]] + [body.line + len(lines)]
    for heading, end in zip(sections, ends, strict=False):
        if not _says_something("\n".join(lines[heading.line - body.line + 1 : end - body.line])):
            yield heading


def _says_something(text: str) -> bool:
    """Whether there is more than comments and headings."""
    before, *parts = text.split("<!--")
    seen = "".join([before, *(part.partition("-->")[2] for part in parts)])
    return any(line.strip() and not line.startswith("#") for line in seen.split("\n"))
