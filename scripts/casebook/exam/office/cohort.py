"""Everybody whose sheets the office has, as figures take them: read from records, no sheet is opened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from casebook.cores import side_by_side
from casebook.exam.figures.exam_figures import ExamFigures, exam_figures
from casebook.exam.figures.item_figures import ItemFigures, item_figures
from casebook.exam.figures.trying import Sat, Try, sat, tries_left
from casebook.exam.office import gradebook, ledger
from casebook.exam.office.office import Office
from casebook.exam.office.storage import OfficeFault, names, read_json
from casebook.exam.paper.kept import is_ticket_id

CHUNK = 50
"""So many sheets are read by one worker at a time."""


@dataclass(frozen=True)
class Cohort:
    """Graded sheets, oldest ticket first, of those who sat to be judged: no rehearsals, and no exam that was annulled.
    Of erased people their responses are left.
    """

    sittings: list[Sat]
    erased: list[list[Try]]
    shown: Counter[str]
    """In how many tickets an item or a family stood, graded or not, of any exam."""
    tickets: int

    def tries(self) -> Iterator[Sequence[Try]]:
        """All responses, sheet by sheet."""
        yield from (one.tries for one in self.sittings)
        yield from self.erased

    def items(self) -> list[ItemFigures]:
        """The figures of every item and family."""
        return item_figures(one for sheet in self.tries() for one in sheet)


def cohort(office: Office, exam: str = "", since: float = 0) -> Cohort:
    """Everybody who sat that exam, or any; of sheets received since then, in seconds since 1970. Raises OfficeFault."""
    ids = gradebook.graded(office)

    def chunk(number: int) -> list[Sat]:
        return list(_sittings(office, ids[number * CHUNK : (number + 1) * CHUNK], exam, since))

    known = list(chain.from_iterable(side_by_side(chunk, -(-len(ids) // CHUNK))))
    known.sort(key=lambda one: (one.issued, one.ticket))
    erased = [] if since else [tries for tries in _erased(office) if tries and exam in ("", tries[0].exam)]
    if not known and not erased:
        raise OfficeFault(office.gradebook, "no sheet to count", "one at least", "see `casebook exam results`")
    return Cohort(known, erased, ledger.exposure(office), sum(map(is_ticket_id, names(office.ledger))))


def exams(office: Office, known: Cohort) -> Iterator[ExamFigures]:
    """The figures of every exam, by its id and its latest blueprint. Raises OfficeFault."""
    for exam in sorted({one.exam for one in known.sittings}):
        own = [one for one in known.sittings if one.exam == exam]
        entry = ledger.read(office, own[-1].ticket)
        if entry:
            yield exam_figures(ledger.blueprint_of(entry), own)


def _sittings(office: Office, ids: Sequence[str], exam: str, since: float) -> Iterator[Sat]:
    """Those that count."""
    for entry, _, standing in gradebook.standings(office, ids):
        if entry.rehearsal or standing.annulment or standing.result.received < since or exam not in ("", entry.exam):
            continue
        yield sat(standing, entry)


def _erased(office: Office) -> Iterator[list[Try]]:
    for id in names(office.erased):
        yield list(tries_left(read_json(office.erased / f"{id}.json")))
