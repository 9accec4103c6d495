"""Graders that are killed, disks that are full, folders that can't be written, two mentors at once."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from casebook.exam.office import gradebook
from casebook.exam.office.office import VARIABLE
from casebook.exam.office.storage import IsThere, OfficeFault

from tests.support.desk import Grader
from tests.support.roots import REPO
from tests.support.rounds import rounds
from tests.support.sheets import PASSPHRASE, blueprint, form, make_office

KILLS = rounds(30, 200)
NOBODY = 65_534


@pytest.fixture
def grader(tmp_path: Path) -> Grader:
    """Five sheets came in."""
    return with_sheets(tmp_path, 5)


def with_sheets(folder: Path, sheets: int, with_keys: bool = False) -> Grader:
    made = make_office(folder, with_keys=with_keys)
    (folder / "inbox").mkdir()
    grader = Grader(made, folder / "inbox")
    plan = form(blueprint())
    for _ in range(sheets):
        issued = made.issue(plan)
        grader.put(made.seal(issued.sheet()), f"{issued.id}.sheet")
    return grader


def test_graders_killed_at_random_leave_each_result_whole_or_absent(tmp_path: Path) -> None:
    """At other moments each time; the seed of a failure is told."""
    seed = int(os.environ.get("CASEBOOK_KILL_SEED") or time.time_ns() % 1_000_000)
    seen = graders("killed", tmp_path, KILLS, seed)
    assert seen["refused in the end"] == 0
    assert seen["kills"] == KILLS, f"seed {seed}: too few died at work: {seen}"
    assert seen["cut short"] > KILLS * 0.07, f"seed {seed}: too few died between two results: {seen}"


def test_graders_at_once_write_each_result_once(tmp_path: Path) -> None:
    seen = graders("at_once", tmp_path, 3)
    assert sum(one.get("graded", 0) for one in seen) == 96
    assert [sum(one.values()) for one in seen] == [96] * 3, "each saw every sheet"
    assert all("refused" not in one for one in seen)
    assert sum("graded" in one for one in seen) > 1, f"they did not meet: {seen}"


def graders(what: str, folder: Path, *numbers: int) -> Any:
    """What `tests.faults.graders` saw."""
    path = os.pathsep.join([str(REPO), str(REPO / "scripts")])
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.graders", what, str(folder), *map(str, numbers)],
        cwd=REPO, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"{numbers}\n{done.stderr[-3000:]}"
    return json.loads(done.stdout)


def test_what_a_killed_grader_left_half_written_is_swept_up_after_an_hour(grader: Grader) -> None:
    grader.grade(grader.inbox)
    folder = next(grader.made.office.gradebook.glob("*/"))
    old, young = folder / ".new-old", folder / ".new-young"
    for file in (old, young):
        file.write_text('{"v": 1, "tick')
    os.utime(old, (time.time() - 7200,) * 2)
    assert {outcome.state for outcome in grader.grade(grader.inbox)} == {"before"}
    assert (old.exists(), young.exists()) == (False, True)
    assert len(list(gradebook.standings(grader.made.office))) == 5


def test_a_result_that_breaks_off_is_named_and_not_taken_for_graded(grader: Grader) -> None:
    """Nothing here writes such a file; a disk or a merge by hand may."""
    (file, *_) = grader.inbox.iterdir()
    folder = grader.made.office.gradebook / file.stem
    folder.mkdir(parents=True)
    (folder / f"{'0' * 20}.json").write_text('{"v": 2, "ticket": "T')
    with pytest.raises(OfficeFault, match="no whole JSON") as fault:
        grader.grade(grader.inbox)
    assert file.stem in str(fault.value)


@pytest.mark.parametrize(("number", "phrase"), [(errno.ENOSPC, "make room"), (errno.EROFS, "read-only")])
def test_a_full_disk_ends_the_run_with_a_clear_message_and_no_file(
    number: int, phrase: str, grader: Grader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OfficeFault, match=phrase):
        grader.grade(grader.inbox)
    assert [file for file in grader.made.office.gradebook.rglob("*") if file.is_file()] == []
    monkeypatch.undo()
    assert {outcome.state for outcome in grader.grade(grader.inbox)} == {"graded"}


def test_a_disk_that_takes_no_more_is_told_by_the_command(tmp_path: Path) -> None:
    """A real limit, files may have 500 bytes, and so many sheets that all cores work on them."""
    grader = with_sheets(tmp_path, 120, with_keys=True)
    limit = "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); " \
            "resource.setrlimit(resource.RLIMIT_FSIZE, (500, 500)); "  # fmt: skip
    done = run(grader, f"{limit}from casebook.cli import main; main()")
    assert done.returncode == 2
    assert "file too large" in done.stderr and "hint:" in done.stderr and "Traceback" not in done.stderr
    assert grader.results() == []


@contextmanager
def nobody() -> Iterator[Path]:
    """A folder that belongs to whoever runs this; root lays its rights down meanwhile, as no folder is closed to it."""
    with tempfile.TemporaryDirectory() as name:
        root = os.geteuid() == 0
        if root:
            os.chown(name, NOBODY, NOBODY)
            os.seteuid(NOBODY)
        try:
            yield Path(name)
        finally:
            if root:
                os.seteuid(0)


def test_a_folder_that_cannot_be_written_is_told_and_nothing_is_half_done(grader: Grader) -> None:
    grader.grade(grader.inbox)  # whatever is imported late is imported now
    with nobody() as folder:
        closed = with_sheets(folder, 3)
        closed.made.office.gradebook.mkdir()
        closed.made.office.gradebook.chmod(0o500)
        with pytest.raises(OfficeFault, match="permission denied") as fault:
            closed.grade(closed.inbox)
        assert "rights" in str(fault.value)
        assert closed.results() == []
        closed.made.office.gradebook.chmod(0o700)
        assert {outcome.state for outcome in closed.grade(closed.inbox)} == {"graded"}


def test_a_sheet_that_cannot_be_read_does_not_stop_the_others(grader: Grader) -> None:
    grader.grade(grader.inbox)
    with nobody() as folder:
        mixed = with_sheets(folder, 3)
        next(mixed.inbox.iterdir()).chmod(0)
        assert sorted(outcome.state for outcome in mixed.grade(mixed.inbox)) == ["graded", "graded", "refused"]


def test_of_two_writers_the_second_is_told(grader: Grader) -> None:
    (first, *_) = grader.grade(grader.inbox)
    assert first.result
    dossier = gradebook.dossier(grader.made.office, first.ticket)
    assert dossier
    receipt = dossier.receipts[dossier.opened.sheet_sha256]
    with pytest.raises(IsThere):
        gradebook.keep_sheet(grader.made.office, dossier.opened, b"", receipt)


def run(grader: Grader, code: str) -> subprocess.CompletedProcess[str]:
    """Run Python with the arguments of `casebook exam grade`."""
    office = str(grader.made.office.dir)
    environment = {
        **os.environ, VARIABLE: office, "CASEBOOK_PASSPHRASE": PASSPHRASE, "PYTHONPATH": str(REPO / "scripts"),
    }  # fmt: skip
    command = [sys.executable, "-c", code, "exam", "grade", str(grader.inbox), "--root", str(grader.made.root)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
