"""Issuing: what the ledger keeps, attempts and waits, two at once, a hostile office, time with a large bank."""

from __future__ import annotations

import datetime
import json
import multiprocessing
import os
import resource
import shutil
import time
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from casebook.exam.office import gradebook, ledger
from casebook.exam.office.bank import load_bank
from casebook.exam.office.candidates import person
from casebook.exam.office.erasing import _count, erase
from casebook.exam.office.issuing import Objected
from casebook.exam.office.storage import OfficeFault
from casebook.exam.paper.draw import CannotDraw
from casebook.exam.paper.entered import Annulment, Decision
from casebook.exam.paper.entry import Candidate
from casebook.exam.paper.kept import digest_of
from casebook.exam.paper.opened import Opened, Receipt
from casebook.exam.paper.ticket import sha256_of, verify
from casebook.model.item import Kind

from tests.unit.exam.office.conftest import NOW, Founded

GOLDEN = Path(__file__).parents[3] / "golden"
DAY = 86_400
FORK = multiprocessing.get_context("fork")


def fail_sheet(founded: Founded, id: str, sat: int, decision: str = "fail", submitted: int | None = None) -> None:
    """A sheet without responses that came at `sat`, by the candidate's device at `submitted`; and what was decided."""
    entry = ledger.read(founded.office, id)
    assert entry
    made = Opened.model_validate({
        "v": 2, "ticket": id, "entry": digest_of(entry.as_json()), "sheet_sha256": "0" * 64, "started": 0,
        "submitted": (sat if submitted is None else submitted) * 1000, "overtime": 0, "responses": [], "away": [],
        "reloads": 0, "clock_set_back": False, "agent": "Firefox 140",
    })  # fmt: skip
    gradebook.keep_sheet(founded.office, made, b"sealed", Receipt(sheet_sha256="0" * 64, received=sat, graded=sat))
    dossier = gradebook.dossier(founded.office, id)
    assert dossier
    decided = Decision(ticket=id, by="Test Mentor", date="2026-11-22", decision=decision)  # type: ignore[arg-type]
    gradebook.append(founded.office, id, gradebook.head_of(founded.office, dossier), [decided], founded.key())


def test_who_was_erased_does_not_begin_anew(founded: Founded) -> None:
    """Twice erased, and an erasure that was cut short and is run again: the attempts go on being counted."""
    founded.issue()
    erase(founded.office, person(founded.office, "test7@example.org"))
    second = founded.issue(now=NOW + 1)
    assert second.entry.attempt == 2
    someone = person(founded.office, "test7@example.org")
    _count(founded.office, someone)
    erase(founded.office, someone)
    assert founded.issue(now=NOW + 2).entry.attempt == 3
    erase(founded.office, person(founded.office, "test7@example.org"))
    with pytest.raises(Objected, match="3 attempts were made, and at most 3 are allowed"):
        founded.issue(now=NOW + 3)
    assert founded.issue(8, now=NOW + 4).entry.attempt == 1


def test_a_name_is_known_by_the_contacts_that_it_had(founded: Founded) -> None:
    founded.issue(1, name="Андрей Йорданов", contact="first@example.org", rehearsal=True)
    founded.issue(2, NOW + 1, name="андрей  йорданов", contact="second@example.org", rehearsal=True)
    founded.issue(3, name="Somebody Else", contact="third@example.org", rehearsal=True)
    named = unicodedata.normalize("NFD", "Андрей Йорданов")
    assert ledger.contacts_of(founded.office, named) == ["second@example.org", "first@example.org"]
    assert ledger.contacts_of(founded.office, "Андрей") == []


