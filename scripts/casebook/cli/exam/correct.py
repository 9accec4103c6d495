"""`casebook exam correct`: what was wrong with an item is put right for everybody who had it."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, NamedTuple

import typer
from rich.text import Text

from casebook.cli import ask
from casebook.cli.common import Day, Root, counted, day_of, err, fail, find_root, line, out
from casebook.cli.exam.common_options import OfficeDir, office_of, signing_key
from casebook.cli.exam.report_text import safe
from casebook.exam.office import correcting
from casebook.exam.office.bank import load_bank
from casebook.exam.office.correcting import Moved, Plan
from casebook.exam.office.offers import Offer, bank_cuts, bank_keys, offers, wanted
from casebook.exam.office.office import Office
from casebook.exam.paper.correction import ALL, Scope
from casebook.exam.paper.result import number
from casebook.exam.paper.typed_key import typed_key

ALIKE = {"single", "short"}
"""Kinds of which what is accepted of one instance may be accepted of all."""


def correct(
    item: Annotated[str, typer.Argument(metavar="[ITEM]", help="The id of the item, or of a family.")] = "",
    drop: Annotated[bool, typer.Option("--drop", help="It counts no longer, for nobody.")] = False,
    accept: Annotated[
        list[str] | None, typer.Option(metavar="RESPONSE", help="This is right as well; may be repeated.")
    ] = None,
    key: Annotated[
        list[str] | None, typer.Option(metavar="KEY", help="This is right instead; may be repeated.")
    ] = None,
    from_bank: Annotated[bool, typer.Option("--from-bank", help="Right is what the bank's key says now.")] = False,
    scoring: Annotated[bool, typer.Option("--scoring", help="Score by this version of casebook; no ITEM.")] = False,
    cuts: Annotated[
        bool,
        typer.Option("--cuts", help="Judge by the blueprint's present cut scores and band; with --exam."),
    ] = False,
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
    out anew. Without an item it says what could be corrected: keys corrected in the bank since, newer scoring.

    First it tells who would move, over which cut score, and which certificates were issued on it; then it asks. It
    changes tickets issued so far: correct the item in its bank, too.

    Example: `casebook exam correct seo-007 --accept c --reason "two options are right" --by "Test Mentor"`
    """
    place, folder, now = office_of(office), find_root(root), int(time.time())
    ways = [way for way in (drop, accept, key, from_bank, scoring, cuts) if way]
    if not item and not ways:
        _offer(place, folder, now)
        return
    if len(ways) != 1 or bool(item) == (scoring or cuts):
        fail("expected an ITEM and one of --drop, --accept, --key, --from-bank; or --scoring, --cuts alone", code=2)
    why, who, day = line("--reason", reason, most=2000), line("--by", by), day_of(date).isoformat()
    meant = _scope(place, item, all_instances) if item else Scope(until=now)
    scope = meant.model_copy(update={"exam": exam, "ticket": ticket, "until": now})
    change = _change(place, folder, scope, Typed(drop, accept or [], key or [], from_bank, cuts))
    made = correcting.plan(place, folder, wanted(change, scope, who, day, why))
    for said in _told(made):
        out.print(Text(said))
    if not yes and not (sys.stdin.isatty() and typer.confirm("Write this correction?")):
        fail("nothing was written / expected --yes, or a yes in a terminal", code=2)
    out.print(str(correcting.write(place, made, signing_key(place, root))), markup=False)
    for said in _next(made):
        err.print(Text(said))


class Typed(NamedTuple):
    """What is to become of an item, as it was typed."""

    drop: bool
    accept: list[str]
    key: list[str]
    from_bank: bool
    cuts: bool


def _change(office: Office, root: Path, scope: Scope, typed: Typed) -> Offer:
    """What is to be written. Raises WrongUse, OfficeFault."""
    name = scope.item or scope.family
    if typed.cuts:
        return Offer(scope.exam, "cuts", cuts=bank_cuts(load_bank(office, root), scope.exam))
    if typed.drop or not name:
        return Offer(name, "drop" if typed.drop else "scoring")
    if typed.from_bank:
        keys = bank_keys(office, load_bank(office, root), name)
        if not keys:
            fail(f"{name}: the bank's key is the one that it was issued with / expected another", code=2)
        return Offer(name, "key", keys)
    kept = correcting.items_named(office, name)[0]
    if scope.family and (typed.key or kept.kind not in ALIKE):
        fail(f"{name}: each instance has a key of its own / expected --one-instance, --drop or --from-bank", code=2)
    flag, texts, change = ("--accept", typed.accept, "accept") if typed.accept else ("--key", typed.key, "key")
    return Offer(name, change, {ALL: typed_key(flag, kept, texts)})  # type: ignore[arg-type]


def _offer(office: Office, root: Path, now: int) -> None:
    """Say what could be corrected, and how."""
    found = list(offers(office, root, load_bank(office, root), now))
    for one in found:
        what, how = {
            "key": (f"{one.name}: another key in the bank since", f"{one.name} --from-bank"),
            "cuts": (f"{one.name}: other cut scores in the blueprint since", f"--cuts --exam {one.name}"),
        }.get(one.change, ("a newer version of scoring", "--scoring"))
        moves = f"{counted(one.moves, 'sheet')} would move"
        out.print(Text(f'{what}; {moves}: casebook exam correct {how} --reason "…" --by "…"'))
    out.print("Nothing to correct, as far as the bank tells" if not found else counted(len(found), "offer"))


def _scope(office: Office, name: str, all_instances: bool | None) -> Scope:
    """One item, or all instances of its family: asked, where nothing says it."""
    family = correcting.items_named(office, name)[0].family
    if family is None:
        return Scope(item=name, until=0)
    if all_instances is None and name != family and not sys.stdin.isatty():
        fail(f"{name} is an instance of {family} / expected --all-instances or --one-instance", code=2)
    if name == family or (_asked(family) if all_instances is None else all_instances):
        return Scope(family=family, until=0)
    return Scope(item=name, until=0)


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
    yield "Correct the item in its bank, too: this doesn't change tickets issued from now on."
