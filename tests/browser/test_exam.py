"""The exam page in a browser: a ticket goes in, a sealed file comes out."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from casebook.exam.paper.sheet import code_of
from casebook.model.exam_keys import Role
from playwright.sync_api import Page, expect

from tests.support.axe import violations_at
from tests.support.exam_page import (
    ExamSite,
    begin,
    cell,
    choose,
    confirm,
    download,
    go,
    hand_in,
    heading,
    kept,
    press,
    respond_to_all,
    sheet,
    ticket_file,
    visit,
)
from tests.support.tickets import Keys, items, payload

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; worker-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
LARGEST_SCRIPTS = 21_800  # a third of it is the library that seals
TARGETS = "button, a, select, input:not([type=radio], [type=checkbox], [hidden])"
ACTIVE = """() => {
    const active = document.activeElement;
    return [active.getAttribute("aria-label"), active.textContent, active.closest("label")?.textContent];
}"""


# From the ticket to the file


def test_all_kinds_are_sealed_for_the_team_and_for_escrow(page: Page, exam: ExamSite) -> None:
    begun = time.time()
    begin(page, exam)
    expected = respond_to_all(page)
    hand_in(page)
    name, data = download(page)
    assert name == f"{payload(exam.keys)['id']}.sheet"
    for role in (Role.TEAM, Role.ESCROW):
        opened = exam.keys.opened(data, role)
        assert opened.responses == expected
        assert (opened.overtime, opened.reloads, opened.clock_set_back) == (0, 0, False)
        assert re.fullmatch(r"Chrome \d+", opened.agent)
        assert begun * 1000 - 1 < opened.started < opened.submitted < time.time() * 1000 + 1
    expect(page.locator(".cb-code")).to_have_text(code_of(hashlib.sha256(data).hexdigest()))
    expect(page.get_by_text("There's no score here")).to_be_visible()


def test_what_is_not_responded_to_is_not_in_the_sheet(page: Page, exam: ExamSite) -> None:
    begin(page, exam)
    page.get_by_label("The click").check()
    go(page, 6)  # the steps as they came are nobody's response yet
    press(page, "Review and hand in")
    expect(page.get_by_text("6 questions without a complete answer:")).to_be_visible()
    press(page, "Hand in")
    expect(page.locator("dialog")).to_contain_text("6 questions have no complete answer.")
    confirm(page, "Not yet")
    heading(page, "Review")
    hand_in(page)
    assert list(sheet(page, exam).responses) == [items()[0]["ref"]]


def test_the_order_as_it_came_can_be_the_response(page: Page, exam: ExamSite) -> None:
    begin(page, exam)
    go(page, 6)
    page.get_by_label("This is my order.").check()
    go(page, 1)
    expect(cell(page, 6)).to_have_attribute("data-state", "answered")
    go(page, 6)
    expect(page.get_by_label("This is my order.")).to_be_checked()
    hand_in(page)
    steps = items()[5]
    assert sheet(page, exam).responses == {steps["ref"]: [step["id"] for step in steps["steps"]]}


def test_everything_by_keyboard(page: Page, exam: ExamSite) -> None:
    def tab_to(name: str, key: str = "Tab") -> None:
        for _ in range(80):
            page.keyboard.press(key)
            if name in page.evaluate(ACTIVE):
                return
        pytest.fail(f"the {key} key never reached {name}")

    page.on("filechooser", lambda _: None)  # from now on, not from the moment the key is pressed: that may be too late
    visit(page, exam)
    tab_to("Choose the ticket file")
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files(files=[ticket_file(exam.token())])
    expect(page.locator("h1:focus")).to_have_text("Internal exam")
    tab_to("Start the exam")
    page.keyboard.press("Enter")
    tab_to("Start the exam")
    page.keyboard.press("Enter")
    expect(page.locator("h2:focus")).to_have_text("Question 1 of 7")
    page.keyboard.press("Tab")  # into the radios
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("The click")).to_be_checked()
    tab_to("Flag")
    page.keyboard.press("Space")
    expect(cell(page, 1)).to_have_accessible_name("Question 1: answered, flagged")
    for number in (2, 3, 4, 5, 6):
        tab_to("Next")
        page.keyboard.press("Enter")
        expect(page.locator("h2:focus")).to_have_text(f"Question {number} of 7")
    tab_to("Move down: Ask")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.locator(".cb-step-text")).to_have_text(["Plan", "Deliver", "Ask"])
    tab_to("Question 4: not answered")
    page.keyboard.press("Enter")
    expect(page.locator("h2:focus")).to_have_text("Question 4 of 7")
    page.keyboard.press("Tab")
    page.keyboard.type("brief")
    page.keyboard.press("Enter")  # sends nothing, goes nowhere
    heading(page, "Question 4 of 7")
    tab_to("Review and hand in", "Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("h2:focus")).to_have_text("Review")
    tab_to("Hand in")
    page.keyboard.press("Enter")
    tab_to("Hand in")
    page.keyboard.press("Enter")
    expect(page.locator("h1:focus")).to_have_text("Your answers are sealed")
    tab_to("Download the file")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    opened = exam.keys.opened(Path(waiting.value.path()).read_bytes())
    assert len(opened.responses) == 3


def test_a_ticket_in_russian(page: Page, exam: ExamSite) -> None:
    russian = [{**items()[0], "stem": "За что платят при оплате за клик?"}, {**items()[6], "lang": "en"}]
    visit(page, exam)
    choose(page, exam.token(lang="ru", title="Внутренний экзамен", items=russian))
    expect(page.locator("h1")).to_have_attribute("lang", "ru")
    press(page, "Start the exam")
    confirm(page, "Start the exam")
    expect(page.get_by_role("group", name="За что платят при оплате за клик?")).to_have_attribute("lang", "ru")
    press(page, "Next")
    expect(page.locator("fieldset")).to_have_attribute("lang", "en")


# Coming in


def test_a_link_is_taken_and_stripped_at_once(page: Page, exam: ExamSite) -> None:
    token, before = exam.token(items=items()[:2]), page.url
    page.goto(f"{exam.url}#ticket={token}")
    assert page.evaluate("location.hash") == ""
    expect(page.locator("h1")).to_have_text("Internal exam")
    assert token not in page.evaluate("document.documentElement.outerHTML")
    page.go_back()  # the link is not a step of the history either
    assert page.url == before


def test_a_link_into_an_open_page_and_one_that_comes_during_an_exam(page: Page, exam: ExamSite) -> None:
    visit(page, exam)
    page.evaluate("hash => (location.hash = hash)", f"ticket={exam.token('two')}")
    expect(page.locator("h1")).to_have_text("Internal exam")
    press(page, "Start the exam")
    confirm(page, "Start the exam")
    page.evaluate("hash => (location.hash = hash)", f"ticket={exam.token('three', title='Another')}")
    expect(page).to_have_url(exam.url)
    heading(page, "Question 1 of 7")


def drop(page: Page, token: str) -> None:
    script = """token => {
        const data = new DataTransfer();
        data.items.add(new File([token], "made-up.ticket"));
        document.body.dispatchEvent(new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true}));
    }"""
    page.evaluate(script, token)


def test_a_dropped_file(page: Page, exam: ExamSite) -> None:
    visit(page, exam)
    drop(page, exam.token())
    expect(page.locator("h1")).to_have_text("Internal exam")
    press(page, "Start the exam")
    confirm(page, "Start the exam")
    drop(page, exam.token("two", title="Another"))
    heading(page, "Question 1 of 7")


def wrong_tickets(keys: Keys) -> dict[str, tuple[str, str]]:
    """A ticket that is refused, and the beginning of why, by name."""
    stranger = Keys.make()
    good = keys.sign(payload(keys))
    head, body, signature = good.split(".")
    week = 7 * 24 * 3600
    return {
        "no ticket": ("Dear all, see you on Friday.", "This isn't a ticket."),
        "too large": ("x" * 1_100_000, "This isn't a ticket."),
        "alg none": (f"{b64({'alg': 'none'})}.{body}.", "This isn't a ticket."),
        "another typ": (keys.sign(payload(keys), typ="JWT"), "This isn't a ticket."),
        "altered": (f"{head}.{b64(payload(keys, minutes=999))}.{signature}", "This ticket has been changed"),
        "cut off": (good[:-20], "This ticket has been changed"),
        "forged with our kid": (
            stranger.sign(payload(keys), kid=keys.kid(Role.TICKET)),
            "This ticket has been changed",
        ),
        "another site": (stranger.sign(payload(stranger)), "This ticket was made for another site."),
        "expired": (keys.sign(payload(keys, expires=int(time.time()) - week)), "This ticket could be used until"),
        "newer": (keys.sign(payload(keys, v=2)), "This ticket is newer"),
        "other seal": (keys.sign(payload(keys, seal=["a" * 43, "b" * 43])), "This ticket is no longer valid."),
    }


def b64(value: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


@pytest.mark.parametrize("name", wrong_tickets(Keys.make()))
def test_a_wrong_ticket_is_refused_with_its_reason(page: Page, exam: ExamSite, name: str) -> None:
    token, reason = wrong_tickets(exam.keys)[name]
    visit(page, exam)
    choose(page, token)
    expect(page.get_by_role("alert")).to_contain_text(reason)
    expect(page.locator("h1:focus")).to_have_text("Sit the exam")
    assert token[:60] not in kept(page)
    choose(page, exam.token())  # the right one is taken after it
    expect(page.locator("h1")).to_have_text("Internal exam")


def test_a_revoked_key_and_keys_that_can_not_be_had(page: Page, exam: ExamSite) -> None:
    page.add_init_script("delete Navigator.prototype.serviceWorker")  # a browser without it sits the exam all the same
    revoked = exam.keys.public(**{Role.TICKET: {"revoked": "2026-11-22"}})
    page.route("**/exam/keys.json", lambda route: route.fulfill(json=revoked))
    visit(page, exam)
    choose(page, exam.token())
    expect(page.get_by_role("alert")).to_contain_text("This ticket is no longer valid.")
    page.unroute("**/exam/keys.json")
    page.route("**/exam/keys.json", lambda route: route.fulfill(body="<h1>Log in to the network</h1>"))
    choose(page, exam.token())
    expect(page.get_by_role("alert")).to_contain_text("The ticket couldn't be checked.")


# The page itself


def test_the_policy_is_strict_and_the_page_small(page: Page, exam: ExamSite) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    visit(page, exam)
    expect(page.locator("casebook-exam[data-offline=true]")).to_be_attached()
    assert page.locator("meta[http-equiv]").get_attribute("content") == CSP
    assert [url for url in asked if not url.startswith(exam.site.url)] == []
    (own,) = {url.removeprefix(exam.site.url) for url in asked if url.endswith(".js") and "worker" not in url}
    scripts = [(exam.site.dir / path).read_bytes() for path in (own, "exam/sit/worker.js")]
    assert LARGEST_SCRIPTS / 2 < sum(len(gzip.compress(script, 9)) for script in scripts) <= LARGEST_SCRIPTS
    html = (exam.site.dir / "exam/sit/index.html").read_text("utf-8")
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", html)


def test_axe_on_every_screen(new_page: Callable[..., Page], exam: ExamSite) -> None:
    page = new_page(viewport={"width": 360, "height": 800}, bypass_csp=True, has_touch=True)

    def check(screen: str) -> None:
        for width in (1280, 360):
            assert violations_at(page, unfold=False, widths=[width]) == [], screen
            small = page.evaluate(
                """targets => [...document.querySelectorAll(targets)].filter(target => target.checkVisibility())
                    .filter(({offsetWidth: x, offsetHeight: y}) => x < 24 || y < 24).map(({outerHTML}) => outerHTML)""",
                TARGETS,
            )
            assert small == [], f"{screen} {width}"

    visit(page, exam)
    check("load")
    choose(page, "junk")
    expect(page.get_by_role("alert")).to_be_visible()
    check("refused")
    choose(page, exam.token())
    expect(page.locator("h1")).to_have_text("Internal exam")
    check("ready")
    press(page, "Start the exam")
    check("ask")
    confirm(page, "Start the exam")
    page.get_by_label("The click").check()
    press(page, "Flag")
    for number in range(1, 8):
        go(page, number)
        check(f"item {number}")
    for _ in range(3):
        page.get_by_role("button", name="Larger text").click()
    check("large text")
    press(page, "Review and hand in")
    check("review")
    second = page.context.new_page()
    page, first = second, page
    visit(page, exam)
    check("held")
    page, _ = first, page.close()
    hand_in(page)
    check("done")
    press(page, "Use another ticket")
    check("kept")


def test_in_every_language_and_reachable(exam: ExamSite, page: Page) -> None:
    visit(page, exam)
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_role("link", name="To the site").click()
    expect(page).to_have_url(exam.site.url)
