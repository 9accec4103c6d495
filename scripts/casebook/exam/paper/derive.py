"""What counts, derived from all that is kept of a ticket; at each show, so that a correction changes it and no file.

Same in, same out: the ledger's entry says by which version of scoring and which blueprint.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from casebook.exam.paper.correction import Correction, Corrections, blueprint_by, marking_of
from casebook.exam.paper.entered import (
    Annulment,
    Appeal,
    Choice,
    Decision,
    Link,
    Outcome,
    Review,
    Undecided,
    Viva,
)
from casebook.exam.paper.entry import Entry
from casebook.exam.paper.marking import marks_of
from casebook.exam.paper.observed import observed
from casebook.exam.paper.opened import Opened, Receipt
from casebook.exam.paper.result import Result, SectionScore, Standing
from casebook.exam.paper.scores import item_scores, marked_scores, section_scores, total_of
from casebook.exam.paper.status import status_of
from casebook.model.blueprint import Blueprint, MarkedSection


@dataclass(frozen=True)
class Dossier:
    """All that is kept of a ticket whose sheet came in. `sheets`, by digest, has one mostly; the first counts until a
    mentor chooses another. `links` are the chain after it, first to last.
    """

    entry: Entry
    blueprint: Blueprint
    sheets: Mapping[str, Opened]
    receipts: Mapping[str, Receipt]
    links: Sequence[Link] = ()

    @property
    def opened(self) -> Opened:
        """The sheet that counts: the one chosen, else the one that came first."""
        chosen = [link.sheet_sha256 for link in self.links if isinstance(link, Choice)]
        return self.sheets[chosen[-1]] if chosen else next(iter(self.sheets.values()))


def derive(dossier: Dossier, corrections: Corrections) -> Standing:
    """How the ticket stands. Raises Failure where the entry names a version of scoring that is not known here."""
    known = list(corrections.values())
    result, blueprint = _result(dossier, known), blueprint_by(known, dossier.entry, dossier.blueprint)
    found = _in_force(dossier.links)
    marks, decision = marks_of(_reviews(dossier.links)), found.get(Decision)
    marked = marked_scores(blueprint, marks, result.items)
    before = _decided_on(dossier, decision, corrections) if isinstance(decision, Decision) else result.status
    chosen = any(isinstance(link, Choice) for link in dossier.links)
    return Standing.model_validate({
        "result": result, "marks": marks, "marked": marked, "done": _done(blueprint, marked),
        "viva": found.get(Viva), "decision": decision,
        "annulment": found.get(Annulment), "appeal": found.get(Appeal),
        "rivals": [one.code for one in dossier.sheets.values()] if len(dossier.sheets) > 1 and not chosen else [],
        "decided_on": before if before != result.status else None,
    })  # fmt: skip


def _result(dossier: Dossier, corrections: Sequence[Correction]) -> Result:
    """What the machine makes of the sheet that counts."""
    entry, opened = dossier.entry, dossier.opened
    blueprint = blueprint_by(corrections, entry, dossier.blueprint)
    receipt = dossier.receipts[opened.sheet_sha256]
    items = item_scores(entry, opened, marking_of(entry, corrections))
    sections = section_scores(blueprint, items)
    total = total_of(blueprint, sections)
    status = status_of(blueprint, total, sections)
    to_mark = [what for what, parts in _by_mentor(blueprint).items() if any(sections[part.id].of for part in parts)]
    todo = [*to_mark, *(["viva"] if status == "borderline" else []), "decision"]
    return Result.model_validate({
        "ticket": entry.id, "sheet_sha256": opened.sheet_sha256, "code_checked": receipt.code_checked,
        "graded_at": receipt.graded, "received": receipt.received, "late": max(0, receipt.received - entry.expires),
        "overtime": opened.overtime, "items": items, "sections": sections, "total": total, "status": status,
        "todo": [] if entry.rehearsal else todo, "observed": observed(entry, opened, receipt),
    })  # fmt: skip


def _by_mentor(blueprint: Blueprint) -> dict[str, list[MarkedSection]]:
    """What a mentor has to do for an exam, with the sections that it is for."""
    parts: dict[str, list[MarkedSection]] = {"tasks": blueprint.tasks, "talk": []}
    if blueprint.talk:
        parts["talk"].append(blueprint.talk)
    return {what: sections for what, sections in parts.items() if sections}


def _done(blueprint: Blueprint, marked: Mapping[str, SectionScore]) -> list[str]:
    return [what for what, parts in _by_mentor(blueprint).items() if all(part.id in marked for part in parts)]


def _reviews(links: Sequence[Link]) -> list[Review]:
    """The reviews of the sheet that counts: what was said of one sheet says nothing of another."""
    reviews: list[Review] = []
    for link in links:
        if isinstance(link, Choice):
            reviews.clear()
        elif isinstance(link, Review):
            reviews.append(link)
    return reviews


def _in_force(links: Sequence[Link]) -> dict[type[Link], Link]:
    """The link of each kind that counts now: the latest, unless a later one took it back."""
    found: dict[type[Link], Link] = {}
    for link in links:
        upheld = isinstance(link, Outcome) and link.outcome == "upheld"
        if isinstance(link, Undecided) or upheld:
            found.pop(Decision, None)
            found.pop(Annulment, None)
        if isinstance(link, Outcome):
            found.pop(Appeal, None)
        if isinstance(link, Choice):  # what was said of one sheet says nothing of another
            found.pop(Viva, None)
        found[type(link)] = link
    return found


def _decided_on(dossier: Dossier, decision: Decision, corrections: Corrections) -> str:
    """The machine's status by the corrections that there were when it was decided."""
    known = list(takewhile(lambda digest: digest != decision.corrections, corrections)) if decision.corrections else []
    then = [*known, decision.corrections] if decision.corrections in corrections else known
    return _result(dossier, [corrections[digest] for digest in then]).status
