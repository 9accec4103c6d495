"""How a graded sheet is shown in a terminal. What a candidate typed is text, and loses its control characters."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from casebook.cli.common import JOINERS, counted, table
from casebook.exam.figures.classical import error_at
from casebook.exam.paper.correction import Corrections
from casebook.exam.paper.entered import (
    Annulment,
    Appeal,
    Choice,
    Decision,
    Link,
    Outcome,
    Review,
    Revocation,
    Undecided,
    Viva,
)
from casebook.exam.paper.entry import Entry
from casebook.exam.paper.misread import mistakes_in
from casebook.exam.paper.result import ItemScore, Result, SectionScore, Standing, Total, number
from casebook.exam.paper.sheet import code_of
from casebook.exam.paper.status import shortfalls
from casebook.model.blueprint import Blueprint, MarkedSection, Section

TODO = {
    "sheet": "choose which sheet counts",
    "appeal": "settle the appeal",
    "tasks": "score the open tasks",
    "talk": "hold the talk in role and score it",
    "viva": "hold the talk (viva)",
    "decision": "decide",
}
MARKS = {True: "yes", False: "no", None: "not scored yet"}
INDENT = "    "


def report(standing: Standing, entry: Entry, blueprint: Blueprint, named: bool) -> RenderableType:
    """The whole report. `named`: with the candidate's name, which goes to a terminal only."""
    return Group(
        *(Text(line) for line in _head(standing, entry, blueprint, named)),
        Text(),
        _sections(standing.sections, blueprint),
        Text(),
        _items(standing.result, entry),
    )


def before_marks(standing: Standing, entry: Entry, blueprint: Blueprint) -> RenderableType:
    """What may be read before the tasks are marked: how the sheet came, and neither the name nor the score."""
    lines = [f"{blueprint.title}: ticket {entry.id}", f"Still to do: {still_to_do(standing)}", *_came(standing, entry)]
    return Group(*map(Text, [*lines, "The score is shown when the tasks are marked"]))


def corrected(entry: Entry, corrections: Corrections) -> Iterator[str]:
    """The corrections that bear on the ticket, a line each."""
    done = {"drop": "dropped", "accept": "accepted besides", "key": "another key", "scoring": "a newer scoring"}
    done["cuts"] = "other cut scores"
    for one in corrections.values():
        if one.scope.bears_on(entry):
            what = f"{done[one.change]}: {one.scope.item or one.scope.family}".removesuffix(": ")
            yield f"Corrected ({safe(what)}), {one.date}, {safe(one.by)}: {safe(one.reason)}"


def line(standing: Standing) -> str:
    """A sheet in one line: score and status, once its tasks are marked, and what asks for a look."""
    result = standing.result
    late = f", late by {duration(result.late)}" if result.late else ""
    odd = f", {counted(len(result.observed.remarks), 'remark')}" if result.observed.remarks else ""
    score = f"{number(result.total.score)} of {result.total.of}, {result.status}"
    return f"{TODO['tasks'] if 'tasks' in standing.todo else score}{late}{odd}"


def safe(text: str) -> str:
    """In one line, without what moves a terminal's cursor, or turns the direction of writing: with a line of its own a
    sheet or the name of a file could say what looks as if this program said it.
    """
    return "".join(char if char.isprintable() or char in JOINERS else "\N{REPLACEMENT CHARACTER}" for char in text)


def block(text: str) -> str:
    """What a person typed, line by line and indented, so that none of it looks like this program's own words."""
    lines = text.replace("\r\n", "\n").split("\n")
    return "\n".join(f"{INDENT}{safe(line)}".rstrip() for line in lines)


def percent(share: float) -> str:
    """82.5%, rounded down, so that 79.99% does not look like 80%."""
    return f"{number(int(share * 1000 + 1e-6) / 10)}%"


