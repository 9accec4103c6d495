"""Working hours: nights and weekends don't count, as in the tool on the site."""

from __future__ import annotations

from fractions import Fraction as F

import pytest
from casebook.model.family.working_time import after_working_hours, moment, working_hours_between

THURSDAY_16, FRIDAY_16, SATURDAY = moment(F(4), F(16)), moment(F(5), F(16)), moment(F(6), F(11))


@pytest.mark.parametrize(
    ("start", "hours", "due"),
    [
        (THURSDAY_16, 2, moment(F(4), F(18))),  # to the last minute of the day
        (THURSDAY_16, 4, moment(F(5), F(11))),
        (FRIDAY_16, 4, moment(F(8), F(11))),  # Monday of the week after
        (SATURDAY, 1, moment(F(8), F(10))),
        (moment(F(1), F(7)), 1, moment(F(1), F(10))),  # before the office opens
        (moment(F(5), F(18)), 1, moment(F(8), F(10))),  # at the moment it closes
        (moment(F(1), F(9)), 45, moment(F(5), F(18))),  # a whole week
        (moment(F(1), F(9)), 90, moment(F(12), F(18))),
        (FRIDAY_16, F(1, 2), moment(F(5), F(16), F(30))),
    ],
)
def test_the_moment_so_many_hours_later_and_back(start: F, hours: int | F, due: F) -> None:
    assert after_working_hours(start, F(hours)) == due
    assert working_hours_between(start, due) == hours


def test_an_office_with_other_hours() -> None:
    assert after_working_hours(moment(F(5), F(16)), F(3), F(10), F(17)) == moment(F(8), F(12))


@pytest.mark.parametrize("hours", [F(0), F(-1), F(1000)])
def test_what_no_office_works(hours: F) -> None:
    with pytest.raises(ValueError, match="hours"):
        after_working_hours(FRIDAY_16, hours)
