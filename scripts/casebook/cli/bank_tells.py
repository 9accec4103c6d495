"""`casebook bank`."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from casebook.check.tells import Finding, Tell, findings, tells, tick_all
from casebook.cli.common import AsFormat, Format, Root, find_root, one_of, out, progress, table
from casebook.load.loading import load
from casebook.model.languages import NAMES, SOURCE
from casebook.model.localized import localized


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
    where chance hardly explains it. `casebook check` warns of those with 40 cases and more.

    Example: `casebook bank --items`
    """
    with progress("Loading") as bar:
        library = localized(load(find_root(root), bar).library, one_of("--lang", lang, NAMES))
    every, to_look_at, ticked = tells(library), findings(library), tick_all(library)
    if format is Format.JSON:
        told = {"tells": [tell._asdict() for tell in every], "findings": [one._asdict() for one in to_look_at]}
        typer.echo(json.dumps({**told, "tick_all": ticked}, ensure_ascii=False, indent=2))
        return
    out.print(table(["the key has it", "seen", "of", "share", "by chance", ""], map(_row, every)))
    out.print(f"Whoever ticks every option of a multiple scores {ticked:.0%}", markup=False)
    for one in to_look_at:
        out.print(f"{one.what}: {len(one.items)}", markup=False)
    named: list[Tell | Finding] = [*(tell for tell in every if tell.is_unlikely), *to_look_at]
    for told_of in named if items else ():
        out.print(f"\n{told_of.what}:\n  {', '.join(told_of.items)}", markup=False)


def _row(tell: Tell) -> list[str]:
    share = f"{tell.seen / tell.of:.0%}" if tell.of else ""
    mark = "!" if tell.is_unlikely else ""
    return [tell.what, str(tell.seen), str(tell.of), share, f"{tell.low}\u2013{tell.high}", mark]
