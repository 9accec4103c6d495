"""`casebook exam annul`, `undecide`, `appeal`, `choose`: what happens to a sheet after it was graded or decided."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NamedTuple

import typer
from rich.text import Text

from casebook.cli.common import Day, Root, day_of, err, fail, find_root, line, out
from casebook.cli.exam.common_options import OfficeDir, Sheet, office_of, signing_key
from casebook.cli.exam.report_text import still_to_do, told
from casebook.exam.office import candidates, credentials, gradebook
from casebook.exam.paper import afterwards
from casebook.exam.paper.decide import Mentor
from casebook.exam.paper.derive import Dossier
from casebook.exam.paper.entered import Link
from casebook.exam.paper.result import Standing

Reason = Annotated[str, typer.Option(metavar="TEXT", help="Why; it stays on record.")]
By = Annotated[str, typer.Option(metavar="NAME", help="Who enters it.")]
Make = Callable[[Mentor, Standing, Dossier], Link]


class Given(NamedTuple):
    """What all of these commands are given."""

    whose: str
    by: str
    date: str | None
    office: Path | None
    root: Path | None


class Because(StrEnum):
    """Why an exam is annulled."""

    MISCONDUCT = "misconduct"
    WRONG_PERSON = "wrong-person"


class Ended(StrEnum):
    """How an appeal ended."""

    UPHELD = "upheld"
    DISMISSED = "dismissed"


def annul(
    whose: Sheet,
    because: Annotated[Because, typer.Option(help="Misconduct counts as an attempt; a wrong person's does not.")],
    reason: Reason,
    by: By,
    date: Day = None,
    office: OfficeDir = None,
    root: Root = None,
) -> None:
    """Annul an exam, decided or not: it counts as not passed. The score and what was decided stay on record.

    Example: `casebook exam annul kD3v --because misconduct --reason "notes under the desk" --by "Test Mentor"`
    """
    why = line("--reason", reason, most=2000)
    _enter(
        lambda mentor, known, _: afterwards.annulment(mentor, known, because.value, why),
        Given(whose, by, date, office, root),
    )


def undecide(
    whose: Sheet, reason: Reason, by: By, date: Day = None, office: OfficeDir = None, root: Root = None
) -> None:
    """Take a decision or an annulment back, so that it can be decided again. What was decided stays on record.

    Example: `casebook exam undecide kD3v --reason "a correction changed the score" --by "Test Mentor"`
    """
    why = line("--reason", reason, most=2000)
    _enter(lambda mentor, known, _: afterwards.undecided(mentor, known, why), Given(whose, by, date, office, root))


def appeal(
    whose: Sheet,
    by: By,
    reason: Annotated[str, typer.Option(metavar="TEXT", help="What is objected to; `--date` is when it came.")] = "",
    outcome: Annotated[Ended | None, typer.Option(help="How it ended: if upheld, the decision is withdrawn.")] = None,
    second: Annotated[
        str, typer.Option(metavar="NAME", help="Who looked a second time: not who took the decision.")
    ] = "",
    note: Annotated[str, typer.Option(metavar="TEXT", help="What the second marker found.")] = "",
    date: Day = None,
    office: OfficeDir = None,
    root: Root = None,
) -> None:
    """Enter that somebody objects to a decision; then, with --outcome, what a second marker made of it.

    After `upheld` the exam can be decided anew, and points or a talk be entered again with `review --anew`.

    Example: `casebook exam appeal kD3v --reason "task 2 names the deadline" --by "Test Mentor"`
    """
    if bool(reason) == bool(outcome):
        fail("expected --reason for an appeal that came, or --outcome for one that is settled", code=2)
    if outcome is None:
        why = line("--reason", reason, most=2000)
        _enter(lambda mentor, known, _: afterwards.appeal(mentor, known, why), Given(whose, by, date, office, root))
        return
    ended: afterwards.Ended = outcome.value
    who, found = line("--second", second), line("--note", note, most=2000)
    _enter(
        lambda mentor, known, _: afterwards.outcome(mentor, known, ended, who, found),
        Given(whose, by, date, office, root),
    )


def choose(
    whose: Sheet,
    code: Annotated[str, typer.Option(metavar="CODE", help="The commit code of the sheet that counts.")],
    reason: Reason,
    by: By,
    date: Day = None,
    office: OfficeDir = None,
    root: Root = None,
) -> None:
    """Say which of two sheets counts that came in for one ticket. Both stay; points and talks are entered anew.

    Example: `casebook exam choose kD3v --code "3f2a 9c01 77de 4b10 a2c4" --reason "by phone" --by "Test Mentor"`
    """
    why = line("--reason", reason, most=2000)
    _enter(
        lambda mentor, known, dossier: afterwards.choice(mentor, known, dossier, code, why),
        Given(whose, by, date, office, root),
    )


def _enter(make: Make, given: Given) -> None:
    """Add one signed link to the ticket's chain, and say what follows."""
    place, day, who = office_of(given.office), day_of(given.date).isoformat(), line("--by", given.by)
    dossier, known = candidates.dossier_of(place, given.whose)
    link = make(Mentor(dossier.entry, dossier.blueprint, who, day), known, dossier)
    head = gradebook.head_of(place, dossier)
    gradebook.append(place, dossier.entry.id, head, [link], signing_key(place, given.root))
    out.print(Text(told(link)))
    _, now = candidates.dossier_of(place, dossier.entry.id)
    rest = still_to_do(now)
    out.print(f"Still to do: {rest}" if rest else "Nothing is left to do")
    if now.status != "pass":
        for urn in credentials.by_ticket(place, find_root(given.root)).get(dossier.entry.id, []):
            err.print(Text(f"Its certificate still counts: `casebook exam revoke {urn}` takes it back"))
