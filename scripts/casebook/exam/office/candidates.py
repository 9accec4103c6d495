"""Finds people and their sheets: ledger and gradebook seen together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from casebook.exam.office import gradebook, ledger
from casebook.exam.office.office import Office
from casebook.exam.office.storage import OfficeFault
from casebook.exam.paper.entry import Entry
from casebook.exam.paper.kept import is_ticket_id
from casebook.exam.paper.result import Result, Standing

FEWEST = 4
"""So many characters of a ticket's id are enough, where they fit one only."""


@dataclass(frozen=True)
class Person:
    """A candidate, with what the ledger keeps of each attempt, first to last."""

    name: str
    contact: str
    entries: Sequence[Entry]


@dataclass(frozen=True)
class Filter:
    """Which sheets are wanted. An empty part lets all through."""

    exam: str = ""
    states: frozenset[str] = frozenset()
    since: int = 0
    who: str = ""


@dataclass(frozen=True)
class Row:
    """One graded sheet in a list."""

    ticket: str
    name: str
    contact: str
    exam: str
    attempt: int
    lang: str
    issued: int
    received: int
    late: int
    score: float
    of: int
    share: float
    state: str
    decided: str
    by: str
    sections: dict[str, float | None]
    todo: list[str]

    def fits(self, wanted: Filter) -> bool:
        """Whether the list is to hold it."""
        states = {self.state, "decided" if self.decided else "open", *(["late"] if self.late else [])}
        who = wanted.who.casefold()
        return (
            wanted.exam in ("", self.exam)
            and (not wanted.states or bool(states & wanted.states))
            and self.received >= wanted.since
            and (who in self.name.casefold() or who in self.contact.casefold())
        )


def rows(office: Office, wanted: Filter) -> list[Row]:
    """The graded sheets that fit, newest first. Raises OfficeFault."""
    found = []
    for standing in gradebook.standings(office):
        entry = ledger.read(office, standing.result.ticket)
        row = _row(standing, entry) if entry else None
        if row and row.fits(wanted):
            found.append(row)
    return sorted(found, key=lambda row: (-row.received, row.ticket))


def person(office: Office, whose: str) -> Person:
    """The candidate with that contact, name, or ticket. Raises OfficeFault."""
    entries = [entry for entry in ledger.entries(office) if _meant(entry, whose)]
    contacts = {entry.candidate.contact for entry in entries}
    if len(contacts) != 1:
        saw = f"{len(contacts)} candidates" if contacts else "nobody"
        raise OfficeFault(office.ledger, f"{saw} of that name, contact or ticket", "one", "give the contact in full")
    (contact,) = contacts
    every = ledger.of_candidate(office, contact)
    return Person(every[-1].candidate.name, every[-1].candidate.contact, every)


def graded_ticket(office: Office, whose: str) -> str:
    """The id of the graded ticket meant: by its id, the beginning of it, or the contact of the candidate, whose latest
    sheet is taken. Raises OfficeFault.
    """
    text = whose.removesuffix(".sheet").removesuffix(".json")
    fitting = _tickets(office, text)
    if not fitting:
        own = [entry.id for entry in ledger.of_candidate(office, whose)]
        fitting = [id for id in own if gradebook.read(office, id, Result)][-1:]
    if len(fitting) != 1 or standing_or_none(office, fitting[0]) is None:
        saw = f"{len(fitting)} graded sheets" if fitting[1:] else "no graded sheet"
        raise OfficeFault(
            office.gradebook, f"{saw} for {whose[:40]!a}", "one", "see `casebook exam results` for the tickets"
        )
    return fitting[0]


def _tickets(office: Office, text: str) -> list[str]:
    """The tickets whose id it is, or begins. A long contact looks like an id and is none: only a known one counts."""
    if is_ticket_id(text) and ledger.read(office, text):
        return [text]
    ids = [standing.result.ticket for standing in gradebook.standings(office)] if len(text) >= FEWEST else []
    return [id for id in ids if id.startswith(text)]


def entry(office: Office, id: str) -> Entry:
    """What the ledger keeps of a ticket. Raises OfficeFault."""
    found = ledger.read(office, id)
    if found is None:
        raise OfficeFault(
            office.ledger / f"{id}.json", "nothing", "the ticket's entry", "fetch it from the private repository"
        )
    return found


def standing(office: Office, id: str) -> Standing:
    """All that is known of a sheet that was graded. Raises OfficeFault."""
    found = gradebook.standing(office, id)
    if found is None:
        raise OfficeFault(office.gradebook, f"no result of {id[:22]!a}", "one", "grade its sheet first")
    return found


def standing_or_none(office: Office, id: str) -> Standing | None:
    """All that is known of a sheet; None for an id that is none, or where no sheet was graded. Raises OfficeFault."""
    return gradebook.standing(office, id) if is_ticket_id(id) else None


def _row(standing: Standing, entry: Entry) -> Row:
    result, candidate, decision = standing.result, entry.candidate, standing.decision
    return Row(
        ticket=result.ticket, name=candidate.name, contact=candidate.contact, exam=entry.exam,
        attempt=entry.attempt, lang=entry.lang, issued=entry.issued, received=result.received,
        late=result.late, score=result.total.score, of=result.total.of, share=result.total.share,
        state=standing.status, decided=decision.date if decision else "", by=decision.by if decision else "",
        sections={id: section.share for id, section in standing.sections.items()}, todo=standing.todo,
    )  # fmt: skip


def _meant(entry: Entry, whose: str) -> bool:
    candidate = entry.candidate
    return ledger.normal(whose) in (candidate.contact, ledger.normal(candidate.name)) or whose == entry.id
