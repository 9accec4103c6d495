"""Mentors who correct, decide and take back, as processes that fork: killed at random moments.

Run by the tests as a process of its own, which has no threads and may fork. Prints what was seen as JSON.
"""

from __future__ import annotations

import itertools
import json
import os
import random
import signal
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from casebook.disk import TEMPORARY
from casebook.exam.office import chains, correcting, corrections, gradebook
from casebook.exam.paper.correction import Correction, Scope
from casebook.exam.paper.entered import Decision, Undecided
from casebook.model.exam_keys import Role

from tests.support.passes import enter, pass_exam
from tests.support.sheets import ISSUED, Issued, MadeOffice, make_office

BY: dict[str, Any] = {"by": "Test Mentor", "date": "2026-06-02"}
LONGEST = 3
"""Who is killed has done up to so many turns."""


def killed(folder: Path, kills: int, seed: int) -> dict[str, int]:
    """Kill so many mentors at work, looking after each whether all that is there is whole; then let one finish."""
    made = make_office(folder)
    issued = pass_exam(made, folder / "inbox")
    chance, seen = random.Random(seed), Counter({"kills": 0})
    turn = one_turn(made, issued)
    for _ in range(kills):
        seen["kills"] += kill_one(made, issued, chance.uniform(turn / 100, LONGEST * turn))
        for fault in chains.faults(made.office, made.published):
            raise AssertionError(str(fault))
        assert gradebook.standing(made.office, issued.id)
    work(made, issued, times=1)
    assert next(chains.faults(made.office, made.published), None) is None
    seen["corrections"] = len(corrections.files_of(made.office))
    seen["links"] = len(gradebook.link_files(made.office, issued.id))
    seen["left half written"] = len(list(made.office.dir.rglob(f"{TEMPORARY}*")))
    return seen


def work(made: MadeOffice, issued: Issued, times: int | None = None) -> None:
    """Correct, take the decision back, decide: over and over."""
    for turn in itertools.count():
        if turn == times:
            return
        change = Correction(
            reason="x", change="accept", keys={"*": "a"}, scope=Scope(item="terms-0", until=ISSUED), **BY
        )
        plan = correcting.plan(made.office, made.root, change)
        correcting.write(made.office, plan, made.keys[Role.TICKET])
        enter(made, issued, Undecided(ticket=issued.id, reason="x", **BY))
        enter(made, issued, Decision(ticket=issued.id, decision="pass", **BY))


def one_turn(made: MadeOffice, issued: Issued) -> float:
    """Seconds of a processor that a turn takes."""
    pid = os.fork()
    if pid == 0:
        work(made, issued, times=1)
        os._exit(0)
    _, status, used = os.wait4(pid, 0)
    assert status == 0
    return used.ru_utime + used.ru_stime


def kill_one(made: MadeOffice, issued: Issued, seconds: float) -> bool:
    """Whether a mentor died by the signal, at work for so many seconds of a processor: others' work doesn't count."""
    pid = os.fork()
    if pid == 0:
        signal.signal(signal.SIGPROF, signal.SIG_DFL)  # ends the process where it is, as SIGKILL does
        signal.setitimer(signal.ITIMER_PROF, seconds)
        work(made, issued)
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(pid, 0)[1])


if __name__ == "__main__":
    print(json.dumps(killed(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