def test_the_ledger_knows_what_the_ticket_does_not(founded: Founded) -> None:
    issued = founded.issue(extra=1.5)
    payload = verify(issued.token, founded.keys)
    entry = ledger.read(founded.office, payload["id"])
    assert entry == issued.entry
    assert entry is not None
    assert issued.file.read_text("ascii") == issued.token
    assert entry.candidate == Candidate(name="Test Candidate 7", contact="test7@example.org")
    assert entry.ticket_sha256 == sha256_of(issued.token)
    assert payload["minutes"] == entry.minutes == 113
    assert (payload["issued"], payload["expires"]) == (NOW, NOW + 7 * DAY)
    assert [kept.ref for kept in entry.form] == [item["ref"] for item in payload["items"]]
    plan = founded.bank.library.blueprints["internal-exam"]
    assert ledger.blueprint_of(entry).model_dump() == plan.model_dump()
    text = json.dumps(payload)
    assert "Candidate" not in text
    assert "example.org" not in text


def test_a_candidate_is_one_however_the_contact_is_written(founded: Founded) -> None:
    founded.issue(contact="Test7@Example.org ")
    with pytest.raises(Objected, match="a ticket is still out"):
        founded.issue(contact=" test7@example.ORG", now=NOW + 1)


def test_three_attempts_with_other_items_each_time(founded: Founded) -> None:
    """Waits and attempts hold over a whole history; what was seen comes last."""
    when, seen = NOW, set[str]()
    for attempt, wait in ((1, 7), (2, 14), (3, 0)):
        issued = founded.issue(now=when)
        assert issued.entry.attempt == attempt
        items = {kept.item for kept in issued.entry.form}
        assert issued.repeated == len(items & seen)
        seen |= items
        fail_sheet(founded, issued.entry.id, when + DAY)
        if wait:
            with pytest.raises(Objected, match=f"one waits {wait} days"):
                founded.issue(now=when + DAY + wait * DAY - 1)
            when += DAY + wait * DAY
    with pytest.raises(Objected, match="3 attempts were made"):
        founded.issue(now=when + 300 * DAY)
    assert len(seen) > 60
    assert founded.issue(8, now=when).repeated == 0


def test_despite_is_recorded(founded: Founded) -> None:
    founded.issue(despite="not needed")
    issued = founded.issue(now=NOW + 1, despite="the file was lost")
    entry = ledger.read(founded.office, issued.entry.id)
    assert entry is not None and entry.despite is not None
    assert entry.despite.reason == "the file was lost"
    assert entry.despite.objections == ["a ticket is still out, which can be used until 2026-11-29 12:00 UTC"]
    first = next(one for one in ledger.entries(founded.office) if one.attempt == 1)
    assert "despite" not in first.as_json()


def test_another_exam_counts_apart(founded: Founded) -> None:
    plan = (founded.root / "quizzes/exams/internal-exam.yml").read_text("utf-8")
    (founded.root / "quizzes/exams/second-exam.yml").write_text(plan, "utf-8")
    founded.issue()
    assert founded.issue(exam="second-exam", now=NOW + 1).entry.attempt == 1
    assert len(ledger.of_candidate(founded.office, "test7@example.org")) == 2


@pytest.mark.parametrize(
    ("how", "saw"),
    [({"exam": "internal-exams"}, "saw 'internal-exams'"), ({"extra": 3}, "saw 3 / expected one of 1, 1.5, 2")],
)
def test_a_bad_order_is_told(founded: Founded, how: dict[str, Any], saw: str) -> None:
    with pytest.raises(OfficeFault, match=saw):
        founded.issue(**how)
    assert list(ledger.entries(founded.office)) == []


def test_a_bank_that_is_too_small_is_told(founded: Founded) -> None:
    for file in (founded.root / "quizzes/items").glob("*.yml"):
        if file.name not in ("retired.yml", "brief-and-task.yml"):
            file.unlink()
    with pytest.raises(CannotDraw, match="for `terms`"):
        founded.issue()
    assert not any(founded.office.tickets.iterdir())


def test_private_items_are_drawn_too(founded: Founded) -> None:
    write_large_bank(founded, 100)
    bank = founded.bank
    sources = [kept.source for who in range(5) for kept in founded.issue(who, bank=bank).entry.form]
    assert sources.count("private") > sources.count("public")


