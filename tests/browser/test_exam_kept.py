"""The exam page in a browser: nothing is lost, the time is right, the sheet stays the same."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

from casebook.model.exam_keys import Role
from playwright.sync_api import Page, expect

from tests.support.exam_page import (
    ExamSite,
    begin,
    choose,
    confirm,
    download,
    go,
    hand_in,
    heading,
    kept,
    press,
    respond_to_all,
    saved,
    sheet,
    visit,
)
from tests.support.tickets import items

STEMS = [item["stem"] for item in items()]


# Nothing is lost


def test_reload_and_crash_lose_nothing(new_page: Callable[..., Page], exam: ExamSite) -> None:
    page = new_page()
    begin(page, exam)
    expected = respond_to_all(page)
    go(page, 2)
    press(page, "Flag")
    press(page, "Hide the clock")
    page.get_by_role("button", name="Larger text").click()
    saved(page, '"clockHidden":true')
    page.reload()
    heading(page, "Question 2 of 7")
    expect(page.get_by_label("Leads")).to_be_checked()
    expect(page.get_by_role("button", name="Flag", exact=True)).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".cb-clock")).to_have_text("Clock hidden")
    expect(page.locator(".cb-run")).to_have_attribute("data-size", "1")
    go(page, 4)
    page.get_by_label("Your answer").fill("another brief")
    saved(page, "another brief")
    other = page.context.new_page()
    page.close(run_before_unload=False)  # no unload, no pagehide: as when the browser is killed
    visit(other, exam)
    heading(other, "Question 4 of 7")
    expect(other.get_by_label("Your answer")).to_have_value("another brief")
    hand_in(other)
    opened = sheet(other, exam)
    assert opened.responses == {**expected, items()[3]["ref"]: "another brief"}
    assert opened.reloads == 2


def test_typing_is_kept_letter_by_letter(page: Page, exam: ExamSite) -> None:
    begin(page, exam)
    go(page, 7)
    text = "Goal, story, dependencies, deadline, decisions. " * 8
    page.get_by_label("Your answer").press_sequentially(text)
    saved(page, text)
    page.close(run_before_unload=False)
    assert text.strip()


def test_the_clock_goes_on_while_the_page_is_closed(new_page: Callable[..., Page], exam: ExamSite) -> None:
    page = new_page()
    page.clock.install()
    begin(page, exam)
    expect(page.locator(".cb-clock")).to_have_text("75 min left")
    saved(page, '"started"')
    page.goto("about:blank")
    page.clock.fast_forward("20:00")
    visit(page, exam)
    expect(page.locator(".cb-clock")).to_have_text("55 min left")
    hand_in(page)
    opened = sheet(page, exam)
    assert any(1190 <= away.seconds <= 1210 for away in opened.away)
    assert 20 * 60_000 <= opened.submitted - opened.started < 21 * 60_000


def test_without_a_network_a_reload_too(new_page: Callable[..., Page], exam: ExamSite) -> None:
    page = new_page()
    begin(page, exam)
    expect(page.locator("casebook-exam[data-offline=true]")).to_be_attached()
    page.get_by_label("The click").check()
    saved(page, items()[0]["options"][1]["id"])
    page.context.set_offline(True)
    page.reload()
    heading(page, "Question 1 of 7")
    expect(page.get_by_label("The click")).to_be_checked()
    hand_in(page)
    assert list(sheet(page, exam).responses.values()) == [items()[0]["options"][1]["id"]]
    page.context.set_offline(False)


def test_a_ticket_can_be_loaded_without_a_network(new_page: Callable[..., Page], exam: ExamSite) -> None:
    page = new_page()
    visit(page, exam)
    expect(page.locator("casebook-exam[data-offline=true]")).to_be_attached()
    page.context.set_offline(True)
    page.reload()
    choose(page, exam.token())
    expect(page.locator("h1")).to_have_text("Internal exam")
    expect(page.get_by_text("works without a network, too")).to_be_visible()


def test_a_second_tab_is_held_back_and_told_why(new_page: Callable[..., Page], exam: ExamSite) -> None:
    page = new_page()
    begin(page, exam)
    page.get_by_label("The click").check()
    second = page.context.new_page()
    visit(second, exam)
    heading(second, "The exam is open somewhere else")
    expect(second.get_by_role("alert")).to_contain_text("open in another tab or window")
    held = second.get_by_role("button", name="Go on here").element_handle()
    press(second, "Go on here")
    second.wait_for_function("button => !button.isConnected", arg=held)  # asked once more, and held back once more
    heading(second, "The exam is open somewhere else")
    page.get_by_label("The call").check()
    saved(page, items()[0]["options"][2]["id"])
    page.close()
    press(second, "Go on here")
    heading(second, "Question 1 of 7")
    expect(second.get_by_label("The call")).to_be_checked()


def test_two_exams_on_one_device(new_page: Callable[..., Page], exam: ExamSite) -> None:
    page = new_page()
    begin(page, exam, exam.token("one", title="First exam"))
    second = page.context.new_page()
    visit(second, exam)
    heading(second, "The exam is open somewhere else")
    second.goto(f"{exam.url}#ticket={exam.token('two', title='Second exam', items=items()[:1])}")
    expect(second.locator("h1")).to_have_text("Second exam")
    press(second, "Start the exam")
    confirm(second, "Start the exam")
    heading(second, "Question 1 of 1")
    page.reload()
    expect(page.locator("h1")).to_have_text("First exam")  # each tab goes on with its own


def test_a_browser_that_keeps_nothing_says_so(page: Page, exam: ExamSite) -> None:
    page.add_init_script("Object.defineProperty(window, 'indexedDB', {value: undefined})")
    visit(page, exam)
    choose(page, exam.token())
    expect(page.get_by_role("alert")).to_contain_text("doesn't let the page keep anything")
    press(page, "Start the exam")
    confirm(page, "Start the exam")
    page.get_by_label("The click").check()
    hand_in(page)
    expect(page.get_by_role("alert")).to_contain_text("it's only on this page")
    assert asks_before_it_is_left(page)
    assert len(sheet(page, exam).responses) == 1


def test_a_disk_that_is_full_is_told_and_forgotten_when_it_works_again(page: Page, exam: ExamSite) -> None:
    begin(page, exam)
    page.evaluate(
        """() => {
            window.put = IDBObjectStore.prototype.put;
            IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); };
        }"""
    )
    page.get_by_label("The click").check()
    expect(page.get_by_role("alert")).to_contain_text("can't be saved on this device just now")
    page.evaluate("() => { IDBObjectStore.prototype.put = window.put; }")
    page.get_by_label("The call").check()
    expect(page.get_by_role("alert")).to_have_count(0)
    saved(page, items()[0]["options"][2]["id"])


# Time


def test_the_time_is_told_at_15_5_and_1_minute_and_nothing_is_handed_in_at_zero(
    new_page: Callable[..., Page], exam: ExamSite
) -> None:
    page = new_page()
    page.clock.install()
    begin(page, exam)
    note = page.get_by_role("status").and_(page.locator(".cb-note"))
    expect(note).to_be_empty()
    page.clock.fast_forward("01:00:01")
    expect(note).to_have_text("15 minutes left.")
    press(page, "Next")
    expect(note).to_be_empty()
    press(page, "Hide the clock")
    page.clock.fast_forward("10:00")
    expect(note).to_have_text("5 minutes left.")  # told though the clock is hidden
    expect(page.locator(".cb-clock")).to_have_text("Clock hidden")
    page.clock.fast_forward("04:00")
    expect(note).to_have_text("1 minute left.")
    press(page, "Show the clock")
    expect(page.locator(".cb-clock")).to_have_text("Less than 1 min left")
    page.clock.fast_forward("01:00")
    expect(note).to_contain_text("Time's up. You can go on and hand in.")
    heading(page, "Question 2 of 7")
    page.get_by_label("Sales").check()
    page.clock.fast_forward("03:00")
    expect(page.locator(".cb-clock")).to_have_text("4 min over time")
    hand_in(page)
    opened = sheet(page, exam)
    assert 180 <= opened.overtime <= 200
    assert len(opened.responses) == 1


def test_a_clock_set_back_is_noticed_and_gains_no_time(new_page: Callable[..., Page], exam: ExamSite) -> None:
    page = new_page()
    page.clock.install()
    begin(page, exam)
    page.clock.fast_forward("30:00")
    expect(page.locator(".cb-clock")).to_have_text("45 min left")
    page.evaluate("() => { const now = Date.now; Date.now = () => now.call(Date) - 25 * 60_000; }")
    expect(page.get_by_role("alert")).to_contain_text("This device's clock was set back.")
    expect(page.locator(".cb-clock")).to_have_text("45 min left")
    hand_in(page)
    opened = sheet(page, exam)
    assert opened.clock_set_back is True
    assert opened.submitted - opened.started >= 30 * 60_000


def test_a_clock_that_is_put_right_costs_nothing(new_page: Callable[..., Page], exam: ExamSite) -> None:
    page = new_page()
    page.clock.install()
    page.add_init_script(
        "{ const now = Date.now; window.behind = 120; Date.now = () => now.call(Date) - window.behind * 60_000; }"
    )
    visit(page, exam)
    choose(page, exam.token())
    expect(page.locator(".cb-ready")).to_contain_text("Your device's clock is wrong")
    expect(page.locator(".cb-facts")).to_contain_text(page.evaluate("Intl.DateTimeFormat().resolvedOptions().timeZone"))
    press(page, "Start the exam")
    confirm(page, "Start the exam")
    expect(page.get_by_role("alert")).to_contain_text("This device's clock was set back.")
    page.clock.fast_forward("10:00")
    expect(page.locator(".cb-clock")).to_have_text("65 min left")
    page.evaluate("() => { window.behind = 0; }")
    page.clock.fast_forward("00:06")
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page.locator(".cb-clock")).to_have_text("65 min left")
    hand_in(page)
    opened = sheet(page, exam)
    assert (opened.clock_set_back, [jump.seconds for jump in opened.clock_jumps]) == (False, [7200])
    assert 10 * 60_000 <= opened.submitted - opened.started < 11 * 60_000


def test_a_clock_set_back_while_the_page_is_closed(page: Page, exam: ExamSite) -> None:
    begin(page, exam)
    saved(page, '"started"')
    page.add_init_script("{ const now = Date.now; Date.now = () => now.call(Date) - 40 * 60_000; }")
    page.reload()
    expect(page.get_by_role("alert")).to_contain_text("This device's clock was set back.")
    expect(page.locator(".cb-clock")).to_have_text("75 min left")
    hand_in(page)
    assert sheet(page, exam).clock_set_back is True


def test_past_the_last_moment_it_can_still_be_handed_in(new_page: Callable[..., Page], exam: ExamSite) -> None:
    page = new_page()
    page.clock.install()
    begin(page, exam, exam.token(expires=int(time.time()) + 600))
    page.clock.fast_forward("11:00")
    expect(page.get_by_role("alert")).to_contain_text("The deadline for handing in was")
    page.reload()
    heading(page, "Question 1 of 7")
    hand_in(page)
    assert sheet(page, exam).responses == {}


def test_time_away_and_time_per_item_are_noted(new_page: Callable[..., Page], exam: ExamSite) -> None:
    page = new_page()
    page.clock.install()
    begin(page, exam)
    page.clock.run_for(10_000)
    page.evaluate("() => { document.hasFocus = () => false; dispatchEvent(new Event('blur')); }")
    page.clock.run_for(30_000)
    page.evaluate("() => { document.hasFocus = () => true; dispatchEvent(new Event('focus')); }")
    press(page, "Next")
    page.clock.run_for(5_000)
    hand_in(page)
    opened = sheet(page, exam)
    first, second = items()[0]["ref"], items()[1]["ref"]
    assert 10 <= opened.seconds[first] <= 14
    assert 5 <= opened.seconds[second] <= 9
    assert [29 <= away.seconds <= 33 for away in opened.away] == [True]


# After it


def test_the_same_bytes_and_the_same_code_again(new_page: Callable[..., Page], exam: ExamSite) -> None:
    page = new_page()
    begin(page, exam)
    page.get_by_label("The click").check()
    hand_in(page)
    code, first = page.locator(".cb-code").inner_text(), download(page)
    page.reload()
    heading(page, "Your answers are sealed")
    assert (page.locator(".cb-code").inner_text(), download(page)) == (code, first)
    other = page.context.new_page()
    page.close()
    visit(other, exam)
    other.get_by_role("button", name=re.compile("Get the file and the code again: Internal exam")).click()
    assert (other.locator(".cb-code").inner_text(), download(other)) == (code, first)
    press(other, "Use another ticket")
    choose(other, exam.token())
    heading(other, "Your answers are sealed")
    assert (other.locator(".cb-code").inner_text(), download(other)) == (code, first)


def test_after_handing_in_no_item_and_no_response_stays(new_page: Callable[..., Page], exam: ExamSite) -> None:
    page = new_page()
    page.clock.install()
    begin(page, exam)
    go(page, 7)
    page.get_by_label("Your answer").fill("A text of my own.")
    saved(page, "A text of my own.")
    hand_in(page)
    page.clock.run_for(6000)  # longer than the page waits between writing
    left = kept(page) + page.evaluate("document.documentElement.outerHTML")
    assert [text for text in (*STEMS, "A text of my own.", exam.token()[60:160]) if text in left] == []


def test_removed_from_the_device_and_not_begun_anew(page: Page, exam: ExamSite) -> None:
    begin(page, exam)
    hand_in(page)
    press(page, "Remove from this device")
    confirm(page, "Cancel")
    press(page, "Remove from this device")
    confirm(page, "Remove from this device")
    heading(page, "Sit the exam")
    expect(page.locator(".cb-kept")).to_have_count(0)
    assert "ciphertext" not in kept(page)
    choose(page, exam.token())
    expect(page.get_by_role("alert")).to_contain_text("This exam was handed in on this device")


def test_the_code_can_be_copied(new_page: Callable[..., Page], exam: ExamSite) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    begin(page, exam)
    hand_in(page)
    press(page, "Copy the code")
    expect(page.get_by_text("The code is copied.")).to_be_attached()
    assert page.evaluate("navigator.clipboard.readText()") == page.locator(".cb-code").inner_text()


def test_sealing_that_fails_loses_nothing(page: Page, exam: ExamSite) -> None:
    begin(page, exam)
    page.get_by_label("The click").check()
    page.evaluate("() => { window.derive = crypto.subtle.deriveBits; crypto.subtle.deriveBits = Promise.reject; }")
    press(page, "Review and hand in")
    press(page, "Hand in")
    confirm(page, "Hand in")
    expect(page.get_by_text("Your answers couldn't be sealed.")).to_be_visible()
    page.evaluate("() => { crypto.subtle.deriveBits = window.derive; }")
    press(page, "Hand in")
    confirm(page, "Hand in")
    heading(page, "Your answers are sealed")
    assert len(sheet(page, exam).responses) == 1


def test_a_disk_that_is_full_at_handing_in_loses_nothing(page: Page, exam: ExamSite) -> None:
    begin(page, exam)
    page.get_by_label("The click").check()
    saved(page, items()[0]["options"][1]["id"])
    page.evaluate(
        """() => {
            window.put = IDBObjectStore.prototype.put;
            IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); };
        }"""
    )
    hand_in(page)
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("keep this page open until your mentor has the file and the code")
    expect(page.get_by_role("button", name="Use another ticket")).to_have_count(0)
    expect(page.get_by_role("button", name="Remove from this device")).to_have_count(0)
    assert asks_before_it_is_left(page)
    code, first = page.locator(".cb-code").inner_text(), download(page)
    assert exam.keys.opened(first[1], Role.TEAM).responses == {items()[0]["ref"]: items()[0]["options"][1]["id"]}
    page.evaluate("() => { IDBObjectStore.prototype.put = window.put; }")
    expect(alert).to_have_count(0)
    expect(page.get_by_role("button", name="Remove from this device")).to_be_visible()
    assert not asks_before_it_is_left(page)
    page.reload()
    heading(page, "Your answers are sealed")
    assert (page.locator(".cb-code").inner_text(), download(page)) == (code, first)


def test_a_device_that_never_answers_at_handing_in_loses_nothing(new_page: Callable[..., Page], exam: ExamSite) -> None:
    page = new_page()
    page.clock.install()
    begin(page, exam)
    page.evaluate(
        "() => Object.defineProperty(IDBTransaction.prototype, 'oncomplete', { set() {}, configurable: true })"
    )
    press(page, "Review and hand in")
    press(page, "Hand in")
    confirm(page, "Hand in")
    expect(page.get_by_text("Sealing your answers …")).to_be_visible()
    for _ in range(200):  # by and by the page has begun to wait for the device
        page.clock.fast_forward("00:11")
        if page.get_by_text("Your answers are sealed").count():
            break
    heading(page, "Your answers are sealed")
    expect(page.get_by_role("alert")).to_contain_text("it's only on this page")
    assert sheet(page, exam).responses == {}


def asks_before_it_is_left(page: Page) -> bool:
    script = """() => {
        const leaving = new Event("beforeunload", { cancelable: true });
        dispatchEvent(leaving);
        return leaving.defaultPrevented;
    }"""
    return bool(page.evaluate(script))
