"""Corrections: what was wrong with an item is put right beside the results, never in them.

`corrections/<number>.json` of the office, each naming the digest of the one before. What it bears on is found by the
item, not by a list of people: a sheet that comes in later is scored with it too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from casebook.exam.paper.entered import NoneOr
from casebook.exam.paper.entry import Entry, FormItem
from casebook.exam.paper.kept import Digest, Kept, TicketId
from casebook.model.blueprint import Blueprint, Borderline

Json = Any
ALL = "*"
"""Stands for every item that a correction bears on."""
Change = Literal["drop", "accept", "key", "scoring", "cuts"]
Corrections = Mapping[str, "Correction"]
"""The office's corrections by their digest, first to last."""


class Scope(Kept):
    """Which items of which tickets are meant: one `item`, or all instances of a `family`; with neither, whole tickets.

    An empty part holds nothing back. Tickets issued after `until`, in seconds since 1970, are not meant: by then the
    bank may be mended.
    """

    item: str = ""
    family: str = ""
    exam: str = ""
    ticket: TicketId | Literal[""] = ""
    until: int

    def holds(self, entry: Entry) -> bool:
        """Whether the ticket is meant, as far as it alone tells."""
        return self.ticket in ("", entry.id) and self.exam in ("", entry.exam) and entry.issued <= self.until

    def means(self, kept: FormItem) -> bool:
        """Whether the item of a ticket is meant."""
        return kept.item == self.item if self.item else bool(self.family) and kept.family == self.family

    def bears_on(self, entry: Entry) -> bool:
        """Whether anything of the ticket is meant."""
        return self.holds(entry) and (not (self.item or self.family) or any(map(self.means, entry.form)))

    def found_in(self, entry: Entry) -> list[FormItem]:
        """The items of the ticket that are meant."""
        return [kept for kept in entry.form if self.means(kept)] if self.holds(entry) else []


class Cuts(Kept):
    """The lines to pass of a blueprint: cut scores as shares 0–1, of the whole and by the id of the part; and the
    lowest and the highest score of the borderline band, in points.
    """

    whole: float
    parts: dict[str, float]
    band: tuple[int, int] | None = None


class Correction(Kept):
    """One correction, as it is written once."""

    v: Literal[1] = 1
    by: str
    date: str
    reason: str
    change: Change
    scope: Scope
    keys: dict[str, Json] = {}
    """As `by_language` names the item, or `*` for all that are meant; in the shape that `scoring.score` takes. Of
    `accept` a further key, of `key` the right one."""
    scoring: int | None = None
    """Of `scoring`: the version to score by."""
    cuts: Cuts | None = None
    """Of `cuts`: the lines to pass, instead of those of the ticket's blueprint."""
    tickets: dict[TicketId, Digest] = {}
    """The graded tickets that it bore on when it was made, each with the digest that its chain ended with."""
    before: NoneOr = ""
    """The digest of the correction before."""
    signature: str = ""

    def key_for(self, kept: FormItem, lang: str) -> Json:
        """The key that it gives the item of a ticket in that language; None where it gives none."""
        return self.keys.get(by_language(kept.item, lang), self.keys.get(ALL))


def by_language(item: str, lang: str) -> str:
    """How a key names the item that it is for, in the language of the ticket: accepted forms of a text have one."""
    return f"{item}/{lang}"


class Marking(Kept):
    """How one ticket is scored: by which version, with which keys besides or instead of the ledger's, and without which
    items.
    """

    scoring: int
    keys: dict[str, list[Json]] = {}
    """By ref: a response is worth what the best of these makes of it."""
    dropped: frozenset[str] = frozenset()


def cuts_of(blueprint: Blueprint) -> Cuts:
    """The lines to pass of a blueprint."""
    band = blueprint.borderline
    return Cuts(
        whole=blueprint.cut_score, parts={part.id: part.cut_score for part in blueprint.parts},
        band=(band.lowest, band.highest) if band else None,
    )  # fmt: skip


def blueprint_by(corrections: Iterable[Correction], entry: Entry, blueprint: Blueprint) -> Blueprint:
    """The ticket's blueprint with the lines to pass that corrections, first to last, make of it."""
    for one in corrections:
        if one.cuts and one.scope.holds(entry) and one.cuts.parts.keys() == {part.id for part in blueprint.parts}:
            blueprint = _with(one.cuts, blueprint)
    return blueprint


def _with(cuts: Cuts, blueprint: Blueprint) -> Blueprint:
    def cut(part: Any) -> Any:
        return part.model_copy(update={"cut_score": cuts.parts[part.id]})

    band = Borderline(lowest=cuts.band[0], highest=cuts.band[1]) if cuts.band else None
    return blueprint.model_copy(
        update={
            "cut_score": cuts.whole, "borderline": band, "sections": [cut(one) for one in blueprint.sections],
            "tasks": [cut(one) for one in blueprint.tasks], "talk": blueprint.talk and cut(blueprint.talk),
        }
    )  # fmt: skip


def marking_of(entry: Entry, corrections: Iterable[Correction]) -> Marking:
    """What the corrections, first to last, make of a ticket."""
    scoring, dropped = entry.scoring, set[str]()
    keys: dict[str, list[Json]] = {}
    for one in corrections:
        if one.change == "scoring" and one.scope.holds(entry):
            scoring = one.scoring or scoring
        for kept in one.scope.found_in(entry):
            if one.change == "drop":
                dropped.add(kept.ref)
            elif (key := one.key_for(kept, entry.lang)) is not None:
                keys[kept.ref] = [key] if one.change == "key" else [*keys.get(kept.ref, [kept.key]), key]
    return Marking(scoring=scoring, keys=keys, dropped=frozenset(dropped))
