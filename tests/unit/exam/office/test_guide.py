"""`casebook exam` alone: who waits for what, and the way through it."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from casebook.exam.office import ledger, waiting
from casebook.exam.office.candidates import short_ids
from casebook.exam.office.gradebook import withdraw
from casebook.exam.paper.entered import Withdrawal
from typer.testing import CliRunner

from tests.support.commands import app
from tests.support.desk import Grader
from tests.support.passes import pass_exam
from tests.support.sheets import PASSPHRASE, MadeOffice, make_office
from tests.support.terminal import PATIENCE, terminal
from tests.unit.exam.office.conftest import Founded

NOW = int(time.time())
DAY = 86_400


@pytest.fixture
def made(tmp_path: Path) -> MadeOffice:
    (tmp_path / "came").mkdir()
    (tmp_path / "inbox").mkdir()
    return make_office(tmp_path, with_keys=True)


def whats(made: MadeOffice, folder: Path, now: int = NOW) -> list[tuple[str, str]]:
    return [(one.what, one.ticket) for one in waiting.waiting(made.office, made.root, folder, now)]


def test_all_who_wait_are_named_in_the_order_of_the_work(made: MadeOffice, tmp_path: Path) -> None:
    passed = pass_exam(made, tmp_path / "inbox")
    tasks, came, out = made.issue(), made.issue(), made.issue()
    Grader(made, tmp_path / "inbox").hand_in(tasks)
    (tmp_path / "came" / f"{came.id} (1).sheet").write_bytes(made.seal(came.sheet()))
    (tmp_path / "came" / "mine.sheet").write_bytes(b"no sheet")
    (tmp_path / "came" / f"{tasks.id}.sheet").write_bytes((tmp_path / "inbox" / "x.sheet").read_bytes())
    withdrawn, expires = made.issue(), out.entry.expires
    withdraw(made.office, Withdrawal(ticket=withdrawn.id, by="Test Mentor", date="2026-06-01", reason="seen"))
    assert whats(made, tmp_path / "came", expires + DAY) == [
        ("grade", ""), ("grade", came.id), ("tasks", tasks.id), ("certify", passed.id), ("sit", out.id),
    ]  # fmt: skip
    assert ("sit", out.id) not in whats(made, tmp_path / "nowhere", expires + 15 * DAY), "it is over and done with"


def test_without_a_terminal_the_list_is_printed_without_names(
    made: MadeOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CASEBOOK_OFFICE", str(made.office.dir))
    arguments = ["exam", "--root", str(made.root), "--inbox", str(tmp_path / "came")]
    assert CliRunner().invoke(app, arguments).output == "Nobody is waiting for anything\n"
    issued = made.issue()
    Grader(made, tmp_path / "inbox").hand_in(issued)
    said = CliRunner().invoke(app, arguments)
    assert (said.exit_code, said.output) == (0, f"  1  {issued.id[:4]}: score the open tasks, then decide\n")
    lost = CliRunner().invoke(app, ["exam", "--office", str(made.office.dir), "results"])
    assert (lost.exit_code, "expected behind `results`" in lost.output) == (2, True)


def test_short_ids_begin_no_other(made: MadeOffice) -> None:
    for number in range(4):
        made.issue()
        id = f"Tabcd{'ab'[number % 2]}{number}".ljust(22, "x")
        file = made.office.ledger / f"{made.issued[-1].id}.json"
        file.rename(made.office.ledger / f"{id}.json")
    short = short_ids(made.office)
    assert all(sum(other.startswith(begin) for other in short) == 1 for begin in short.values())
    assert sorted(short.values()) == ["Tabcda0", "Tabcda2", "Tabcdb1", "Tabcdb3"]


@pytest.mark.slow
def test_one_choice_leads_from_a_sheet_to_the_certificate(made: MadeOffice, tmp_path: Path) -> None:
    issued = made.issue()
    (tmp_path / "came" / f"{issued.id}.sheet").write_bytes(made.seal(issued.sheet()))
    with terminal(made.office.dir, "--root", str(made.root), "--inbox", str(tmp_path / "came")) as mentor:
        shown = mentor.say("What is next?", "9")
        assert f"1  Test Candidate 1, {issued.id[:4]}: grade {issued.id}.sheet" in shown
        mentor.say("expected a number from 1 to 1", "1")
        mentor.say("The code that came in chat", "")
        mentor.say("When the sheet came", "2026-06-01 14:05")
        mentor.say("Passphrase of the office: ", PASSPHRASE)
        mentor.say("Your name:", "Test Mentor")
        mentor.say("Names the goal (0–3):", "3 2 1")
        mentor.say("with spaces between", "3 2")
        mentor.say("A note on the tasks", "")
        mentor.say("The decision: pass or fail:", "pass")
        mentor.say("A note (Enter: none):", "")
        mentor.say("Certify it now?", "")
        mentor.say("The site's address", "https://academy.example.org/")
        mentor.until("Hand over both files.")
        assert mentor.process.wait(PATIENCE) == 0
    assert list(made.office.credentials.glob("*.html"))


@pytest.mark.slow
def test_name_and_contact_are_asked_for(founded: Founded) -> None:
    with terminal(founded.office.dir, "--root", str(founded.root), "--inbox", str(founded.root)) as mentor:
        assert "Nobody is waiting for anything" in mentor.say("What is next?", "n")
        mentor.say("Who supervises the exam", "Test Mentor")
        mentor.say("The candidate's name:", "Test\x1b[2J")
        mentor.say("saw control characters", "Test Candidate 7")
        mentor.say("Email or staff number", "test7@example.org")
        mentor.say("Passphrase of the office: ", "five words in no row")
        mentor.until("Send the candidate that file")
        assert mentor.process.wait(PATIENCE) == 0
    (file,) = founded.office.ledger.glob("*.json")
    entry = json.loads(file.read_text("utf-8"))
    assert entry["candidate"] == {"name": "Test Candidate 7", "contact": "test7@example.org"}
    assert entry["supervised_by"] == "Test Mentor"


@pytest.mark.slow
def test_the_same_person_under_another_contact_is_asked_about(founded: Founded) -> None:
    founded.issue(name="Test Candidate 7", contact="old@example.org", rehearsal=True)
    flags = ("--name", "test candidate 7", "--contact", "new@example.org", "--root", str(founded.root))
    with terminal(founded.office.dir, "issue", *flags) as mentor:
        mentor.say("has had a ticket as old@example.org. Is it the same person?", "y")
        mentor.say("Passphrase of the office: ", "five words in no row")
        mentor.until("Send the candidate that file")
    assert len(ledger.of_candidate(founded.office, "old@example.org")) == 2
