"""<casebook-question>: questions of the bank in the text of tests/site/tiny/docs/process/brief-and-task.md."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from tests.support.axe import violations
from tests.support.named import in_page
from tests.support.waiting import until

PAGE = "process/brief-and-task/"
READY = "casebook-question[data-state=ready]"
LARGEST = 3_000
TRIES = in_page("""() => new Promise((done) => {
  const open = indexedDB.open(DATABASE);
  open.onsuccess = () => {
    const all = open.result.transaction("responses").objectStore("responses").getAll();
    all.onsuccess = () => done(all.result.map(({ item, score }) => [item, score]));
  };
})""")


def test_a_question_is_tried_in_its_place_and_kept(page: Page, site: Any) -> None:
    page.goto(site.url + PAGE)
    question = page.locator(".cb-question").first
    question.scroll_into_view_if_needed()
    expect(page.locator(READY).first).to_be_attached()
    check = question.get_by_role("button", name="Check")
    check.click()
    expect(question.get_by_role("alert")).to_have_text("Choose an answer first.")
    question.get_by_label("The goal").check()
    question.get_by_label("The client's mood").check()
    check.click()
    expect(question.locator(".cb-verdict")).to_be_focused()
    expect(question.locator(".cb-verdict")).to_have_text("Not right")
    expect(question.locator(".cb-option--wrong")).to_contain_text("It helps nobody to do the work.")
    until(lambda: page.evaluate(TRIES) == [["tiny-multiple", 0]], "the try is kept")
    assert violations(page) == []
    question.get_by_role("button", name="Try again").click()
    expect(question.get_by_label("The goal")).not_to_be_checked()


def test_its_script_comes_when_a_reader_is_near(new_page: Callable[..., Any], site: Any) -> None:
    page = new_page(viewport={"width": 390, "height": 120})
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url.removeprefix(site.url)))
    page.goto(site.url + PAGE)
    page.wait_for_load_state("networkidle")
    assert page.locator("summary", has_text="Show the right answer").count() == 2
    scripts = [site.dir / path for path in asked if path.startswith("assets/casebook/") and path.endswith(".js")]
    assert 1000 < sum(len(gzip.compress(script.read_bytes(), 9)) for script in scripts) <= LARGEST
    page.locator(".cb-question").last.scroll_into_view_if_needed()
    expect(page.locator(READY).last).to_be_attached()


def test_it_reads_without_javascript_and_prints(new_page: Callable[..., Any], site: Any) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(site.url + "ru/" + PAGE)
    question = page.locator(".cb-question").last
    assert question.locator("[lang=en]").count() == 0, "an item that is translated is shown in the tree's language"
    assert not question.locator("details p").first.is_visible()
    box = question.locator("details")
    own, edge = (box.evaluate(f"box => getComputedStyle(box).{name}") for name in ("backgroundColor", "borderTopColor"))
    assert (own, edge) == ("rgb(250, 248, 244)", "rgb(221, 214, 200)"), "in the page's colours, not in the theme's"
    question.locator("summary").click()
    assert question.locator("details strong").first.inner_text() == "2,5\u00a0%"
    page.emulate_media(media="print")
    assert question.is_visible() and not question.locator("summary").is_visible()
