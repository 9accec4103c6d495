"""Dates: in order, and none in the future."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from casebook.check.rule import rule
from casebook.model.case import Case
from casebook.model.kinds import ITEM, KINDS
from casebook.model.library import Library
from casebook.model.problem import Key, Problem
from casebook.model.record import Record

DATES = ("published", "reviewed", "date")
"""Fields that hold the day on which something was done."""
A_DAY = datetime.timedelta(days=1)
Dated = tuple[Record, tuple[Key, ...], datetime.date]


@rule("date-future", dated=True)
def nothing_lies_in_the_future(library: Library, today: datetime.date) -> Iterator[Problem]:
    """No date lies in the future: what was reviewed, published or retired has happened, and a case is over or
    goes on.
    """
    # East of the machine that checks it may be tomorrow already.
    latest = today + A_DAY if today < datetime.date.max else today
    for record, keys, date in _dates(library):
        if date > latest:
            yield _future(record, keys, f"{date}", f"{today}")
    for case in library.cases.values():
        for key, month in _months(case):
            if month > latest.isoformat()[: len(month)]:
                yield _future(case, ("period", key), month, f"{today}")


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
        months = dict(_months(case))
        if len(months) == 2:
            length = min(len(months["from"]), len(months["to"]))
            if months["to"][:length] < months["from"][:length]:
                yield case.problem(
                    "period", "to",
                    saw=f"a period from {months['from']} to {months['to']}",
                    expected="an end that is not before the beginning",
                    hint="change the two over, or mend the year",
                )  # fmt: skip


def _months(case: Case) -> list[tuple[str, str]]:
    """The ends of a case's period, where it has them."""
    period = case.period
    ends = {"from": period.from_, "to": period.to} if period else {}
    return [(key, month) for key, month in ends.items() if month]


def _dates(library: Library) -> Iterator[Dated]:
    for kind in KINDS:
        for record in library.records(kind).values() if kind is not ITEM else ():
            said = {name: getattr(record, name, None) for name in DATES}
            yield from ((record, (name,), day) for name, day in said.items() if isinstance(day, datetime.date))
    for file in library.item_files:
        yield file, ("reviewed",), file.reviewed
        for item in file.items:
            if item.reviewed and item.reviewed != file.reviewed:
                yield item, ("reviewed",), item.reviewed


def _future(record: Record, keys: tuple[Key, ...], saw: str, today: str) -> Problem:
    return record.problem(*keys, saw=saw, expected=f"a date up to today, {today}", hint="mend the date")
