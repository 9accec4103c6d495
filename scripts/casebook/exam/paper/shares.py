"""How much of a form is public: what any build of the site shows, so that a candidate may have read the key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from math import ceil, floor
from typing import Protocol

from casebook.model.blueprint import Blueprint

PUBLIC = "public"


class Sourced(Protocol):
    """An item in a form, or what the ledger keeps of it."""

    @property
    def source(self) -> str:
        """Where it comes from."""

    @property
    def section(self) -> str:
        """The part it stands in."""

    @property
    def scored(self) -> bool:
        """Whether it counts."""

    @property
    def points(self) -> int:
        """What it is worth."""


def public_points(form: Iterable[Sourced]) -> tuple[int, int]:
    """The points of public items, and those of all that count."""
    counted = [one for one in form if one.scored]
    return sum(one.points for one in counted if one.source == PUBLIC), sum(one.points for one in counted)


def too_public(blueprint: Blueprint, form: Iterable[Sourced]) -> dict[str, int]:
    """The parts with more public items than their `most_public`, by title: how many items or families would mend it."""
    public, all_of = Counter[str](), Counter[str]()
    for one in form:
        if one.scored:
            all_of[one.section] += 1
            public[one.section] += one.source == PUBLIC
    found = {}
    for part in blueprint.parts:
        most = floor(part.most_public * all_of[part.id] + 1e-6)
        if public[part.id] > most:
            found[part.title] = ceil(public[part.id] - most)
    return found


def to_add(lacking: Mapping[str, int]) -> str:
    """What `too_public` found, in words."""
    return ", ".join(f"{count} more for `{title}`" for title, count in lacking.items())
