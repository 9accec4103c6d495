"""`casebook coverage`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated, Any

import typer

from casebook.check.holes import Hole, holes, wanted
from casebook.check.pool import TIMES
from casebook.check.survey import LEVELS, MATERIALS, Filled, Survey, survey
from casebook.cli.common import AsFormat, Format, Root, counted, fail, find_root, progress
from casebook.load.loading import load
from casebook.model.library import Library
from casebook.site.term_finder import TermFinder

SAYS = {
    "deep": "items that ask a process or a judgement", "kind": "items of this kind", "case": "items about this case",
    "draw": "items that fit this draw", "pilot": "items that fit this pilot draw",
    "draws": "items for several draws at once", "checklists": "check-lists", "sets": "practice sets",
}  # fmt: skip
"""What holes and columns are called, where their name does not say it."""


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("coverage")(coverage)


def coverage(
    root: Root = None,
    format: AsFormat = Format.TEXT,
    term: Annotated[str, typer.Option(metavar="ID", help="Show where the texts name that term, and no table.")] = "",
    strict: Annotated[bool, typer.Option("--strict", help="End with 1 where there is a hole.")] = False,
) -> None:
    """Show what there is of each topic, how full the exam's draws are, and where something is lacking.

    With --term, each place where a term is recognised: read them for those where the word means something else, and put
    such a phrase into the term's `not_in`.

    Example: `casebook coverage --strict`
    """
    folder = find_root(root)
    with progress("Loading") as bar:
        library = load(folder, bar).library
    if term:
        _tell_places(term, library)
        return
    surveyed = survey(library)
    lacking = holes(surveyed, library)
    typer.echo(_as_json(surveyed, lacking) if format is Format.JSON else _as_text(surveyed, lacking))
    raise typer.Exit(1 if strict and lacking else 0)


def _tell_places(term_id: str, library: Library) -> None:
    """A line for each place, as `path:line: the line`."""
    if term_id not in library.terms:
        fail(f"--term: saw {term_id[:80]!r} / expected the id of a term of the glossary", code=2)
    finder = TermFinder([library.terms[term_id]])
    for text in library.texts.values():
        lines = text.body.text.split("\n")
        for place in finder.every_occurrence(text.body.text):
            row = text.body.text.count("\n", 0, place.start)
            typer.echo(f"{text.where.path}:{text.body.line + row}: {lines[row].strip()}")


def _as_text(surveyed: Survey, lacking: Sequence[Hole]) -> str:
    """Three tables (topics, items by kind, draws), then the holes."""
    topics = [[row.topic.id, *row.counts.values()] for row in surveyed.rows]
    kinds = [[row.topic.id, *row.kinds.values()] for row in surveyed.rows]
    draws = [[_part(one), one.drawn, one.fit, f"{one.times:.1f}"] for one in surveyed.draws]
    tables = [
        _table(["topic", *(_heading(name) for name in MATERIALS)], [*topics, ["all", *surveyed.totals.values()]]),
        _table(["items by kind", *surveyed.kinds], [*kinds, ["all", *surveyed.kinds.values()]]),
        _table([f"draw (≥ {TIMES} times)", "drawn", "fit", "times"], draws),
    ]
    return "\n\n".join([*tables, "\n".join([counted(len(lacking), "hole"), *_told(lacking)])])


def _part(draw: Filled) -> str:
    return f"{draw.part}, {'pilot' if draw.pilot else 'draw'} {draw.number}"


def _told(lacking: Sequence[Hole]) -> list[str]:
    """A line for each topic, case, draw or kind: what is there of how many."""
    places: dict[str, list[str]] = {}
    for hole in lacking:
        needs = f"{hole.there} {SAYS.get(hole.what, hole.what)} of {hole.wanted}"
        places.setdefault(hole.where or "all topics", []).append(needs)
    return [f"  {where}: {', '.join(needs)}" for where, needs in places.items()]


def _table(head: list[str], rows: list[list[Any]]) -> str:
    cells = [[str(cell) for cell in row] for row in (head, *rows)]
    widths = [max(len(row[at]) for row in cells) for at in range(len(head))]
    aligned = [[row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])] for row in cells]
    return "\n".join("  ".join(row) for row in aligned)


def _heading(name: str) -> str:
    return f"{name} items" if name in LEVELS else SAYS.get(name, name)


def _as_json(surveyed: Survey, lacking: Sequence[Hole]) -> str:
    told = {
        "topics": [
            {"topic": row.topic.id, "kind": row.topic.kind, **row.counts, "items": row.items, "kinds": row.kinds,
             "wanted": wanted(row)}
            for row in surveyed.rows
        ],
        "cases": surveyed.cases,
        "draws": [asdict(draw) for draw in surveyed.draws],
        "holes": [hole._asdict() for hole in lacking],
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False, indent=2)
