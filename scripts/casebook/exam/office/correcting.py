"""Corrects what was wrong with items: first told whom it would move, then written beside the results."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from casebook.exam.office import corrections, credentials, gradebook, ledger
from casebook.exam.office.derived import Issued, of_entry
from casebook.exam.office.office import Office
from casebook.exam.office.private_keys import PrivateKey
from casebook.exam.office.storage import OfficeFault
from casebook.exam.paper.correction import Correction, Corrections, blueprint_by
from casebook.exam.paper.derive import Dossier, derive
from casebook.exam.paper.entry import FormItem
from casebook.exam.paper.result import Standing, light
from casebook.exam.paper.status import lines_reached

NEW = "new"
"""Stands for the digest of a correction that is not written yet."""


@dataclass(frozen=True)
class Moved:
    """A graded ticket that a correction bears on: how it stands now, and how it would."""

    entry: Issued
    before: Standing
    after: Standing
    reached: tuple[dict[str, bool | None], dict[str, bool | None]]
    """The cut scores that are reached now, and that would be, as `lines_reached` names them."""
    credentials: list[str]
    """The certificates in force that were issued on it."""

    @property
    def moves(self) -> bool:
        """Whether anything that counts would change."""
        return (self.before.result.total, self.before.sections, self.before.status) != (
            self.after.result.total, self.after.sections, self.after.status,
        )  # fmt: skip

    @property
    def crossed(self) -> list[str]:
        """The cut scores that it would fall below or rise above, by what they are of."""
        return [what for what in self.reached[0] if self.reached[0][what] != self.reached[1][what]]


@dataclass(frozen=True)
class Plan:
    """What a correction would do. `out`: tickets that hold the item and whose sheet has not come in."""

    correction: Correction
    moved: list[Moved]
    out: list[Issued]


def items_named(office: Office, name: str) -> list[FormItem]:
    """All items of tickets that have this id, or are instances of the family of this id. Raises OfficeFault."""
    found = [kept for entry in ledger.entries(office) for kept in entry.form if name in (kept.item, kept.family)]
    if not found:
        hint = "the report of a sheet, `casebook exam show`, names its items"
        raise OfficeFault("ITEM", f"no ticket with an item or a family {name[:60]!a}", "one that was issued", hint)
    return found


def plan(office: Office, root: Path, correction: Correction) -> Plan:
    """Whom the correction would move; nothing is written. Raises OfficeFault."""
    known, certified = corrections.log_of(office), credentials.by_ticket(office, root)
    moved: list[Moved] = []
    out: list[Issued] = []
    heads: dict[str, str] = {}
    for entry in ledger.entries(office):
        if not correction.scope.bears_on(entry):
            continue
        dossier = gradebook.dossier(office, entry.id)
        if dossier is None:
            out.append(of_entry(entry))
            continue
        heads[entry.id] = gradebook.head_of(office, dossier).digest
        moved.append(_moved(dossier, known, correction, certified.get(entry.id, [])))
    return Plan(correction.model_copy(update={"tickets": heads}), moved, out)


def write(office: Office, made: Plan, key: PrivateKey) -> Path:
    """Write the correction of a plan, signed: all of it or nothing. Raises IsThere, OfficeFault."""
    return corrections.write(office, made.correction, key)


def _moved(dossier: Dossier, known: Corrections, correction: Correction, credentials: list[str]) -> Moved:
    then = {**known, NEW: correction}
    before, after = (light(derive(dossier, one)) for one in (known, then))
    reached = _reached(dossier, known, before), _reached(dossier, then, after)
    return Moved(of_entry(dossier.entry), before, after, reached, credentials)


def _reached(dossier: Dossier, corrections: Corrections, standing: Standing) -> dict[str, bool | None]:
    blueprint = blueprint_by(corrections.values(), dossier.entry, dossier.blueprint)
    return lines_reached(blueprint, standing.result.total, standing.sections)
