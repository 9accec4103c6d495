"""`casebook exam review`: open tasks by their rubrics, the talk (viva), the decision; `withdraw`."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from casebook.cli.common import err, fail, out
from casebook.cli.exam.common_options import OfficeDir, faults, office_of
from casebook.cli.exam.report_text import TODO, block, number, report, safe

if TYPE_CHECKING:
    from casebook.exam.office.office import Office
    from casebook.exam.paper.entry import FormItem, RubricLine
    from casebook.exam.paper.kept import Kept
    from casebook.exam.paper.result import Decision, Review, Standing, Viva
    from casebook.model.blueprint import Blueprint

Points = dict[str, dict[str, float]]


class Verdict(StrEnum):
    """How a viva ended, or what was decided."""

    PASS = "pass"
    FAIL = "fail"


def review(
    whose: Annotated[
        str, typer.Argument(metavar="TICKET", help="The ticket's id or its beginning, or the candidate's contact.")
    ],
    by: Annotated[str, typer.Option(metavar="NAME", help="Who scores, talks, decides.")] = "",
    points: Annotated[
        list[str] | None,
        typer.Option(metavar="CRITERION=N", help="Points of an open task: 'goal=2', or with its ref 'q…/goal=2'."),
    ] = None,
    viva: Annotated[Verdict | None, typer.Option(help="How the talk about a borderline score ended.")] = None,
    decide: Annotated[Verdict | None, typer.Option(help="The decision.")] = None,
    note: Annotated[str, typer.Option(metavar="TEXT", help="What is to be remembered of it.")] = "",
    date: Annotated[str, typer.Option(metavar="DATE", help="The day of it (default: today).")] = "",
    office: OfficeDir = None,
) -> None:
    """Score open tasks, note the talk (viva), then decide; asks for what is still to do when no flag says it.

    A decision that the blueprint forbids is refused: open tasks not scored, a borderline score without a talk. A
    section below its cut score must be talked about before a pass, and the note says what was said of it.
    All that one call enters is written, or nothing of it; each once. To correct one before the decision, delete its
    file in `reviews/` or `vivas/`.

    Example: `casebook exam review kD3v --by "Test Mentor" --points goal=2 --points deadline=1 --decide pass`
    """
    given = bool(points or viva or decide)
    if not given and not sys.stdin.isatty():
        fail("nothing to enter / expected --points, --viva or --decide, or a terminal to ask in", code=2)
    with faults():
        sitting = Sitting(office_of(office), whose, _day(date))
        if given:
            sitting.by = by.strip() or fail("--by is missing / expected the name of who scores or decides", code=2)
            sitting.take(points or [], viva, decide, note.strip())
        else:
            sitting.ask(by.strip())


def withdraw(
    ticket: Annotated[str, typer.Argument(metavar="TICKET", help="The ticket's id, in full.")],
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why; whoever grades its sheet reads it.")],
    by: Annotated[str, typer.Option(metavar="NAME", help="Who withdraws it.")],
    date: Annotated[str, typer.Option(metavar="DATE", help="The day of it (default: today).")] = "",
    office: OfficeDir = None,
) -> None:
    """Withdraw a ticket that others have seen, or that went astray: its sheet will be refused.

    What was graded stays. For a new ticket at once, `casebook exam issue --despite "the first one was withdrawn"`.

    Example: `casebook exam withdraw kD3v… --reason "sent to a wrong address" --by "Test Mentor"`
    """
    from casebook.exam.office import candidates, gradebook
    from casebook.exam.paper.result import Withdrawal

    for flag, text in (("--reason", reason), ("--by", by)):
        if not text.strip():
            fail(f"{flag}: saw an empty text / expected one: whoever grades the ticket's sheet reads it", code=2)
    with faults():
        found = office_of(office)
        id = candidates.entry(found, ticket.removesuffix(".ticket")).id
        if candidates.standing_or_none(found, id):
            fail("its sheet is graded already / expected a ticket without a result: decide with `review`", code=2)
        gradebook.write(found, id, Withdrawal(ticket=id, by=by.strip(), date=_day(date), reason=reason.strip()))
    out.print(f"Ticket {id} is withdrawn")


class Sitting:
    """One mentor over one sheet."""

    by = ""

    def __init__(self, office: Office, whose: str, day: str) -> None:
        from casebook.exam.office import candidates, ledger

        self.office, self.day = office, day
        self.ticket = candidates.graded_ticket(office, whose)
        self.entry = candidates.entry(office, self.ticket)
        self.blueprint: Blueprint = ledger.blueprint_of(self.entry)

    @property
    def standing(self) -> Standing:
        """All that is known by now."""
        from casebook.exam.office import candidates

        return candidates.standing(self.office, self.ticket)

    @property
    def tasks(self) -> list[FormItem]:
        """The open items of the form."""
        return self.entry.items_of("open")

    def take(self, points: Sequence[str], viva: Verdict | None, decide: Verdict | None, note: str) -> None:
        """Write what the flags say: all of it, or nothing when some of it is refused."""
        known = self.standing
        entered: list[Kept] = []
        if points:  # the note belongs to what comes after, and to both the talk and a decision
            review = self._review(known, self._read_points(points), "" if viva or decide else note)
            known = known.model_copy(update={"review": review})
            entered.append(review)
        if viva:
            talk = self._viva(known, viva, note)
            known = known.model_copy(update={"viva": talk})
            entered.append(talk)
        if decide:
            entered.append(self._decision(known, decide, note))
        self._write(*entered)
        self._say_rest()

    def ask(self, by: str) -> None:
        """Show the sheet, then ask for what is still to do."""
        standing = self.standing
        out.print(report(standing, self.entry, self.blueprint, named=out.is_terminal))
        if not standing.todo:
            return
        self.by = by or _line("Your name")
        for what in standing.todo:
            out.print()
            {"tasks": self._ask_tasks, "viva": self._ask_viva, "decision": self._ask_decision}[what]()
        self._say_rest()

    def _ask_tasks(self) -> None:
        found: Points = {}
        responses = {one.ref: one.response for one in self.standing.result.items}
        for kept in self.tasks:
            out.print(Text(f"{block(kept.stem)}\n", style="bold"))
            out.print(Text(block(responses[kept.ref] or "(no response)")), Text(""), sep="\n")
            found[kept.ref] = {line.id: _points(line) for line in kept.rubric}
        self._write(self._review(self.standing, found, _line("A note on the tasks (Enter: none)", least=0)))

    def _ask_viva(self) -> None:
        from casebook.exam.paper.status import short_sections

        for short in short_sections(self.blueprint, self.standing.result.sections):
            out.print(Text(f"Below its cut score, talk about it: {short}"))
        result = _verdict("The talk (viva)")
        self._write(self._viva(self.standing, result, _line("What was talked about")))

    def _ask_decision(self) -> None:
        decided = _verdict("The decision")
        self._write(self._decision(self.standing, decided, _line("A note (Enter: none)", least=0)))

    def _read_points(self, given: Sequence[str]) -> Points:
        """`criterion=2` where one task alone has it, else `ref/criterion=2`."""
        found: Points = {kept.ref: {} for kept in self.tasks}
        for text in given:
            name, _, value = text.partition("=")
            ref, _, criterion = name.strip().rpartition("/")
            homes = [kept.ref for kept in self.tasks if (not ref or ref == kept.ref) and criterion in _ids(kept)]
            if len(homes) != 1:
                known = ", ".join(f"{kept.ref}/{id}" for kept in self.tasks for id in _ids(kept)) or "no open tasks"
                fail(f"--points: saw {text!a} / expected CRITERION=N with one of {known}", code=2)
            found[homes[0]][criterion] = _number(value, text)
        return found

    def _review(self, known: Standing, points: Points, note: str) -> Review:
        from casebook.exam.paper.result import TaskScore, reviewed

        if self.blueprint.practicum is None or not points:
            fail("there are no open tasks in this exam / expected no points", code=2)
        if known.decision:
            fail("it was decided already / expected points before the decision", code=2)
        tasks = {ref: TaskScore(points=given, note=note) for ref, given in points.items()}
        try:
            return reviewed(self.entry, self.blueprint.practicum.cut_score, tasks, self.by, self.day)
        except ValueError as error:
            fail(str(error), code=2)

    def _viva(self, known: Standing, verdict: Verdict, note: str) -> Viva:
        from casebook.exam.paper.result import Viva
        from casebook.exam.paper.status import short_sections

        if known.result.status != "borderline":
            fail("the score is not borderline / expected no talk (viva) to be entered", code=2)
        if known.decision:
            fail("it was decided already / expected the talk before the decision", code=2)
        if (short := short_sections(self.blueprint, known.result.sections)) and not note:
            named = "; ".join(map(str, short))
            fail(f"--note is missing / expected what was talked about of each section below its cut: {named}", code=2)
        return Viva(ticket=self.ticket, by=self.by, date=self.day, result=verdict.value, note=note)

    def _decision(self, known: Standing, verdict: Verdict, note: str) -> Decision:
        from casebook.exam.paper.decide import against
        from casebook.exam.paper.result import Decision

        found = against(known, self.blueprint, verdict.value, note)
        if found:
            err.print(Text("\n".join(f"refused: {reason}" for reason in found)))
            raise typer.Exit(1)
        return Decision(ticket=self.ticket, decision=verdict.value, by=self.by, date=self.day, note=note)

    def _write(self, *entered: Kept) -> None:
        """Write all of it; nothing where one of the files is there already."""
        from casebook.exam.office import gradebook
        from casebook.exam.office.storage import IsThere

        for one in entered:
            file = gradebook.path(gradebook.folder_of(self.office, type(one)), self.ticket)
            if file.exists():
                raise IsThere(file)
        for one in entered:
            gradebook.write(self.office, self.ticket, one)
            out.print(_told(one))

    def _say_rest(self) -> None:
        rest = [TODO[what] for what in self.standing.todo]
        out.print(f"Still to do: {', then '.join(rest)}" if rest else "Nothing is left to do")


def _told(kept: Kept) -> str:
    """What was written, in a line."""
    from casebook.exam.paper.result import Review, Viva

    if isinstance(kept, Review):
        passes = "passes" if kept.section.passes else "does not pass"
        return f"Open tasks: {number(kept.section.score or 0)} of {kept.section.of} points, {passes}"
    return f"Viva: {kept.result}" if isinstance(kept, Viva) else f"Decision: {getattr(kept, 'decision', '')}"


def _ids(kept: FormItem) -> list[str]:
    return [line.id for line in kept.rubric]


def _day(text: str) -> str:
    try:
        return (datetime.date.fromisoformat(text) if text else datetime.date.today()).isoformat()
    except ValueError:
        fail(f"--date: saw {text!a} / expected YYYY-MM-DD", code=2)


def _number(text: str, whole: str) -> float:
    try:
        return float(text)
    except ValueError:
        fail(f"--points: saw {whole!a} / expected CRITERION=N with a number", code=2)


def _points(line: RubricLine) -> float:
    while True:
        text = _line(f"  {line.text} (0–{line.points})").replace(",", ".")
        try:
            value = float(text)
        except ValueError:
            value = -1
        if 0 <= value <= line.points:
            return value
        err.print(f"  expected a number from 0 to {line.points}")


def _verdict(what: str) -> Verdict:
    while True:
        text = _line(f"{what}: pass or fail").lower()
        if text in ("pass", "fail"):
            return Verdict(text)


def _line(text: str, least: int = 1) -> str:
    """One typed line. The question goes to the terminal, never into a pipe."""
    while True:
        err.print(f"{safe(text)}: ", end="", markup=False)
        try:
            found = input().strip()
        except (EOFError, KeyboardInterrupt) as left:
            raise typer.Abort from left
        if len(found) >= least:
            return found
