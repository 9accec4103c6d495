"""What counts as a hole in the whole is said here, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from casebook.check.pool import TIMES, pool_of, shortage
from casebook.check.survey import Row, Survey
from casebook.model.blueprint import title_in
from casebook.model.library import Library

PAGES = {"service": 2, "process": 1}
"""A service line has a page to know it by and one that goes deeper; by the kind of topic."""
TERMS, ITEMS, SETS = 14, 20, 1
"""Of each topic."""
DEEP = 3
"""Of all items one in so many asks more than a term: a process or a judgement."""
ITEMS_OF_CASE = 3


class Hole(NamedTuple):
    """Too little of something.

    `what` names it: a material, `items`, `deep`, `kind`, `case`, `draw` or `pilot` (one draw), `draws` (all of an exam
    at once). `where` is a title, or the kind of item that is not in use; empty where all topics are meant.
    """

    where: str
    what: str
    there: int
    wanted: int


def wanted(row: Row) -> dict[str, int]:
    """What there must be of a topic; of other materials any number will do."""
    return {"pages": PAGES[row.topic.kind], "terms": TERMS, "items": ITEMS, "sets": SETS}


def holes(found: Survey, library: Library) -> list[Hole]:
    """Everything that there is too little of in `library`, whose survey is `found`: topics, items, cases, exams."""
    needs = [*_of_topics(found), *_of_items(found), *_of_cases(found, library), *_of_exams(found, library)]
    return [need for need in needs if need.there < need.wanted]


def _of_topics(found: Survey) -> Iterator[Hole]:
    for row in found.rows:
        for what, least in wanted(row).items():
            yield Hole(row.topic.title, what, row.count(what), least)


def _of_items(found: Survey) -> Iterator[Hole]:
    deep = found.totals["process"] + found.totals["judgement"]
    yield Hole("", "deep", deep, -(-found.items // DEEP))
    yield from (Hole(kind, "kind", count, 1) for kind, count in found.kinds.items())


def _of_cases(found: Survey, library: Library) -> Iterator[Hole]:
    for case, count in found.cases.items():
        yield Hole(library.cases[case].title, "case", count, ITEMS_OF_CASE)


def _of_exams(found: Survey, library: Library) -> Iterator[Hole]:
    """Each draw by itself, and all draws of an exam at once, where an item can't fill two of them."""
    for draw in found.draws:
        yield Hole(f"{draw.part}, {draw.number}", "pilot" if draw.pilot else "draw", draw.fit, draw.drawn * TIMES)
    for blueprint in library.blueprints.values():
        draws = [slot.draw for slot in blueprint.slots()]
        lacking = shortage(draws, pool_of(library, TIMES), TIMES)
        if lacking and len(lacking.draws) > 1:
            yield Hole(title_in(blueprint, library.lang), "draws", lacking.there, lacking.needed)
