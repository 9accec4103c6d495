"""`casebook exam review` in a terminal: shows the sheet, asks for what is still to do, until it fits."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.desk import Grader
from tests.support.sheets import PASSPHRASE, blueprint, form, make_office, with_talk
from tests.support.terminal import PATIENCE, terminal

pytestmark = pytest.mark.slow


def test_review_asks_for_what_is_to_do_and_shows_the_sheet_when_the_marks_are_in(tmp_path: Path) -> None:
    made = make_office(tmp_path, with_keys=True)
    (tmp_path / "inbox").mkdir()
    issued = made.issue(form(blueprint(borderline=(9, 12))))
    (ref,) = [kept.ref for kept in issued.entry.form if kept.kind == "open"]
    responses = {**issued.right(), ref: "Цель: 40 заявок.\x1b[2JСрок: май."}
    outcome = Grader(made, tmp_path / "inbox").hand_in(issued, responses=responses)
    assert outcome.result and outcome.result.status == "borderline"
    with terminal(made.office.dir, "review", issued.id, "--root", str(made.root)) as mentor:
        shown = mentor.say("Your name:", "Test Mentor")
        shown += mentor.say("Names the goal (0–3):", "4")
        assert "Stem of task-1?" in shown
        assert "Test Candidate 1" not in shown and "12 of 12 points" not in shown, "tasks are marked blind"
        assert "Цель: 40 заявок.\N{REPLACEMENT CHARACTER}[2JСрок: май." in shown.replace("\r", "")
        mentor.say("Names the goal (0–3):", "2,5")
        mentor.say("Dates (0–2):", "2")
        mentor.say("A note on the tasks", "")
        shown = mentor.say("The talk (viva): pass or fail:", "maybe")
        assert "Test Candidate 1" in shown and "12 of 12 points" in shown
        mentor.say("The talk (viva): pass or fail:", "pass")
        mentor.say("What was talked about:", "Of CPA.")
        mentor.say("The decision: pass or fail:", "pass")
        mentor.say("A note (Enter: none):", "")
        mentor.say("Passphrase of the office: ", PASSPHRASE)
        mentor.until("Nothing is left to do")
        assert mentor.process.wait(PATIENCE) == 0
    folder = made.office.gradebook / issued.id
    review, viva, decision = (json.loads((folder / f"{number}.json").read_text()) for number in (1, 2, 3))
    assert review["tasks"][ref]["points"] == {"goal": 2.5, "deadline": 2}
    assert (viva["note"], decision["decision"]) == ("Of CPA.", "pass")


def test_a_review_that_is_left_writes_nothing(tmp_path: Path) -> None:
    made = make_office(tmp_path)
    (tmp_path / "inbox").mkdir()
    issued = made.issue()
    Grader(made, tmp_path / "inbox").hand_in(issued)
    with terminal(made.office.dir, "review", issued.id) as mentor:
        mentor.say("Your name:", "Test Mentor")
        mentor.say("Names the goal (0–3):", "\x04")  # end of input
        assert mentor.process.wait(PATIENCE) != 0
    assert not (made.office.gradebook / issued.id / "1.json").exists()


def test_the_talk_is_marked_by_the_sheet_that_was_printed_for_it(tmp_path: Path) -> None:
    made = make_office(tmp_path)
    (tmp_path / "inbox").mkdir()
    issued = made.issue(form(with_talk()))
    with terminal(made.office.dir, "talk", issued.id[:6]) as mentor:
        sheet = mentor.until("Dates (deadline)")
    assert "You are the client." in sheet and "The reason comes first." in sheet
    Grader(made, tmp_path / "inbox").hand_in(issued)
    with terminal(made.office.dir, "review", issued.id) as mentor:
        mentor.say("Your name:", "Test Mentor")
        mentor.say("Names the goal (0–3):", "3")
        mentor.say("Dates (0–2):", "2")
        mentor.say("A note on the tasks", "")
        assert "You are the client." in mentor.say("Names the goal (0–3; Enter: not held yet):", "")
        assert "The decision" not in mentor.until("Still to do: hold the talk in role")
    with terminal(made.office.dir, "review", issued.id) as mentor:
        mentor.say("Your name:", "Test Mentor")
        mentor.say("Names the goal (0–3; Enter: not held yet):", "2")
        mentor.say("Dates (0–2):", "2")
        mentor.say("A note on the talk", "")
        assert "Talk: 4 of 5 points, passes" in mentor.until("The decision: pass or fail:")
