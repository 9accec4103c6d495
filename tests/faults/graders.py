"""Graders as processes that fork: killed at random moments, or two at once over the same sheets.

Run by the tests as a process of its own, which has no threads and may fork: a grader begins within milliseconds.
Prints what was seen as JSON.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import shutil
import signal
import sys
import time
from collections import Counter
from pathlib import Path

from casebook.disk import TEMPORARY
from casebook.exam.office import gradebook
from casebook.exam.office.grading import grade_files
from casebook.exam.paper.sheet import read_sealed

from tests.support.desk import Grader
from tests.support.sheets import blueprint, form, make_office

SHEETS = 96
PORTION = 12
ON_ALL_CORES = 5
"""Every so many graders work with forks, and are killed with them."""
MOST_TURNS = 3
"""So many graders are begun for each that is to be killed: some are done before."""


def killed(folder: Path, kills: int, seed: int) -> dict[str, int]:
    """Kill so many graders at work, looking after each at what it left; then let one finish."""
    grader, files = with_sheets(folder)
    chance, longest = random.Random(seed), 0.05
    seen = Counter({"kills": 0, "cut short": 0})
    for turn in range(kills * MOST_TURNS):
        if seen["kills"] == kills:
            break
        todo = to_do(grader, files)
        before = set(grader.results())
        died = kill_one(grader, chance.sample(todo, PORTION), chance.uniform(0, longest), turn % ON_ALL_CORES == 0)
        fresh = set(grader.results()) - before
        for ticket in fresh:
            check(grader, ticket)
        seen["kills"] += died
        seen["cut short"] += 0 < len(fresh) < PORTION
        longest *= 0.8 if not died else 1 if fresh else 1.1  # so that the moments suit however busy the machine is
    seen["left half written"] = len(list(grader.made.office.gradebook.rglob(f"{TEMPORARY}*")))
    seen["refused in the end"] = [outcome.state for outcome in grader.grade(*files, forks=True)].count("refused")
    for file in files:
        check(grader, file.stem)
    return seen


def at_once(folder: Path, graders: int) -> list[dict[str, int]]:
    """Let so many graders grade the same sheets at once, each sheet begun by all of them together; what each did."""
    grader, files = with_sheets(folder)
    together = multiprocessing.get_context("fork").Barrier(graders)
    ways = [os.pipe() for _ in range(graders)]
    for _, way_in in ways:
        if os.fork() == 0:
            states: Counter[str] = Counter()
            for file in files:
                together.wait(timeout=60)
                states.update(outcome.state for outcome in grade_files(grader.desk(), [file], forks=False))
            os.write(way_in, json.dumps(states).encode())
            os._exit(0)
    for _ in ways:
        os.wait()
    for file in files:
        check(grader, file.stem)
    return [json.loads(os.read(way_out, 10_000)) for way_out, _ in ways]


def with_sheets(folder: Path) -> tuple[Grader, list[Path]]:
    """Sheets that came in, for tickets that were issued."""
    made = make_office(folder)
    (folder / "inbox").mkdir()
    grader = Grader(made, folder / "inbox")
    plan = form(blueprint())
    issued = [made.issue(plan) for _ in range(SHEETS)]
    return grader, [grader.put(made.seal(one.sheet()), f"{one.id}.sheet") for one in issued]


def to_do(grader: Grader, files: list[Path]) -> list[Path]:
    """The sheets not graded yet; when they run out, all of them once more."""
    graded = grader.results()
    todo = [file for file in files if file.stem not in graded]
    if len(todo) >= PORTION:
        return todo
    for ticket in graded:
        shutil.rmtree(gradebook.folder_of(grader.made.office, ticket))
    return files


def kill_one(grader: Grader, files: list[Path], seconds: float, forks: bool) -> bool:
    """Whether the grader, and all processes of its own, died by the signal and not by having finished."""
    pid = os.fork()
    if pid == 0:
        os.setsid()
        for _ in grade_files(grader.desk(), files, forks):
            pass
        os._exit(0)
    time.sleep(seconds)
    try:
        os.killpg(pid, signal.SIGKILL)
    except ProcessLookupError:  # it has not got its group yet, or has ended
        os.kill(pid, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(pid, 0)[1])


def check(grader: Grader, ticket: str) -> None:
    """What is kept is whole, and comes to what it must; and the sheet is there."""
    standing = gradebook.standing(grader.made.office, ticket)
    assert standing is not None
    result = standing.result
    assert (result.ticket, result.total.score, len(result.items)) == (ticket, 12, 14)
    (sheet,) = gradebook.folder_of(grader.made.office, ticket).glob("*.sheet")
    assert read_sealed(sheet.read_bytes()).sha256 == result.sheet_sha256


if __name__ == "__main__":
    what, place, *numbers = sys.argv[1:]
    print(json.dumps({"killed": killed, "at_once": at_once}[what](Path(place), *map(int, numbers))))  # type: ignore[operator]
