"""Points by item and section, from what was responded and the ledger's keys. Scoring itself is `model.scoring`."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from casebook.exam.paper.correction import Marking
from casebook.exam.paper.entered import Review, TaskScore
from casebook.exam.paper.entry import Entry, FormItem
from casebook.exam.paper.marking import Marks
from casebook.exam.paper.opened import Opened, Responded
from casebook.exam.paper.result import ItemScore, SectionScore, Total, section_score
from casebook.failure import Failure, WrongUse
from casebook.model import first_scoring, scoring
from casebook.model.blueprint import Blueprint

Json = Any
SCORINGS: Mapping[int, Callable[[str, Any, object], float | None]] = {
    1: first_scoring.score,
    scoring.VERSION: scoring.score,
}
"""Scoring by its version. A version that tickets were issued by stays for good: a new one stands beside it."""


def item_scores(entry: Entry, opened: Opened, marking: Marking) -> list[ItemScore]:
    """Every item of the form, in its order. Raises Failure on a version of scoring that is not known here."""
    if marking.scoring not in SCORINGS:
        known = f"one of {', '.join(map(str, SCORINGS))}"
        hint = "use the version of casebook that issued the ticket, or a newer one"
        raise Failure(f"ledger/{entry.id}.json", f"version {marking.scoring} of scoring", known, hint)
    responded = {one.ref: one for one in opened.responses}
    return [_item_score(kept, responded.get(kept.ref) or Responded(ref=kept.ref), marking) for kept in entry.form]


def _item_score(kept: FormItem, responded: Responded, marking: Marking) -> ItemScore:
    score = SCORINGS[marking.scoring]
    shares = [score(kept.kind, key, responded.response) for key in marking.keys.get(kept.ref, [kept.key])]
    share = max((share for share in shares if share is not None), default=None)
    return ItemScore(
        ref=kept.ref, item=kept.item, section=kept.section, kind=kept.kind, scored=kept.scored,
        dropped=kept.ref in marking.dropped, score=None if share is None else share * kept.points, points=kept.points,
        response=responded.response, seconds=responded.seconds,
    )  # fmt: skip


def section_scores(blueprint: Blueprint, items: Sequence[ItemScore]) -> dict[str, SectionScore]:
    """Every section's score; of what a mentor scores it is open."""
    scores = {}
    for section in blueprint.sections:
        counted = [item for item in items if item.section == section.id and item.counts]
        points = math.fsum(item.score or 0 for item in counted)
        scores[section.id] = section_score(points, sum(item.points for item in counted), section.cut_score)
    for part in blueprint.marked:
        of = sum(item.points for item in items if item.section == part.id and item.counts)
        scores[part.id] = SectionScore(score=None, of=of, share=None, passes=None)
    return scores


def total_of(blueprint: Blueprint, sections: Mapping[str, SectionScore]) -> Total:
    """The score of all sections but those that a mentor scores."""
    counted = [sections[section.id] for section in blueprint.sections]
    points, of = math.fsum(one.score or 0 for one in counted), sum(one.of for one in counted)
    return Total(score=round(points, 9), of=of, share=round(points / of, 9) if of else 0.0)


def marked_scores(blueprint: Blueprint, marks: Marks, items: Sequence[ItemScore]) -> dict[str, SectionScore]:
    """By its id, the score of every section that a mentor has scored whole: the tasks' and the talk's."""
    scores = {}
    for part in blueprint.marked:
        counted = [item for item in items if item.section == part.id and item.counts]
        if all(item.ref in marks for item in counted):
            points = math.fsum(marks[item.ref].points for item in counted)
            scores[part.id] = section_score(points, sum(item.points for item in counted), part.cut_score)
    return scores


def reviewed(entry: Entry, tasks: Mapping[str, TaskScore], by: str, date: str, second: bool = False) -> Review:
    """A mentor's points for open tasks or talks of a form. Raises WrongUse when points are missing or too many."""
    open_items = {kept.ref: kept for kept in entry.items_of("open")}
    for ref, scored in tasks.items():
        most = {line.id: line.points for line in open_items[ref].rubric}
        for id in [*most, *scored.points]:
            if id not in most or not 0 <= scored.points.get(id, -1) <= most[id]:
                at_most = f"0–{most[id]} points" if id in most else f"one of {', '.join(most)}"
                raise WrongUse(id, f"{scored.points.get(id, 'nothing')}", at_most)
    return Review(ticket=entry.id, by=by, date=date, tasks=dict(tasks), second=second)
