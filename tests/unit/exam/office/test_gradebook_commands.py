"""`casebook exam grade`, `review`, `results`, `show`, `erase`, as a mentor types them."""

from __future__ import annotations

import csv
import datetime
import io
import json
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from casebook.cli.exam import results
from casebook.exam.office import candidates, former, gradebook
from casebook.exam.office.office import VARIABLE
from casebook.exam.office.private_keys import current, read_published
from casebook.exam.paper.kept import digest_of
from casebook.exam.paper.result import Standing
from casebook.exam.paper.sheet import CODE_DIGITS, read_sealed
from casebook.exam.paper.signature import fault_in
from casebook.model.exam_keys import Role
from typer.testing import CliRunner, Result

from tests.support.commands import app
from tests.support.desk import Grader
from tests.support.sheets import (
    PASSPHRASE,
    Issued,
    MadeOffice,
    blueprint,
    form,
    make_office,
    private_keys,
    seal,
)
from tests.support.sheets import RECEIVED as CAME_AT

pytestmark = pytest.mark.slow

Run = Callable[..., Result]
BY = ("--by", "Test Mentor", "--date", "2026-11-22")
CAME = datetime.datetime.fromtimestamp(CAME_AT)
RECEIVED = ("--received", f"{CAME:%Y-%m-%d %H:%M}")


@pytest.fixture
def made(tmp_path: Path) -> MadeOffice:
    return make_office(tmp_path, with_keys=True)


@pytest.fixture
def grader(made: MadeOffice, tmp_path: Path) -> Grader:
    (tmp_path / "inbox").mkdir()
    return Grader(made, tmp_path / "inbox")


