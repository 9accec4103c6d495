"""When an exam may be sat again: what the blueprint has against another attempt."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from casebook.exam.paper.credential import months_later
from casebook.model.blueprint import Blueprint

DAY = 86_400


@dataclass(frozen=True)
class Attempt:
    """A ticket that was issued, and what came of it. Times in seconds since 1970; `sat`: when it was handed in;
    `decision`: `pass`, `fail`, `annulled`, or nothing yet.
    """

    issued: int
    expires: int
    sat: int | None = None
    decision: str = ""
    decided: datetime.date | None = None


def objections(blueprint: Blueprint, earlier: Sequence[Attempt], now: int, former: int = 0) -> list[str]:
    """Why no ticket should be issued now, in words; nothing when one may be. `earlier`: oldest first;
    `former`: how many attempts were made before, of which nothing else is known, since they were erased.

    A pass begins a new count: whoever renews it after its months has all attempts again.
    """
    passes = [attempt for attempt in earlier if attempt.decision == "pass"]
    since = list(earlier[earlier.index(passes[-1]) + 1 :]) if passes else list(earlier)
    reasons = []
    if passes and passes[-1].decided:
        until = months_later(passes[-1].decided, blueprint.valid_months)
        if _day(now) < until:
            reasons.append(f"the exam was passed on {passes[-1].decided}, which is good until {until}")
    made = len(since) + (0 if passes else former)
    if made >= blueprint.most_attempts:
        reasons.append(f"{made} attempts were made, and at most {blueprint.most_attempts} are allowed")
    reasons += [
        f"the sheet of attempt {number} is graded and not decided yet"
        for number, attempt in enumerate(since, len(earlier) - len(since) + 1)
        if attempt.sat and not attempt.decision
    ]
    out = [attempt for attempt in since if not attempt.sat and not attempt.decision and attempt.expires >= now]
    if out:
        reasons.append(f"a ticket is still out, which can be used until {_minute(out[-1].expires)}")
    elif since and not reasons:
        last = since[-1]
        days = blueprint.wait(len(since))
        again = (last.sat or last.issued) + days * DAY
        if now < again:
            reasons.append(f"after attempt {len(since)} one waits {days} days, until {_minute(again)}")
    return reasons


def _day(seconds: int) -> datetime.date:
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).date()


def _minute(seconds: int) -> str:
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).strftime("%Y-%m-%d %H:%M UTC")
