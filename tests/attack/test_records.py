"""Attacks on what the office keeps: results edited, records taken out or put elsewhere, decisions by another key."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from casebook.exam.office import chains, correcting, gradebook
from casebook.exam.office.candidates import person
from casebook.exam.office.erasing import erase
from casebook.exam.office.storage import OfficeFault
from casebook.exam.paper.correction import Correction, Scope
from casebook.exam.paper.entered import Decision
from casebook.exam.paper.sheet import Reason
from casebook.exam.paper.signature import signed
from casebook.model.exam_keys import Role

from tests.support.desk import Grader, refused
from tests.support.passes import certified, enter, pass_exam
from tests.support.sheets import ISSUED, Issued, MadeOffice, private_keys

BY: dict[str, Any] = {"by": "Test Mentor", "date": "2026-06-02"}


def faults(made: MadeOffice, opening: bool = False) -> str:
    """What is told of the records, with the sheets opened again or not."""
    keys = {made.keys[Role.TEAM].kid: made.keys[Role.TEAM].key} if opening else None
    return "\n".join(map(str, chains.faults(made.office, made.published, keys)))


def correct(made: MadeOffice, item: str = "terms-0") -> Path:
    """A correction that drops an item."""
    scope = Scope(item=item, until=ISSUED)
    plan = correcting.plan(made.office, made.root, Correction(reason="wrong key", change="drop", scope=scope, **BY))
    return correcting.write(made.office, plan, made.keys[Role.TICKET])


@pytest.fixture
def passed(made: MadeOffice, tmp_path: Path) -> Issued:
    """Passed, by two links; then an item was dropped."""
    issued = pass_exam(made, tmp_path / "inbox")
    correct(made)
    assert faults(made, opening=True) == ""
    return issued


def change(file: Path, edit: Callable[[Any], Any]) -> None:
    """Edit a JSON file as somebody does who means it to stay unseen: whole, and laid out as it was."""
    value = json.loads(file.read_text("utf-8"))
    edit(value)
    file.write_bytes(gradebook.in_lines(value))


def of(made: MadeOffice, issued: Issued, name: str) -> Path:
    (file,) = (made.office.gradebook / issued.id).glob(name)
    return file


OPENED = "[0-9a-f]" * 20 + ".json"


def test_a_file_laid_out_anew_is_no_edit(made: MadeOffice, passed: Issued) -> None:
    for file in [*(made.office.gradebook / passed.id).glob("*.json"), made.office.ledger / f"{passed.id}.json"]:
        file.write_text(json.dumps(json.loads(file.read_text("utf-8")), indent=4), "utf-8")
    assert faults(made, opening=True) == ""


def test_an_edited_response_is_told(made: MadeOffice, passed: Issued) -> None:
    change(of(made, passed, OPENED), lambda kept: kept["responses"][0].update(response="a"))
    told = faults(made)
    assert f"{passed.id}/1.json: saw the digest of another record" in told and "git log" in told
    assert "responses or times that are not those of the sealed sheet" in faults(made, opening=True)


def test_an_edited_response_nobody_has_reviewed_yet_is_told_by_opening_the_sheet(
    made: MadeOffice, tmp_path: Path
) -> None:
    (tmp_path / "inbox").mkdir()
    issued = made.issue()
    Grader(made, tmp_path / "inbox").hand_in(issued, responses={})
    change(of(made, issued, OPENED), lambda kept: kept["responses"][0].update(response="b"))
    assert faults(made) == ""
    assert "responses or times that are not those of the sealed sheet" in faults(made, opening=True)


def test_a_sheet_that_comes_again_is_compared_with_what_is_kept(made: MadeOffice, passed: Issued) -> None:
    grader = Grader(made, made.office.dir.parent / "inbox")
    sheet = of(made, passed, "*.sheet").read_bytes()
    assert grader.one(sheet).state == "before"
    change(of(made, passed, OPENED), lambda kept: kept["responses"][0].update(response="a"))
    assert refused(grader.one(sheet), Reason.CHANGED, "not what it says")


def test_another_sealed_sheet_is_told(made: MadeOffice, passed: Issued) -> None:
    sheet = of(made, passed, "*.sheet")
    sheet.write_bytes(made.seal(passed.sheet(responses={})))
    assert "other bytes than were graded" in faults(made)
    sheet.unlink()
    assert "saw nothing / expected the sealed sheet" in faults(made)


def test_an_edited_key_in_the_ledger_is_told(made: MadeOffice, passed: Issued) -> None:
    change(made.office.ledger / f"{passed.id}.json", lambda entry: entry["form"][0].update(key="a"))
    assert "another entry than the one that the sheet was opened by" in faults(made)
    (made.office.ledger / f"{passed.id}.json").unlink()
    assert "saw nothing, and a graded sheet in the gradebook" in faults(made)


@pytest.mark.parametrize("number", [1, 2])
def test_edited_points_and_decisions_are_told(number: int, made: MadeOffice, passed: Issued) -> None:
    change(of(made, passed, f"{number}.json"), lambda link: link.update(by="Somebody Else"))
    assert "the digest of another record" in faults(made) or "a signature that does not fit" in faults(made)


def test_a_record_taken_out_is_told(made: MadeOffice, passed: Issued) -> None:
    of(made, passed, "1.json").unlink()
    assert f"{passed.id}/1.json: saw nothing, and later records" in faults(made)
    of(made, passed, "2.json").rename(made.office.gradebook / passed.id / "1.json")
    assert f"{passed.id}/1.json: saw the digest of another record" in faults(made)


def test_a_decision_taken_out_that_a_correction_came_after_is_told(made: MadeOffice, passed: Issued) -> None:
    of(made, passed, "2.json").unlink()
    assert f"a record of ticket {passed.id} that is not there any more" in faults(made)


def test_a_chain_in_another_order_is_told(made: MadeOffice, passed: Issued) -> None:
    first, second = of(made, passed, "1.json"), of(made, passed, "2.json")
    first.rename(first.with_name("x"))
    second.rename(first)
    first.with_name("x").rename(second)
    assert faults(made).count("the digest of another record") == 2


def test_a_chain_put_under_another_ticket_is_told(made: MadeOffice, passed: Issued, tmp_path: Path) -> None:
    other = pass_exam(made, tmp_path / "inbox", decision="fail")
    for name in ("1.json", "2.json"):
        shutil.copy(of(made, passed, name), of(made, other, name))
    assert f"saw a record of ticket {passed.id}" in faults(made)


def test_a_decision_by_another_key_is_told(made: MadeOffice, passed: Issued) -> None:
    """By another office's key, by a key of ours for another purpose, and by one that others may know."""
    file = of(made, passed, "2.json")
    value = {name: part for name, part in json.loads(file.read_text("utf-8")).items() if name != "signature"}
    for key in (private_keys(1)[Role.TICKET], made.keys[Role.TEAM]):
        file.write_bytes(gradebook.in_lines(signed(value, key.key, key.kid)))  # type: ignore[arg-type]
        assert "the signature of a key that is not one of this office's" in faults(made)
    foreign, own = private_keys(1)[Role.TICKET], made.keys[Role.TICKET]
    file.write_bytes(gradebook.in_lines(signed(value, foreign.key, own.kid)))  # type: ignore[arg-type]
    assert "a signature that does not fit" in faults(made)
    file.write_bytes(gradebook.in_lines(value))
    assert f"{passed.id}/2.json: saw no signature" in faults(made)