@pytest.fixture
def run(made: MadeOffice, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `casebook exam …`; standard input is no terminal. A traceback fails the test."""
    monkeypatch.setenv(VARIABLE, str(made.office.dir))
    monkeypatch.setenv("CASEBOOK_PASSPHRASE", PASSPHRASE)
    monkeypatch.chdir(made.root)

    def command(*arguments: str | Path, input: str | None = None) -> Result:
        done = CliRunner().invoke(app, ["exam", *map(str, arguments)], input=input)
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return done

    return command


@pytest.fixture
def grade(run: Run, made: MadeOffice) -> Run:
    return lambda *arguments: run("grade", *arguments, "--root", made.root)


def handed_in(
    grader: Grader, wrong: int = 0, contact: str = "", band: tuple[int, int] | None = None, scored: int = 12
) -> Issued:
    """A ticket whose sheet came in and was graded, with so many responses missing."""
    issued = grader.made.issue(form(blueprint(scored, borderline=band)), contact)
    counted = [kept.ref for kept in issued.entry.form if kept.scored and kept.kind != "open"]
    missing = counted[:wrong]
    responses = {ref: response for ref, response in issued.right().items() if ref not in missing}
    outcome = grader.one(grader.made.seal(issued.sheet(responses=responses)))
    assert outcome.state == "graded"
    return issued


def standing(made: MadeOffice, issued: Issued) -> Standing:
    found = gradebook.standing(made.office, issued.id)
    assert found is not None
    return found


def links(made: MadeOffice, issued: Issued) -> list[Any]:
    """The chain of what mentors entered, as it lies there."""
    folder = made.office.gradebook / issued.id
    return [json.loads(file.read_text("utf-8")) for file in sorted(folder.glob("[0-9].json"))]


def test_one_sheet_gets_a_report_without_the_name_or_the_score(grade: Run, grader: Grader, made: MadeOffice) -> None:
    issued = made.issue()
    file = grader.put(made.seal(issued.sheet(clock_set_back=True)), f"{issued.id}.sheet")
    done = grade(file, *RECEIVED)
    assert done.exit_code == 0, done.output
    for told in ("score the open tasks, then decide", "not compared", "clock was set back", "1 graded", "1 time away"):
        assert told in done.output, told
    assert "12 of 12" not in done.output and "task-1" not in done.output, "tasks are marked blind"
    shown = CliRunner().invoke(app, ["exam", "show", issued.id]).output
    for told in ("12 of 12 points (100%)", "Terms", "Practicum", "pilot, does not count", "task-1"):
        assert told in shown, told
    assert "Test Candidate" not in done.output and "example.org" not in done.output
    for kept in (made.office.gradebook / issued.id).iterdir():
        assert b"Test Candidate" not in kept.read_bytes()


def test_many_sheets_get_a_line_each_and_bad_ones_their_reason(grade: Run, grader: Grader, made: MadeOffice) -> None:
    for _ in range(2):
        issued = made.issue()
        grader.put(made.seal(issued.sheet()), f"{issued.id}.sheet")
    grader.put(b"junk", "\x1b[31mbad.sheet")
    done = grade(grader.inbox)
    assert done.exit_code == 1
    assert "score the open tasks, late by" in done.output  # received now, long after
    assert "12 of 12" not in done.output, "tasks are marked blind"
    assert "bad.sheet: refused (no-sheet)" in done.output and "\x1b" not in done.output
    assert "2 graded, 1 refused" in done.output
    again = grade(grader.inbox)
    assert "0 graded, 2 graded before, 1 refused" in again.output


def test_a_code_is_compared(grade: Run, grader: Grader, made: MadeOffice) -> None:
    issued = made.issue()
    file = grader.put(made.seal(issued.sheet()))
    wrong = grade(file, "--code", "0000 0000 0000 0000 0000")
    assert wrong.exit_code == 1 and "does not match" in wrong.output
    code = wrong.output.partition("file's is ")[2][:24]
    right = grade(file, "--code", code)
    assert right.exit_code == 0 and "(compared)" in right.output
    assert standing(made, issued).result.code_checked is True


def test_codes_and_times_are_given_for_a_file_alone(grade: Run, grader: Grader, made: MadeOffice) -> None:
    one, other = made.issue(), made.issue()
    files = [grader.put(made.seal(issued.sheet()), f"{issued.id}.sheet") for issued in (one, other)]
    code = read_sealed(files[0].read_bytes()).code
    later = f"{files[1].name}={CAME + datetime.timedelta(hours=1):%Y-%m-%d %H:%M}"
    done = grade(*files, "--code", f"{files[0]}={code}", *RECEIVED, "--received", later)
    assert done.exit_code == 0, done.output
    first, second = (standing(made, issued).result for issued in (one, other))
    assert (first.code_checked, second.code_checked) == (True, False)
    assert second.received - first.received == 3600
    for flags in (("--code", f"no.sheet={code}"), ("--code", f"{files[0]}={code}", "--code", f"{files[0]}={code}")):
        assert "expected a file that is graded here, once" in grade(*files, *flags).output
    assert "saw 2 times" in grade(*files, *RECEIVED, *RECEIVED).output


def test_the_escrow_key_opens_when_the_teams_is_lost(grade: Run, grader: Grader, made: MadeOffice) -> None:
    issued = made.issue()
    file = grader.put(made.seal(issued.sheet()))
    for key in made.office.keys.glob("team-*.pem"):
        key.unlink()
    lost = grade(file)
    assert lost.exit_code == 2 and "--escrow" in lost.output
    (escrow,) = (made.office.dir.parent / "elsewhere").glob("escrow-*.pem")
    assert grade(file, "--escrow", escrow).exit_code == 0


def test_after_a_change_of_passphrase_both_sorts_of_sheets_are_graded(
    run: Run, grade: Run, grader: Grader, made: MadeOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, newer = made.issue(), "five other words in a row"
    monkeypatch.setenv("CASEBOOK_PASSPHRASE", newer)
    done = run("keys", "rotate", "team", "--root", made.root)
    assert done.exit_code == 0
    assert "does not open ticket-" in done.stderr and "CASEBOOK_OLD_PASSPHRASE" in done.stderr
    assert "Rotate ticket, certificate too" in done.stderr
    published = read_published(made.root)
    made.keys = {**made.keys, Role.TEAM: current(made.office, published, Role.TEAM, newer)}
    after = made.issue()
    grader.put(seal(before.sheet(), private_keys(0)), "before.sheet")
    grader.put(made.seal(after.sheet()), "after.sheet")
    some = grade(grader.inbox)
    assert some.exit_code == 1 and "1 graded, 1 refused" in some.output
    assert "before.sheet: refused (other-key): it is sealed for team-" in some.stderr
    assert "CASEBOOK_OLD_PASSPHRASE" in some.stderr
    monkeypatch.setenv("CASEBOOK_OLD_PASSPHRASE", PASSPHRASE)
    rest = grade(grader.inbox)
    assert rest.exit_code == 0 and "1 graded, 1 graded before" in rest.output


@pytest.mark.parametrize(
    ("change", "phrase"),
    [
        ({"CASEBOOK_PASSPHRASE": "twelve wrong letters"}, "does not open it"),
        ({"CASEBOOK_PASSPHRASE": ""}, "no passphrase"),
        ({VARIABLE: "/nowhere"}, "casebook exam init"),
        ({VARIABLE: ""}, "no office named"),
    ],
)
def test_wrong_use_is_told_plainly(
    change: dict[str, str], phrase: str, grade: Run, grader: Grader, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = grader.put(b"x")
    for name, value in change.items():
        monkeypatch.setenv(name, value)
    done = grade(file)
    assert done.exit_code == 2 and phrase in done.output


@pytest.mark.parametrize(
    ("arguments", "phrase"),
    [
        (["--received", "yesterday"], "expected a time"),
        (["--received", "2999-01-01 10:00"], "still to come"),
        (["--code", "1", "--code", "2"], "saw 2 codes for 1 file"),
    ],
)
def test_flags_that_make_no_sense_are_told(arguments: list[str], phrase: str, grade: Run, grader: Grader) -> None:
    done = grade(grader.put(b"x"), *arguments)
    assert done.exit_code == 2 and phrase in done.output


def test_a_receipt_before_the_issue_is_a_slip(grade: Run, grader: Grader, made: MadeOffice) -> None:
    file = grader.put(made.seal(made.issue().sheet()))
    done = grade(file, "--received", "2026-01-02 10:00")
    assert done.exit_code == 1 and "it can't have come on 2026-01-02 10:00: its ticket was issued on" in done.output
    assert gradebook.graded(made.office) == []


def test_review_scores_tasks_then_decides(run: Run, grader: Grader, made: MadeOffice) -> None:
    issued = handed_in(grader)
    early = run("review", issued.id, *BY, "--decide", "pass")
    assert early.exit_code == 1 and "refused: the open tasks are not scored" in early.output
    for points, phrase in (
        (["goal=2"], "expected 0–2 points"), (["goal=9", "deadline=1"], "expected 0–3 points"),
        (["style=1"], "expected CRITERION=N"), (["goal=many"], "with a number"), (["goal=nan", "deadline=1"], "0–3"),
    ):  # fmt: skip
        flags = [flag for one in points for flag in ("--points", one)]
        wrong = run("review", issued.id, *BY, *flags)
        assert wrong.exit_code == 2 and phrase in wrong.output, wrong.output
    done = run("review", issued.id[:6], *BY, "--points", "goal=3", "--points", "deadline=2", "--note", "Clear.")
    assert done.exit_code == 0 and "5 of 5 points, passes" in done.output and "Still to do: decide" in done.output
    (task,) = links(made, issued)[0]["tasks"].values()
    assert task == {"points": {"goal": 3, "deadline": 2}, "note": "Clear."}
    decided = run("review", "c1@example.org", *BY, "--decide", "pass")
    assert decided.exit_code == 0 and "Nothing is left to do" in decided.output
    (review, decision) = links(made, issued)
    assert {name: decision[name] for name in ("kind", "ticket", "decision", "by", "date", "note")} == {
        "kind": "decision", "ticket": issued.id, "decision": "pass", "by": "Test Mentor", "date": "2026-11-22",
        "note": "",
    }  # fmt: skip
    assert decision["before"] == digest_of(review) and fault_in(decision, made.published) == ""
    twice = run("review", issued.id, *BY, "--decide", "fail", "--note", "Changed my mind.")
    assert twice.exit_code == 1 and "decided already" in twice.output
    assert [link["kind"] for link in links(made, issued)] == ["review", "decision"]


def test_nothing_is_decided_on_records_that_were_edited(run: Run, grader: Grader, made: MadeOffice) -> None:
    issued = handed_in(grader, wrong=4)
    (file,) = (made.office.gradebook / issued.id).glob("[0-9a-f]" * CODE_DIGITS + ".json")
    value = json.loads(file.read_text("utf-8"))
    value["responses"][0]["response"] = "b"
    file.write_text(json.dumps(value), "utf-8")
    done = run("review", issued.id, *BY, "--decide", "fail")
    assert done.exit_code == 2 and "responses or times that are not those of the sealed sheet" in done.output
    assert links(made, issued) == []


def test_a_borderline_score_asks_for_a_talk(run: Run, grader: Grader) -> None:
    issued = handed_in(grader, wrong=2, band=(9, 11))
    both = ["--points", "goal=3", "--points", "deadline=2"]
    early = run("review", issued.id, *BY, *both, "--decide", "pass")
    assert early.exit_code == 1 and "talk (viva) was not held" in early.output
    assert links(grader.made, issued) == [], "all or nothing"
    done = run("review", issued.id, *BY, *both, "--viva", "pass", "--decide", "pass", "--note", "Sure of all sections.")
    assert done.exit_code == 0 and "Nothing is left to do" in done.output


def test_a_section_below_its_cut_score_is_named_and_talked_about(run: Run, grader: Grader, made: MadeOffice) -> None:
    """36 of 40 with a section missed once failed with "below the cut score", which was not true."""
    issued = handed_in(grader, wrong=4, band=(14, 16), scored=20)  # 16 of 20 reach the whole; 6 of 10 miss a section
    named = "Terms: 6 of 10 points, and its cut score is 7"
    assert f"Not reached: {named}" in run("show", "c1@example.org").output
    both = ["--points", "goal=3", "--points", "deadline=2"]
    early = run("review", issued.id, *BY, *both, "--decide", "pass")
    assert early.exit_code == 1 and f"refused: {named}: talk about it" in early.output
    silent = run("review", issued.id, *BY, "--viva", "pass")
    assert silent.exit_code == 2 and "--note is missing / expected what was talked about of each" in silent.output
    assert links(made, issued) == []
    whole = (*both, "--viva", "pass", "--decide", "pass", "--note", "All terms, now sure.")
    done = run("review", issued.id, *BY, *whole)
    assert done.exit_code == 0 and "Nothing is left to do" in done.output
    assert links(made, issued)[1]["note"] == "All terms, now sure."


def test_no_talk_makes_good_a_section_that_was_not_learnt(run: Run, grader: Grader) -> None:
    issued = handed_in(grader, wrong=6, band=(14, 16), scored=20)  # 14 of 20 are in the band, 4 of 10 are too few
    both = ["--points", "goal=3", "--points", "deadline=2"]
    done = run("review", issued.id, *BY, *both, "--decide", "pass")
    assert done.exit_code == 1
    assert "Terms: 4 of 10 points, and its cut score is 7; a talk makes good 2 points at most" in done.output
    assert run("review", issued.id, *BY, "--viva", "pass", "--note", "x").exit_code == 2


@pytest.mark.parametrize(
    "contact", ["a.very.long.made.up.name@example.org", "staff-000000000000004711", "Staff_0000000000004711"]
)
def test_a_contact_as_long_as_a_tickets_id_is_a_contact(contact: str, run: Run, grader: Grader) -> None:
    issued = handed_in(grader, contact=contact.casefold())
    both = ["--points", "goal=3", "--points", "deadline=2"]
    assert len(contact) >= 22
    assert run("review", contact, *BY, *both, "--decide", "pass").exit_code == 0
    assert links(grader.made, issued)[-1]["decision"] == "pass"


def test_a_talk_that_nobody_asked_for_is_refused(run: Run, grader: Grader) -> None:
    done = run("review", handed_in(grader).id, *BY, "--viva", "pass")
    assert done.exit_code == 2 and "not borderline" in done.output


def test_review_needs_a_name_and_something_to_enter(run: Run, grader: Grader) -> None:
    issued = handed_in(grader)
    assert "--by is missing" in run("review", issued.id, "--decide", "fail").output
    assert "nothing to enter" in run("review", issued.id).output
    assert "YYYY-MM-DD" in run("review", issued.id, "--by", "M", "--decide", "fail", "--date", "today").output
    assert "no graded sheet" in run("review", "nobody@example.org", *BY, "--decide", "fail").output


def test_results_lists_and_filters(run: Run, grader: Grader) -> None:
    good, bad = handed_in(grader), handed_in(grader, wrong=8)
    assert run("review", bad.id, *BY, "--decide", "fail").exit_code == 0

    def listed(*flags: str) -> set[str]:
        text = run("results", *flags).output
        return {issued.id for issued in (good, bad) if issued.id[:4] in text}

    assert listed() == {good.id, bad.id}
    assert listed("--state", "pass") == {good.id}
    assert listed("--state", "open") == {good.id}
    assert listed("--state", "decided") == {bad.id}
    assert listed("--state", "open", "--state", "fail") == {good.id, bad.id}
    assert listed("--exam", "another") == set()
    assert listed("--who", "c2@") == {bad.id}
    assert listed("--since", "2999-01-01") == set()
    assert "Test Candidate" not in run("results").output


def test_the_list_fits_a_terminal_with_the_name_first(grader: Grader, made: MadeOffice) -> None:
    first = handed_in(grader, band=(9, 12))
    handed_in(grader, wrong=2)
    named = {"name": "Иннокентий Константинопольский-Задунайский", "contact": "c1@example.org"}
    changed = {**first.entry.as_json(), "candidate": named, "supervised_by": ""}
    (made.office.ledger / f"{first.id}.json").write_text(json.dumps(changed), "utf-8")
    sheets = candidates.all_graded(made.office, candidates.Filter())
    lines = results._table(made.office, sheets, 80).splitlines()
    assert max(map(len, lines)) == 80
    assert lines[0].split()[:3] == ["Candidate", "ticket", "attempt"]
    (long,) = (line for line in lines if line.startswith("Иннокентий Кон"))
    assert "…" in long and f"  {first.id[:4]}  " in long and long.split()[-3:] == ["borderline", "alone", "tasks"]
    assert "Candidate" not in results._table(made.office, sheets, 0)


def test_a_ticket_is_meant_by_the_beginning_of_its_id(run: Run, grader: Grader, made: MadeOffice) -> None:
    graded, out = handed_in(grader), made.issue()
    assert f"ticket {graded.id}" in run("show", graded.id[:4]).output
    assert "1 ticket, " in run("erase", graded.id[:4]).output
    why = ("--reason", "sent to a wrong address", "--by", "Test Mentor")
    assert f"Ticket {out.id} is withdrawn" in run("withdraw", out.id[:4], *why).output
    assert "no ticket with an id that begins so" in run("withdraw", out.id[:3], *why).output


def test_times_carry_their_zone(run: Run, grader: Grader) -> None:
    issued = handed_in(grader)
    zone = CAME.astimezone().strftime("%z")
    assert f"Received {CAME:%Y-%m-%d %H:%M} (UTC{zone})" in run("show", issued.id).output
    (row,) = csv.DictReader(io.StringIO(run("results", "--csv", "-").output.lstrip("﻿")))
    assert row["received"] == CAME.astimezone().isoformat(sep=" ", timespec="minutes")


EVIL = ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\u00a0=1+1", "＝1+1", "|x", "%0A=1"]


@pytest.mark.parametrize("name", EVIL)
def test_csv_is_harmless_in_a_spreadsheet(name: str, run: Run, grader: Grader, tmp_path: Path) -> None:
    issued = handed_in(grader)
    file = grader.made.office.ledger / f"{issued.id}.json"
    entry = json.loads(file.read_text("utf-8"))
    entry["candidate"]["name"] = name
    file.write_text(json.dumps(entry), "utf-8")
    out = tmp_path / "results.csv"
    assert run("results", "--csv", str(out), "--names").exit_code == 0
    text = out.read_bytes().decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text))
    assert row["name"] == f"'{name}"
    assert not any(cell.lstrip(" \u00a0").startswith(tuple("=+-@|%\t\r＝")) for cell in row.values())
    assert row["share_terms"] == "1.0" and row["share_practicum"] == ""
    without = run("results", "--csv", "-").output
    assert name not in without and "example.org" not in without
    assert run("results", "--csv", str(out)).exit_code == 2, "nothing is overwritten"


def test_csv_for_a_spreadsheet_in_russian(run: Run, grader: Grader) -> None:
    handed_in(grader, wrong=1)
    text = run("results", "--csv", "-", "--lang", "ru").output.lstrip("\N{BYTE ORDER MARK}")
    (row,) = csv.DictReader(io.StringIO(text), delimiter=";")
    (plain,) = csv.DictReader(io.StringIO(run("results", "--csv", "-").output.lstrip("\N{BYTE ORDER MARK}")))
    assert "." in plain["share"] and row["share"] == plain["share"].replace(".", ",")
    assert row["received"] == plain["received"] and row["of"] == plain["of"]
    assert "--lang: saw 'de'" in run("results", "--csv", "-", "--lang", "de").output


def test_show_tells_a_path_over_attempts(run: Run, grader: Grader, made: MadeOffice) -> None:
    handed_in(grader, wrong=8, contact="seven@example.org")
    made.issue(contact="seven@example.org", attempt=2)
    handed_in(grader)
    done = run("show", " Seven@Example.org ")
    assert done.exit_code == 0, done.output
    assert "attempt 1" in done.output and "4 of 12 points" in done.output
    assert "attempt 2" in done.output and "no sheet came in" in done.output
    assert done.output.count("Internal exam:") == 1
    nobody = run("show", "nobody@example.org")
    assert nobody.exit_code == 2 and "nobody of that name" in nobody.output


def test_show_in_full_is_what_a_person_may_ask_for(run: Run, grader: Grader, made: MadeOffice) -> None:
    """Responses in words, what mentors noted, why a rule was set aside; and no key of what was not chosen."""
    objections = {"reason": "the first file was lost", "objections": ["a ticket is still out"]}
    issued = made.issue(contact="seven@example.org", despite=objections)
    wrong = {kept.ref for kept in issued.entry.form if kept.item in ("terms-1", "terms-0")}
    responses = {ref: response for ref, response in issued.right().items() if ref not in wrong}
    assert grader.hand_in(issued, responses=responses).state == "graded"
    both = ["--points", "goal=2.5", "--points", "deadline=2"]
    assert run("review", issued.id, *BY, *both, "--note", "Clear goal.").exit_code == 0
    assert run("review", issued.id, *BY, "--decide", "fail", "--note", "Had help.").exit_code == 0
    full = ("show", "seven@example.org", "--full", "--with-items")
    short, done = run("show", "seven@example.org").output, run(*full).output
    for told in (
        "Issued despite: a ticket is still out. Reason: the first file was lost", "(no answer)",
        "    Left a: Right a", "    Step c\n    Step a\n    Step b", "    2,5", "    The Brief",
        "    A task with a goal and a deadline.\n    Second line.", "2.5 of 3: Names the goal", "2 of 2: Dates",
        "Note: Clear goal.", "Decision: fail, 2026-11-22, Test Mentor: Had help.", "    Option b",
    ):  # fmt: skip
        assert told in done, told
    assert "Option d" not in done and "A sample" not in done
    assert "Clear goal." not in short and "Left a" not in short
    (made.office.tickets / f"{issued.id}.ticket").unlink()
    assert "    Step c\n    Step a\n    Step b" in run(*full).output
    file = made.office.ledger / f"{issued.id}.json"
    entry = json.loads(file.read_text("utf-8"))
    entry["form"] = [{name: value for name, value in kept.items() if name != "texts"} for kept in entry["form"]]
    file.write_text(json.dumps(entry), "utf-8")  # as an earlier version wrote it
    assert "    c\n    a\n    b" in run(*full).output


def test_show_in_full_leaves_out_the_words_of_what_others_still_get(run: Run, grader: Grader, made: MadeOffice) -> None:
    issued = handed_in(grader, contact="seven@example.org")
    form = [{**kept.as_json(), "source": "private"} for kept in issued.entry.form]
    file = made.office.ledger / f"{issued.id}.json"
    file.write_text(json.dumps({**issued.entry.as_json(), "form": form}), "utf-8")

    def shown(*flags: str) -> str:
        return str(run("show", "seven@example.org", "--full", *flags).output)

    assert "Left a" not in shown() and "Stem of task-1?" not in shown()
    assert "(left out: others still get it)" in shown() and "    a: a" in shown()
    assert "    A task with a goal and a deadline." in shown(), "what a person typed is theirs"
    assert "Left a" in shown("--with-items") and "Stem of task-1?" in shown("--with-items")
    (made.office.bank / "quizzes/items").mkdir(parents=True)
    retired = "retired:\n  - {id: task-1, date: 2026-11-22, reason: It was passed on}\n"
    (made.office.bank / "quizzes/items/retired.yml").write_text(retired, "utf-8")
    assert "Stem of task-1?" in shown() and "Left a" not in shown()


def test_show_asks_which_of_two_people_with_one_name(run: Run, grader: Grader) -> None:
    for contact in ("a@example.org", "b@example.org"):
        issued = handed_in(grader, contact=contact)
        file = grader.made.office.ledger / f"{issued.id}.json"
        file.write_text(file.read_text("utf-8").replace(issued.entry.candidate.name, "Test Namesake"), "utf-8")
    done = run("show", "Test Namesake")
    assert done.exit_code == 2 and "2 candidates" in done.output


def test_erase_removes_the_person_and_keeps_what_items_did(run: Run, grader: Grader, made: MadeOffice) -> None:
    issued, other = handed_in(grader, contact="gone@example.org"), handed_in(grader)
    later = made.issue(contact="gone@example.org", attempt=2)
    assert run("review", issued.id, *BY, "--points", "goal=1", "--points", "deadline=1").exit_code == 0
    assert run("review", issued.id, *BY, "--decide", "fail").exit_code == 0
    (made.office.credentials).mkdir()
    (made.office.credentials / "0000.json").write_text(
        json.dumps({"v": 1, "id": "urn:uuid:0", "ticket": issued.id}), "utf-8"
    )
    subprocess.run(["git", "init", "-q", str(made.office.dir)], check=True)
    unsure = run("erase", "gone@example.org")
    assert "A certificate was issued: `casebook exam revoke urn:uuid:0`" in unsure.output
    assert unsure.exit_code == 2 and "nothing was removed" in unsure.output
    done = run("erase", "gone@example.org", "--yes")
    assert done.exit_code == 0, done.output
    assert "10 files removed" in done.output and "the git history in" in done.output and "back-ups" in done.output
    left = [file for file in made.office.dir.rglob("*") if file.is_file() and ".git" not in file.parts]
    for file in left:
        text = file.read_text("utf-8")
        assert "gone@example.org" not in text and "Test Candidate 1" not in text, file
        assert file.parent.name == "erased" or issued.id not in f"{file} {text}", file
        assert later.id not in f"{file} {text}"
    statistics = json.loads((made.office.erased / f"{issued.id}.json").read_text("utf-8"))
    assert len(statistics["items"]) == 14 and statistics["decision"] == "fail"
    assert other.id in run("results", "--csv", "-").output
    known = [former.of(made.office, contact, issued.entry.exam) for contact in (" Gone@example.org", "c2@example.org")]
    assert [(one.attempts, one.since) for one in known] == [(2, 2), (0, 0)]
    assert run("show", "gone@example.org").exit_code == 2
    assert run("erase", "gone@example.org", "--yes").exit_code == 2


def test_the_sheet_of_a_withdrawn_ticket_is_refused(run: Run, grade: Run, grader: Grader, made: MadeOffice) -> None:
    issued, graded = made.issue(), handed_in(grader)
    why = ("--reason", "sent to a wrong address", "--by", "Test Mentor", "--date", "2026-11-22")
    for flags in (("--reason", " ", "--by", "Test Mentor"), ("--reason", "lost", "--by", "")):
        assert "saw an empty text" in run("withdraw", issued.id, *flags).output
    assert "no sheet came in; its time was over on" in run("show", "c1@example.org").output
    assert run("withdraw", issued.id, *why).exit_code == 0
    shown = run("show", "c1@example.org").output
    assert "withdrawn on 2026-11-22 by Test Mentor: sent to a wrong address" in shown and "handed in" not in shown
    done = grade(grader.put(made.seal(issued.sheet())))
    assert done.exit_code == 1
    assert "refused (revoked-ticket): its ticket was withdrawn on 2026-11-22: sent to a wrong address" in done.output
    assert run("withdraw", issued.id, *why).exit_code == 2, "nothing is overwritten"
    assert "graded already" in run("withdraw", graded.id, *why).output
    assert "saw no ticket with an id that begins so" in run("withdraw", "T" * 22, *why).output


def test_an_erased_sheet_is_not_graded_again(run: Run, grade: Run, grader: Grader) -> None:
    handed_in(grader, contact="gone@example.org")
    assert run("erase", "gone@example.org", "--yes").exit_code == 0
    done = grade(grader.inbox / "x.sheet")
    assert done.exit_code == 1 and "unknown-ticket" in done.output


def test_control_characters_of_a_candidate_are_not_printed(grade: Run, grader: Grader) -> None:
    issued = grader.made.issue()
    file = grader.put(grader.made.seal(issued.sheet(agent="\x1b]0;owned\x07\u202e[red]x[/red] می\u200cخواهد")))
    done = grade(file)
    assert "می\u200cخواهد" in done.output
    assert "\x1b" not in done.output and "\u202e" not in done.output and "[red]x[/red]" in done.output


def test_neither_a_sheet_nor_the_name_of_a_file_can_write_a_line_of_the_report(grade: Run, grader: Grader) -> None:
    issued = grader.made.issue()
    agent = "Chromium 146\nDecision: pass, 2026-11-22, Test Mentor\r\x0b\x85\u2028Viva: pass"
    name = "a\nb.sheet: 12 of 12, pass\n2 graded.sheet"
    done = grade(grader.put(grader.made.seal(issued.sheet(agent=agent)), name))
    assert "Chromium 146" in done.output
    for made_up in ("Decision:", "Viva:", "b.sheet:", "2 graded"):
        assert not any(line.startswith(made_up) for line in done.output.splitlines()), made_up
    bad = grade(grader.put(b"junk", name.replace("a", "c")))
    assert bad.exit_code == 1 and not any(line.startswith("2 graded") for line in bad.output.splitlines())
    gone = grade(grader.inbox / "x\n2 graded")
    assert not any(line.startswith("2 graded") for line in gone.output.splitlines())


def test_a_second_review_writes_nothing_of_what_comes_with_it(run: Run, grader: Grader, made: MadeOffice) -> None:
    issued = handed_in(grader)
    both = ["--points", "goal=3", "--points", "deadline=2"]
    assert run("review", issued.id, *BY, *both).exit_code == 0
    other = ["--points", "goal=3", "--points", "deadline=1"]
    again = run("review", issued.id, *BY, *other, "--decide", "pass")
    assert again.exit_code == 2 and "nothing in the office is overwritten" in again.output
    assert [link["kind"] for link in links(made, issued)] == ["review"]
    anew = ["--points", "goal=1", "--points", "deadline=0", "--anew"]
    assert "1 of 5 points, does not pass" in run("review", issued.id, *BY, *anew).output
    assert [link["kind"] for link in links(made, issued)] == ["review", "review"]


def test_a_second_marker_comes_after_the_first_and_the_mean_counts(run: Run, grader: Grader, made: MadeOffice) -> None:
    issued = handed_in(grader)
    first, second = (["--points", f"goal={goal}", "--points", "deadline=2"] for goal in (3, 1))
    early = run("review", issued.id, "--by", "Other Mentor", *second, "--second")
    assert early.exit_code == 2 and "nobody has marked it yet" in early.output
    assert run("review", issued.id, *BY, *first).exit_code == 0
    same = run("review", issued.id, *BY, *second, "--second")
    assert same.exit_code == 2 and "is the first marker" in same.output
    done = run("review", issued.id, "--by", "Other Mentor", *second, "--second")
    assert "4 of 5 points" in done.output and "2 points apart" in done.output
    assert [link["by"] for link in links(made, issued)] == ["Test Mentor", "Other Mentor"]


def test_a_review_that_was_killed_is_run_again(run: Run, grader: Grader, made: MadeOffice) -> None:
    issued = handed_in(grader, wrong=2, band=(9, 12))
    all_of_it = [
        "--points",
        "goal=3",
        "--points",
        "deadline=2",
        "--viva",
        "pass",
        "--decide",
        "pass",
        "--note",
        "Of CPA",
    ]
    assert run("review", issued.id, *BY, *all_of_it).exit_code == 0
    for left in (2, 1):
        (made.office.gradebook / issued.id / f"{left + 1}.json").unlink()
        assert run("review", issued.id, *BY, *all_of_it).exit_code == 0
        assert [link["kind"] for link in links(made, issued)] == ["review", "viva", "decision"]
        (made.office.gradebook / issued.id / "3.json").unlink()


def test_a_review_is_dated_between_issue_and_today(run: Run, grader: Grader) -> None:
    issued = handed_in(grader)
    for day in ("2026-05-01", "2999-01-01"):
        done = run("review", issued.id, "--by", "Test Mentor", "--decide", "fail", "--date", day)
        assert (done.exit_code, f"--date: saw {day} / expected a day from" in done.output) == (2, True)


def test_a_name_is_found_however_its_letters_are_composed(run: Run, grader: Grader, made: MadeOffice) -> None:
    issued = handed_in(grader)
    file = made.office.ledger / f"{issued.id}.json"
    name, contact = (unicodedata.normalize("NFD", text) for text in ("Андрей Йорданов", "андрей@example.org"))
    file.write_text(json.dumps({**json.loads(file.read_text()), "candidate": {"name": name, "contact": contact}},
                               ensure_ascii=False), "utf-8")  # fmt: skip
    for way in ("NFC", "NFD"):
        assert f"ticket {issued.id}" in run("show", unicodedata.normalize(way, "андрей йорданов")).output
        assert f"ticket {issued.id}" in run("show", unicodedata.normalize(way, "андрей@example.org")).output
        assert "1 sheet" in run("results", "--who", unicodedata.normalize(way, "йорд")).output


def test_an_office_in_the_sites_repository_is_refused_by_every_command(run: Run, grade: Run, made: MadeOffice) -> None:
    subprocess.run(["git", "init", "-q", str(made.office.dir.parent)], check=True)
    rotated = run("keys", "rotate", "team", "--root", made.root)
    for done in (run("results"), run("show", "x"), grade(made.office.dir), rotated):
        assert done.exit_code == 2 and "a git work tree with a site in it" in done.output
        assert "move the office out of it" in done.output


@pytest.mark.parametrize(
    ("change", "odd"),
    [
        ({"candidate": "Test Candidate 1"}, "candidate"), ({"candidate": {"name": "Nobody"}}, "candidate.contact"),
        ({"expires": "tomorrow"}, "expires"), ({"kids": {}}, "kids.ticket"), ({"form": {}}, "form"),
        ({"form": [{}]}, "form.0.ref"), ({"form": ["x"]}, "form.0"),
        ({"points": 3}, "points"),
    ],
)  # fmt: skip
def test_an_edited_entry_of_the_ledger_is_told(
    change: dict[str, Any], odd: str, run: Run, grade: Run, grader: Grader, made: MadeOffice
) -> None:
    issued = made.issue()
    file = made.office.ledger / f"{issued.id}.json"
    file.write_text(json.dumps({**issued.entry.as_json(), **change}), "utf-8")
    for done in (grade(grader.put(made.seal(issued.sheet()))), run("show", "c1@example.org")):
        assert done.exit_code == 2 and f"saw at {odd}: " in done.output, done.output


def test_a_file_that_was_graded_before_is_compared_with_its_code(grade: Run, grader: Grader, made: MadeOffice) -> None:
    issued = made.issue()
    file = grader.put(made.seal(issued.sheet()))
    assert grade(file).exit_code == 0
    code = standing(made, issued).result.code
    assert "its result stands)" in grade(file).output and not standing(made, issued).result.code_checked
    assert "its result stands; the code given is this file's)" in grade(file, "--code", code).output
    assert standing(made, issued).result.code_checked
    assert grade(file, "--code", "0" * 20).exit_code == 1


def test_a_folder_names_what_it_passes_over(grade: Run, grader: Grader, made: MadeOffice) -> None:
    grader.put(made.seal(made.issue().sheet()), "good.sheet")
    grader.put(made.seal(made.issue().sheet()), "renamed.sheet.txt")
    done = grade(grader.inbox)
    assert done.exit_code == 0 and "renamed.sheet.txt" in done.stderr and "1 graded" in done.output
