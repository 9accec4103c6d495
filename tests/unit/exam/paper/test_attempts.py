"""When an exam may be sat again."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from casebook.exam.paper.attempts import Attempt, objections
from casebook.model.blueprint import Blueprint

DAY = 86_400
NOON = int(datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC).timestamp())
SECTION = {"id": "a", "title": "A", "cut_score": 0.7, "draws": [{"count": 1}]}
PLAN = Blueprint.model_validate({"id": "x", "title": "X", "minutes": 60, "cut_score": 0.8, "sections": [SECTION]})


def attempt(day: int, sat: int | None = None, decision: str = "", **more: Any) -> Attempt:
    """A ticket issued on a day, counted from noon today, and handed in on another."""
    issued = NOON + day * DAY
    decided = datetime.date(2026, 11, 22) + datetime.timedelta(sat or day) if decision else None
    came = None if sat is None else NOON + sat * DAY
    return Attempt(issued, issued + 7 * DAY, came, decision, decided, **more)


def fails(*days: int) -> list[Attempt]:
    return [attempt(day, day, "fail") for day in days]


ALLOWED = {
    "first": [],
    "a week after the first": fails(-7),
    "two weeks after the second": fails(-30, -14),
    "a ticket that was never used, its time over": [attempt(-8)],
    "a pass a year ago": [attempt(-400, -366, "pass")],
    "not decided before a pass that is over": [attempt(-500, -499), attempt(-400, -366, "pass")],
    "a pass a year ago, and a fail since": [*fails(-600, -500), attempt(-400, -366, "pass"), *fails(-20)],
}
REFUSED = {
    "six days after the first": (fails(-6), "after attempt 1 one waits 7 days, until 2026-11-23 12:00 UTC"),
    "thirteen days after the second": (fails(-30, -13), "after attempt 2 one waits 14 days, until 2026-11-23 12:00"),
    "waiting from the sitting": ([attempt(-7, -1, "fail")], "after attempt 1 one waits 7 days, until 2026-11-28 12:00"),
    "graded, not decided": ([*fails(-40), attempt(-30, -29)], "the sheet of attempt 2 is graded and not decided"),
    "three attempts": (fails(-90, -60, -30), "3 attempts were made, and at most 3 are allowed"),
    "a ticket is out": ([attempt(-2)], "a ticket is still out, which can be used until 2026-11-27 12:00 UTC"),
    "passed": ([attempt(-30, -30, "pass")], "the exam was passed on 2026-10-23, which is good until 2027-10-23"),
}


@pytest.mark.parametrize("earlier", ALLOWED.values(), ids=list(ALLOWED))
def test_allowed(earlier: list[Attempt]) -> None:
    assert objections(PLAN, earlier, NOON) == []


@pytest.mark.parametrize(("earlier", "reason"), REFUSED.values(), ids=list(REFUSED))
def test_refused(earlier: list[Attempt], reason: str) -> None:
    (found,) = objections(PLAN, earlier, NOON)
    assert found.startswith(reason)


def test_a_pass_on_the_last_day_of_february_is_good_until_the_last_one() -> None:
    leap = datetime.datetime(2028, 2, 29, 12, tzinfo=datetime.UTC)
    passed = Attempt(0, 0, int(leap.timestamp()), "pass", leap.date())
    (found,) = objections(PLAN, [passed], int(leap.timestamp()) + 30 * DAY)
    assert found.endswith("good until 2029-02-28")


def test_no_wait_where_the_blueprint_has_none() -> None:
    assert objections(PLAN.model_copy(update={"retake_days": []}), fails(0), NOON) == []
