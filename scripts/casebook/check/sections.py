"""The sections of a case: all there, in order, none empty."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from casebook.check.rule import rule
from casebook.load.shape import did_you_mean, shown
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
        for title in SECTIONS:
            if title not in there:
                yield _missing(case, sections, title)
        yield from _disorder(case, [heading for heading in sections if heading.text in PLACE_OF])
        yield from _empty(case, sections)


@rule("case-headings")
def cases_have_no_other_sections(library: Library) -> Iterator[Problem]:
    """A case has no `##` besides the six sections; `###` is free."""
    for case in library.cases.values():
        for heading in _sections(case):
            if heading.text not in PLACE_OF and _meant(heading) is None:
                yield Problem(
                    Where(case.where.path, heading.line),
                    saw=f"the section {shown('## ' + heading.text, '`')}",
                    expected=f"one of {', '.join(SECTIONS)}",
                    hint="make it a `###` in one of them",
                    severity="warning",
                )


def _sections(case: Case) -> list[Heading]:
    return [heading for heading in case.body.headings if heading.level == 2]


def _missing(case: Case, sections: list[Heading], title: str) -> Problem:
    """A section that isn't there, at a heading that may have been meant, else where it belongs."""
    meant = next((heading for heading in sections if _meant(heading) == title), None)
    if meant:
        return Problem(
            Where(case.where.path, meant.line),
            saw=f"the section {shown('## ' + meant.text, '`')}",
            expected=f"`## {title}`",
            hint="copy the heading from here",
        )
    after = [h.line for h in sections if PLACE_OF.get(h.text, -1) > PLACE_OF[title]]
    return Problem(
        Where(case.where.path, after[0] if after else case.body.line + case.body.text.rstrip().count("\n")),
        saw=f"no section `## {title}`",
        expected=f"the sections {', '.join(SECTIONS)}",
        hint="add it here; if it can't be filled, say why",
    )


def _meant(heading: Heading) -> str | None:
    """The title that a heading almost has."""
    if heading.text in PLACE_OF:
        return None
    near = did_you_mean(heading.text.capitalize(), SECTIONS)
    return near.split("'")[1] if near.startswith("did") else None


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
    ends = [heading.line for heading in sections[1:]] + [case.body.line + len(lines)]
    for heading, end in zip(sections, ends, strict=True):
        below = lines[heading.line - case.body.line + 1 : end - case.body.line]
        if heading.text in PLACE_OF and not _says_something("\n".join(below)):
            yield Problem(
                Where(case.where.path, heading.line),
                saw=f"nothing below `## {heading.text}`",
                expected="a text",
                hint="write it; if something is not known, say so in a sentence",
                severity="error" if case.is_published else "warning",
            )


def _says_something(text: str) -> bool:
    """Whether there is more than comments and headings."""
    before, *parts = text.split("<!--")
    seen = "".join([before, *(part.partition("-->")[2] for part in parts)])
    return any(line.strip() and not line.startswith("#") for line in seen.split("\n"))
