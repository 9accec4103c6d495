"""Corrections and decisions that are cut off: each is whole or not there, and what counts can be worked out."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from casebook.exam.office import chains, correcting, gradebook
from casebook.exam.office.storage import IsThere, OfficeFault
from casebook.exam.paper.correction import Correction, Scope
from casebook.exam.paper.entered import Undecided
from casebook.model.exam_keys import Role

from tests.support.passes import pass_exam
from tests.support.roots import REPO
from tests.support.rounds import rounds
from tests.support.sheets import ISSUED, make_office

KILLS = rounds(20, 200)


def test_mentors_killed_at_random_leave_each_record_whole_or_absent(tmp_path: Path) -> None:
    """At other moments each time; the seed of a failure is told."""
    seed = int(os.environ.get("CASEBOOK_KILL_SEED") or time.time_ns() % 1_000_000)
    path = os.pathsep.join([str(REPO), str(REPO / "scripts")])
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.correctors", str(tmp_path), str(KILLS), str(seed)],
        cwd=REPO, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"seed {seed}\n{done.stderr[-3000:]}"
    seen = json.loads(done.stdout)
    assert seen["kills"] == KILLS and seen["corrections"] > KILLS / 10 and seen["links"] > 4, f"seed {seed}: {seen}"


def test_a_full_disk_leaves_no_correction(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = make_office(tmp_path)
    pass_exam(made, tmp_path / "inbox")
    wanted = Correction(
        reason="x", change="drop", scope=Scope(item="terms-0", until=ISSUED), by="Test Mentor", date="2026-06-02"
    )
    plan = correcting.plan(made.office, made.root, wanted)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OfficeFault, match="make room"):
        correcting.write(made.office, plan, made.keys[Role.TICKET])
    monkeypatch.undo()
    assert list(made.office.corrections.iterdir()) == []
    correcting.write(made.office, plan, made.keys[Role.TICKET])
    assert next(chains.faults(made.office, made.published), None) is None


def test_of_two_mentors_who_enter_at_once_the_second_is_told(tmp_path: Path) -> None:
    made = make_office(tmp_path)
    issued = pass_exam(made, tmp_path / "inbox")
    dossier = gradebook.dossier(made.office, issued.id)
    assert dossier
    head, key = gradebook.head_of(made.office, dossier), made.keys[Role.TICKET]
    taken_back = Undecided(ticket=issued.id, by="Test Mentor", date="2026-06-02", reason="x")
    gradebook.append(made.office, issued.id, head, [taken_back], key)
    with pytest.raises(IsThere):
        gradebook.append(made.office, issued.id, head, [taken_back], key)
    assert next(chains.faults(made.office, made.published), None) is None
