"""What figures are made of: a sheet as they need it, and each response in it with the points got elsewhere."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from casebook.exam.figures.marker_figures import Twice, twice
from casebook.exam.paper.entry import Entry, FormItem
from casebook.exam.paper.misread import mistakes_in
from casebook.exam.paper.result import ItemScore, Standing
from casebook.model.reading import readings
from casebook.model.scoring import fold

Json = Any
RIGHT, OTHER, NOTHING = "right", "other", "no answer"
"""What stands for a response that is told by no option or mistake."""
TYPED = frozenset({"numeric", "short"})


class Try(NamedTuple):
    """A response to an item; `score` is a share 0–1."""

    exam: str
    known_as: str
    """The item's id, or the family's."""
    section: str
    kind: str
    scored: bool
    """False: a pilot item."""
    dropped: bool
    score: float
    chosen: tuple[str, ...]
    """Options, or named mistakes; else `RIGHT`, `OTHER`, `NOTHING`, or what was typed."""
    whole: str
    """The response as a whole, where another person may have given the same; empty: none that could be a key."""
    rest: float
    """Points of the other items that count; open tasks aside."""
    rest_of: int
    keyed: tuple[str, ...] = ()
    """The options that are right."""
    typed: bool = False
    """Whether `chosen` may hold what somebody typed."""
    options: int = 0
    """Of how many one was to be chosen; 0: it is not known."""
    version: str = ""
    """Key and parts of the item, by which a mended one is told from what it was; empty where it is not known."""
    issued: int = 0


class Sat(NamedTuple):
    """A graded sheet. `issued` in seconds since 1970."""

    ticket: str
    exam: str
    issued: int
    status: str
    """What the scores alone make of it."""
    viva: str
    """How the talk ended; empty: none was held."""
    tries: tuple[Try, ...]
    twice: tuple[Twice, ...] = ()
    """The tasks and talks that two marked."""


def sat(standing: Standing, entry: Entry) -> Sat:
    """A graded sheet as figures need it: no name and no time is left in it."""
    viva = standing.viva.result if standing.viva else ""
    tries = tuple(tries_of(standing, entry))
    marked = [(kept, standing.marks.get(kept.ref)) for kept in entry.items_of("open")]
    both = [twice(mark, kept.section, kept.points) for kept, mark in marked if mark]
    status = standing.result.status
    return Sat(entry.id, entry.exam, entry.issued, status, viva, tries, tuple(filter(None, both)))


def tries_of(standing: Standing, entry: Entry) -> Iterator[Try]:
    """Every item of a graded sheet; open tasks where a mentor has scored them."""
    form = {kept.ref: kept for kept in entry.form}
    points, of = _counted(standing.result.items)
    for one in standing.result.items:
        score = _task_points(one, standing) if one.kind == "open" else one.score
        if score is None:
            continue
        kept, share = form[one.ref], score / one.points
        own, own_of = (one.score or 0, one.points) if one.counts and one.kind != "open" else (0, 0)
        single = one.kind == "single" and not kept.family
        yield Try(
            entry.exam, kept.known_as, one.section, one.kind, one.scored, one.dropped, share,
            _chosen(kept, one.response, share), _whole(kept, one.response, share), points - own, of - own_of,
            _keyed(kept), one.kind in TYPED and not kept.family, len(kept.parts) if single else 0,
            "" if kept.family else _version(kept), entry.issued,
        )  # fmt: skip


def tries_left(erased: Mapping[str, Json]) -> Iterator[Try]:
    """What `erased/<ticket id>.json` has of a sheet: scores, and the options of items that are of no family."""
    items = [one for one in erased["items"] if one["score"] is not None]
    points = math.fsum(one["score"] for one in items if one["scored"])
    of = sum(one["points"] for one in items if one["scored"])
    for one in items:
        share, own, own_of = one["score"] / one["points"], one["score"] * one["scored"], one["points"] * one["scored"]
        told = one["response"] if one["kind"] == "single" and "family" not in one else None
        said = told or (RIGHT if share == 1 else OTHER)
        yield Try(
            erased["exam"], one.get("family", one["item"]), one["section"], one["kind"], one["scored"], False, share,
            (said,), RIGHT if share == 1 else told or "", points - own, of - own_of,
        )  # fmt: skip


def _counted(items: Sequence[ItemScore]) -> tuple[float, int]:
    """Points of all that counts, and how many there were; open tasks aside."""
    counted = [one for one in items if one.counts and one.kind != "open"]
    return math.fsum(one.score or 0 for one in counted), sum(one.points for one in counted)


def _task_points(one: ItemScore, standing: Standing) -> float | None:
    mark = standing.marks.get(one.ref)
    return mark.points if mark else None


def _keyed(kept: FormItem) -> tuple[str, ...]:
    """The options that are right; of families and other kinds it is told by RIGHT."""
    if kept.family or kept.kind not in ("single", "multiple"):
        return (RIGHT,)
    return (kept.key,) if kept.kind == "single" else tuple(kept.key)


def _chosen(kept: FormItem, response: Json, share: float) -> tuple[str, ...]:
    if response is None:
        return (NOTHING,)
    if not kept.family and kept.kind == "single":
        return (response,)
    if not kept.family and kept.kind == "multiple":
        return tuple(sorted(set(response)))
    if share == 1:
        return (RIGHT,)
    if kept.family:
        return tuple(mistake.id for mistake in mistakes_in(kept, response)) or (OTHER,)
    return (_typed(kept, response) or OTHER,) if kept.kind in TYPED else (OTHER,)


def _whole(kept: FormItem, response: Json, share: float) -> str:
    if share == 1:
        return RIGHT
    match response:
        case None:
            return ""
        case _ if kept.family:
            return "+".join(mistake.id for mistake in mistakes_in(kept, response))
        case list():
            return "+".join(response if kept.kind == "order" else sorted(set(response)))
        case dict():
            return "+".join(f"{left}={right}" for left, right in sorted(response.items()))
    return _typed(kept, response) if kept.kind in TYPED else response if kept.kind == "single" else ""


def _typed(kept: FormItem, response: str) -> str:
    """A typed response as others may have typed it too; empty where it says nothing."""
    if kept.kind == "short":
        return fold(response)
    read = readings(response, kept.key.get("measure", "number"), kept.key.get("unit", ""))
    return f"{read[0]:g}" if read else ""


def _version(kept: FormItem) -> str:
    return f"{kept.key!r} {sorted(kept.parts.values())}"
