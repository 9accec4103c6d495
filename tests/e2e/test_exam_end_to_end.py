"""From an empty folder to a revoked certificate: the real command line, a real browser, nothing in between."""

from __future__ import annotations

import base64
import re
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from casebook.exam.office import gradebook
from casebook.exam.office.office import Office
from casebook.exam.paper.result import Result
from playwright.sync_api import Error, Page, expect

from tests.support.disguises import found_in
from tests.support.exam_day import (
    SENTINELS,
    ExamDay,
    begin,
    hand_in,
    load_ticket,
    payload,
    respond,
    right,
    take_sheet,
    to_item,
    with_shown,
)
from tests.support.firefox import Firefox
from tests.support.memory import heap, stored

SIT, VERIFY = "exam/sit/", "exam/verify/"
KINDS = {"single", "multiple", "match", "numeric", "short", "order", "open"}


def result_of(day: ExamDay, ticket: Path) -> Result:
    standing = gradebook.standing(Office(day.office), ticket.stem)
    assert standing is not None
    return standing.result


def verify(page: Page, day: ExamDay, token: Path, verdict: str) -> None:
    page.goto(day.url + VERIFY)
    page.locator("casebook-verify[data-state=ready]").wait_for()
    page.set_input_files("input[type=file]", token)
    expect(page.locator(".cb-heading").last).to_contain_text(verdict)


def test_from_init_to_revoke(day: ExamDay, desk: ExamDay, served: Path, candidate: Page, tmp_path: Path) -> None:
    """Each command once as a mentor calls it, a second time in this process."""
    ticket = day.issue("Test Candidate 1", "test1@example.org")
    form = with_shown(day.entry(ticket), ticket)
    assert {one["kind"] for one in form} == KINDS

    page = candidate
    load_ticket(page, day.url + SIT, ticket)
    expect(page.locator(".cb-ready")).to_contain_text("30 minutes")
    begin(page, "Start the exam")
    for number, one in enumerate(form[:4], 1):
        to_item(page, number)
        respond(page, one, right(one))
    page.reload()  # in the middle: nothing is lost
    page.locator(".cb-run").wait_for()
    expect(page.locator(".cb-cells [data-state=answered]")).to_have_count(4)

    page = crash(page)
    page.goto(day.url + SIT)
    page.locator(".cb-run").wait_for()
    expect(page.locator(".cb-cells [data-state=answered]")).to_have_count(4)
    for number, one in enumerate(form[4:], 5):
        to_item(page, number)
        respond(page, one, right(one))
    expect(page.locator(".cb-cells [data-state=answered]")).to_have_count(len(form))
    hand_in(page)
    sheet, code = take_sheet(page, tmp_path)
    assert re.fullmatch(r"([0-9a-f]{4} ){4}[0-9a-f]{4}", code)
    assert "score" not in page.locator("ol").inner_text().lower()

    page.reload()  # offered again: the same bytes, the same code
    page.locator(".cb-done").wait_for()
    (tmp_path / "again").mkdir()
    again, same = take_sheet(page, tmp_path / "again")
    assert (again.read_bytes(), same) == (sheet.read_bytes(), code)

    graded = day.run("exam", "grade", str(sheet), "--code", code)
    result = result_of(day, ticket)
    assert result.total.as_json() == {"score": 6.0, "of": 6, "share": 1.0}
    assert (result.status, result.code_checked, result.late) == ("pass", True, 0)
    assert result.observed.reloads >= 2
    assert "test1@example.org" not in graded.stdout + graded.stderr

    again_graded = desk.run("exam", "grade", str(sheet))  # the same sheet twice changes nothing
    assert result_of(day, ticket) == result, again_graded.stdout
    assert "no decision yet" in desk.refused("exam", "certify", ticket.stem)
    by = ("--by", "Test Mentor")
    desk.run("exam", "review", ticket.stem, *by, "--points", "goal=2", "--points", "deadline=1")
    day.run("exam", "review", ticket.stem, *by, "--decide", "pass")

    urn, token, paper = day.run("exam", "certify", ticket.stem).stdout.splitlines()[:3]
    assert "MOCK" not in Path(paper).read_text("utf-8")
    verify(page, day, Path(token), "Genuine and valid")
    altered = tmp_path / "altered.jwt"
    altered.write_text(flipped(Path(token).read_text("ascii")), "ascii")
    verify(page, day, altered, "Not accepted")

    day.run("exam", "revoke", urn, "--reason", "issued by mistake", "--by", "Test Mentor")
    day.run("build", "--site-dir", str(served))
    verify(page, day, Path(token), "Revoked")


