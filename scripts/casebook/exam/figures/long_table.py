"""Responses as a long table, for R or a spreadsheet: a row for each item of each sheet, without a name or a time."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from casebook.exam.figures.trying import OTHER, Try

COLUMNS = (
    "sheet", "exam", "section", "item", "kind", "pilot", "score", "chosen", "right", "rest", "rest_of",
)  # fmt: skip


def long_table(sheets: Iterable[Sequence[Try]]) -> str:
    """CSV as in RFC 4180, with a decimal point, `NA` for what is not known and sheets numbered; `read.csv` of R takes
    it as it is. What somebody typed is left out: of it only `right` and `other` are told.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for number, sheet in enumerate(sheets, 1):
        for one in sheet:
            chosen = OTHER if one.typed and one.score < 1 else "+".join(one.chosen)
            writer.writerow([
                number, one.exam, one.section, one.known_as, one.kind, int(not one.scored), round(one.score, 6),
                chosen, int(one.score == 1), round(one.rest, 6), one.rest_of,
            ])  # fmt: skip
    return text.getvalue()
