"""An office that version 0.4.0 made opens, shows, grades, decides and certifies as it did."""

from __future__ import annotations

import json
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest
from casebook.exam.office import ledger
from casebook.exam.office.office import Office
from typer.testing import CliRunner

from tests.support.commands import app
from tests.support.roots import REPO

CERTIFIED, GRADED, OUT = "vc9JGQ4ooySoKpq11FGmhe", "sgXrIrwwqW6p8CUgGmx4A6", "TqrUrm0uNSQn0L9EJNuMEJ"
"""Its tickets: one passed and was certified, one is graded and not decided, of one the sheet has just come."""
SITE = ("--site", "https://academy.example.org/")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with tarfile.open(REPO / "tests/golden/office-0.4.0.tar.xz") as kept:
        kept.extractall(tmp_path, filter="data")
    return tmp_path


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    monkeypatch.setenv("CASEBOOK_OFFICE", str(folder / "office"))
    monkeypatch.setenv("CASEBOOK_PASSPHRASE", "twelve plain letters")
    monkeypatch.chdir(folder / "site")

    def command(*arguments: str) -> str:
        done = CliRunner().invoke(app, ["exam", *arguments])
        assert done.exit_code == 0, done.output
        return done.output

    return command


def test_it_is_read_and_its_entries_are_written_alike(folder: Path) -> None:
    office = Office(folder / "office")
    entries = {entry.id: entry for entry in ledger.entries(office)}
    assert entries.keys() == {CERTIFIED, GRADED, OUT}
    for id, entry in entries.items():
        assert entry.as_json() == json.loads((office.ledger / f"{id}.json").read_text("utf-8"))
        assert (entry.rehearsal, entry.supervised_by, entry.public) == (False, None, (50, 50))


def test_it_shows_what_came_of_everybody(run: Callable[..., str]) -> None:
    assert "pass" in run("results")
    shown = run("show", "test1@example.org", "--full")
    assert "40 of 40 points (100%): pass" in shown and "supervised by: not recorded" in shown
    assert "Cut score 32 of 40 (casebook's default); standard error of measurement there 2.6 points" in shown
    assert "no sheet yet" in run("show", "test3@example.org")


def test_what_was_certified_stays_so(run: Callable[..., str]) -> None:
    assert "It was certified before; these are the same files." in run("certify", CERTIFIED, *SITE)


def test_it_grades_decides_and_certifies(run: Callable[..., str], folder: Path) -> None:
    run("grade", str(folder / "inbox" / f"{OUT}.sheet"))
    assert "40 of 40" in run("show", OUT)
    for id in (GRADED, OUT):
        entry = ledger.read(Office(folder / "office"), id)
        assert entry is not None
        points = [f"{line.id}={line.points}" for line in entry.items_of("open")[0].rubric]
        given = [argument for point in points for argument in ("--points", point)]
        assert "Nothing is left to do" in run("review", id, "--by", "Test Mentor", *given, "--decide", "pass")
        assert "urn:uuid:" in run("certify", id, *SITE)
