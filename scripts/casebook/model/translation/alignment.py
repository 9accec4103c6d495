"""Which heading of a translation stands for which of the source, where one of the two has changed since.

As long as both have the same levels in the same order, each stands for the one in its place. Else they are aligned as
sequences: headings of one level fit the better, the more alike is what stands below them. Links, citations and named
anchors are the same in all languages, and a long section stays long.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from casebook.model.markdown import Body

LENGTH, PLACES, ANCHOR = 1.0, 2.0, 4.0
"""What it counts when two sections are equally long, lead to the same places, and name the same anchor."""
MOST = 100_000
"""So many pairs of headings are compared; beyond them each stands for the one in its place as far as levels agree."""


class Alignment(NamedTuple):
    """By the number of a heading of the translation that of the source's, and the numbers of those left over."""

    pairs: dict[int, int]
    missing: list[int]
    """Headings that only the source has."""
    surplus: list[int]
    """Headings that only the translation has."""


def aligned(body: Body, source: Body) -> Alignment:
    """The headings of a translated text beside those of its source, by their 0-based numbers in each.

    All that are paired have the same level, and pairs don't cross.
    """
    levels = [one.level for one in body.headings], [one.level for one in source.headings]
    if levels[0] == levels[1]:
        pairs = {place: place for place in range(len(body.headings))}
    elif len(body.headings) * len(source.headings) > MOST:
        pairs = {place: place for place, (one, other) in enumerate(zip(*levels, strict=False)) if one == other}
    else:
        pairs = _best(Sections(body), Sections(source))
    known = set(pairs.values())
    missing = [place for place in range(len(source.headings)) if place not in known]
    return Alignment(pairs, missing, [place for place in range(len(body.headings)) if place not in pairs])


def anchored(body: Body, source: Body) -> Body:
    """`body` with the anchors of the source's headings, so that links and refs hold in all languages.

    The anchors of a heading that it lacks lead to the nearest one above.
    """
    found = aligned(body, source)
    headings = list(body.headings)
    for place, other in found.pairs.items():
        meant = source.headings[other]
        headings[place] = headings[place]._replace(anchor=meant.anchor, also=meant.also)
    for lost in found.missing if headings else ():
        nearest = max((place for place, other in found.pairs.items() if other < lost), default=0)
        more = (source.headings[lost].anchor, *source.headings[lost].also)
        headings[nearest] = headings[nearest]._replace(also=(*headings[nearest].also, *more))
    anchors = body.anchors - {anchor for one in body.headings for anchor in (one.anchor, *one.also)}
    anchors |= {anchor for one in headings for anchor in (one.anchor, *one.also)}
    return replace(body, headings=tuple(headings), anchors=anchors)


@dataclass
class Sections:
    """The headings of a text, with what stands below each up to the next."""

    body: Body

    @cached_property
    def spans(self) -> list[range]:
        """The lines of each section, the heading's own left out."""
        starts = [heading.line for heading in self.body.headings]
        ends = [*starts[1:], self.body.line + self.body.text.count("\n") + 1]
        return [range(start + 1, end) for start, end in zip(starts, ends, strict=True)]

    @cached_property
    def lengths(self) -> list[int]:
        """How long each is, in characters."""
        lines, first = self.body.text.split("\n"), self.body.line
        return [1 + sum(map(len, lines[span.start - first : span.stop - first])) for span in self.spans]

    @cached_property
    def places(self) -> list[frozenset[str]]:
        """What each leads to or cites."""
        told = [(one.line, one.target) for one in self.body.links]
        told += [(one.line, one.fact) for one in self.body.citations]
        return [frozenset(what for line, what in told if line in span) for span in self.spans]


def _likeness(own: Sections, one: int, meant: Sections, other: int) -> float:
    """How well a heading fits one of the source's; 0 where their levels differ."""
    first, second = own.body.headings[one], meant.body.headings[other]
    if first.level != second.level:
        return 0
    short, long = sorted((own.lengths[one], meant.lengths[other]))
    here, there = own.places[one], meant.places[other]
    alike = len(here & there) / len(here | there) if here | there else 0.5
    return 1 + LENGTH * short / long + PLACES * alike + ANCHOR * (first.anchor == second.anchor)


def _best(own: Sections, meant: Sections) -> dict[int, int]:
    """The pairs, in order, whose likenesses are the most in sum."""
    rows, columns = len(own.body.headings), len(meant.body.headings)
    sums = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for one in reversed(range(rows)):
        for other in reversed(range(columns)):
            alike = _likeness(own, one, meant, other)
            both = alike + sums[one + 1][other + 1] if alike else 0
            sums[one][other] = max(both, sums[one + 1][other], sums[one][other + 1])
    pairs: dict[int, int] = {}
    one = other = 0
    while one < rows and other < columns:
        if sums[one][other] == sums[one + 1][other]:
            one += 1
        elif sums[one][other] == sums[one][other + 1]:
            other += 1
        else:
            pairs[one] = other
            one, other = one + 1, other + 1
    return pairs
