"""How alike the forms of the exam are: `python -m tests.bench.drawing [forms]` draws them and prints how many topics,
items of a topic and kind, service items of the judgement section, and public points they hold: from what this site has,
and, a quarter as many, with an office's bank of families and private items (tests/support/wide_bank.py). Then how much
of each section this site's families carry, when somebody sits three times.
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory

from casebook.exam.office.bank import Bank
from casebook.exam.paper.carried import as_cells, carried
from casebook.exam.paper.draw import draw_form
from casebook.exam.paper.form import Form
from casebook.exam.paper.shares import public_points
from casebook.load.loading import load
from casebook.model.item import Kind
from casebook.model.library import Library

from tests.support.roots import REPO
from tests.support.wide_bank import make_world

FORMS = 2000
PEOPLE = 40
EXAM = "internal-exam"


def forms(bank: Bank, count: int) -> Iterator[Form]:
    """So many forms for people who have had nothing before."""
    plan, there = bank.library.blueprints[EXAM], bank.elements()
    for number in range(count):
        yield draw_form(plan, there, (), hashlib.sha256(f"bench {number}".encode()).digest())


def spread(library: Library, form: Form) -> dict[str, int]:
    """What there is of each sort in a form, by its name."""
    scored = [one for one in form.drawn if one.scored and one.item.kind is not Kind.OPEN]
    topics = Counter(one.item.topic for one in scored)
    kinds = Counter(one.item.kind for one in scored)
    services = [one for one in scored if library.topics[one.item.topic].kind == "service"]
    return {
        "topics": len(topics), "most of one topic": max(topics.values()),
        "judgement of service lines": sum(one.section == "judgement" for one in services),
        "public points": public_points(scored)[0], **{f"{kind} items": kinds[kind] for kind in Kind if kinds[kind]},
    }  # fmt: skip


def report(found: Iterable[dict[str, int]]) -> list[str]:
    """A line for each sort: the least, the middle 90 %, the most."""
    rows = list(found)
    lines = []
    for name in dict.fromkeys(name for row in rows for name in row):
        values = [row.get(name, 0) for row in rows]
        cuts = quantiles(values, n=20)
        lines.append(f"{name}: {min(values)}–{max(values)}, in nine of ten forms {cuts[0]:.0f}–{cuts[-1]:.0f}")
    return lines


def site_bank() -> Bank:
    """What this site has, without an office."""
    return Bank(load(REPO, folders=("quizzes",)).library, frozenset())


if __name__ == "__main__":
    count = int(sys.argv[1]) if sys.argv[1:] else FORMS
    with TemporaryDirectory() as folder:
        office_bank = make_world(Path(folder)).bank()
    for name, bank, drawn in (("the site", site_bank(), count), ("an office", office_bank, count // 4)):
        print(f"{drawn} forms from the bank of {name}")
        print("\n".join(f"  {line}" for line in report(spread(bank.library, form) for form in forms(bank, drawn))))
    plan, there = site_bank().library.blueprints[EXAM], site_bank().elements()
    print(f"From families, on attempt 1, 2 and 3, of {PEOPLE} people")
    for section, shares in carried(plan, there, PEOPLE).items():
        print(f"  {section}: " + ", ".join(as_cells(shares)))