def duration(seconds: float) -> str:
    """2 d 3 h, 3 h 5 min, 12 min, 40 s."""
    if seconds < 60:
        return f"{round(seconds)} s"
    minutes = int(seconds // 60)
    days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
    parts = [(days, "d"), (hours, "h"), (rest, "min")]
    return " ".join(f"{value} {unit}" for value, unit in parts if value)


def moment(seconds: float) -> str:
    """A time by this machine's clock, with its zone; a candidate's device may claim one that no calendar has."""
    try:
        return datetime.datetime.fromtimestamp(seconds).astimezone().strftime("%Y-%m-%d %H:%M (UTC%z)")
    except (ValueError, OverflowError, OSError):
        return "at no possible time"


def _head(standing: Standing, entry: Entry, blueprint: Blueprint, named: bool) -> Iterator[str]:
    result = standing.result
    who = f"{safe(entry.candidate.name)}, " if named else ""
    yield f"{blueprint.title}: {who}attempt {entry.attempt}, ticket {result.ticket}"
    then = f"; still to do: {still_to_do(standing)}" if standing.todo else ""
    total = f"{number(result.total.score)} of {result.total.of} points ({percent(result.total.share)})"
    yield f"{total}: {standing.status}{then}"
    yield _cut(blueprint, result.total)
    if entry.rehearsal:
        yield "A REHEARSAL: nobody passes or fails by it"
    public, of = entry.public
    watched = {None: "not recorded", "": "nobody"}.get(entry.supervised_by, safe(entry.supervised_by or ""))
    share = f"{public} of {of} points ({percent(public / of if of else 0)})"
    yield f"On the site with their keys: items worth {share}; supervised by: {watched}"
    if standing.decided_on:
        yield f"Decided when the score was {standing.decided_on}: corrections have changed it to {result.status} since"
    for short in shortfalls(blueprint, result.total, result.sections):
        yield f"Not reached: {short}"
    yield from _came(standing, entry)
    yield from marked(standing, entry, blueprint)
    in_force = (standing.viva, standing.decision, standing.annulment, standing.appeal)
    yield from (told(entered) for entered in in_force if entered)


def _came(standing: Standing, entry: Entry) -> Iterator[str]:
    """How the sheet came, and what is to be looked at."""
    result, seen = standing.result, standing.result.observed
    compared = "compared" if result.code_checked else "not compared: ask the candidate for theirs"
    yield f"Commit code {result.code} ({compared})"
    late = f"LATE by {duration(result.late)}: whether it counts is yours to say" if result.late else "in time"
    yield (
        f"Issued {moment(entry.issued)}; by the candidate's clock started {moment(seen.started / 1000)}, "
        f"handed in {moment(seen.submitted / 1000)}"
    )
    if entry.supervised_by == "":
        yield f"Nobody supervised: an earlier start in another browser, after {moment(entry.issued)}, would not be seen"
    yield f"Received {moment(result.received)}, {late}"
    over = f"{duration(result.overtime)} over time" if result.overtime else "no overtime"
    away = f"{counted(seen.away, 'time')} away ({duration(seen.away_seconds)})" if seen.away else "never away"
    yield f"By the candidate's browser: {over}, {away}, {counted(seen.reloads, 'reload')}, {safe(seen.agent)}"
    for remark in seen.remarks:
        yield f"Look at this: {remark}"
    if standing.rivals:
        yield f"TWO SHEETS came in, and this is the first; their codes: {', '.join(standing.rivals)}"


def _cut(blueprint: Blueprint, total: Total) -> str:
    """The cut score, how sure a score is there, and on what it rests."""
    cut, basis = round(blueprint.cut_score * total.of, 9), blueprint.cut_basis
    set_by = f"set on {basis.date} by {safe(basis.by)}, {basis.method}" if basis != "default" else "casebook's default"
    error = f"standard error of measurement there {error_at(cut, total.of):.1f} points"
    return f"Cut score {number(cut)} of {total.of} ({set_by}); {error}"


def marked(standing: Standing, entry: Entry, blueprint: Blueprint) -> Iterator[str]:
    """What mentors gave for tasks and talk, a line each, and how far two of them agree."""
    titles = {part.id: part.title for part in blueprint.marked}
    for kept in entry.items_of("open"):
        part = standing.marked.get(kept.section)
        passes = "" if part is None else ", passes" if part.passes else ", does not pass"
        if mark := standing.marks.get(kept.ref):
            who = f"{safe(mark.by)} and {safe(mark.second_by)}" if mark.second else safe(mark.by)
            apart = f"; they are {number(mark.apart)} points apart" if mark.apart is not None else ""
            said = f"{number(mark.points)} of {kept.points} points"
            yield f"{titles.get(kept.section, kept.section)}: {said}{passes}, {mark.date}, {who}{apart}"


def told(entered: Link) -> str:
    """What a mentor entered, in a line."""
    match entered:
        case Review():
            count = counted(len(entered.tasks), "task")
            said, note = f"{count} scored" + (" by a second marker" if entered.second else ""), ""
        case Viva():
            said, note = f"Viva: {entered.result}", entered.note
        case Decision():
            said, note = f"Decision: {entered.decision}", entered.note
        case Undecided():
            said, note = "Decision withdrawn", entered.reason
        case Annulment():
            said, note = f"Annulled ({entered.why})", entered.reason
        case Appeal():
            said, note = "Appeal", entered.reason
        case Outcome():
            said, note = f"Appeal {entered.outcome}, second marker {safe(entered.second)}", entered.note
        case Choice():
            said, note = f"The sheet with the code {code_of(entered.sheet_sha256)} counts", entered.reason
        case Revocation():
            said, note = f"Revoked {entered.credential}", entered.reason
    return f"{said}, {entered.date}, {safe(entered.by)}" + (f": {safe(note)}" if note else "")


def still_to_do(standing: Standing) -> str:
    """What the mentor must still do, in words; nothing when all is done."""
    return ", then ".join(TODO[what] for what in standing.todo)


def _sections(scores: Mapping[str, SectionScore], blueprint: Blueprint) -> Table:
    def row(part: Section | MarkedSection) -> list[str]:
        one = scores[part.id]
        score, share = ("", "") if one.score is None or one.share is None else (number(one.score), percent(one.share))
        return [part.title, score, str(one.of), share, percent(part.cut_score), MARKS[one.passes]]

    return table(["Section", "score", "of", "share", "cut score", "passes"], map(row, blueprint.parts))


def _items(result: Result, entry: Entry) -> Table:
    form = {kept.ref: kept for kept in entry.form}

    def row(place: int, one: ItemScore) -> list[str]:
        score = "open" if one.score is None else number(one.score)
        remarks = ["" if one.scored else "pilot, does not count", "dropped, does not count" if one.dropped else ""]
        remarks.append("no answer" if one.response is None and form[one.ref].role is None else "")
        remarks += [mistake.id for mistake in mistakes_in(form[one.ref], one.response)]
        told = [score, str(one.points), duration(one.seconds), ", ".join(filter(None, remarks))]
        return [str(place), one.item, one.section, one.kind, *told]

    rows = (row(place, one) for place, one in enumerate(result.items, 1))
    return table(["", "Item", "section", "kind", "score", "of", "time", " "], rows)
