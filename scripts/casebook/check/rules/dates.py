"""Dates: in order, and none in the future."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from casebook.check.rule import rule
from casebook.check.values import Value, authored, values
from casebook.model.case import Case
from casebook.model.kinds import FAMILY, ITEM, KINDS
from casebook.model.library import Library
from casebook.model.problem import Problem

DATES = ("published", "reviewed", "date")
"""Fields that hold the day on which something was done."""
A_DAY = datetime.timedelta(days=1)


@rule("date-future", dated=True)
def nothing_lies_in_the_future(library: Library, today: datetime.date) -> Iterator[Problem]:
    """No date lies in the future: what was reviewed, published or retired has happened, and a case is over or
    goes on.
    """
    # East of the machine that checks it may be tomorrow already.
    latest = today + A_DAY if today < datetime.date.max else today
    months = (month for case in library.cases.values() for month in _months(case))
    for one in (*_dates(library), *months):
        said = str(one.value)
        if said > latest.isoformat()[: len(said)]:
            yield one.problem(saw=said, expected=f"a date up to today, {today}", hint="correct the date")


@rule("case-dates")
def dates_of_cases_are_in_order(library: Library) -> Iterator[Problem]:
    """A case's period begins before it ends, and the case was reviewed on the day it was published or later."""
    for case in library.cases.values():
        if case.reviewed < case.published:
            yield case.problem(
                "reviewed",
                saw=f"reviewed on {case.reviewed}, published on {case.published}",
                expected="a review on the day of publishing or later",
                hint="set `reviewed` to the day on which somebody last read the case for truth",
            )
        first, last = [*(str(month.value) for month in _months(case)), "", ""][:2]
        length = min(len(first), len(last))
        if last[:length] < first[:length]:
            yield case.problem(
                "period", "to",
                saw=f"a period from {first} to {last}",
                expected="an end that is not before the beginning",
                hint="swap the two, or correct the year",
            )  # fmt: skip


def _months(case: Case) -> Iterator[Value]:
    """The ends of a case's period, the beginning first, where it has them."""
    for month in values(case, "period.from_", "period.to"):
        yield month._replace(keys=("period", str(month.keys[1]).rstrip("_")))


def _dates(library: Library) -> Iterator[Value]:
    for kind in KINDS:
        for record in library.records(kind).values() if kind not in (ITEM, FAMILY) else ():
            yield from (day for day in values(record, *DATES) if isinstance(day.value, datetime.date))
    yield from authored(library, "reviewed")
