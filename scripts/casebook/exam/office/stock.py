"""Whether the bank is sound, and what it lacks for the forms that are to be drawn from it."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from casebook.check.rules.blueprints import draw_names
from casebook.check.run import check_library
from casebook.exam.office.bank import FOLDER, Bank
from casebook.exam.office.office import Office
from casebook.exam.office.storage import read_bytes
from casebook.exam.office.texts import PRIVATE_ITEMS
from casebook.exam.paper.draw import CannotDraw, draw_form
from casebook.exam.paper.shares import to_add, too_public
from casebook.load.locate import locate
from casebook.model.problem import Problem

LEFT_OUT = {"coverage-item"}
"""Rules that private items need not hold: nobody is to practise them."""


def check_bank(bank: Bank, office: Office, root: Path, today: datetime.date) -> list[Problem]:
    """What is wrong with the private items, and what the blueprints lack with them; with lines, sorted."""
    problems = [*bank.problems, *check_library(bank.library, today)]
    private = [one for one in problems if one.where.path.startswith(FOLDER) and one.rule not in LEFT_OUT]
    blueprints = [one for one in problems if one.rule.startswith("blueprint-")]
    return [*locate(office.dir, private), *locate(root, blueprints)]


def unmarked(office: Office) -> list[str]:
    """The files of private items without the line by which a copy of them is known as a leak. Raises OfficeFault."""
    files = sorted((office.bank / "quizzes").rglob("*.yml"))
    return [file.relative_to(office.dir).as_posix() for file in files if PRIVATE_ITEMS.encode() not in read_bytes(file)]


@dataclass(frozen=True)
class Pool:
    """What one draw of a blueprint can draw from."""

    exam: str
    name: str
    drawn: int
    fitting: int
    private: int
    families: int


def pools(bank: Bank) -> Iterator[Pool]:
    """Every draw of every blueprint, in order, with how many of what fits it are private items, and families."""
    elements = bank.elements()
    for blueprint in bank.library.blueprints.values():
        for slot, name in zip(blueprint.slots(), draw_names(blueprint), strict=True):
            fits = Counter(one.source for one in elements if slot.draw.admits(one.record))
            items = fits["public"] + fits["private"]
            yield Pool(blueprint.id, name, slot.draw.count, items, fits["private"], fits["drawn"])


def shortages(bank: Bank) -> Iterator[tuple[str, str]]:
    """The exams that the bank can't fill with so few public items as their blueprints allow, and what to add."""
    for blueprint in bank.library.blueprints.values():
        with suppress(CannotDraw):  # which the rule for blueprints tells
            form = draw_form(blueprint, bank.elements(), (), bytes(32))
            if lacking := too_public(blueprint, form.drawn):
                yield blueprint.id, to_add(lacking)
