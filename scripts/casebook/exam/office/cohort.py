"""Everybody whose sheets the office has, as figures take them: read from records, no sheet is opened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from casebook.exam.figures.exam_figures import ExamFigures, exam_figures
from casebook.exam.figures.item_figures import ItemFigures, item_figures
from casebook.exam.figures.trying import Try, tries_left, tries_of
from casebook.exam.office import gradebook, ledger
from casebook.exam.office.office import Office
from casebook.exam.office.storage import OfficeFault, names, read_json
from casebook.exam.paper.entry import Entry
from casebook.exam.paper.kept import is_ticket_id
from casebook.exam.paper.result import Standing


@dataclass(frozen=True)
class Cohort:
    """Graded sheets, oldest ticket first, of those who sat to be judged: no rehearsals, and no exam that was annulled.
    Of erased people their responses are left.
    """

    sheets: list[tuple[Entry, Standing]]
    erased: list[Mapping[str, Any]]
    shown: Counter[str]
    """In how many tickets an item or a family stood, graded or not, of any exam."""
    tickets: int

    def tries(self) -> Iterator[list[Try]]:
        """All responses, sheet by sheet."""
        yield from (list(tries_of(standing, entry)) for entry, standing in self.sheets)
        yield from (list(tries_left(value)) for value in self.erased)

    def items(self) -> list[ItemFigures]:
        """The figures of every item and family."""
        return item_figures(one for sheet in self.tries() for one in sheet)

    def exams(self) -> Iterator[ExamFigures]:
        """The figures of every exam, by its id. Raises OfficeFault where a blueprint can't be read."""
        for exam in sorted({entry.exam for entry, _ in self.sheets}):
            own = [(entry, standing) for entry, standing in self.sheets if entry.exam == exam]
            yield exam_figures(ledger.blueprint_of(own[-1][0]), [standing for _, standing in own])


def cohort(office: Office, exam: str = "", since: float = 0) -> Cohort:
    """Everybody who sat that exam, or any; of sheets received since then, in seconds since 1970. Raises OfficeFault."""
    sheets = [
        (entry, standing)
        for entry, _, standing in gradebook.standings(office)
        if exam in ("", entry.exam) and standing.result.received >= since
        if not entry.rehearsal and not standing.annulment
    ]
    sheets.sort(key=lambda one: (one[0].issued, one[0].id))
    erased = [] if since else [one for one in _erased(office) if exam in ("", one["exam"])]
    if not sheets and not erased:
        raise OfficeFault(office.gradebook, "no sheet to count", "one at least", "see `casebook exam results`")
    return Cohort(sheets, erased, ledger.exposure(office), sum(map(is_ticket_id, names(office.ledger))))


def _erased(office: Office) -> Iterator[Mapping[str, Any]]:
    for id in names(office.erased):
        yield read_json(office.erased / f"{id}.json")
