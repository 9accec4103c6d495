"""How much of an exam families carry, for somebody who sits it again and again: the more, the less can be looked up."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import NamedTuple

from casebook.exam.paper.draw import draw_form
from casebook.exam.paper.form import Banked
from casebook.model.blueprint import Blueprint

ATTEMPTS = 3


class Share(NamedTuple):
    """Of a section's items that count, on one attempt, what families carry (0–1), and those not had before."""

    families: float
    new: float


def carried(plan: Blueprint, there: Collection[Banked], people: int) -> dict[str, list[Share]]:
    """By section the shares on each attempt, of so many people who sit the exam three times. Raises CannotDraw."""
    counts: dict[str, list[list[int]]] = defaultdict(lambda: [[0, 0, 0] for _ in range(ATTEMPTS)])
    for person in range(people):
        seen: set[str] = set()
        for attempt in range(ATTEMPTS):
            form = draw_form(plan, there, seen, hashlib.sha256(f"carried {person} {attempt}".encode()).digest())
            for one in (one for one in form.drawn if one.scored):
                family, of = one.instance.family if one.instance else "", counts[one.section][attempt]
                of[0], of[1], of[2] = of[0] + 1, of[1] + bool(family), of[2] + bool(family and family not in seen)
            seen |= {one.instance.family if one.instance else one.item.id for one in form.drawn}
    return {section: [_share(*one) for one in attempts] for section, attempts in counts.items()}


def _share(every: int, of_families: int, new: int) -> Share:
    return Share(of_families / every, new / every) if every else Share(0.0, 0.0)


def as_cells(shares: Sequence[Share]) -> list[str]:
    """A cell for each attempt, such as "99% (68% new)"."""
    return [f"{one.families:.0%} ({one.new:.0%} new)" for one in shares]