def test_two_at_once_for_one_candidate(founded: Founded) -> None:
    bank, results = founded.bank, FORK.Queue()
    barrier = FORK.Barrier(6)

    def work(number: int) -> None:
        barrier.wait()
        try:
            results.put(("issued", founded.issue(now=NOW + number, bank=bank).entry.attempt))
        except Objected as objected:
            results.put(("objected", objected.reasons[0][:20]))

    workers = [FORK.Process(target=work, args=(number,)) for number in range(6)]
    for worker in workers:
        worker.start()
    found = sorted(results.get(timeout=30) for _ in workers)
    for worker in workers:
        worker.join()
    assert found == [("issued", 1), *[("objected", "a ticket is still ou")] * 5]
    assert len(list(ledger.entries(founded.office))) == 1


# A hostile office.


@pytest.mark.parametrize("content", [b"", b'{\n "v": 1,\n "id": "', b"\0" * 4096], ids=["empty", "cut off", "zeros"])
def test_a_half_written_entry_stops_counting(founded: Founded, content: bytes) -> None:
    """Nobody knows whose attempt it was; so it is named, and nothing is issued until it is mended."""
    broken = founded.office.ledger / f"{'B' * 22}.json"
    broken.write_bytes(content)
    with pytest.raises(OfficeFault) as fault:
        founded.issue()
    assert broken.name in str(fault.value)
    assert "hint: restore it" in str(fault.value)
    broken.unlink()
    assert founded.issue()


def test_files_that_are_none_of_the_ledger_are_passed_over(founded: Founded) -> None:
    for name in (".new-abc", "notes.txt", "copy of a file.json", ".DS_Store"):
        (founded.office.ledger / name).write_text("{")
    assert founded.issue()
    assert len(list(ledger.entries(founded.office))) == 1


@pytest.mark.parametrize("id", ["../../etc/passwd", "A" * 21, "A" * 23, "A" * 21 + "/", "", "A" * 21 + "\n"])
def test_an_id_is_never_a_path(founded: Founded, id: str) -> None:
    with pytest.raises(OfficeFault, match="22 letters"):
        ledger.read(founded.office, id)


def test_an_entry_that_an_earlier_version_wrote_is_read_and_written_alike(founded: Founded) -> None:
    _, _, data = (GOLDEN / "ledger-entry.txt").read_bytes().partition(b"\n")
    id = json.loads(data)["id"]
    file = founded.office.ledger / f"{id}.json"
    file.write_bytes(data)
    entry = ledger.read(founded.office, id)
    assert entry is not None and {kept.kind for kept in entry.form} == {kind.value for kind in Kind}
    assert ledger.blueprint_of(entry).borderline is not None and entry.despite is not None
    assert ledger.of_candidate(founded.office, "Staff 12") == [entry]
    file.unlink()
    assert ledger.write(founded.office, entry).read_bytes() == data


def test_an_entry_of_another_ticket_is_told(founded: Founded) -> None:
    issued = founded.issue()
    other = founded.office.ledger / f"{'B' * 22}.json"
    other.write_bytes((founded.office.ledger / f"{issued.entry.id}.json").read_bytes())
    with pytest.raises(OfficeFault, match="of ticket"):
        ledger.read(founded.office, "B" * 22)


def test_a_full_disk_leaves_neither_ticket_nor_entry(founded: Founded) -> None:
    bank = founded.bank
    size = len(founded.issue(1).token)

    def work() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size // 2, size // 2))
        try:
            founded.issue(2, bank=bank)
        except OfficeFault as fault:
            os._exit(7 if "room" in str(fault) else 8)

    process = FORK.Process(target=work)
    process.start()
    process.join()
    assert process.exitcode == 7
    assert len(list(ledger.entries(founded.office))) == 1
    assert len(list(founded.office.tickets.iterdir())) == 1
    assert founded.issue(2, bank=bank)


