"""Finds people and their sheets: ledger and gradebook seen together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from casebook.exam.office import derived, gradebook, ledger
from casebook.exam.office.corrections import log_of
from casebook.exam.office.derived import Graded, Issued
from casebook.exam.office.office import Office
from casebook.exam.office.storage import OfficeFault, names
from casebook.exam.paper.derive import Dossier, derive
from casebook.exam.paper.entry import Entry
from casebook.exam.paper.kept import is_ticket_id
from casebook.exam.paper.result import Standing

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
    """Which graded sheets are wanted. An empty part lets all through; `since` is in seconds since 1970."""

    exam: str = ""
    states: frozenset[str] = frozenset()
    since: float = 0
    who: str = ""

    def admits(self, graded: Graded) -> bool:
        """Whether a list of what is wanted is to hold it."""
        standing, candidate = graded.standing, graded.entry.candidate
        result, who = standing.result, ledger.normal(self.who)
        settled = "rehearsal" if graded.entry.rehearsal else "open" if standing.todo else "decided"
        states = {state_of(*graded), settled, *(["late"] if result.late else [])}
        return (
            self.exam in ("", graded.entry.exam)
            and (not self.states or bool(states & self.states))
            and result.received >= self.since
            and (who in ledger.normal(candidate.name) or who in ledger.normal(candidate.contact))
        )


def state_of(standing: Standing, entry: Issued) -> str:
    """How a sheet stands in one word: `rehearsal` where nothing is decided by it."""
    return "rehearsal" if entry.rehearsal else standing.status


def all_graded(office: Office, wanted: Filter) -> list[Graded]:
    """The graded sheets that fit, newest first. Raises OfficeFault."""
    fitting = list(filter(wanted.admits, derived.all_graded(office)))
    return sorted(fitting, key=lambda one: (-one.standing.result.received, one.entry.id))


def dossier_of(office: Office, whose: str) -> tuple[Dossier, Standing]:
    """All that is kept of the graded ticket meant, and how it stands. It is named by its id, the beginning of it, or
    the contact of the candidate, whose latest sheet is taken. Raises OfficeFault.
    """
    fitting = _tickets(office, whose.removesuffix(".sheet").removesuffix(".json"))
    if not fitting:
        there = set(gradebook.graded(office))
        fitting = [entry.id for entry in ledger.of_candidate(office, whose) if entry.id in there][-1:]
    dossier = gradebook.dossier(office, fitting[0]) if len(fitting) == 1 else None
    if dossier is None:
        _refuse_erased(office, whose)
        saw = f"{len(fitting)} graded sheets" if fitting[1:] else "no graded sheet"
        hint = "see `casebook exam results` for the tickets"
        raise OfficeFault(office.gradebook, f"{saw} for {whose[:40]!a}", "one", hint)
    return dossier, derive(dossier, log_of(office))


def _refuse_erased(office: Office, id: str) -> None:
    """Raises OfficeFault where the ticket's person was erased."""
    if is_ticket_id(id) and (file := office.erased / f"{id}.json").exists():
        saw = "the ticket of somebody who was erased on demand: answers and points are gone"
        raise OfficeFault(file, saw, "a graded sheet", "only the statistics of its items are left, without the person")


def person(office: Office, whose: str) -> Person:
    """The candidate with that contact, that name, or a ticket whose id begins so. Raises OfficeFault."""
    if every := ledger.of_candidate(office, whose):
        return Person(every[-1].candidate.name, every[-1].candidate.contact, every)
    ids = _begun_by(office, whose)
    known = [entry(office, ids[0])] if len(ids) == 1 else ledger.entries(office)
    contacts = {one.candidate.contact for one in known if len(ids) == 1 or _is_called(one, whose)}
    if len(contacts) != 1:
        saw = f"{len(contacts)} candidates" if contacts else "nobody"
        raise OfficeFault(office.ledger, f"{saw} of that name, contact or ticket", "one", "give the contact in full")
    every = ledger.of_candidate(office, contacts.pop())
    return Person(every[-1].candidate.name, every[-1].candidate.contact, every)


def entry(office: Office, id: str) -> Entry:
    """What the ledger keeps of a ticket. Raises OfficeFault, also when it keeps nothing."""
    kept = ledger.read(office, id)
    if kept is None:
        hint = "fetch it from the private repository"
        raise OfficeFault(office.ledger / f"{id}.json", "nothing", "the ticket's entry", hint)
    return kept


def short_ids(office: Office) -> dict[str, str]:
    """By its id, the shortest beginning of every ticket's that begins no other. Raises OfficeFault."""
    ids = sorted(filter(is_ticket_id, names(office.ledger)))
    shared = [0, *(_shared(*pair) for pair in pairwise(ids)), 0]
    around = zip(ids, pairwise(shared), strict=False)  # of no tickets there is one pair
    return {id: id[: max(FEWEST, left + 1, right + 1)] for id, (left, right) in around}


def begun_by(office: Office, text: str) -> Entry:
    """The entry of the one ticket whose id begins so, graded or not. Raises OfficeFault."""
    ids = _begun_by(office, text)
    if len(ids) != 1:
        saw = f"{len(ids)} tickets" if ids else "no ticket"
        hint = f"give {FEWEST} letters of it or more; fetch the other mentor's tickets from the private repository"
        raise OfficeFault(office.ledger, f"{saw} with an id that begins so", "one", hint)
    return entry(office, ids[0])


def _begun_by(office: Office, text: str) -> list[str]:
    """The tickets whose id begins so."""
    return [id for id in names(office.ledger) if id.startswith(text)] if len(text) >= FEWEST else []


def _shared(one: str, other: str) -> int:
    """With how many of the same characters both begin."""
    return next(at for at, (left, right) in enumerate(zip(f"{one}.", f"{other}.", strict=False)) if left != right)


def _tickets(office: Office, text: str) -> list[str]:
    """The tickets whose id it is, or begins. A long contact looks like an id and is none: only a known one counts."""
    if is_ticket_id(text) and ledger.read(office, text):
        return [text]
    return [id for id in gradebook.graded(office) if id.startswith(text)] if len(text) >= FEWEST else []


def _is_called(entry: Entry, name: str) -> bool:
    return ledger.normal(name) == ledger.normal(entry.candidate.name)
