"""`casebook exam correct`: what was wrong with an item is put right for everybody who had it."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from typing import Annotated

import typer
from rich.text import Text

from casebook.cli import ask
from casebook.cli.common import Day, Root, counted, day_of, err, fail, find_root, line, out
from casebook.cli.exam.common_options import OfficeDir, office_of, signing_key
from casebook.cli.exam.report_text import safe
from casebook.exam.office import correcting
from casebook.exam.office.correcting import Moved, Plan
from casebook.exam.office.office import Office
from casebook.exam.paper.correction import Correction, Scope
from casebook.exam.paper.result import number


def correct(
    item: Annotated[str, typer.Argument(metavar="ITEM", help="The id of the item, or of a family.")],
    drop: Annotated[bool, typer.Option("--drop", help="It counts no longer, for nobody.")] = False,
    exam: Annotated[str, typer.Option(metavar="SLUG", help="Only in this exam (default: in all).")] = "",
    ticket: Annotated[str, typer.Option(metavar="TICKET", help="Only on this ticket: its id, in full.")] = "",
    all_instances: Annotated[
        bool | None, typer.Option("--all-instances/--one-instance", help="Of a family: all of it, or this one only.")
    ] = None,
    reason: Annotated[str, typer.Option(metavar="TEXT", help="What was wrong; it stays on record.")] = "",
    by: Annotated[str, typer.Option(metavar="NAME", help="Who corrects it.")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    date: Day = None,
    office: OfficeDir = None,
    root: Root = None,
) -> None:
    """Correct what was wrong with an item, for everybody who had it: no record is changed, and what counts is worked
    out anew.

    First it tells who would move, over which cut score, and which certificates were issued on it; then it asks. It
    bears on tickets issued until now: mend the item in its bank too.

    Example: `casebook exam correct seo-007 --drop --reason "two options are right" --by "Test Mentor"`
    """
    why, who = line("--reason", reason, most=2000), line("--by", by)
    if not drop:
        fail("nothing to correct / expected --drop", code=2)
    place, folder, now = office_of(office), find_root(root), int(time.time())
    scope = _scope(place, item, all_instances).model_copy(update={"exam": exam, "ticket": ticket, "until": now})
    wanted = Correction(by=who, date=day_of(date).isoformat(), reason=why, change="drop", scope=scope)
    made = correcting.plan(place, folder, wanted)
    for said in _told(made):
        out.print(Text(said))
    if not yes and not (sys.stdin.isatty() and typer.confirm("Write this correction?")):
        fail("nothing was written / expected --yes, or a yes in a terminal", code=2)
    out.print(str(correcting.write(place, made, signing_key(place, root))), markup=False)
    for said in _next(made):
        err.print(Text(said))


def _scope(office: Office, name: str, all_instances: bool | None) -> Scope:
    """One item, or all instances of its family: asked, where nothing says it."""
    found = correcting.items_named(office, name)
    family = found[0].family
    if family is None:
        return Scope(item=name, until=0)
    if name == family:
        return Scope(family=family, until=0)
    if all_instances is None and not sys.stdin.isatty():
        fail(f"{name} is an instance of {family} / expected --all-instances or --one-instance", code=2)
    if all_instances is None:
        all_instances = _asked(family)
    return Scope(family=family, until=0) if all_instances else Scope(item=name, until=0)


def _asked(family: str) -> bool:
    def read() -> bool:
        return ("one", "all").index(ask.line(f"This instance only, or all of {family}: one or all").lower()) == 1

    return ask.until_it_fits(read, "expected one or all")


def _told(made: Plan) -> Iterator[str]:
    """The dry run: ticket by ticket, then what it comes to."""
    moving = [one for one in made.moved if one.moves]
    for one in moving:
        yield _line(one)
    still = len(made.moved) - len(moving)
    held = counted(len(made.out), "ticket")
    yield f"{counted(len(moving), 'sheet')} would move, {still} would not; {held} not graded yet"


def _line(one: Moved) -> str:
    who = f"{safe(one.entry.candidate.name)}, " if out.is_terminal else ""
    before, after = one.before, one.after
    points = " → ".join(f"{number(at.result.total.score)} of {at.result.total.of}" for at in (before, after))
    status = before.result.status
    moved = f"{status} → {after.result.status}" if status != after.result.status else status
    crossed = f", over the cut score of {', '.join(one.crossed)}" if one.crossed else ""
    decided = f"; decided: {before.decision.decision}" if before.decision else ""
    certified = f"; certified: {', '.join(one.credentials)}" if one.credentials else ""
    return f"{one.entry.id[:8]} {who}{points}, {moved}{crossed}{decided}{certified}"


def _next(made: Plan) -> Iterator[str]:
    """What a mentor should do now."""
    for one in made.moved:
        if one.after.decision and one.before.result.status != one.after.result.status:
            id = one.entry.id[:8]
            yield f"{id} was decided by the score before: look at it, `casebook exam show {one.entry.id}`"
    yield "Mend the item in its bank, too: tickets issued from now on are not meant."
