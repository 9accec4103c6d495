"""What `casebook exam statistics` takes over many sheets: `python -m tests.bench.counting [sheets]`."""

from __future__ import annotations

import os
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from casebook.cores import side_by_side
from casebook.exam.office.office import VARIABLE

from tests.bench.grading import PILOTS, PORTION, full_blueprint
from tests.bench.process import Run, run
from tests.support.opened_sheets import keep, right
from tests.support.sheets import MadeOffice, draw, form, make_office, write_issued

SHEETS = 2000
GOAL_SECONDS = 10
WRONG_EACH = 7
"""So that scores differ: of sheet n, every so many responses are missing."""


def measure(folder: Path, sheets: int = SHEETS) -> Run:
    """Make an office with so many graded sheets in `folder`, then run the command on it."""
    made = make_office(folder)
    fill(made, sheets)
    command = [sys.executable, "-m", "casebook", "exam", "statistics"]
    taken = run(command, {**os.environ, VARIABLE: str(made.office.dir)}, folder / "log")
    assert f"{sheets} sheets" in (folder / "log").read_text("utf-8")
    return taken


def fill(made: MadeOffice, sheets: int) -> None:
    """Keep so many sheets as graded."""
    plan = form(full_blueprint(), PILOTS)

    def keep_one(one: int) -> None:
        issued = draw(plan, one, made.keys, f"Test Candidate {one}", f"c{one}@example.org")
        write_issued(made.office, issued)
        given = {kept.ref: right(kept) for at, kept in enumerate(issued.entry.form) if (at * one + at) % WRONG_EACH}
        keep(made.office, issued.entry, given)

    def portion(number: int) -> int:
        numbers = range(number * PORTION, min((number + 1) * PORTION, sheets))
        with ThreadPoolExecutor(16) as threads:
            return len(list(threads.map(keep_one, numbers)))

    assert sum(side_by_side(portion, -(-sheets // PORTION))) == sheets


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="casebook-counting-") as place:
        print(measure(Path(place), int(sys.argv[1]) if sys.argv[1:] else SHEETS))
