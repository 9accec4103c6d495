"""Made-up cases that need no files: what views of many cases are tested with."""

from __future__ import annotations

import datetime
from typing import Any

from casebook.model.case import Case, Client, Outcome, Period, Status
from casebook.model.library import Library
from casebook.model.problem import Where
from casebook.model.topic import Topic
from casebook.site.charts import Charts
from casebook.site.site import Site

OUTCOMES = tuple(Outcome)
SERVICES = ("seo", "smm", "design")
INDUSTRIES = ("banks", "clothing", "travel", "tyres", "zoos")
SIZES = ("micro", "small", "medium", "large", None)
BUNDLE = {
    f"{name}.{suffix}": b"" for name in ("archive", "decide", "practice", "search", "site") for suffix in ("js", "css")
}


def case(number: int, **changes: Any) -> Case:
    """A published case; the higher its number, the older it is."""
    values: dict[str, Any] = {
        "id": f"case-{number:05}",
        "title": f"Story {number}",
        "summary": f"What happened in story {number}.",
        "teaser": f"What would you do in story {number}?",
        "published": datetime.date(2026, 1, 1) - datetime.timedelta(days=number),
        "reviewed": datetime.date(2026, 1, 1),
        "period": Period.model_validate({"from": str(2025 - number % 7)}),
        "industry": INDUSTRIES[number % len(INDUSTRIES)],
        "services": [one for place, one in enumerate(SERVICES) if number >> place & 1],
        "topics": ["communication"],
        "outcome": OUTCOMES[number % len(OUTCOMES)],
        "client": Client(description=f"Client number {number}", size=SIZES[number % len(SIZES)]),
        "lessons": [f"Lesson {number}.", "Another."],
        "author": "Nobody",
        "status": Status.PUBLISHED,
        **changes,
    }
    made = Case.model_construct(**values)
    made.placed(Where(f"cases/{made.id}.md"))
    return made


def site_of(*cases: Case) -> Site:
    """A site with these cases and nothing else."""
    topics = {
        **{one: Topic(id=one, kind="service", title=one.upper(), summary="s") for one in SERVICES},
        "communication": Topic(id="communication", kind="process", title="Communication", summary="s"),
    }
    return Site(Library(topics=topics, cases={one.id: one for one in cases}), Charts(), BUNDLE)
