"""Working hours: nights and weekends don't count, as in the tool on the site."""

from __future__ import annotations

import datetime
import json
from fractions import Fraction as F
from typing import Any

import pytest
from casebook.model.family.working_time import after_working_hours, moment, working_hours_between

from tests.support.roots import REPO

GOLDEN = json.loads((REPO / "tests/golden/working-time.json").read_text("utf-8"))
"""tests/web/tools-deadline.test.ts holds the tool to the same."""
MONDAY, MINUTE = datetime.datetime(2026, 11, 23), datetime.timedelta(minutes=1)


def at(told: str) -> F:
    return F((datetime.datetime.fromisoformat(told) - MONDAY) // MINUTE)


@pytest.mark.parametrize("vector", GOLDEN, ids=lambda vector: vector["name"])
def test_golden_the_moment_so_many_hours_later_and_back(vector: dict[str, Any]) -> None:
    start, due, hours = at(vector["from"]), at(vector["due"]), F(str(vector["hours"]))
    office = F(vector.get("opens", 9)), F(vector.get("closes", 18))
    assert after_working_hours(start, hours, *office) == due
    assert working_hours_between(start, due, *office) == hours


def test_moments_count_from_monday() -> None:
    assert moment(F(1), F(9)) == at("2026-11-23 09:00")
    assert moment(F(8), F(9), F(30)) == at("2026-11-30 09:30")


@pytest.mark.parametrize("hours", [F(0), F(-1), F(1000)])
def test_what_no_office_works(hours: F) -> None:
    with pytest.raises(ValueError, match="hours"):
        after_working_hours(moment(F(5), F(16)), hours)
