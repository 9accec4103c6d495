"""How alike the forms of the exam are: `python -m tests.bench.drawing [forms]` draws them from this site's own bank and
prints how many topics, items of a topic and kind, service items of the judgement section, and public items they hold.

An office's private items and families are not among them: with them fewer are public.
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Iterable
from statistics import quantiles

from casebook.exam.paper.draw import draw_form
from casebook.exam.paper.form import Banked, Form
from casebook.exam.paper.shares import public_points
from casebook.load.loading import load
from casebook.model.item import Kind
from casebook.model.library import Library

from tests.support.roots import REPO

FORMS = 2000
EXAM = "internal-exam"


def forms(library: Library, count: int) -> list[Form]:
    """So many forms for people who have had nothing before, from what the site has."""
    bank = [Banked(item) for item in library.items.values()]
    bank += [Banked(family, "drawn") for family in library.families.values()]
    plan = library.blueprints[EXAM]
    return [draw_form(plan, bank, (), hashlib.sha256(f"bench {number}".encode()).digest()) for number in range(count)]


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


if __name__ == "__main__":
    content = load(REPO, folders=("quizzes",)).library
    count = int(sys.argv[1]) if sys.argv[1:] else FORMS
    print("\n".join(report(spread(content, form) for form in forms(content, count))))
