"""The sections of a case: all there, in order, none empty."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from casebook.check.rule import rule
from casebook.load.hints import Hints, shown
from casebook.model.case import SECTIONS, Case
from casebook.model.library import Library
from casebook.model.markdown import Heading
from casebook.model.problem import Problem, Where

PLACE_OF = {title: place for place, title in enumerate(SECTIONS)}


@rule("case-sections")
def cases_have_all_sections(library: Library) -> Iterator[Problem]:
    """A case has the six sections, in their order, and none is empty."""
    for case in library.cases.values():
        sections = _sections(case)
        there = {heading.text for heading in sections}
        meant = _meant(sections)
        for title in SECTIONS:
            if title not in there:
                yield _miswritten(case, meant[title], title) if title in meant else _missing(case, sections, title)
        yield from _disorder(case, [heading for heading in sections if heading.text in PLACE_OF])
        yield from _empty(case, sections)


@rule("case-headings")
def cases_have_no_other_sections(library: Library) -> Iterator[Problem]:
    """A case has no `##` besides the six sections; `###` is free."""
    for case in library.cases.values():
        sections = _sections(case)
        meant = _meant(sections).values()
        for heading in sections:
            if heading.text not in PLACE_OF and heading not in meant:
                yield Problem(
                    Where(case.where.path, heading.line),
                    saw=f"the section {shown('## ' + heading.text, '`')}",
                    expected=f"one of {', '.join(SECTIONS)}",
                    hint="make it a `###` in one of them",
                    severity="warning",
                )


def _sections(case: Case) -> list[Heading]:
    return [heading for heading in case.body.headings if heading.level == 2]


def _miswritten(case: Case, heading: Heading, title: str) -> Problem:
    return Problem(
        Where(case.where.path, heading.line),
        saw=f"the section {shown('## ' + heading.text, '`')}",
        expected=f"`## {title}`",
        hint="copy the heading from here",
    )


def _missing(case: Case, sections: list[Heading], title: str) -> Problem:
    """A section that isn't there, told where it belongs."""
    after = [h.line for h in sections if PLACE_OF.get(h.text, -1) > PLACE_OF[title]]
    return Problem(
        Where(case.where.path, after[0] if after else case.body.line + case.body.text.rstrip().count("\n")),
        saw=f"no section `## {title}`",
        expected=f"the sections {', '.join(SECTIONS)}",
        hint=f"add it {'above this line' if after else 'at the end'}; what is not known can be said in a sentence",
    )


def _meant(sections: list[Heading]) -> dict[str, Heading]:
    """Headings that almost have the title of a section which is missing, by that title."""
    there = {heading.text for heading in sections}
    missing = [title for title in SECTIONS if title not in there]
    hints = Hints(most=20)
    others = [heading for heading in sections if heading.text not in PLACE_OF] if missing else []
    return {hints.nearest(heading.text.capitalize(), missing): heading for heading in reversed(others)}


def _disorder(case: Case, sections: list[Heading]) -> Iterator[Problem]:
    for before, heading in pairwise(sections):
        if PLACE_OF[heading.text] <= PLACE_OF[before.text]:
            again = heading.text == before.text
            yield Problem(
                Where(case.where.path, heading.line),
                saw=f"`## {heading.text}` {'a second time' if again else f'after `## {before.text}`'}",
                expected=f"the sections in the order {', '.join(SECTIONS)}",
                hint="join the two" if again else "move the section",
            )


def _empty(case: Case, sections: list[Heading]) -> Iterator[Problem]:
    lines = case.body.text.split("\n")
    ends = [heading.line for heading in sections] + [case.body.line + len(lines)]
    for heading, end in zip(sections, ends[1:], strict=True):
        below = lines[heading.line - case.body.line + 1 : end - case.body.line]
        if heading.text in PLACE_OF and not says_something("\n".join(below)):
            yield Problem(
                Where(case.where.path, heading.line),
                saw=f"nothing below `## {heading.text}`",
                expected="a text",
                hint="write it; if something is not known, say so in a sentence",
                severity="error" if case.is_published else "warning",
            )


def says_something(text: str) -> bool:
    """Whether there is more than comments and headings."""
    before, *parts = text.split("<!--")
    seen = "".join([before, *(part.partition("-->")[2] for part in parts)])
    return any(line.strip() and not line.startswith("#") for line in seen.split("\n"))