def test_a_ticket_without_an_entry_is_taken_back(founded: Founded, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OfficeFault("ledger", "no space left", "room", "make room")

    monkeypatch.setattr(ledger, "write", full)
    with pytest.raises(OfficeFault, match="no space left"):
        founded.issue()
    assert list(founded.office.tickets.iterdir()) == []


# Speed.


def write_large_bank(founded: Founded, each: int) -> None:
    """So many private items in each of the site's topics."""
    for topic in founded.bank.library.topics:
        lines = [f"topic: {topic}", "author: The mentors", "reviewed: 2026-11-22", "items:"]
        for number in range(each):
            level = ("term", "process", "judgement")[number % 3]
            lines += [
                f"  - id: x-{topic}-{number:04}", "    kind: single", f"    level: {level}",
                f"    stem: What does one do in case {number} of {topic}?", "    options:",
            ]  # fmt: skip
            for place, option in enumerate("abcd"):
                key = ", key: true" if place == number % 4 else ""
                lines.append(f"      - {{id: {option}, text: Option {option} of {number}, rationale: So{key}}}")
            lines.append('    refs: ["page:process/brief-and-task#the-rule"]')
        (founded.office.bank / "quizzes" / "items" / f"{topic}.yml").write_text("\n".join(lines) + "\n", "utf-8")


@pytest.mark.slow
def test_a_ticket_is_issued_in_no_time(founded: Founded) -> None:
    """≤ 0.2 s of work with a bank of 5000 items and a ledger of some size, the key opened, the bank loaded."""
    write_large_bank(founded, 500)
    bank = load_bank(founded.office, founded.root)
    assert len(bank.elements()) > 5000
    key = founded.key()
    times = []
    for who in range(4):
        founded_key_opened(founded, key)
        started = time.process_time()
        founded.issue(who, bank=bank, lang=("en", "ru")[who % 2], mixed=True)
        times.append(time.process_time() - started)
    assert min(times) < 0.2


def founded_key_opened(founded: Founded, key: Any) -> None:
    """From here on opening the key costs nothing: deriving it from the passphrase is slow on purpose."""
    object.__setattr__(founded, "key", lambda role=None: key)


def test_a_large_ledger_is_no_burden(founded: Founded) -> None:
    entry = founded.issue(1).entry
    text = json.dumps(entry.as_json(), indent=1)
    for number in range(1000):
        id = f"{number:022}"
        other = text.replace(entry.id, id).replace("test1@example.org", f"x{number}@example.org")
        path: Path = founded.office.ledger / f"{id}.json"
        path.write_text(other, "utf-8")
    started = time.process_time()
    (found,) = ledger.of_candidate(founded.office, "X77@example.org")
    assert time.process_time() - started < 1
    assert found.id == f"{77:022}"


def test_an_exam_that_somebody_else_sat_is_no_attempt(founded: Founded) -> None:
    """Misconduct is one."""
    for why, attempt in (("wrong-person", 1), ("misconduct", 2)):
        id = founded.issue(who=len(why)).entry.id
        fail_sheet(founded, id, NOW + DAY)
        dossier = gradebook.dossier(founded.office, id)
        assert dossier
        by: Any = {"ticket": id, "by": "Test Mentor", "date": "2026-11-23", "why": why}
        annulled = Annulment(reason="seen on the day", **by)
        gradebook.append(founded.office, id, gradebook.head_of(founded.office, dossier), [annulled], founded.key())
        assert founded.issue(who=len(why), now=NOW + 30 * DAY).entry.attempt == attempt


def test_one_waits_from_the_day_of_handing_in_and_not_from_that_of_grading(founded: Founded) -> None:
    """A mentor who grades late must not make the candidate wait longer; a device's clock can't say what can't be."""
    id = founded.issue().entry.id
    for submitted, asked, until in ((1, 7, 8), (-90, 6, 7), (90, 15, 16)):
        fail_sheet(founded, id, NOW + 9 * DAY, submitted=NOW + submitted * DAY)
        with pytest.raises(Objected) as refused:
            founded.issue(now=NOW + asked * DAY)
        day = datetime.datetime.fromtimestamp(NOW + until * DAY, datetime.UTC)
        assert f"one waits 7 days, until {day:%Y-%m-%d}" in str(refused.value)
        shutil.rmtree(founded.office.gradebook / id)
