"""`casebook bank`."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Annotated

import typer

from casebook.check.family_tells import Lean, family_leans
from casebook.check.remembered import FOLDER, Remembered
from casebook.check.tells import Finding, Tell, findings, tells, tick_all
from casebook.cli.common import AsFormat, Format, Root, find_root, one_of, out, progress, table
from casebook.exam.office.bank import Bank
from casebook.exam.paper.carried import ATTEMPTS, Share, as_cells, carried
from casebook.exam.paper.draw import CannotDraw
from casebook.load.loading import load
from casebook.model.languages import NAMES, SOURCE
from casebook.model.library import Library
from casebook.model.localized import localized

PEOPLE = 20
"""So many sit each exam, for the table of what families carry."""
Carried = dict[str, dict[str, list[Share]]]


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("bank")(bank)


def bank(
    root: Root = None,
    lang: Annotated[str, typer.Option(metavar="CODE", help=f"The language: {', '.join(NAMES)}.")] = SOURCE,
    format: AsFormat = Format.TEXT,
    items: Annotated[bool, typer.Option("--items", help="Name the items that each figure is about.")] = False,
) -> None:
    """Show what gives keys away over all items together, to somebody who reads nothing but the options.

    Each figure says how often the key has it, of how many, and between which numbers chance alone would lie. `!` stands
    where chance hardly explains it. `casebook check` warns of those with 40 cases and more. Then come the families that
    give a key away over many draws, and how much of each exam families carry, on the first attempt and after.

    Example: `casebook bank --items`
    """
    folder = find_root(root)
    with progress("Loading") as bar:
        loaded = load(folder, bar).library
        library = localized(loaded, one_of("--lang", lang, NAMES))
        every, to_look_at, ticked = tells(library), findings(library), tick_all(library)
        leaning, shares = family_leans(loaded, Remembered(folder / FOLDER)), _carried(loaded)
    if format is Format.JSON:
        told = {"tells": [tell._asdict() for tell in every], "findings": [one._asdict() for one in to_look_at]}
        families = {"families": [one._asdict() for one in leaning], "carried": shares}
        typer.echo(json.dumps({**told, "tick_all": ticked, **families}, ensure_ascii=False, indent=2))
        return
    out.print(table(["the key has it", "seen", "of", "share", "by chance", ""], map(_row, every)))
    out.print(f"Whoever ticks every option of a multiple scores {ticked:.0%}", markup=False)
    for one in to_look_at:
        out.print(f"{one.what}: {len(one.items)}", markup=False)
    named: list[Tell | Finding] = [*(tell for tell in every if tell.is_unlikely), *to_look_at]
    for told_of in named if items else ():
        out.print(f"\n{told_of.what}:\n  {', '.join(told_of.items)}", markup=False)
    _print_families(leaning, shares)


def _carried(library: Library) -> Carried:
    """Of each exam that the site's bank can fill, what families carry."""
    found: Carried = {}
    for id, plan in library.blueprints.items():
        with suppress(CannotDraw):
            found[id] = carried(plan, Bank(library, frozenset()).elements(), PEOPLE)
    return found


def _print_families(leaning: list[Lean], shares: Carried) -> None:
    out.print(f"\nfamilies that give a key away: {len(leaning)}", markup=False)
    for one in leaning:
        line = f"  {one.family}: {one.what} in {one.share:.0%}; expected {one.low:.0%}\u2013{one.high:.0%}"
        out.print(line, markup=False)
    for exam, sections in shares.items():
        rows = [[f"{exam}: {section}", *as_cells(attempts)] for section, attempts in sections.items()]
        headings = ["families carry", *(f"attempt {number + 1}" for number in range(ATTEMPTS))]
        out.print("")
        out.print(table(headings, rows))


def _row(tell: Tell) -> list[str]:
    share = f"{tell.seen / tell.of:.0%}" if tell.of else ""
    mark = "!" if tell.is_unlikely else ""
    return [tell.what, str(tell.seen), str(tell.of), share, f"{tell.low}\u2013{tell.high}", mark]
