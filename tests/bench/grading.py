"""What it takes to grade many sheets: `measure(folder)` for the bench, or alone:

python -m tests.bench.grading            # 10 000 sheets in a folder of its own
python -m tests.bench.grading 1000 2000  # other numbers, one after the other
"""

from __future__ import annotations

import os
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from casebook.cores import side_by_side
from casebook.exam.office.office import VARIABLE
from casebook.model.blueprint import Blueprint

from tests.bench.process import Run, run
from tests.support.sheets import PASSPHRASE, MadeOffice, blueprint, draw, form, make_office, ticket_id, write_issued

SHEETS = 10_000
SCORED, PILOTS = 40, 5
"""As the internal exam has them."""
PORTION = 200
GOAL_SECONDS = 120
WRONG_EACH = 7
"""So that scores differ: of sheet n, every so many responses are another item's, or none."""


@dataclass(frozen=True)
class Graded:
    """What grading so many sheets took."""

    sheets: int
    run: Run

    @property
    def met(self) -> bool:
        """Whether the goal is reached, in proportion."""
        return self.run.seconds <= GOAL_SECONDS * self.sheets / SHEETS


def measure(folder: Path, sheets: int = SHEETS) -> Graded:
    """Make an office with so many sheets handed in, then grade them all with the command, in `folder`."""
    made = make_office(folder, with_keys=True)
    inbox = folder / "inbox"
    inbox.mkdir()
    hand_in(made, inbox, sheets)
    command = [sys.executable, "-m", "casebook", "exam", "grade", str(inbox), "--root", str(made.root)]
    environment = {**os.environ, VARIABLE: str(made.office.dir), "CASEBOOK_PASSPHRASE": PASSPHRASE}
    taken = run(command, environment, folder / "log")
    graded = sum(1 for _ in made.office.gradebook.iterdir())
    assert graded == sheets, f"{graded} of {sheets} sheets graded"
    return Graded(sheets, taken)


def hand_in(made: MadeOffice, inbox: Path, sheets: int) -> None:
    """Issue tickets and write a sheet for each."""
    plan = full_blueprint()

    def hand_in_one(one: int) -> None:
        issued = draw(form(plan, PILOTS), one, made.keys, f"Test Candidate {one}", f"c{one}@example.org")
        write_issued(made.office, issued)
        responses = {ref: some for at, (ref, some) in enumerate(issued.right().items()) if (at + one) % WRONG_EACH}
        (inbox / f"{ticket_id(one)}.sheet").write_bytes(made.seal(issued.sheet(responses=responses)))

    def portion(number: int) -> int:
        numbers = range(number * PORTION, min((number + 1) * PORTION, sheets))
        with ThreadPoolExecutor(16) as threads:  # the disk writes many at once as fast as one
            return len(list(threads.map(hand_in_one, numbers)))

    assert sum(side_by_side(portion, -(-sheets // PORTION))) == sheets


def full_blueprint() -> Blueprint:
    """As many items as the internal exam has."""
    return blueprint(SCORED, borderline=(29, 34))


def main(arguments: list[str]) -> None:
    """Measure for each number of sheets, and tell."""
    for sheets in map(int, arguments or [str(SHEETS)]):
        with tempfile.TemporaryDirectory(prefix="casebook-grading-") as folder:
            taken = measure(Path(folder), sheets)
        one = taken.run
        told = "met" if taken.met else "missed"
        print(f"{sheets} sheets: {one.seconds} s, {one.cpu} s of processor, {one.megabytes} MB: {told}")


if __name__ == "__main__":
    main(sys.argv[1:])
