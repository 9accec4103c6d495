"""Attacks by files: too large, bombs, and names and places that are not what they seem."""

from __future__ import annotations

import io
import os
import resource
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from casebook.exam.paper.sheet import LARGEST, Reason

from tests.support.desk import Grader, refused
from tests.support.sheets import Issued

MEGABYTE = 1_000_000


def test_300_kb_of_junk_are_refused(grader: Grader) -> None:
    assert refused(grader.one(os.urandom(LARGEST + 1)), Reason.TOO_LARGE, "300,001 bytes")
    assert refused(grader.one(os.urandom(LARGEST)), Reason.NO_SHEET)


@pytest.mark.parametrize("megabytes", [300, 30_000])
def test_300_mb_of_junk_are_refused_by_their_size_before_reading(megabytes: int, grader: Grader) -> None:
    file = grader.inbox / "junk.sheet"
    with file.open("wb") as junk:
        junk.truncate(megabytes * MEGABYTE)  # takes no room on the disk; reading it would take memory all the same
    file.chmod(0)  # reading would be seen here, unless root runs the test; the memory tells then
    tracemalloc.start()
    try:
        (outcome,) = grader.grade(file)
        assert tracemalloc.get_traced_memory()[1] < MEGABYTE
    finally:
        tracemalloc.stop()
    assert refused(outcome, Reason.TOO_LARGE)


def test_a_file_that_grows_while_it_is_read_is_cut_off(grader: Grader, monkeypatch: pytest.MonkeyPatch) -> None:
    file = grader.put(os.urandom(5 * MEGABYTE))
    small = os.stat(grader.put(b"{}", "small.sheet"))
    monkeypatch.setattr(Path, "stat", lambda self, **_: small)
    (outcome,) = grader.grade(file)
    assert refused(outcome, Reason.UNREADABLE, "more than 300,000 bytes")


def test_a_zip_bomb_is_never_unpacked(grader: Grader, issued: Issued) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{issued.id}.sheet", bytes(200 * MEGABYTE))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert refused(grader.one(packed.getvalue(), "sheets.zip"), Reason.NO_SHEET, "a zip archive")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000
    assert [file.name for file in grader.inbox.iterdir()] == ["sheets.zip"]


def test_an_archive_of_good_sheets_is_not_unpacked_either(grader: Grader, issued: Issued) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("../../x.sheet", grader.made.seal(issued.sheet()))
    assert refused(grader.one(packed.getvalue(), "x.sheet"), Reason.NO_SHEET, "a zip archive")


NAMES = [
    "..sheet", "-rf.sheet", "--code.sheet", "a\nb.sheet", "\x1b[2Jx.sheet", "gpj\u202e.sheet", "%2e%2e%2fx.sheet",
    "имя кандидата.sheet", "x.sheet;rm -rf.sheet", "$(id).sheet", "x" * 240 + ".sheet",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_files_name_changes_nothing(name: str, grader: Grader, issued: Issued, tmp_path: Path) -> None:
    outcome = grader.one(grader.made.seal(issued.sheet()), name)
    assert (outcome.state, grader.results()) == ("graded", [issued.id])
    assert {entry.name for entry in tmp_path.iterdir()} == {"inbox", "office", "site"}


def test_a_name_with_anothers_ticket_is_graded_as_what_is_inside(grader: Grader, issued: Issued) -> None:
    friend = grader.made.issue()
    outcome = grader.one(grader.made.seal(issued.sheet()), f"{friend.id}.sheet")
    assert outcome.ticket == issued.id and grader.results() == [issued.id]


def test_what_is_no_file_is_refused(grader: Grader, tmp_path: Path) -> None:
    pipe = grader.inbox / "pipe.sheet"
    os.mkfifo(pipe)  # opening it would wait for ever
    (grader.inbox / "folder.sheet").mkdir()
    (grader.inbox / "passwd.sheet").symlink_to("/etc/passwd")
    (grader.inbox / "zero.sheet").symlink_to("/dev/zero")
    (grader.inbox / "loop.sheet").symlink_to(grader.inbox / "loop.sheet")
    (grader.inbox / "nowhere.sheet").symlink_to(tmp_path / "nowhere")
    outcomes = {outcome.file.name: outcome for outcome in grader.grade(grader.inbox)}
    for name in ("pipe", "folder", "zero", "loop", "nowhere"):
        assert refused(outcomes[f"{name}.sheet"], Reason.UNREADABLE), name
    assert refused(outcomes["passwd.sheet"], Reason.NO_SHEET)
    assert "root" not in outcomes["passwd.sheet"].says


def test_a_folder_gives_its_sheets_only(grader: Grader, issued: Issued) -> None:
    grader.put(grader.made.seal(issued.sheet()), "good.sheet")
    for name in ("x.zip", "notes.txt", ".sheet.part", "x.ticket"):
        grader.put(b"x", name)
    (grader.inbox / "deeper").mkdir()
    (grader.inbox / "deeper" / "other.sheet").write_bytes(b"x")
    assert [outcome.file.name for outcome in grader.grade(grader.inbox)] == ["good.sheet"]


def test_a_bad_sheet_does_not_keep_the_others_from_being_graded(grader: Grader, issued: Issued) -> None:
    grader.put(b"junk", "a.sheet")
    grader.put(grader.made.seal(issued.sheet()), "b.sheet")
    grader.put(bytes(LARGEST + 1), "c.sheet")
    assert [outcome.state for outcome in grader.grade(grader.inbox)] == ["refused", "graded", "refused"]
