"""`casebook exam erase`: nothing is left of a person."""

from __future__ import annotations

import sys
from typing import Annotated

import typer
from rich.text import Text

from casebook.cli.common import counted, fail, out
from casebook.cli.exam.common_options import Candidate, OfficeDir, office_of
from casebook.exam.office import candidates, erasing


def erase(
    whose: Candidate,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    office: OfficeDir = None,
) -> None:
    """Remove all that the office keeps of a person; how each item did stays, without a name, a time or a text. How many
    attempts were made stays under a digest, so that nobody begins anew by being erased.

    Example: `casebook exam erase candidate7@example.org`
    """
    place = office_of(office)
    person = candidates.person(place, whose)
    files = erasing.files_of(place, person)
    out.print(f"{counted(len(person.entries), 'ticket')}, {counted(len(files), 'file')} to be removed:")
    for file in files:
        out.print(Text(f"  {file.relative_to(place.dir)}"))
    for urn in erasing.certificates_of(place, person):
        out.print(
            f"A certificate was issued: `casebook exam revoke {urn}`, if it must not count any longer", markup=False
        )
        if not yes and sys.stdin.isatty() and not typer.confirm("Erase the person all the same?"):
            raise typer.Exit(2)
    if not yes and not (sys.stdin.isatty() and typer.confirm("Remove them for good?")):
        fail("nothing was removed / expected --yes, or a yes in a terminal", code=2)
    removed = erasing.erase(place, person)
    out.print(f"{counted(removed, 'file')} removed; statistics of items are kept in erased/, without the person")
    for line in erasing.left_behind(place):
        out.print(Text(f"Left: {line}"))
