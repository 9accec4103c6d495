"""Exams that a program sits: tickets drawn from a bank, and the points that its answers earn."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, stdev
from typing import Protocol

from casebook.exam.office.bank import Bank
from casebook.exam.paper.draw import draw_form
from casebook.exam.paper.entry import FormItem
from casebook.exam.paper.form import Form
from casebook.exam.paper.opened import in_real_ids
from casebook.exam.paper.ticket import Setting, make_ticket
from casebook.load.loading import load
from casebook.model.scoring import score
from casebook.site.charts import Charts
from casebook.site.site import Site
from casebook.site.stage import stage

from tests.attack.solver import Item, Json, Published
from tests.support.roots import EMPTY_BUNDLE

EXAM = "internal-exam"
SETTING = Setting("A" * 22, "en", 1, 2, 75, ("t", "e"))


class Candidate(Protocol):
    """Whoever answers."""

    def answer(self, item: Item) -> Json:
        """The response to an item of a ticket, in the ticket's ids."""


@dataclass(frozen=True)
class Sitting:
    """One exam: the form, and what counts of it without a person's judgement: as asked, and as the ledger keeps it."""

    form: Form
    items: list[tuple[Item, FormItem]]

    def points(self, candidate: Candidate) -> float:
        """What the candidate's answers earn."""
        return sum(earned(candidate, item, kept) for item, kept in self.items)


def earned(candidate: Candidate, item: Item, kept: FormItem) -> float:
    """What the answer to an item earns, from 0 to 1."""
    return score(kept.kind, kept.key, in_real_ids(kept, candidate.answer(item))) or 0.0


def sittings(bank: Bank, count: int, exam: str = EXAM) -> Iterator[Sitting]:
    """So many exams of people who have had nothing before, each drawn by a secret of its own."""
    there, plan = bank.elements(), bank.library.blueprints[exam]
    for number in range(count):
        draw, names = (hashlib.sha256(f"{what} {number}".encode()).digest() for what in ("draw", "names"))
        form = draw_form(plan, there, (), draw)
        ticket = make_ticket(form, SETTING, {}, names, "en")
        kept = {one.ref: one for one in ticket.form if one.scored and one.kind != "open"}
        yield Sitting(form, [(item, kept[item["ref"]]) for item in ticket.payload["items"] if item["ref"] in kept])


def published(root: Path) -> Published:
    """All that the site at `root` publishes in English."""
    site = Site(load(root).library, Charts(), EMPTY_BUNDLE)
    return Published((path, data) for path, data in stage(site) if not path.startswith("."))


def said(points: list[float]) -> str:
    """Mean and spread of points."""
    return f"{mean(points):.1f} ± {stdev(points):.1f}"
