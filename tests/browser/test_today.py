"""<casebook-today>: what comes back on tests/site/tiny, ten at a time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Route, expect

from tests.support.axe import violations
from tests.support.named import in_page
from tests.support.waiting import until

READY = "casebook-today[data-state=ready]"


def opened(page: Page, site: Any, query: str = "") -> None:
    page.goto(f"{site.url}today/{query}")
    page.wait_for_selector(READY)


def ticked(page: Page, site: Any) -> None:
    """The entry that sends to two pages is ticked."""
    page.goto(f"{site.url}path/first-day/")
    page.wait_for_selector("casebook-checklist[data-state=ready]")
    page.locator("#read input").check()
    kept = in_page("""() => new Promise((done) => {
      const open = indexedDB.open(DATABASE);
      open.onsuccess = () => {
        const all = open.result.transaction("checklists").objectStore("checklists").count();
        all.onsuccess = () => done(all.result);
      };
    })""")
    until(lambda: page.evaluate(kept) == 1, "the tick is kept")


def test_questions_come_once_their_page_was_read(page: Page, site: Any) -> None:
    opened(page, site)
    expect(page.get_by_role("heading", name="Read first, then practise")).to_be_visible()
    ticked(page, site)
    opened(page, site)
    expect(page.get_by_role("heading", name="Question 1 of 10")).to_be_visible()
    assert violations(page) == []


def test_a_session_is_gone_through_taken_up_again_and_ends(page: Page, site: Any) -> None:
    ticked(page, site)
    opened(page, site, "?n=3")
    main = page.locator(".cb-buttons .cb-button--main")
    for number in (1, 2, 3):
        expect(page.get_by_role("heading", name=f"Question {number} of 3")).to_be_visible()
        if number == 2:
            opened(page, site)  # left and come back: it goes on, with as many as it began with
            expect(page.get_by_role("heading", name="Question 2 of 3")).to_be_visible()
        skip = page.get_by_role("button", name="Skip")
        if skip.count():
            skip.click()
        else:
            main.click()
            page.keyboard.press("1")  # "I knew it"
            page.get_by_role("button", name="Undo").click()
            expect(page.get_by_role("heading", name=f"Question {number} of 3")).to_be_focused()
            main.click()
            page.get_by_role("button", name="I knew it").click()
    expect(page.get_by_role("heading", name="Done for now")).to_be_visible()
    page.get_by_role("button", name="Ten more").click()
    expect(page.get_by_role("heading", name="Question 1 of 10")).to_be_focused()
    opened(page, site, "?only=missed")
    expect(page.get_by_role("heading", name="No mistakes left to practise")).to_be_visible()
    expect(page.get_by_role("link", name="Practise a topic anyway")).to_be_visible()


def test_the_file_for_a_mentor_has_the_name_that_was_typed_and_keeps_it_nowhere(page: Page, site: Any) -> None:
    ticked(page, site)
    opened(page, site)
    page.get_by_role("button", name="File for my mentor").click()
    page.get_by_label("Your name").fill("Ann Example")
    assert violations(page) == []
    with page.expect_download() as found:
        page.keyboard.press("Enter")
    file = json.loads(Path(found.value.path()).read_text("utf-8"))
    assert (file["format"], file["version"], file["name"]) == ("casebook-mentor", 1, "Ann Example")
    assert file["days"] == [{"list": "first-day", "title": "Morning", "done": 1, "of": 1}]
    expect(page.get_by_text("is in your downloads. Send it to your mentor")).to_be_visible()
    assert "Ann" not in page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")


def test_home_says_where_one_is_once_one_has_begun(page: Page, site: Any) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site.url)
    page.wait_for_selector("casebook-home[data-state=ready]", state="attached")
    assert page.locator("casebook-home").inner_text() == ""
    assert not [url for url in asked if url.endswith("today/index.json")]  # somebody new doesn't pay for it
    ticked(page, site)
    page.goto(site.url)
    expect(page.get_by_role("heading", name="You've finished the path")).to_be_visible()
    page.get_by_role("link", name="Practise").click()
    expect(page.get_by_role("heading", name="Question 1 of 10")).to_be_visible()
    page.go_back()
    page.wait_for_selector("casebook-home[data-begun]")
    assert violations(page) == []


def test_lists_say_how_far_one_is(page: Page, site: Any) -> None:
    ticked(page, site)
    page.goto(f"{site.url}path/")
    expect(page.locator("[data-mark='list:first-day']")).to_contain_text("1 of 1 done")
    page.goto(f"{site.url}cases/")
    expect(page.locator("[data-mark='case:glass-beads']")).to_contain_text("read")
    page.goto(f"{site.url}practice/")
    expect(page.locator("[data-mark=due]")).to_have_text("15 questions are waiting")
    page.get_by_role("link", name="Many items").click()
    page.get_by_role("textbox").fill("0")
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator(".cb-verdict")).to_be_focused()
    page.goto(f"{site.url}practice/")
    expect(page.locator("[data-mark='practice:many']")).to_contain_text("1 done, 1 right")
    assert violations(page) == []


def test_where_one_stands_is_told_in_words_and_bars(page: Page, site: Any) -> None:
    ticked(page, site)
    page.goto(f"{site.url}practice/all-kinds/")
    page.get_by_role("link", name="Back to day 1").click()  # what the path sends to leads back to it
    page.wait_for_url("**/path/first-day/#morning")
    held: list[Route] = []
    page.route("**/assets/words/progress.*", lambda route: held.append(route))
    with page.expect_request("**/assets/words/progress.*"):
        page.goto(f"{site.url}progress/", wait_until="commit")
    give = page.get_by_role("button", name="File for my mentor")
    expect(page.locator(".md-footer")).to_be_hidden()  # nothing below is seen to move when the element comes
    expect(give).to_be_hidden()
    held[0].continue_()
    page.wait_for_selector("casebook-progress[data-state=ready]")
    expect(give).to_be_visible()
    expect(page.get_by_role("heading", name="Topic by topic")).to_be_visible()
    expect(page.locator(".cb-stand-topics li").first).to_contain_text("Questions 0 of")
    expect(page.get_by_role("heading", name="Are you ready for the exam?")).to_have_count(0)  # there is no exam here
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save progress to a file").click()
    page.locator("casebook-progress input[type=file]").set_input_files(saved.value.path())
    expect(page.get_by_text("Progress loaded: 0 answers.")).to_be_visible()
    assert violations(page) == []