def test_in_russian_a_borderline_score_and_a_talk(desk: ExamDay, candidate: Page, tmp_path: Path) -> None:
    ticket = desk.issue(
        "Тест Кандидат 2", "test2@example.org", "--lang", "ru", "--mixed-languages", "--extra-time", "1.5"
    )
    form = with_shown(desk.entry(ticket), ticket)
    page = candidate
    load_ticket(page, f"{desk.url}ru/{SIT}", ticket)
    assert page.locator("html").get_attribute("lang") == "ru"
    expect(page.locator(".cb-ready")).to_contain_text("45")
    expect(page.locator(".cb-ready .cb-notice")).to_contain_text("на другом языке (английский)")
    begin(page, page.locator(".cb-ready .cb-button--main").inner_text())
    wrong = {"short", "numeric"}
    for number, one in enumerate(form, 1):
        to_item(page, number)
        respond(page, one, "7" if one["kind"] in wrong else right(one))
    hand_in(page)
    sheet, code = take_sheet(page, tmp_path)
    desk.run("exam", "grade", str(sheet), "--code", code)
    result = result_of(desk, ticket)
    assert (result.total.score, result.status) == (4.0, "borderline")
    points = ("--points", "goal=2", "--points", "deadline=0")
    desk.run("exam", "review", ticket.stem, "--by", "Test Mentor", *points)
    assert "viva" in desk.refused("exam", "review", ticket.stem, "--by", "Test Mentor", "--decide", "pass")
    desk.run("exam", "review", ticket.stem, "--by", "Test Mentor", "--viva", "fail", "--note", "Two terms mixed up")
    desk.run("exam", "review", ticket.stem, "--by", "Test Mentor", "--decide", "fail")
    assert ticket.stem in desk.run("exam", "show", "test2@example.org").stdout
    desk.refused("exam", "certify", ticket.stem)
    desk.run("exam", "erase", "test2@example.org", "--yes")
    left = b"".join(file.read_bytes() for file in desk.office.rglob("*") if file.is_file())
    assert b"test2@example.org" not in left
    assert "Тест Кандидат 2".encode() not in left


def test_a_wrong_code_and_another_offices_sheet_are_refused(desk: ExamDay, candidate: Page, tmp_path: Path) -> None:
    ticket = desk.issue("Test Candidate 3", "test3@example.org")
    load_ticket(candidate, desk.url + SIT, ticket)
    begin(candidate, "Start the exam")
    hand_in(candidate)  # all open
    sheet, _ = take_sheet(candidate, tmp_path)
    assert "code" in desk.refused("exam", "grade", str(sheet), "--code", "0000 0000 0000 0000 0000")
    assert gradebook.standing(Office(desk.office), ticket.stem) is None
    other = replace(desk, office=tmp_path / "other-office")
    assert "keys.json" in other.refused("exam", "init", str(other.office))  # one site, one office
    desk.run("exam", "grade", str(sheet))
    assert result_of(desk, ticket).total.score == 0


def test_a_shut_network_changes_nothing(desk: ExamDay, candidate: Page, tmp_path: Path) -> None:
    ticket = desk.issue("Test Candidate 4", "test4@example.org")
    form = with_shown(desk.entry(ticket), ticket)
    load_ticket(candidate, desk.url + SIT, ticket)
    expect(candidate.locator("casebook-exam[data-offline=true]")).to_be_attached()
    begin(candidate, "Start the exam")
    candidate.context.set_offline(True)
    candidate.reload()
    candidate.locator(".cb-run").wait_for()
    to_item(candidate, 1)
    respond(candidate, form[0], right(form[0]))
    hand_in(candidate)
    sheet, code = take_sheet(candidate, tmp_path)
    candidate.context.set_offline(False)
    desk.run("exam", "grade", str(sheet), "--code", code)


def test_in_firefox(fox: Firefox, desk: ExamDay, tmp_path: Path) -> None:
    ticket = desk.issue("Test Candidate 6", "test6@example.org")
    form = with_shown(desk.entry(ticket), ticket)
    fox.visit(desk.url + SIT)
    fox.wait("document.querySelector('casebook-exam[data-state=ready]')")
    fox.js(BEHIND)
    fox.js("document.querySelector('input[type=file]').hidden = false")
    fox.type("input[type=file]", str(ticket))
    fox.click("Start the exam")
    fox.click("Start the exam", "dialog[open]")
    for number, one in enumerate(form, 1):
        fox.click(str(number), ".cb-cells")
        answer(fox, one, right(one))
        if one["kind"] == "numeric":
            fox.wait("document.querySelector('.cb-echo').textContent.includes('918,273.25')")
    fox.wait("document.querySelector('[role=alert]')?.textContent.includes('was set back')")
    fox.js("window.behind = 0")
    fox.wait("!document.querySelector('[role=alert]')")
    fox.reload()
    fox.wait("document.querySelectorAll('.cb-cells [data-state=answered]').length === 7")
    fox.click("Review and hand in")
    fox.click("Hand in", ".cb-review")
    fox.click("Hand in", "dialog[open]")
    fox.wait("document.querySelector('.cb-done')")
    sheet = tmp_path / f"{ticket.stem}.sheet"
    sheet.write_bytes(fox.sheet())
    desk.run("exam", "grade", str(sheet), "--code", fox.js("return document.querySelector('.cb-code').textContent"))
    result = result_of(desk, ticket)
    assert result.code_checked
    (clock,) = (remark for remark in result.observed.remarks if "clock" in remark)
    assert clock.endswith("the candidate's clock was set forward, or the device slept: 120 minutes")
    assert not result.observed.clock_set_back
    assert (result.total.score, result.total.of) == (5, 6)  # steps were left as they stood


