"""Working hours over nights and weekends, as the reply-deadline tool counts them; minutes from Monday's midnight."""

from __future__ import annotations

from fractions import Fraction

DAY = 24 * 60
WEEK = 7 * DAY
NINE, SIX = Fraction(9), Fraction(18)
MOST_HOURS = 200


def moment(day: Fraction, hour: Fraction, minute: Fraction = Fraction(0)) -> Fraction:
    """The minutes from Monday's midnight: `day` is 1 for Monday to 7 for Sunday."""
    return (day - 1) * DAY + hour * 60 + minute


def after_working_hours(start: Fraction, hours: Fraction, opens: Fraction = NINE, closes: Fraction = SIX) -> Fraction:
    """The moment so many working hours after `start`, in minutes from Monday's midnight; may lie weeks later.

    People work Monday to Friday from `opens` to `closes` (hours of the day). Raises ValueError on what can't be.
    """
    _bound(hours, opens, closes)
    left, at = hours * 60, _begin(start, opens, closes)
    while left > _left_in_day(at, closes):
        left -= _left_in_day(at, closes)
        at = _begin((at // DAY + 1) * Fraction(DAY), opens, closes)
    return at + left


def working_hours_between(start: Fraction, end: Fraction, opens: Fraction = NINE, closes: Fraction = SIX) -> Fraction:
    """The working hours from `start` to `end`, both in minutes from Monday's midnight. Raises ValueError."""
    _bound(Fraction(1), opens, closes)
    if not 0 <= start <= end <= 8 * WEEK:
        raise ValueError("the end is before the start, or more than eight weeks later")
    minutes = Fraction(0)
    for day in range(int(start // DAY), int(end // DAY) + 1):
        if day % 7 < 5:
            first, last = max(start, day * DAY + opens * 60), min(end, day * DAY + closes * 60)
            minutes += max(Fraction(0), last - first)
    return minutes / 60


def _bound(hours: Fraction, opens: Fraction, closes: Fraction) -> None:
    if not (0 < hours <= MOST_HOURS and 0 <= opens < closes <= 24):
        raise ValueError(f"expected up to {MOST_HOURS} hours, and a day that opens before it closes")


def _begin(at: Fraction, opens: Fraction, closes: Fraction) -> Fraction:
    """The first moment from `at` on at which work can go on."""
    day, minutes = int(at // DAY), at % DAY
    if day % 7 < 5 and minutes < closes * 60:
        return day * DAY + max(minutes, opens * 60)
    day += 1
    while day % 7 > 4:
        day += 1
    return day * DAY + opens * 60


def _left_in_day(at: Fraction, closes: Fraction) -> Fraction:
    return closes * 60 - at % DAY
