"""`casebook exam correct`: first told whom it moves, then written beside the results; and what counts afterwards."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from casebook.cli import app
from casebook.exam.office import gradebook
from casebook.exam.office.office import VARIABLE
from casebook.exam.paper.result import Standing
from typer.testing import CliRunner, Result

from tests.support.desk import Grader
from tests.support.sheets import PASSPHRASE, Issued, MadeOffice, blueprint, form, make_office

Run = Callable[..., Result]
WHY = ("--reason", "two options are right", "--by", "Test Mentor")


@pytest.fixture
def made(tmp_path: Path) -> MadeOffice:
    return make_office(tmp_path, with_keys=True)


@pytest.fixture
def run(made: MadeOffice, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `casebook exam …`; standard input is no terminal. A traceback fails the test."""
    monkeypatch.setenv(VARIABLE, str(made.office.dir))
    monkeypatch.setenv("CASEBOOK_PASSPHRASE", PASSPHRASE)
    monkeypatch.chdir(made.root)

    def command(*arguments: str) -> Result:
        done = CliRunner().invoke(app, ["exam", *arguments])
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return done

    return command


def hand_in(made: MadeOffice, wrong: int = 0, scored: int = 20, band: tuple[int, int] | None = (14, 16)) -> Issued:
    """A ticket whose sheet came in, right but for the first so many items, which have no response."""
    inbox = made.office.dir.parent / "inbox"
    inbox.mkdir(exist_ok=True)
    issued = made.issue(form(blueprint(scored, borderline=band)))
    refs = [kept.ref for kept in issued.entry.form if kept.scored and kept.kind != "open"]
    responses = {ref: response for ref, response in issued.right().items() if ref not in refs[:wrong]}
    assert Grader(made, inbox).hand_in(issued, responses=responses).state == "graded"
    return issued


def standing(made: MadeOffice, issued: Issued) -> Standing:
    found = gradebook.standing(made.office, issued.id)
    assert found
    return found


def kept(made: MadeOffice) -> dict[str, bytes]:
    """What the gradebook holds."""
    return {str(file): file.read_bytes() for file in made.office.gradebook.rglob("*.json")}


def test_a_dry_run_tells_who_would_move_and_writes_nothing(run: Run, made: MadeOffice) -> None:
    near, far = hand_in(made, wrong=4), hand_in(made)
    out = made.issue(form(blueprint(20)))
    done = run("correct", "terms-0", "--drop", *WHY)
    assert done.exit_code == 2 and "nothing was written / expected --yes" in done.output
    assert f"{near.id[:8]} 16 of 20 → 16 of 19, borderline\n" in done.output
    assert f"{far.id[:8]} 20 of 20 → 19 of 19, pass\n" in done.output
    assert "2 sheets would move, 0 would not; 1 ticket not graded yet" in done.output
    assert "Test Candidate" not in done.output and not made.office.corrections.exists()
    assert "no ticket with an item or a family" in run("correct", "nothing", "--drop", *WHY).output
    assert out.id


def test_what_counts_changes_and_no_file(run: Run, made: MadeOffice) -> None:
    """17 of 20 are the band's end; with an item less, missed by this one, 17 of 19 are above it."""
    issued, before = hand_in(made, wrong=3, band=(14, 17)), None
    assert standing(made, issued).result.status == "borderline"
    before = kept(made)
    done = run("correct", "terms-0", "--drop", *WHY, "--yes")
    assert done.exit_code == 0, done.output
    assert "17 of 20 → 17 of 19, borderline → pass" in done.output
    assert kept(made) == before
    now = standing(made, issued).result
    assert (now.total.score, now.total.of, now.status) == (17, 19, "pass")
    assert now.sections["terms"].of == 9
    assert "dropped, does not count" in run("show", "c1@example.org").output
    assert run("check").exit_code in (0, 1) and "saw" not in run("check", "--open").output


def test_a_sheet_that_comes_in_later_is_scored_with_it(run: Run, made: MadeOffice) -> None:
    hand_in(made)
    later = made.issue(form(blueprint(20)))
    assert run("correct", "terms-0", "--drop", *WHY, "--yes").exit_code == 0
    outcome = Grader(made, made.office.dir.parent / "inbox").hand_in(later)
    assert outcome.result and outcome.result.total.of == 19


def test_a_decision_taken_before_is_told_of_and_stands(run: Run, made: MadeOffice) -> None:
    issued = hand_in(made, wrong=3, band=(14, 17))
    whole = ("--points", "goal=3", "--points", "deadline=2", "--viva", "fail", "--decide", "fail", "--note", "No.")
    assert run("review", issued.id, "--by", "Test Mentor", *whole).exit_code == 0
    done = run("correct", "terms-0", "--drop", *WHY, "--yes")
    assert "borderline → pass; decided: fail" in done.output and "was decided by the score before" in done.output
    now = standing(made, issued)
    assert (now.status, now.decided_on, now.result.status) == ("fail", "borderline", "pass")
    assert "Decided when the score was borderline" in run("show", "c1@example.org").output
