"""Lists of what counts: kept by the digest of what it comes from, to be deleted at any time; never by who opened it."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from casebook.exam.office import chains, derived, gradebook, ledger, stamped
from casebook.exam.office.candidates import person
from casebook.exam.office.erasing import erase
from casebook.exam.office.office import Office
from casebook.exam.office.storage import OfficeFault
from casebook.exam.paper.entered import Decision, Undecided
from casebook.exam.paper.sheet import CODE_DIGITS

from tests.support.desk import Grader
from tests.support.passes import enter, pass_exam
from tests.support.sheets import RECEIVED, Issued, MadeOffice, make_office

BY: dict[str, Any] = {"by": "Test Mentor", "date": "2026-06-02"}


@pytest.fixture
def made(tmp_path: Path) -> MadeOffice:
    return make_office(tmp_path)


@pytest.fixture
def passed(made: MadeOffice, tmp_path: Path) -> Issued:
    return pass_exam(made, tmp_path / "inbox")


def states(office: Office) -> list[str]:
    return [one.standing.status for one in derived.all_graded(office)]


def test_a_list_is_derived_once_and_anew_when_anything_changes(
    made: MadeOffice, passed: Issued, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamped, "SETTLED", 0)
    kept = made.office.dir / ".cache" / "derived.json"
    assert states(made.office) == ["pass"]
    before = kept.read_bytes()
    kept.write_bytes(before.replace(b"Test Candidate 1", b"Somebody Else"))
    assert derived.all_graded(made.office)[0].entry.candidate.name == "Somebody Else", "from what is kept"
    enter(made, passed, Undecided(ticket=passed.id, reason="a slip", **BY))
    enter(made, passed, Decision(ticket=passed.id, decision="fail", **BY))
    assert states(made.office) == ["fail"]
    assert derived.all_graded(made.office)[0].entry.candidate.name == "Test Candidate 1"
    for odd in (b"", b"[]", b"{", b"\xff"):
        kept.write_bytes(odd)
        assert states(made.office) == ["fail"]
    kept.unlink()
    assert states(made.office) == ["fail"]


def test_a_list_tells_of_what_was_edited_swapped_or_removed(
    made: MadeOffice, passed: Issued, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamped, "SETTLED", 0)
    other = made.issue()
    one, two = (made.office.ledger / f"{id}.json" for id in (passed.id, other.id))
    assert states(made.office) == ["pass"]
    link = made.office.gradebook / passed.id / "1.json"
    data = link.read_bytes()
    link.write_bytes(data[:-9])
    with pytest.raises(OfficeFault, match="no whole JSON"):
        states(made.office)
    link.write_bytes(data)
    one.rename(one.with_name("beside"))
    with pytest.raises(OfficeFault, match=one.name):
        states(made.office)
    two.rename(one)
    with pytest.raises(OfficeFault, match=f"the entry of ticket {other.id}"):
        states(made.office)
    one.with_name("beside").rename(one)
    assert states(made.office) == ["pass"]


def test_nothing_of_the_list_is_left_of_who_is_erased(
    made: MadeOffice, passed: Issued, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamped, "SETTLED", 0)
    assert states(made.office) == ["pass"] and ledger.exposure(made.office)
    erase(made.office, person(made.office, "c1@example.org"))
    assert list((made.office.dir / ".cache").iterdir()) == []
    assert states(made.office) == []
    for file in made.office.dir.rglob("*"):
        assert not file.is_file() or b"c1@example.org" not in file.read_bytes(), file


def test_two_mentors_who_grade_the_same_sheet_keep_the_same_bytes(made: MadeOffice, tmp_path: Path) -> None:
    """In copies of their own, at other times; what git then merges is one sheet with two receipts, the first counts."""
    issued = made.issue()
    other = MadeOffice(made.root, Office(tmp_path / "copy"), made.keys)
    shutil.copytree(made.office.dir, other.office.dir)
    data = made.seal(issued.sheet())
    for place, late in ((made, 100), (other, 0)):
        inbox = place.office.dir.parent / f"inbox-{late}"
        inbox.mkdir()
        Grader(place, inbox).one(data, received=RECEIVED + late)
    folders = [place.office.gradebook / issued.id for place in (made, other)]
    one, two = ({file.name: file.read_bytes() for file in folder.iterdir()} for folder in folders)
    name = hashlib.sha256(data).hexdigest()[:CODE_DIGITS]
    assert {name + ".json", name + ".sheet"} == one.keys() & two.keys()
    assert all(one[shared] == two[shared] for shared in one.keys() & two.keys())
    assert len(one.keys() | two.keys()) == 4
    shutil.copytree(folders[1], folders[0], dirs_exist_ok=True)
    standing = gradebook.standing(made.office, issued.id)
    assert standing and standing.result.received == RECEIVED
    assert list(chains.faults(made.office, made.published)) == []


def test_a_code_of_digits_alone_is_no_link(made: MadeOffice, passed: Issued) -> None:
    """One sheet in twelve thousand has such a code."""
    (file,) = (made.office.gradebook / passed.id).glob("[0-9a-f]" * CODE_DIGITS + ".json")
    sha256 = "1" * 64
    value = {**json.loads(file.read_text("utf-8")), "sheet_sha256": sha256}
    file.with_name(f"{sha256[:CODE_DIGITS]}.json").write_text(json.dumps(value), "utf-8")
    receipt = {"v": 1, "sheet_sha256": sha256, "received": RECEIVED + 9, "graded": RECEIVED, "code_checked": False}
    file.with_name("received-x.json").write_text(json.dumps(receipt), "utf-8")
    dossier = gradebook.dossier(made.office, passed.id)
    assert dossier and len(dossier.sheets) == 2 and len(gradebook.link_files(made.office, passed.id)) == 2
