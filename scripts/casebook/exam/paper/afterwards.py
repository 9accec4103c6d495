"""What may be entered once a sheet is graded or decided: annulled, taken back, appealed, another sheet chosen."""

from __future__ import annotations

from typing import Literal

from casebook.exam.paper.decide import Mentor, Refused, same_person
from casebook.exam.paper.derive import Dossier
from casebook.exam.paper.entered import Annulment, Appeal, Choice, Decision, Outcome, Undecided
from casebook.exam.paper.result import Standing
from casebook.exam.paper.sheet import same_code

Why = Literal["misconduct", "wrong-person"]
Ended = Literal["upheld", "dismissed"]


def annulment(mentor: Mentor, known: Standing, why: Why, reason: str) -> Annulment:
    """The exam counts as not passed, whatever its score. Raises Refused."""
    if mentor.entry.rehearsal:
        raise Refused("refused: it was a rehearsal, and nobody passes or fails by one")
    if known.annulment:
        raise Refused(f"refused: it was annulled already, on {known.annulment.date}")
    return Annulment(ticket=mentor.entry.id, by=mentor.by, date=mentor.date, why=why, reason=reason)


def undecided(mentor: Mentor, known: Standing, reason: str) -> Undecided:
    """What was decided, or annulled, is taken back. Raises Refused."""
    _in_force(known, "nothing to take back")
    return Undecided(ticket=mentor.entry.id, by=mentor.by, date=mentor.date, reason=reason)


def appeal(mentor: Mentor, known: Standing, reason: str) -> Appeal:
    """Somebody objects; the mentor's day is the one that it came. Raises Refused."""
    _in_force(known, "nothing to appeal against")
    if known.appeal:
        raise Refused(f"refused: an appeal of {known.appeal.date} is not settled yet / expected --outcome")
    return Appeal(ticket=mentor.entry.id, by=mentor.by, date=mentor.date, reason=reason)


def outcome(mentor: Mentor, known: Standing, ended: Ended, second: str, note: str) -> Outcome:
    """How an appeal ended, by somebody who did not take the decision. Raises Refused."""
    if known.appeal is None:
        raise Refused("refused: there is no appeal to settle / expected `casebook exam appeal` first, with --reason")
    first = _in_force(known, "nothing to settle")
    if same_person(second, first.by):
        raise Refused(f"refused: {first.by} took the decision / expected somebody else as --second")
    return Outcome(
        ticket=mentor.entry.id, by=mentor.by, date=mentor.date, outcome=ended, second=second, note=note
    )  # fmt: skip


def choice(mentor: Mentor, known: Standing, dossier: Dossier, code: str, reason: str) -> Choice:
    """Which sheet counts, by its commit code. Raises Refused."""
    fitting = [sheet for sheet in dossier.sheets.values() if same_code(code, sheet.sheet_sha256)]
    if not fitting:
        codes = ", ".join(sheet.code for sheet in dossier.sheets.values())
        raise Refused(f"refused: no sheet with the code {code[:40]!a} came in / expected one of {codes}")
    if known.decision or known.annulment:
        raise Refused("refused: it was decided by the other sheet / expected `casebook exam undecide` first")
    return Choice(
        ticket=mentor.entry.id, by=mentor.by, date=mentor.date, sheet_sha256=fitting[0].sheet_sha256, reason=reason
    )  # fmt: skip


def _in_force(known: Standing, otherwise: str) -> Decision | Annulment:
    found = known.annulment or known.decision
    if found is None:
        raise Refused(f"refused: {otherwise}: it is not decided")
    return found
