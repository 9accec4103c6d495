"""What in the times of a sheet does not fit together, in words for the mentor."""

from __future__ import annotations

import math
from collections.abc import Iterator

from casebook.exam.paper.entry import Entry
from casebook.exam.paper.opened import Opened, Receipt
from casebook.exam.paper.result import Observed

CLOCKS_APART = 300
"""Clocks that differ by less than five minutes are called right."""

FASTEST = 5
"""Whoever reads a question needs more seconds than that, in the mean."""

LONG_AFTER = 7200
"""The file and the code are to be sent at once; what came two hours later asks for a look."""


def observed(entry: Entry, opened: Opened, receipt: Receipt) -> Observed:
    """What the page and the clocks noted."""
    return Observed(
        started=opened.started, submitted=opened.submitted, away=len(opened.away),
        away_seconds=round(math.fsum(one.seconds for one in opened.away), 1), reloads=opened.reloads,
        clock_set_back=opened.clock_set_back, agent=opened.agent, remarks=list(_remarks(entry, opened, receipt)),
    )  # fmt: skip


def _remarks(entry: Entry, opened: Opened, receipt: Receipt) -> Iterator[str]:
    """A clock that is wrong, or was set."""
    started, submitted = opened.started / 1000, opened.submitted / 1000
    if opened.clock_set_back:
        yield "the candidate's clock was set back during the exam"
    for jump in opened.clock_jumps:
        way = "forward, or the device slept: " if jump.seconds > 0 else "back: "
        yield f"{_clock(jump.at)} the candidate's clock was set {way}{_minutes(abs(jump.seconds))}"
    if submitted < started:
        yield "it was submitted before it was started, by the candidate's clock"
    if started < entry.issued - CLOCKS_APART:
        yield "it was started before the ticket was issued, by the candidate's clock"
    if submitted > receipt.received + CLOCKS_APART:
        yield "it was submitted after it was received, by the candidate's clock"
    waited = receipt.received - submitted
    if waited > LONG_AFTER:
        hours = f"{waited / 3600:.0f} hours after it was submitted"
        yield f"it was received {hours}, by the candidate's clock: look when the file and the code came"
    over = submitted - started - entry.minutes * 60
    if over > opened.overtime + CLOCKS_APART:
        yield f"it took {over / 60:.0f} minutes more than allowed, and says {opened.overtime / 60:.0f}"
    yield from _implausible(opened)


def _implausible(opened: Opened) -> Iterator[str]:
    """What nobody does who reads the questions; it says nothing of how it came about."""
    passed = (opened.submitted - opened.started) / 1000
    given = sum(one.response is not None for one in opened.responses)
    if given and 0 <= passed < FASTEST * given:
        yield f"{given} questions were answered in {_minutes(passed)}: ask how"
    in_front = math.fsum(one.seconds for one in opened.responses)
    if in_front > max(passed, 0) + CLOCKS_APART:
        yield f"the questions were in front for {_minutes(in_front)}, and the exam took {_minutes(max(passed, 0))}"


def _minutes(seconds: float) -> str:
    count, unit = (seconds, "second") if seconds < 100 else (seconds / 60, "minute")
    return f"{count:.0f} {unit}{'' if round(count) == 1 else 's'}"


def _clock(ms: int) -> str:
    """The time of day in UTC, so that every mentor's computer writes the same."""
    day = ms % 86_400_000 // 60_000
    return f"at {day // 60:02}:{day % 60:02} UTC"