# Keys and rationales of private items are nowhere that a candidate's browser can reach, in no cheap disguise


def private_ticket(day: ExamDay, who: str) -> Path:
    """A ticket for which the key of each scored kind is a private item's."""
    for number in range(12):
        ticket = day.issue(f"Test Candidate {who} {number}", f"{who}{number}@example.org")
        if sum(one["source"] == "private" for one in day.entry(ticket)["form"]) >= 5:
            return ticket
    pytest.fail("no ticket with private items was drawn")


def test_neither_site_nor_ticket_holds_a_sentinel(desk: ExamDay, served: Path) -> None:
    names = {file.relative_to(served).as_posix() for file in served.rglob("*") if file.is_file()}
    assert {"exam/sit/index.html", "exam/keys.json"} <= names
    assert any(name.startswith("pagefind/") and name.endswith(".pf_fragment") for name in names)
    for name in sorted(names):
        assert found_in((served / name).read_bytes(), SENTINELS) == set(), name
    ticket = private_ticket(desk, "site")
    head, body, _ = ticket.read_text("ascii").split(".")
    for part in (head, body):
        assert found_in(base64.urlsafe_b64decode(part + "=="), SENTINELS) == set()
    assert found_in(ticket.read_bytes(), SENTINELS) == set()


def test_neither_page_memory_nor_storage_holds_a_sentinel(desk: ExamDay, candidate: Page, tmp_path: Path) -> None:
    ticket = private_ticket(desk, "memory")
    form = with_shown(desk.entry(ticket), ticket)
    page = candidate
    load_ticket(page, desk.url + "exam/sit/", ticket)
    begin(page, "Start the exam")
    for number, one in enumerate(form, 1):
        to_item(page, number)
        if one["kind"] not in ("short", "numeric"):  # what is typed is in memory, of course
            respond(page, one, right(one))
    looked_through(page, form[0]["stem"])
    hand_in(page)
    sheet, _ = take_sheet(page, tmp_path)
    looked_through(page, ticket.stem)  # the items are gone from memory by then
    assert found_in(sheet.read_bytes(), SENTINELS) == set()
    assert {one["ref"] for one in payload(ticket)["items"]} == {one["ref"] for one in form}


def looked_through(page: Page, known: str) -> None:
    """Memory holds what is known to be there, so it was really looked into; and neither it nor storage a sentinel."""
    memory, kept = heap(page), stored(page)
    assert known.encode() in memory
    assert b"tickets" in kept or b"sheets" in kept
    assert found_in(memory, SENTINELS) == set()
    assert found_in(kept, SENTINELS) == set()


# Helpers


BEHIND = """const of = window.Date, now = of.now; window.behind = 120;
    of.now = () => now.call(of) - window.behind * 60_000;"""
"""The clock of the device is two hours behind, until it is put right."""


def answer(fox: Firefox, kept: dict[str, Any], response: Any) -> None:
    """Enter a response to the item that is shown in Firefox; steps are left as they stand."""
    match kept["kind"]:
        case "single" | "multiple":
            for name in [response] if isinstance(response, str) else response:
                fox.js("document.querySelector(`.cb-stage input[value='${arguments[0]}']`).click()", name)
        case "match":
            choose = """const [place, value] = arguments, field = document.querySelectorAll(".cb-stage select")[place];
                field.value = value; field.dispatchEvent(new Event("change", {bubbles: true}));"""
            for place, left in enumerate(kept["shown"]["lefts"]):
                fox.js(choose, place, response[left["id"]])
        case "open":
            fox.type(".cb-stage textarea", response)
        case "numeric" | "short":
            fox.type(".cb-stage input[type=text]", response)


def crash(page: Page) -> Page:
    """The page's process is killed, as a crash would; a new tab of the same browser."""
    with page.expect_event("crash"), suppress(Error):
        page.goto("chrome://crash", timeout=2000)
    return page.context.new_page()


def flipped(token: str) -> str:
    """The token with one character of its middle changed."""
    at = len(token) // 2
    return token[:at] + ("A" if token[at] != "A" else "B") + token[at + 1 :]
