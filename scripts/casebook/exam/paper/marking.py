"""What markers gave: one of them, or two who did not see each other's points."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from casebook.exam.paper.entered import Review, TaskScore
from casebook.exam.paper.kept import Kept


class Mark(Kept):
    """What an open task or a talk was given: by the first marker and, where there was one, by the second."""

    first: TaskScore
    by: str
    date: str
    second: TaskScore | None = None
    second_by: str = ""

    @property
    def points(self) -> float:
        """Its points: of two markers the mean."""
        given = [_sum(one) for one in (self.first, self.second) if one]
        return math.fsum(given) / len(given)

    @property
    def apart(self) -> float | None:
        """By how many points two markers differ, criterion by criterion; None where there was one."""
        if self.second is None:
            return None
        other = self.second.points
        return math.fsum(abs(points - other.get(id, 0)) for id, points in self.first.points.items())


Marks = Mapping[str, Mark]
"""By the ref of the item."""


def marks_of(reviews: Sequence[Review]) -> dict[str, Mark]:
    """What counts of all reviews, first to last: the latest of the first marker, and of the second."""
    marks: dict[str, Mark] = {}
    for review in reviews:
        for ref, score in review.tasks.items():
            if review.second:
                marks[ref] = marks[ref].model_copy(update={"second": score, "second_by": review.by})
            else:
                kept = marks[ref].model_dump(include={"second", "second_by"}) if ref in marks else {}
                marks[ref] = Mark(first=score, by=review.by, date=review.date, **kept)
    return marks


def _sum(score: TaskScore) -> float:
    return math.fsum(score.points.values())
