"""Which cases resemble which, by shared facets, without comparing all pairs."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator

from casebook.model.case import Case

NEAR = 40
SHOWN = 3


class Related:
    """Cases by facet. Each case is compared with its `NEAR` neighbours per facet only, so all of it stays linear."""

    def __init__(self, cases: list[Case]) -> None:
        self._by_facet: dict[str, list[Case]] = {}
        self._place: dict[tuple[str, str], int] = {}
        for case in cases:
            for facet in _facets(case):
                listed = self._by_facet.setdefault(facet, [])
                self._place[facet, case.id] = len(listed)
                listed.append(case)
        self._weight = {facet: math.log(1 + len(cases) / len(listed)) for facet, listed in self._by_facet.items()}

    def to(self, case: Case) -> list[Case]:
        """Up to three cases that share most with `case`, rare facets counting more; the most alike first."""
        score: defaultdict[str, float] = defaultdict(float)
        near: dict[str, Case] = {}
        for facet in _facets(case):
            listed = self._by_facet[facet]
            place = self._place[facet, case.id]
            for other in listed[max(0, place - NEAR // 2) : place + NEAR // 2 + 1]:
                if other is not case:
                    near[other.id] = other
                    score[other.id] += self._weight[facet]
        best = sorted(near, key=lambda other: (-score[other], other))
        return [near[other] for other in best[:SHOWN]]


def _facets(case: Case) -> Iterator[str]:
    yield f"industry:{case.industry}"
    yield from (f"topic:{topic}" for topic in (*case.services, *case.topics))
    yield f"outcome:{case.outcome}"
