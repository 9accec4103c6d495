"""`casebook exam statistics`: what the sheets say of items, sections and the cut."""

from __future__ import annotations

import datetime
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from casebook.cli.common import AsFormat, Format, counted, day_of, fail, out, table
from casebook.cli.exam.common_options import OfficeDir, office_of
from casebook.cli.exam.report_text import safe
from casebook.exam.figures.exam_figures import ExamFigures
from casebook.exam.figures.item_figures import ItemFigures
from casebook.exam.figures.long_table import long_table
from casebook.exam.figures.marker_figures import MarkerFigures
from casebook.exam.office import export
from casebook.exam.office.cohort import Cohort, cohort, exams
from casebook.exam.paper.result import number

WIDTH = 80
NUMBERS = frozenset({"n", "mean", "95%", "r", "in tickets", "points", "alpha", "error", "elsewhere", "share"})


def statistics(
    item: Annotated[str, typer.Argument(metavar="[ITEM]", help="Only this item or family, with every choice.")] = "",
    exam: Annotated[str, typer.Option(metavar="EXAM", help="Only this exam.")] = "",
    since: Annotated[str, typer.Option(metavar="DATE", help="Only sheets received on this day or later.")] = "",
    csv: Annotated[
        str, typer.Option(metavar="FILE", help="Write all answers as CSV for R there; `-`: to standard output.")
    ] = "",
    format: AsFormat = Format.TEXT,
    office: OfficeDir = None,
) -> None:
    """Tell how items, sections and the cut did: which key may be wrong, which pilot item is fit to count, how sure a
    score is.

    No sheet is opened, and no name is in it. Rehearsals and annulled exams do not count. Each figure stands with the
    number of responses (n) that it rests on, and where those are too few there is none.

    Example: `casebook exam statistics` or `casebook exam statistics seo-007`
    """
    oldest = datetime.datetime.combine(day_of(since, "--since"), datetime.time()).timestamp() if since else 0
    place = office_of(office)
    known = cohort(place, exam, oldest)
    if csv:
        _write(csv, long_table(known.tries()))
        return
    items, figures = [one for one in known.items() if item in ("", one.known_as)], list(exams(place, known))
    if not items:
        fail(f"ITEM: saw {item[:60]!a} / expected an item or a family of a graded sheet", code=2)
    if format is Format.JSON:
        typer.echo(json.dumps(_as_json(known, items, figures), ensure_ascii=False, indent=1))
    else:
        _show(known, items, figures, item)


def _write(to: str, text: str) -> None:
    if to == "-":
        sys.stdout.write(text)
    else:
        export.write(Path(to), text)
        out.print(f"written to {safe(to)}", markup=False)


def _as_json(known: Cohort, items: Sequence[ItemFigures], exams: Sequence[ExamFigures]) -> dict[str, Any]:
    shown = [
        {**asdict(one), "verdict": one.verdict, "shown": known.shown[one.known_as], "tickets": known.tickets}
        for one in items
    ]
    return {"v": 1, "exams": [asdict(one) for one in exams], "items": shown}


def _show(known: Cohort, items: Sequence[ItemFigures], exams: Sequence[ExamFigures], item: str) -> None:
    for exam in () if item else exams:
        for line in _head(exam):
            out.print(Text(line))
        _print(_sections(exam))
        for agreed in exam.markers:
            if agreed.n:
                out.print(Text(_agreement(agreed)))
    _print(_items(known, items))
    for one in items:
        if item or one.suspect:
            out.print(Text(f"\n{one.known_as}: {one.kind}, n = {one.n}" + _left_out(one)))
            _print(_choices(one))
        if one.suspect:
            out.print(Text(_accusation(one)), soft_wrap=False, width=WIDTH)


def _print(made: Table) -> None:
    out.print(made, width=WIDTH, soft_wrap=False)
    out.print()


def _head(exam: ExamFigures) -> Iterator[str]:
    """How the sheets stood, and how sure a score at the cut is."""
    yield f"{exam.exam}: {counted(exam.n, 'sheet')}; by the scores alone {_listed(exam.statuses)}"
    if exam.vivas:
        yield f"Talks: {_listed(exam.vivas)}"
    yield f"Cut score {number(exam.cut)} points, standard error of measurement there {exam.error_at_cut:.1f}"


def _listed(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {what}" for what, count in counts.items())


def _sections(exam: ExamFigures) -> Table:
    def rows() -> Iterator[list[str]]:
        for one in exam.parts:
            error = "" if one.error is None else f"{one.error * one.points:.1f}"
            kind = "" if one.alpha is None else "same items" if one.same_items else "drawn items"
            points = str(one.points) if one.points else ""
            yield [one.title, str(one.n), _percent(one.mean), points, _hundredths(one.alpha), error, kind]

    return table(["Section", "n", "mean", "points", "alpha", "error", " "], rows(), NUMBERS)


def _agreement(one: MarkerFigures) -> str:
    said = f"{one.title}: {counted(one.n, 'task')} marked by two"
    if one.same is None or one.interval is None or one.apart is None:
        return said
    low, high = (f"{end * 100:.0f}" for end in one.interval)
    return f"{said}, {_percent(one.same)} of criteria alike ({low}–{high}), {_percent(one.apart)} of the points apart"


def _items(known: Cohort, items: Sequence[ItemFigures]) -> Table:
    def rows() -> Iterator[list[str]]:
        for one in items:
            low, high = one.interval or (None, None)
            interval = "" if low is None or high is None else f"{low * 100:.0f}–{high * 100:.0f}"
            shown = f"{known.shown[one.known_as]}/{known.tickets}"
            said = ["pilot"] * one.pilot + ["dropped"] * one.dropped + [one.verdict]
            remark = ": ".join(filter(None, said))
            yield [
                one.known_as,
                str(one.n),
                _percent(one.facility),
                interval,
                _hundredths(one.item_rest),
                shown,
                remark,
            ]

    made = table(["Item", "n", "mean", "95%", "r", "in tickets", " "], rows(), NUMBERS)
    for column in made.columns[:-1]:
        column.no_wrap = True
    made.columns[0].overflow = "fold"
    return made


def _choices(one: ItemFigures) -> Table:
    rows = (
        [
            safe(taken.choice),
            "key" if taken.right else "",
            str(taken.n),
            _percent(taken.n / one.n),
            _percent(taken.rest),
        ]
        for taken in one.taken
    )
    return table(["Choice", " ", "n", "share", "elsewhere"], rows, NUMBERS)


def _accusation(one: ItemFigures) -> str:
    assert one.suspect
    times = "more than a million" if one.suspect.times > 1e6 else f"{one.suspect.times:.0f}"
    return (
        f"The answers are {times} times likelier if {safe(one.suspect.whole)} were right. Read the item again. "
        f"Is its key wrong, `casebook exam correct {one.known_as}` puts it right."
    )


def _left_out(one: ItemFigures) -> str:
    return f"; {counted(one.before, 'answer')} from before it was corrected left out" if one.before else ""


def _percent(share: float | None) -> str:
    return "" if share is None else f"{share * 100:.0f}%"


def _hundredths(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"
