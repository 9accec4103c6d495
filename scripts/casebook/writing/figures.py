"""A small table as people paste it becomes a figure of a case."""

from __future__ import annotations

import csv
import io
import math
import re

from pydantic import ValidationError

from casebook.model.case import Figure
from casebook.writing.clean import clean, one_line
from casebook.writing.new_ids import make_id

WITH_UNIT = re.compile(r"(.*\S)\s*\(([^()]*)\)")
NOTHING = frozenset(("", "-", "–", "—", "?", "n/a", "null", "нет"))


def figure(text: str, title: str, kind: str, source: str) -> Figure:
    """The figure from a table whose first column holds the labels and each further column a measure.

    Cells are parted by tabs, semicolons or commas. The first row names the columns, the unit in brackets, as in
    `Month, Leads (%)`. Raises ValueError in plain words.
    """
    rows = _rows(text)
    if len(rows) < 2 or len(rows[0]) < 2:
        raise ValueError("expected a first row such as `Month, Leads`, and below it one row per month")
    head, *body = rows
    uneven = next((row for row in body if len(row) != len(head)), None)
    if uneven is not None:
        raise ValueError(
            f"the row “{uneven[0][:30]} …” has {len(uneven)} cells, the first row {len(head)}; "
            "numbers with a decimal comma need semicolons between the cells"
        )
    series = [_series(name, [row[column] for row in body]) for column, name in enumerate(head) if column]
    title = one_line(title) or ", ".join(str(one["title"]) for one in series)
    raw = {
        "id": make_id(title) or "figure",
        "title": title,
        "kind": kind,
        "x": {"title": head[0], "values": [row[0] for row in body]},
        "series": series,
        "source": source,
    }
    try:
        return Figure.model_validate(raw)
    except ValidationError as error:
        raise ValueError(_in_words(error)) from error


def _rows(text: str) -> list[list[str]]:
    first = text.strip("\n").partition("\n")[0]
    delimiter = next((mark for mark in "\t;" if mark in first), ",")
    try:
        rows = list(csv.reader(io.StringIO(text.strip("\n")), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise ValueError(f"the table can't be read: {error}") from error
    cells = [[one_line(cell) for cell in row] for row in rows]
    return [row for row in cells if any(row)]


def _series(name: str, cells: list[str]) -> dict[str, object]:
    unit = WITH_UNIT.fullmatch(name)
    title = unit[1] if unit else name
    return {
        "title": title,
        "unit": unit[2] if unit and unit[2] else None,
        "values": [_number(cell) for cell in cells],
    }


def _number(cell: str) -> float | None:
    """A number as people write it; None where they wrote that there is none."""
    text = re.sub(r"[\s\u00a0\u202f']", "", clean(cell)).rstrip("%").replace("−", "-")
    if text.lower() in NOTHING:
        return None
    if re.fullmatch(r"-?\d{1,15}(?:[.,]\d{1,9})?", text):
        value = float(text.replace(",", "."))
        if math.isfinite(value):
            return value
    raise ValueError(f"“{cell[:30]}” is not a number; leave the cell empty where there is none")


def _in_words(error: ValidationError) -> str:
    detail = error.errors(include_url=False)[0]
    place = detail["loc"]
    if place[:2] == ("x", "values") and detail["type"] == "too_long":
        return "there are more than 60 rows; take one row per month or per quarter"
    if place[:1] == ("series",) and detail["type"] == "too_long":
        return "there are more than six columns of numbers; take the ones that matter"
    return f"the table can't be used: {'.'.join(map(str, place))}: {detail['msg']}"
