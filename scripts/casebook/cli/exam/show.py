"""`casebook exam show`: one candidate's path."""

from __future__ import annotations

import time
from collections.abc import Collection, Sequence
from typing import Annotated

import typer
from rich.text import Text

from casebook.cli.common import out
from casebook.cli.exam import full_path
from casebook.cli.exam.common_options import Candidate, OfficeDir, office_of
from casebook.cli.exam.report_text import corrected, moment, report, safe
from casebook.exam.office import candidates, corrections, gradebook, issuing, ledger
from casebook.exam.office.office import Office
from casebook.exam.paper.entry import Entry


def show(
    whose: Candidate,
    full: Annotated[
        bool, typer.Option("--full", help="With every answer, and everything that mentors entered.")
    ] = False,
    with_items: Annotated[
        bool, typer.Option("--with-items", help="With --full: also the words of items that others still get.")
    ] = False,
    office: OfficeDir = None,
) -> None:
    """Show one candidate's path: every ticket issued, what came of it, and what is to be done next.

    With --full it is what a person may ask to see of themselves: their responses in words, the points and notes of
    mentors, and why a ticket was issued despite a rule. It holds no key, and of private items and families the words
    only when they are retired, or with --with-items. Look through it before you hand it over: it has the names of
    mentors.

    Example: `casebook exam show candidate7@example.org`
    """
    place = office_of(office)
    person = candidates.person(place, whose)
    if out.is_terminal:
        out.print(Text(f"{safe(person.name)}, {safe(person.contact)}", style="bold"))
    in_use = _in_use(place, person.entries) if full and not with_items else frozenset()
    for entry in person.entries:
        standing = gradebook.standing(place, entry.id)
        out.print()
        if standing:
            known = corrections.log_of(place)
            out.print(report(standing, entry, ledger.blueprint_of(entry, known), named=False))
            for said in corrected(entry, known):
                out.print(Text(said))
        else:
            came = _without_sheet(place, entry)
            out.print(Text(f"{entry.exam}: attempt {entry.attempt}, ticket {entry.id}, {came}"))
        if full:
            dossier = gradebook.dossier(place, entry.id)
            links = dossier.links if dossier else ()
            for line in full_path.lines(entry, standing, issuing.issued_items(place, entry), links, in_use):
                out.print(Text(line))


def _in_use(office: Office, entries: Sequence[Entry]) -> Collection[str]:
    """The items and families of these tickets that others still get."""
    from casebook.exam.office.bank import in_use  # half a second, which a look at a list need not wait for

    return in_use(office, entries)


def _without_sheet(office: Office, entry: Entry) -> str:
    """How it is with a ticket whose sheet was not graded."""
    withdrawn = gradebook.withdrawal(office, entry.id)
    if withdrawn:
        return f"withdrawn on {withdrawn.date} by {safe(withdrawn.by)}: {safe(withdrawn.reason)}"
    until = moment(entry.expires)
    if entry.expires < time.time():
        return f"no sheet came in; its time was over on {until}"
    return f"no sheet yet, can be handed in until {until}"
