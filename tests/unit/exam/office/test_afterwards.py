"""What happens to a sheet after it was graded or decided: annulled, taken back, appealed, another one chosen."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from casebook.exam.office import chains, gradebook
from casebook.exam.office.office import VARIABLE
from casebook.exam.paper.result import Standing
from casebook.exam.paper.sheet import code_of
from typer.testing import CliRunner, Result

from tests.support.commands import app
from tests.support.desk import Grader
from tests.support.passes import certified, pass_exam
from tests.support.sheets import PASSPHRASE, Issued, MadeOffice, make_office

Run = Callable[..., Result]
BY = ("--by", "Head Mentor", "--date", "2026-06-10")


@pytest.fixture
def made(tmp_path: Path) -> MadeOffice:
    return make_office(tmp_path, with_keys=True)


@pytest.fixture
def passed(made: MadeOffice, tmp_path: Path) -> Issued:
    return pass_exam(made, tmp_path / "inbox")


@pytest.fixture
def run(made: MadeOffice, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `casebook exam …`; standard input is no terminal. A traceback fails the test."""
    monkeypatch.setenv(VARIABLE, str(made.office.dir))
    monkeypatch.setenv("CASEBOOK_PASSPHRASE", PASSPHRASE)
    monkeypatch.chdir(made.root)

    def command(*arguments: str | Path) -> Result:
        done = CliRunner().invoke(app, ["exam", *map(str, arguments)])
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        assert list(chains.faults(made.office, made.published)) == []
        return done

    return command


def standing(made: MadeOffice, issued: Issued) -> Standing:
    found = gradebook.standing(made.office, issued.id)
    assert found
    return found


def test_what_is_annulled_is_not_passed_and_certified_no_more(run: Run, made: MadeOffice, passed: Issued) -> None:
    urn = certified(made, passed).record["id"]
    annul = ("annul", passed.id, "--because", "misconduct", "--reason", "notes under the desk", *BY)
    done = run(*annul)
    assert done.exit_code == 0 and "Annulled (misconduct), 2026-06-10, Head Mentor: notes under" in done.output
    assert f"casebook exam revoke {urn}" in done.output
    assert standing(made, passed).status == "annulled"
    assert "it was annulled on 2026-06-10" in run("certify", passed.id, "--site", "https://x.example.org/").output
    assert "it was annulled on 2026-06-10" in run("review", passed.id, *BY, "--decide", "pass").output
    assert passed.id[:4] in run("results", "--state", "annulled").output
    assert "annulled already" in run(*annul).output
    assert "Still to do: decide" in run("undecide", passed.id, "--reason", "a mix-up", *BY).output
    assert standing(made, passed).todo == ["decision"]


def test_a_decision_taken_back_can_be_taken_again(run: Run, made: MadeOffice, passed: Issued) -> None:
    assert run("undecide", passed.id, "--reason", "a slip", *BY).exit_code == 0
    assert "nothing to take back" in run("undecide", passed.id, "--reason", "a slip", *BY).output
    assert "no decision yet" in run("certify", passed.id, "--site", "https://x.example.org/").output
    assert run("review", passed.id, *BY, "--decide", "fail", "--note", "Had help.").exit_code == 0
    full = run("show", "c1@example.org", "--full").output
    for told in ("Decision: pass, 2026-06-02", "Decision withdrawn, 2026-06-10, Head Mentor: a slip", "Had help."):
        assert told in full, told


def test_an_appeal_is_settled_by_somebody_else(run: Run, made: MadeOffice, passed: Issued) -> None:
    settle = ("appeal", passed.id, "--outcome", "upheld", "--note", "Half a point more.", *BY)
    assert "there is no appeal to settle" in run(*settle, "--second", "Second Mentor").output
    assert "expected --reason" in run("appeal", passed.id, *BY).output
    assert run("appeal", passed.id, "--reason", "task 1 has a deadline", *BY).exit_code == 0
    assert standing(made, passed).todo == ["appeal"] and standing(made, passed).status == "pass"
    assert "not settled yet" in run("appeal", passed.id, "--reason", "again", *BY).output
    assert "Test Mentor took the decision" in run(*settle, "--second", "test mentor").output
    done = run(*settle, "--second", "Second Mentor")
    assert done.exit_code == 0 and "Still to do: decide" in done.output
    anew = ("--points", "goal=3", "--points", "deadline=2", "--anew", "--decide", "pass")
    assert "5 of 5 points, passes" in run("review", passed.id, *BY, *anew).output


def test_an_appeal_dismissed_leaves_the_decision(run: Run, made: MadeOffice, passed: Issued) -> None:
    assert run("appeal", passed.id, "--reason", "too strict", *BY).exit_code == 0
    ended = ("--outcome", "dismissed", "--second", "Second Mentor", "--note", "It is right.")
    assert "Nothing is left to do" in run("appeal", passed.id, *ended, *BY).output
    assert standing(made, passed).decision


def test_an_appeal_on_an_erased_person_is_told(run: Run, made: MadeOffice, passed: Issued) -> None:
    assert run("erase", "c1@example.org", "--yes").exit_code == 0
    done = run("appeal", passed.id, "--reason", "too strict", *BY)
    assert done.exit_code == 2 and "was erased on demand" in done.output


def test_the_first_sheet_does_not_lock_out_the_one_whose_code_fits(run: Run, made: MadeOffice, tmp_path: Path) -> None:
    """A stranger who got hold of the ticket was quicker; nobody compared the code."""
    issued = made.issue()
    (tmp_path / "inbox").mkdir()
    grader = Grader(made, tmp_path / "inbox")
    false, right = (made.seal(issued.sheet(responses=given)) for given in ({}, issued.right()))
    (tmp_path / "inbox/right.sheet").write_bytes(right)
    assert grader.one(false).state == "graded"
    codes = [code_of(hashlib.sha256(data).hexdigest()) for data in (false, right)]
    when = ("--received", "2026-06-01 12:00")
    assert "second" in run("grade", tmp_path / "inbox/right.sheet", *when).output
    assert len(gradebook.dossier(made.office, issued.id).sheets) == 1  # type: ignore[union-attr]
    done = run("grade", tmp_path / "inbox/right.sheet", "--code", codes[1], *when)
    assert done.exit_code == 1 and "Both are kept" in done.output
    shown = run("show", "c1@example.org").output
    assert "TWO SHEETS" in shown and all(code in shown for code in codes)
    assert standing(made, issued).todo[0] == "sheet"
    refused = run("review", issued.id, *BY, "--decide", "fail")
    assert refused.exit_code == 1 and "nobody chose which of them counts" in refused.output
    assert "no sheet with the code" in run("choose", issued.id, "--code", "0" * 20, "--reason", "x", *BY).output
    chosen = run("choose", issued.id, "--code", codes[1], "--reason", "by phone", *BY)
    assert chosen.exit_code == 0 and f"The sheet with the code {codes[1]} counts" in chosen.output
    assert standing(made, issued).result.total.score == 12 and not standing(made, issued).rivals