def test_a_ticket_is_no_signature(made: MadeOffice, passed: Issued) -> None:
    head, _, tail = passed.token.split(".")
    change(of(made, passed, "2.json"), lambda link: link.update(signature=f"{head}..{tail}"))
    assert "a signature that is none of a record's" in faults(made)


def test_what_was_edited_is_not_certified(made: MadeOffice, passed: Issued) -> None:
    change(of(made, passed, OPENED), lambda kept: kept["responses"][0].update(response="a"))
    with pytest.raises(OfficeFault, match="the digest of another record"):
        certified(made, passed)
    assert not made.office.credentials.exists()


def test_what_a_certificate_was_issued_on_can_not_be_taken_out(made: MadeOffice, passed: Issued) -> None:
    (made.office.corrections / "1.json").unlink()
    certified(made, passed)
    assert faults(made) == ""
    of(made, passed, "2.json").unlink()
    assert f"a record of ticket {passed.id} that is not there any more" in faults(made)


def test_what_is_left_of_who_was_erased_fits_the_corrections(made: MadeOffice, passed: Issued) -> None:
    erase(made.office, person(made.office, "c1@example.org"))
    assert faults(made) == ""
    file = made.office.erased / f"{passed.id}.json"
    digests = json.loads(file.read_text("utf-8"))["digests"]
    assert len(digests) == 4, "entry, sheet, points, decision"
    change(made.office.erased / f"{passed.id}.json", lambda kept: kept.update(digests=digests[:1]))
    assert f"a record of ticket {passed.id} that is not there any more" in faults(made)


def test_a_correction_edited_or_taken_out_is_told(made: MadeOffice, passed: Issued) -> None:
    correct(made, "terms-1")
    enter(made, passed, Decision(ticket=passed.id, decision="fail", **BY))
    assert faults(made) == ""
    first, last = made.office.corrections / "1.json", made.office.corrections / "2.json"
    before = first.read_bytes()
    change(first, lambda one: one["scope"].update(item="terms-2"))
    told = faults(made)
    assert "1.json: saw a signature that does not fit" in told and "2.json: saw the digest of another record" in told
    first.unlink()
    assert "1.json: saw nothing, and later records" in faults(made)
    first.write_bytes(before)
    last.unlink()
    assert "3.json: saw a correction that is not there any more" in faults(made)
