"""The minutes of the first month: each day's add up to the hours that it says."""

from __future__ import annotations

import re

from casebook.model.library import Library
from casebook.model.minutes import minutes_of

HOURS = re.compile(r"[Aa]bout (\d)( and a half)? hours")


def test_the_entries_of_a_day_take_as_long_as_it_says(content: Library) -> None:
    for day in content.checklists["first-month"].sections:
        said = HOURS.search(day.intro or "")
        assert said, day.id
        minutes = 60 * int(said[1]) + (30 if said[2] else 0)
        assert sum(minutes_of(content, entry) for entry in day.entries) == minutes, day.id
