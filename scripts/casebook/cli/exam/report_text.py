"""How a graded sheet is shown in a terminal. What a candidate typed is text, and loses its control characters."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from casebook.cli.common import counted
from casebook.exam.paper.status import shortfalls

if TYPE_CHECKING:
    from casebook.exam.paper.entry import Entry
    from casebook.exam.paper.result import Result, SectionScore, Standing
    from casebook.model.blueprint import Blueprint, Practicum, Section

TODO = {"tasks": "score the open tasks", "viva": "hold the talk (viva)", "decision": "decide"}
MARKS = {True: "yes", False: "no", None: "not scored yet"}
INDENT = "    "
STYLES = {"pass": "green", "fail": "red", "borderline": "yellow"}


def report(standing: Standing, entry: Entry, blueprint: Blueprint, named: bool) -> RenderableType:
    """The whole report. `named`: with the candidate's name, which goes to a terminal only."""
    return Group(
        *(Text(line) for line in _head(standing, entry, blueprint, named)),
        Text(),
        _sections(standing.sections, blueprint),
        Text(),
        _items(standing.result),
    )


def line(result: Result) -> str:
    """A sheet in one line: score, status, and what asks for a look."""
    late = f", late by {duration(result.late)}" if result.late else ""
    odd = f", {counted(len(result.observed.remarks), 'remark')}" if result.observed.remarks else ""
    return f"{number(result.total.score)} of {result.total.of}, {result.status}{late}{odd}"


def safe(text: str) -> str:
    """In one line, without what moves a terminal's cursor, or turns the direction of writing: with a line of its own a
    sheet or the name of a file could say what looks as if this program said it.
    """
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)


def block(text: str) -> str:
    """What a person typed, line by line and indented, so that none of it looks like this program's own words."""
    lines = text.replace("\r\n", "\n").split("\n")
    return "\n".join(f"{INDENT}{safe(line)}".rstrip() for line in lines)


def number(value: float) -> str:
    """33 or 32.67."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def percent(share: float) -> str:
    """82.5 %, rounded down, so that 79.99 % does not look like 80 %."""
    return f"{number(int(share * 1000 + 1e-6) / 10)} %"


def duration(seconds: float) -> str:
    """2 d 3 h, 3 h 5 min, 12 min, 40 s."""
    if seconds < 60:
        return f"{round(seconds)} s"
    minutes = int(seconds // 60)
    days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
    parts = [(days, "d"), (hours, "h"), (rest, "min")]
    return " ".join(f"{value} {unit}" for value, unit in parts if value)


def moment(seconds: float) -> str:
    """A time by this machine's clock and zone; a candidate's device may claim one that no calendar has."""
    try:
        return datetime.datetime.fromtimestamp(seconds).strftime("%Y-%m-%d %H:%M")
    except (ValueError, OverflowError, OSError):
        return "at no possible time"


def _head(standing: Standing, entry: Entry, blueprint: Blueprint, named: bool) -> Iterator[str]:
    result, seen = standing.result, standing.result.observed
    who = f"{safe(entry.candidate.name)}, " if named else ""
    yield f"{blueprint.title}: {who}attempt {entry.attempt}, ticket {result.ticket}"
    need = [TODO[what] for what in standing.todo]
    then = f"; still to do: {', then '.join(need)}" if need else ""
    total = f"{number(result.total.score)} of {result.total.of} points ({percent(result.total.share)})"
    yield f"{total}: {standing.status}{then}"
    for short in shortfalls(blueprint, result.total, result.sections):
        yield f"Not reached: {short}"
    compared = "compared" if result.code_checked else "not compared: ask the candidate for theirs"
    yield f"Commit code {result.code} ({compared})"
    late = f"LATE by {duration(result.late)}: whether it counts is yours to say" if result.late else "in time"
    yield (
        f"Issued {moment(entry.issued)}; by the candidate's clock started {moment(seen.started / 1000)}, "
        f"handed in {moment(seen.submitted / 1000)}"
    )
    yield f"Received {moment(result.received)}, {late}"
    over = f"{duration(result.overtime)} over time" if result.overtime else "no overtime"
    away = f"{counted(seen.away, 'time')} away ({duration(seen.away_seconds)})" if seen.away else "never away"
    yield f"By the candidate's browser: {over}, {away}, {counted(seen.reloads, 'reload')}, {safe(seen.agent)}"
    for remark in seen.remarks:
        yield f"Look at this: {remark}"
    if standing.viva:
        viva = standing.viva
        yield f"Viva: {viva.result}, {viva.date}, {safe(viva.by)}: {safe(viva.note)}"
    if standing.decision:
        told = f": {safe(standing.decision.note)}" if standing.decision.note else ""
        yield f"Decision: {standing.decision.decision}, {standing.decision.date}, {safe(standing.decision.by)}{told}"


def _sections(scores: Mapping[str, SectionScore], blueprint: Blueprint) -> Table:
    table = Table("Section", box=None, pad_edge=False)
    for heading in ("score", "of", "share", "cut score"):
        table.add_column(heading, justify="right")
    table.add_column("passes")
    parts: list[Section | Practicum] = [*blueprint.sections]
    for part in [*parts, *([blueprint.practicum] if blueprint.practicum else [])]:
        one = scores[part.id]
        score, share = ("", "") if one.score is None or one.share is None else (number(one.score), percent(one.share))
        table.add_row(Text(part.title), score, str(one.of), share, percent(part.cut_score), MARKS[one.passes])
    return table


def _items(result: Result) -> Table:
    table = Table("", "Item", "section", "kind", box=None, pad_edge=False)
    for heading in ("score", "of", "time"):
        table.add_column(heading, justify="right")
    table.add_column("")
    for place, one in enumerate(result.items, 1):
        score = "open" if one.score is None else number(one.score)
        remark = "" if one.scored else "pilot, does not count"
        if one.response is None:
            remark = ", ".join(filter(None, [remark, "no response"]))
        row = (str(place), one.item, one.section, one.kind, score, str(one.points), duration(one.seconds), remark)
        table.add_row(*map(Text, row))
    return table
