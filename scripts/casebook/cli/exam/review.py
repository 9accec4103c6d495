"""`casebook exam review`: open tasks by their rubrics, the talk (viva), the decision; `withdraw`."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from casebook.cli import ask
from casebook.cli.common import Day, Root, day_of, fail, line, out
from casebook.cli.exam.common_options import OfficeDir, Sheet, office_of, signing_key
from casebook.cli.exam.report_text import marked, report, safe, still_to_do, told
from casebook.cli.exam.task_sheets import talk_sheet, task_sheet
from casebook.exam.office import candidates, gradebook, ledger
from casebook.exam.office.corrections import log_of
from casebook.exam.office.office import Office
from casebook.exam.paper.decide import Mentor
from casebook.exam.paper.derive import derive
from casebook.exam.paper.entered import Link, Review, Signed, TaskScore, Withdrawal
from casebook.exam.paper.entry import FormItem, RubricLine
from casebook.exam.paper.result import Standing
from casebook.exam.paper.status import short_sections

Points = dict[str, dict[str, float]]


class Verdict(StrEnum):
    """How a viva ended, or what was decided."""

    PASS = "pass"
    FAIL = "fail"


def review(
    whose: Sheet,
    by: Annotated[str, typer.Option(metavar="NAME", help="Who scores, talks, decides.")] = "",
    points: Annotated[
        list[str] | None,
        typer.Option(metavar="CRITERION=N", help="Points of a task or talk: 'goal=2', or with its ref 'q…/goal=2'."),
    ] = None,
    second: Annotated[bool, typer.Option("--second", help="The points are a second marker's.")] = False,
    viva: Annotated[Verdict | None, typer.Option(help="How the talk about a borderline score ended.")] = None,
    decide: Annotated[Verdict | None, typer.Option(help="The decision.")] = None,
    note: Annotated[str, typer.Option(metavar="TEXT", help="What is to be remembered of it.")] = "",
    anew: Annotated[
        bool, typer.Option("--anew", help="Points or a talk were entered before: these count, those stay on record.")
    ] = False,
    date: Day = None,
    office: OfficeDir = None,
    root: Root = None,
) -> None:
    """Score tasks and the talk in role, note the viva, then decide; asks for what is still to do when no flag says it.

    Tasks are marked blind: rubric, sample and response are shown, and the name and the machine's score only when the
    points are in. With `--second` another mentor marks them, who does not see the first one's points; the mean counts.
    A decision that the blueprint forbids is refused: open tasks not scored, a borderline score without a talk. A
    section below its cut score must be talked about before a pass, and the note says what was said of it.
    All that one call enters is written, or nothing of it; nothing is overwritten. One that was killed is run again. A
    decision is signed with the ticket key, whose passphrase is asked for.

    Example: `casebook exam review kD3v --by "Test Mentor" --points goal=2 --points deadline=1 --decide pass`
    """
    given = bool(points or viva or decide)
    if not given and not sys.stdin.isatty():
        fail("nothing to enter / expected --points, --viva or --decide, or a terminal to ask in", code=2)
    if given and not by.strip():
        fail("--by is missing / expected the name of who scores or decides", code=2)
    sitting = Sitting(office_of(office), root, whose, by.strip(), day_of(date), anew, second)
    if given:
        scored = sitting.read_points(points) if points else None
        # The note belongs to what comes after, and to both the talk and a decision.
        sitting.enter(scored, viva, decide, note.strip(), "" if viva or decide else note.strip())
    else:
        sitting.ask()
    rest = still_to_do(sitting.standing)
    out.print(f"Still to do: {rest}" if rest else "Nothing is left to do")


def withdraw(
    ticket: Annotated[str, typer.Argument(metavar="TICKET", help="The ticket's id, or how it begins.")],
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why; whoever grades its sheet reads it.")],
    by: Annotated[str, typer.Option(metavar="NAME", help="Who withdraws it.")],
    date: Day = None,
    office: OfficeDir = None,
) -> None:
    """Withdraw a ticket that others have seen, or that went astray: its sheet will be refused.

    What was graded stays. It is no attempt of the candidate's: another ticket can be issued at once.

    Example: `casebook exam withdraw kD3v… --reason "sent to a wrong address" --by "Test Mentor"`
    """
    why, who, place = line("--reason", reason, most=2000), line("--by", by), office_of(office)
    id = candidates.begun_by(place, ticket.removesuffix(".ticket")).id
    if gradebook.standing(place, id):
        fail("its sheet is graded already / expected a ticket without a result: decide with `review`", code=2)
    gradebook.withdraw(place, Withdrawal(ticket=id, by=who, date=day_of(date).isoformat(), reason=why))
    out.print(f"Ticket {id} is withdrawn")


class Sitting:
    """One mentor over one sheet."""

    def __init__(
        self, office: Office, root: Path | None, whose: str, by: str, day: datetime.date, anew: bool = False,
        second: bool = False,
    ) -> None:  # fmt: skip
        self.office, self.root, self.by, self.day, self.anew, self.second = office, root, by, day, anew, second
        self.dossier, self.standing = candidates.dossier_of(office, whose)
        self.entry = self.dossier.entry
        self.blueprint = ledger.blueprint_of(self.entry, log_of(office))
        self.tasks = self.entry.items_of("open")
        issued = datetime.date.fromtimestamp(self.entry.issued)
        if not issued <= day <= datetime.date.today():
            fail(f"--date: saw {day} / expected a day from {issued}, when the ticket was issued, to today", code=2)

    def enter(
        self, points: Points | None = None, viva: Verdict | None = None, decide: Verdict | None = None, note: str = "",
        task_note: str = "",
    ) -> None:  # fmt: skip
        """Write what is given: all of it, or nothing where some of it is refused, or entered already."""
        mentor = Mentor(self.entry, self.blueprint, self.by, self.day.isoformat(), self.anew)
        known, entered = self.standing, list[Link]()

        def add(link: Link) -> Standing:
            entered.append(link)
            return derive(replace(self.dossier, links=[*self.dossier.links, *entered]), log_of(self.office))

        if points is not None:
            tasks = {ref: TaskScore(points=given, note=task_note) for ref, given in points.items()}
            if not ((viva or decide) and self._are_in(tasks)):
                known = add(mentor.review(known, tasks, self.second))
        if viva and not (decide and known.viva and (known.viva.result, known.viva.note) == (viva.value, note)):
            known = add(mentor.viva(known, viva.value, note))
        if decide:
            known = add(mentor.decision(known, decide.value, note))
        to_sign = any(isinstance(one, Signed) for one in entered)
        key = signing_key(self.office, self.root, self.entry.id) if to_sign else None
        gradebook.append(self.office, self.entry.id, gradebook.head_of(self.office, self.dossier), entered, key)
        self.dossier, self.standing = candidates.dossier_of(self.office, self.entry.id)
        for link in entered:
            for said in marked(self.standing, self.entry, self.blueprint) if isinstance(link, Review) else [told(link)]:
                out.print(said)

    def _are_in(self, tasks: Mapping[str, TaskScore]) -> bool:
        """Whether the same mentor entered the same points: a call that was killed before all was written."""
        marks = [(self.standing.marks.get(ref), task) for ref, task in tasks.items()]
        return all(
            mark and (mark.second, mark.second_by) == (task, self.by) if self.second
            else mark and (mark.first, mark.by) == (task, self.by)
            for mark, task in marks
        )  # fmt: skip

    def ask(self) -> None:
        """Ask for what is still to do; what is marked before the sheet is shown, so that nothing of it weighs."""
        todo = ["tasks", "talk"] if self.second else self.standing.todo
        if todo:
            self.by = self.by or ask.line("Your name", least=1)
        for what in ("tasks", "talk"):
            if what in todo:
                self._ask_marks(what)
        out.print(report(self.standing, self.entry, self.blueprint, named=out.is_terminal))
        asks = {"viva": self._ask_viva, "decision": self._ask_decision}
        for what in [] if self.second else self.standing.todo:
            out.print()
            if what not in asks:  # a choice between sheets, an appeal: commands of their own
                break
            asks[what]()

    def _ask_marks(self, what: str) -> None:
        scored: Points = {}
        responses = {one.ref: one.response for one in self.standing.result.items}
        for kept in self.tasks:
            if (kept.role is not None) is (what == "talk") and not self._has_mark(kept.ref):
                out.print(Text("\n".join(talk_sheet(kept) if kept.role else task_sheet(kept, responses[kept.ref]))))
                if points := _asked_points(kept.rubric, later=what == "talk"):
                    scored[kept.ref] = points
        if scored:
            self.enter(scored, task_note=ask.line(f"A note on the {what} (Enter: none)"))

    def _has_mark(self, ref: str) -> bool:
        """Whether there is nothing to ask: it is marked, or nobody has marked it before a second marker could."""
        mark = self.standing.marks.get(ref)
        return mark is None or mark.second is not None if self.second else mark is not None

    def _ask_viva(self) -> None:
        for short in short_sections(self.blueprint, self.standing.result.sections):
            out.print(Text(f"Below its cut score, talk about it: {short}"))
        ended = _asked_verdict("The talk (viva)")
        self.enter(viva=ended, note=ask.line("What was talked about", least=1))

    def _ask_decision(self) -> None:
        decided = _asked_verdict("The decision")
        self.enter(decide=decided, note=ask.line("A note (Enter: none)"))

    def read_points(self, given: Sequence[str]) -> Points:
        """`criterion=2` where one task alone has it, else `ref/criterion=2`."""
        scored: Points = {}
        for text in given:
            name, _, value = text.partition("=")
            ref, _, criterion = name.strip().rpartition("/")
            homes = [kept.ref for kept in self.tasks if (not ref or ref == kept.ref) and criterion in _criteria(kept)]
            if len(homes) != 1:
                known = ", ".join(f"{kept.ref}/{id}" for kept in self.tasks for id in _criteria(kept))
                fail(f"--points: saw {text!a} / expected CRITERION=N with one of {known or 'no open tasks'}", code=2)
            try:
                scored.setdefault(homes[0], {})[criterion] = float(value)
            except ValueError:
                fail(f"--points: saw {text!a} / expected CRITERION=N with a number", code=2)
        return scored


def _criteria(kept: FormItem) -> list[str]:
    return [criterion.id for criterion in kept.rubric]


def _asked_points(rubric: Sequence[RubricLine], later: bool = False) -> dict[str, float]:
    """Points by criterion: asked for one by one, or several typed in one line. `later`: Enter alone gives none, of a
    talk that was not held yet.
    """
    points: list[float] = []
    if later:
        question = f"  {safe(rubric[0].text)} (0–{rubric[0].points}; Enter: not held yet)"
        expected = f"expected a number from 0 to {rubric[0].points}, one for each, or Enter"
        points = ask.until_it_fits(
            lambda: _read_points(typed, rubric) if (typed := ask.line(question)) else [], expected
        )
        if not points:
            return {}
    while len(points) < len(rubric):
        first, left = rubric[len(points)], rubric[len(points) :]
        expected = f"expected a number from 0 to {first.points}, or one for each that follows, with spaces between"
        question = f"  {safe(first.text)} (0–{first.points})"
        points += ask.until_it_fits(lambda: _read_points(ask.line(question), left), expected)  # noqa: B023
    return {criterion.id: value for criterion, value in zip(rubric, points, strict=True)}


def _read_points(typed: str, left: Sequence[RubricLine]) -> list[float]:
    """The points of the first of the criteria, or of several. Raises ValueError."""
    points = [float(one.replace(",", ".")) for one in typed.split()]
    if not 1 <= len(points) <= len(left) or any(
        not 0 <= value <= one.points for value, one in zip(points, left, strict=False)
    ):
        raise ValueError
    return points


def _asked_verdict(what: str) -> Verdict:
    return ask.until_it_fits(lambda: Verdict(ask.line(f"{what}: pass or fail").lower()), "expected pass or fail")
