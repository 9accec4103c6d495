"""Boxes that ask for a decision, in a browser: written in first, compared, marked, kept and given out."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from tests.browser.test_pages import PHONE
from tests.conftest import Site
from tests.support.axe import violations

CASE = "cases/glass-beads/"
TURN, LAST = "Turning point: nobody buys. What do you do?", "Compare with our answer"
ANSWER = "Ask who buys beads, and what for."


def open_box(page: Any, site: Site, title: str = TURN) -> Any:
    page.goto(site.url + CASE)
    page.locator("summary", has_text=title).click()
    return page.locator("details.question", has_text=title)


def decided(page: Any, site: Site) -> None:
    box = open_box(page, site)
    box.get_by_label("Your answer first").fill("I ask.\n<b>Twice</b>")
    box.get_by_role("button", name="Compare").click()
    box.get_by_label("Partly").check()


def settled(page: Any) -> None:
    page.wait_for_function("!Object.keys(localStorage).some(key => key.startsWith('casebook-checklist/'))")


def test_the_answer_is_shown_after_one_s_own_and_both_are_kept(page: Any, site: Site) -> None:
    box = open_box(page, site)
    expect(box.get_by_label("Your answer first")).to_be_visible()
    assert not box.get_by_text(ANSWER).is_visible()
    box.get_by_role("button", name="Compare").click()
    expect(box.get_by_role("alert")).to_have_text("Write a line first, then compare.")
    box.get_by_role("textbox").fill("I ask.")
    box.get_by_role("button", name="Compare").click()
    expect(box.get_by_text(ANSWER)).to_be_visible()
    assert page.evaluate("document.activeElement.className") == "cb-decide-lead"
    box.get_by_label("Partly").check()
    settled(page)
    box = open_box(page, site)
    expect(box.get_by_role("textbox")).to_have_value("I ask.")
    expect(box.get_by_label("Partly")).to_be_checked()
    expect(box.get_by_text(ANSWER)).to_be_visible()


def test_a_reader_who_writes_nothing_gets_the_answer_and_no_mark(page: Any, site: Site) -> None:
    box = open_box(page, site, LAST)
    box.get_by_role("button", name="Show the answer without writing").click()
    expect(box.get_by_text("Who buys, and what for?")).to_be_visible()
    assert not box.get_by_role("radio").first.is_visible()


def test_it_goes_by_keyboard_alone(page: Any, site: Site) -> None:
    page.goto(site.url + CASE)
    page.locator("summary", has_text=TURN).focus()
    page.keyboard.press("Enter")
    box = page.locator("details.question[open]")
    expect(box.get_by_role("textbox")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.type("Ask")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(box.get_by_text(ANSWER)).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(box.get_by_label("The same")).to_be_checked()


def test_a_mentor_s_file_holds_all_decisions_of_the_page(page: Any, site: Site) -> None:
    decided(page, site)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save my answers for my mentor").first.click()
    assert download.value.suggested_filename.startswith("glass-beads-")
    text = Path(download.value.path()).read_text("utf-8")
    assert text.startswith("# Glass beads\n")
    assert f"**{TURN}**\n\n> I ask.\n> <b>Twice</b>\n>\n> How close was yours? Partly\n" in text
    assert text.rstrip().endswith("*No answer written*")


def test_the_progress_file_takes_decisions_to_another_device(
    page: Any, new_page: Callable[..., Any], site: Site
) -> None:
    decided(page, site)
    settled(page)
    page.goto(site.url + "practice/all-kinds/")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save progress to a file").click()
    path = download.value.path()
    lists = json.loads(Path(path).read_text("utf-8"))["lists"]
    assert [one["list"] for one in lists] == ["decide--case--glass-beads"]
    other = new_page()
    other.goto(site.url + "practice/all-kinds/")
    with other.expect_file_chooser() as chooser:
        other.get_by_role("button", name="Load progress from a file").click()
    chooser.value.set_files(path)
    expect(other.locator(".cb-notice", has_text="Progress loaded")).to_be_visible()
    expect(open_box(other, site).get_by_label("Partly")).to_be_checked()


def test_without_javascript_or_its_code_a_box_opens_as_any(
    new_page: Callable[..., Any], seen: list[str], site: Site
) -> None:
    plain = new_page(java_script_enabled=False)
    expect(open_box(plain, site).get_by_text(ANSWER)).to_be_visible()
    cut = new_page()
    cut.route("**/decide.*.js", lambda route: route.abort())
    expect(open_box(cut, site).get_by_text(ANSWER)).to_be_visible()
    seen.clear()  # the browser says that the code was not there


def test_nothing_is_loaded_until_a_box_is_opened(page: Any, site: Site) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site.url + CASE)
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "decide" in url]
    (script,) = (site.dir / "assets" / "casebook").glob("decide.*.js")
    assert len(gzip.compress(script.read_bytes())) <= 5000


def test_paper_has_lines_to_write_on_above_the_answer(page: Any, site: Site) -> None:
    page.goto(site.url + CASE)
    page.emulate_media(media="print")
    height = "getComputedStyle(document.querySelector('details.question > summary'), '::after').height"
    assert float(page.evaluate(height).removesuffix("px")) > 100
    page.emulate_media(media="screen")
    decided(page, site)
    page.emulate_media(media="print")
    assert page.locator(".cb-decide-paper").first.inner_text() == "I ask.\n<b>Twice</b>"
    assert not page.get_by_role("textbox").first.is_visible()


def test_a_box_has_the_page_s_own_type_and_no_barrier(new_page: Callable[..., Any], site: Site) -> None:
    page = new_page(**PHONE)
    decided(page, site)
    sizes = "one => [...document.querySelectorAll(one)].map(it => getComputedStyle(it).fontSize)"
    for one in ("details.question > summary", "details.question p:not([class])", ".cb-decide textarea"):
        assert set(page.evaluate(sizes, one)) == {"16px"}, one
    small = page.evaluate(
        "[...document.querySelectorAll('details.question :is(button, summary, label:has(input))')]"
        ".filter(one => one.offsetHeight && one.offsetHeight < 44).map(one => one.outerHTML)"
    )
    assert not small
    assert not violations(page)
