"""Check-lists in a browser: filled in, kept, edited meanwhile, given out, printed; by keyboard, without JavaScript."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser.test_pages import PHONE
from tests.conftest import Site
from tests.support.axe import violations
from tests.support.named import in_page
from tests.support.waiting import until

READY = "casebook-checklist[data-state=ready]"
STORED = in_page("""(record) => new Promise((resolve, reject) => {
  const open = indexedDB.open(DATABASE);
  open.onsuccess = () => {
    const database = open.result, store = database.transaction("checklists", "readwrite").objectStore("checklists");
    const done = record ? store.put(record) : store.get("errand");
    done.onsuccess = () => { database.close(); resolve(done.result ?? null); };
    done.onerror = () => reject(done.error);
  };
})""")
OLD = in_page("""() => new Promise((resolve) => {
  const open = indexedDB.open(DATABASE, 1);
  open.onupgradeneeded = () => {
    open.result.createObjectStore("responses", {keyPath: "item"}).put({
      item: "x", response: "a", at: 1, digest: "d", score: 1, history: [{at: 1, digest: "d", score: 1}]});
    open.result.createObjectStore("rounds", {keyPath: "slug"});
    open.result.createObjectStore("set-aside", {autoIncrement: true});
  };
  open.onsuccess = () => { open.result.close(); resolve(); };
})""")


def open_list(page: Any, site: Site, path: str = "checklists/errand/") -> None:
    page.goto(site.url + path)
    page.wait_for_selector(READY, state="attached")


def fill_all(page: Any) -> None:
    page.get_by_label("What is to be brought").fill("Three lanterns.\n\n- red ones <b>only</b>")
    page.get_by_label("Where to?").fill("To the shop")
    page.get_by_label("The keys are with you").check()


def stored(page: Any, record: object = None) -> Any:
    return page.evaluate(STORED, record)


def settled(page: Any) -> None:
    """What was typed is written at once, but behind the page, which stashes it till then."""
    page.wait_for_function("!Object.keys(localStorage).some(key => key.startsWith('casebook-checklist/'))")


def saved(page: Any, act: Callable[[], None]) -> tuple[str, str]:
    with page.expect_download() as found:
        act()
    return found.value.suggested_filename, Path(found.value.path()).read_text("utf-8")


def test_what_is_filled_in_is_kept_and_counted(page: Any, site: Site) -> None:
    open_list(page, site)
    assert page.locator(".cb-kept").inner_text() == "0 of 4 · Kept in this browser only"
    fill_all(page)
    assert page.locator(".cb-kept").inner_text().startswith("3 of 4")
    settled(page)
    open_list(page, site)
    assert page.get_by_label("Where to?").input_value() == "To the shop"
    assert page.get_by_label("What is to be brought").input_value().endswith("- red ones <b>only</b>")
    assert page.get_by_label("The keys are with you").is_checked()
    assert page.locator(".cb-kept").inner_text().startswith("3 of 4")
    page.get_by_label("The keys are with you").uncheck()
    page.get_by_label("Where to?").fill("  ")
    assert page.locator(".cb-kept").inner_text().startswith("1 of 4")
    settled(page)
    assert set(stored(page)["answers"]) == {"what"}


def test_leaving_at_once_loses_nothing(page: Any, site: Site) -> None:
    open_list(page, site)
    page.get_by_label("Where to?").fill("To the shop")
    page.goto(site.url + "checklists/")
    open_list(page, site)
    assert page.get_by_label("Where to?").input_value() == "To the shop"


def test_instant_navigation_keeps_and_brings_back(page: Any, site: Site) -> None:
    open_list(page, site)
    page.get_by_label("Where to?").fill("To the shop")
    page.locator(".cb-crumbs a").click()
    page.wait_for_url("**/checklists/")
    page.locator("article .cb-card a").first.click()
    page.wait_for_selector(READY, state="attached")
    assert page.get_by_label("Where to?").input_value() == "To the shop"


def test_answers_whose_entry_is_gone_are_shown_and_given_out(page: Any, site: Site) -> None:
    open_list(page, site)
    old = {"value": "In <i>June</i>", "text": "When was it?"}
    stored(page, {"list": "errand", "answers": {"when": old, "keys": {"value": True, "text": "Keys"}}})
    open_list(page, site)
    gone = page.locator(".cb-gone")
    assert gone.locator("dt").inner_text() == "When was it?"
    assert gone.locator("dd").inner_text() == "In <i>June</i>"
    assert page.get_by_label("The keys are with you").is_checked()
    page.get_by_label("Somebody was told").check()
    settled(page)
    assert set(stored(page)["answers"]) == {"when", "keys", "told"}
    _, text = saved(page, page.get_by_role("button", name="Save as a file").click)
    assert text.endswith("## No longer on the list\n\n**When was it?**\n\n> In <i>June</i>\n")


def test_the_file_is_markdown(page: Any, site: Site) -> None:
    open_list(page, site)
    fill_all(page)
    name, text = saved(page, page.get_by_role("button", name="Save as a file").click)
    day = re.fullmatch(r"errand-(\d{4}-\d\d-\d\d)\.md", name)
    assert day
    assert text == (
        f"# An errand: <b>before</b> you go\n\nFilled in by {day[1]}: 3 of 4\n\n"
        '## The goal *of it*\n\n**What is to be brought, and "why"?**\n\n'
        "> Three lanterns.\n>\n> - red ones <b>only</b>\n\n**Where to?**\n\n> To the shop\n\n"
        "## Leaving\n\n- [x] The keys are with you\n- [ ] Somebody was told\n"
    )


def test_copied_as_text(new_page: Callable[..., Any], site: Site) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    open_list(page, site)
    fill_all(page)
    page.get_by_role("button", name="Copy as text").click()
    page.wait_for_selector("text=Copied as Markdown.")
    assert "- [x] The keys are with you" in page.evaluate("navigator.clipboard.readText()")


def test_the_path_asks_for_a_name_that_is_kept_nowhere(page: Any, site: Site) -> None:
    open_list(page, site, "path/first-day/")
    page.get_by_label("Read about errands").check()
    page.get_by_role("button", name="Save as a file").click()
    dialog = page.get_by_role("dialog", name="Whose list is it?")
    dialog.get_by_label("Name").fill("Ann Example")
    name, text = saved(page, lambda: page.keyboard.press("Enter"))
    assert name.startswith("first-day-")
    assert text.startswith("# The first day\n\nName: Ann Example\n\nFilled in by ")
    settled(page)
    kept = page.evaluate("JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)])")
    assert "Ann Example" not in kept
    [kept_list] = page.evaluate(STORED.replace('store.get("errand")', "store.getAll()"), None)
    assert kept_list["answers"]["read"].pop("at") > 0  # when it was ticked, by which two devices are merged
    assert kept_list == {"list": "first-day", "answers": {"read": {"value": True, "text": "Read about errands"}}}
    page.get_by_role("button", name="Save as a file").click()
    assert dialog.get_by_label("Name").input_value() == ""
    page.keyboard.press("Escape")
    dialog.wait_for(state="detached")


def test_to_start_anew_asks_first(page: Any, site: Site) -> None:
    open_list(page, site)
    fill_all(page)
    page.get_by_role("button", name="Start again").click()
    dialog = page.get_by_role("dialog", name="Start again?")
    assert "3 answers will be deleted" in dialog.inner_text()
    assert page.evaluate("document.activeElement.textContent") == "Cancel"
    page.keyboard.press("Enter")
    assert page.get_by_label("Where to?").input_value() == "To the shop"
    page.get_by_role("button", name="Start again").click()
    dialog.get_by_role("button", name="Start again").click()
    page.wait_for_selector("text=The list is empty again.")
    assert page.get_by_label("Where to?").input_value() == ""
    assert page.locator(".cb-kept").inner_text().startswith("0 of 4")
    until(lambda: stored(page) is None, "what was filled in is kept still")


@pytest.mark.parametrize("record", [{"list": "errand"}, {"list": "errand", "answers": {"where": 7, "keys": None}}])
def test_what_is_broken_is_set_aside_with_a_message(page: Any, site: Site, record: object) -> None:
    open_list(page, site)
    stored(page, record)
    open_list(page, site)
    assert "set aside" in page.locator(".cb-message").inner_text()
    page.get_by_label("Where to?").fill("To the shop")
    settled(page)
    open_list(page, site)
    assert page.get_by_label("Where to?").input_value() == "To the shop"
    assert not page.locator(".cb-message").is_visible()


def test_progress_of_practice_survives_the_new_table(page: Any, site: Site) -> None:
    page.goto(site.url + "sources/")
    page.evaluate(OLD)
    open_list(page, site)
    page.get_by_label("Where to?").fill("To the shop")
    settled(page)
    responses = STORED.replace('"checklists"', '"responses"').replace('store.get("errand")', "store.getAll()")
    assert [kept["item"] for kept in page.evaluate(responses, None)] == ["x"]
    assert stored(page)["answers"]["where"]["value"] == "To the shop"


def test_a_browser_that_keeps_nothing_says_so(page: Any, site: Site) -> None:
    page.add_init_script("indexedDB.open = () => { throw new Error('held back') }")
    open_list(page, site)
    assert "doesn't let the page keep anything" in page.locator(".cb-message").inner_text()
    page.get_by_label("Where to?").fill("To the shop")
    _, text = saved(page, page.get_by_role("button", name="Save as a file").click)
    assert "> To the shop" in text


def test_without_its_words_the_list_keeps_all_the_same(page: Any, seen: list[str], site: Site) -> None:
    page.route("**/words/checklist.*.json", lambda route: route.abort())
    page.goto(site.url + "checklists/errand/")
    page.wait_for_selector("casebook-checklist[data-state=failed]", state="attached")
    page.get_by_label("Where to?").fill("To the shop")
    settled(page)
    assert stored(page)["answers"]["where"]["value"] == "To the shop"
    page.unroute("**/words/checklist.*.json")
    page.get_by_role("button", name="Try again").click()
    page.wait_for_selector(READY, state="attached")
    assert page.locator(".cb-kept").inner_text().startswith("1 of 4")
    seen.clear()  # Chromium itself reports the failed request


def test_by_keyboard_and_told_to_screen_readers(page: Any, site: Site) -> None:
    open_list(page, site)
    page.get_by_label("Where to?").focus()
    page.keyboard.type("npfs,.")  # single letters turn no page
    for _ in range(2):  # past the link to the section
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.type") == "checkbox"
    page.keyboard.press("Space")
    page.wait_for_function("document.querySelector('.cb-live').textContent === '2 of 4'")
    assert page.url.endswith("checklists/errand/")
    why = page.get_by_label("The keys are with you").get_attribute("aria-describedby")
    assert "The door locks itself." in page.locator(f"#{why}").inner_text()


@pytest.mark.parametrize("path", ["checklists/errand/", "exercises/lost-key/", "path/first-day/"])
def test_what_is_pressed_is_large_enough(new_page: Callable[..., Any], site: Site, path: str) -> None:
    page = new_page(**PHONE)
    open_list(page, site, path)
    boxes = page.evaluate(
        "[...document.querySelectorAll('.cb-entries :is(input, textarea, summary), casebook-checklist button, "
        ".cb-form-top button, .cb-folded summary')].map((one) => one.getBoundingClientRect()).map(({width, height}) =>"
        " Math.min(width, height))"
    )
    assert boxes and min(boxes) >= 24


def test_no_axe_violation_when_filled_in(page: Any, site: Site) -> None:
    open_list(page, site)
    stored(page, {"list": "errand", "answers": {"when": {"value": "June", "text": "When?"}, "told": 1}})
    open_list(page, site)
    fill_all(page)
    assert violations(page) == []
    page.get_by_role("button", name="Start again").click()
    assert violations(page) == []
    page.keyboard.press("Escape")
    open_list(page, site, "path/first-day/")
    page.get_by_role("button", name="Save as a file").click()
    assert violations(page) == []


def test_all_samples_open_and_close(page: Any, site: Site) -> None:
    open_list(page, site)
    weak = page.get_by_text("Zweak things.")
    assert not weak.is_visible()
    page.get_by_role("button", name="Show all samples").click()
    assert weak.is_visible()
    page.get_by_role("button", name="Fold all samples").click()
    assert not weak.is_visible()


def test_on_paper_an_empty_list_has_lines_and_a_filled_one_its_whole_text(page: Any, site: Site) -> None:
    open_list(page, site)
    page.emulate_media(media="print")
    lines = "getComputedStyle(document.querySelector('.cb-grow'), '::after')"
    assert "repeating-linear-gradient" in page.evaluate(f"{lines}.backgroundImage")
    assert page.locator(".cb-paper-head").is_visible()
    assert page.locator(".cb-tools:visible").count() == 0
    page.emulate_media(media="screen")
    long = "\n".join(f"Line {number}" for number in range(100))
    page.get_by_label("What is to be brought").fill(long)
    page.emulate_media(media="print")
    assert page.evaluate(f"{lines}.backgroundImage") == "none"
    assert page.evaluate(f"{lines}.content").startswith('"Line 0')
    assert page.locator(".cb-grow").bounding_box()["height"] > 1500
    assert page.pdf(format="A4")[:5] == b"%PDF-"


def for_client(page: Any, name: str) -> None:
    page.get_by_role("button", name="New copy for a client").click()
    page.get_by_label("Client's name").fill(name)
    page.keyboard.press("Enter")
    page.wait_for_selector(f"h1:has-text(': {name}')")
    page.wait_for_selector(READY, state="attached")


def test_each_client_has_a_copy_that_is_kept_renamed_and_deleted(page: Any, site: Site) -> None:
    open_list(page, site)
    page.get_by_label("Where to?").fill("Nowhere yet")
    for_client(page, "Tyres & Co")
    assert page.get_by_label("Where to?").input_value() == ""
    page.get_by_label("Where to?").fill("To the shop")
    assert violations(page) == []
    settled(page)
    open_list(page, site)
    page.wait_for_selector("h1:has-text(': Tyres & Co')")
    assert page.get_by_label("Where to?").input_value() == "To the shop", "the copy stays open"
    page.get_by_role("button", name="Rename").click()
    page.get_by_label("Client's name").fill("Wheels")
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text(': Wheels')")
    page.wait_for_selector(READY, state="attached")
    name, text = saved(page, page.get_by_role("button", name="Save as a file").click)
    assert name.startswith("errand-tyres-co-")
    assert text.startswith("# An errand: <b>before</b> you go: Wheels\n") and "> To the shop" in text
    page.get_by_label("Client", exact=True).select_option("No client")
    page.wait_for_function("document.querySelector('#where--own').value === 'Nowhere yet'")
    page.get_by_label("Client", exact=True).select_option("Wheels")
    page.wait_for_function("document.querySelector('#where--own').value === 'To the shop'")
    page.get_by_role("button", name="Delete this copy").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete this copy").click()
    page.wait_for_function("document.querySelector('#where--own').value === 'Nowhere yet'")
    assert page.locator("casebook-clients select").count() == 0


def test_in_a_call_one_question_comes_after_another_by_keyboard(new_page: Callable[..., Any], site: Site) -> None:
    page = new_page(**PHONE)
    open_list(page, site)
    page.get_by_role("button", name="In the call").click()
    call = page.get_by_role("dialog")
    assert page.evaluate("document.activeElement.labels[0].textContent").startswith("What is to be brought")
    assert call.locator("li:visible").count() == 1
    assert "Zweak" not in call.inner_text() and "Otherwise you bring" not in call.inner_text()
    assert violations(page) == []
    page.keyboard.type("Lanterns")
    call.get_by_role("button", name="Next").click()
    page.keyboard.type("To the shop")
    page.keyboard.press("Enter")
    page.keyboard.press("Space")
    assert call.locator(".cb-call-place").inner_text() == "3 of 4"
    page.keyboard.press("Escape")
    assert page.get_by_label("Where to?").input_value() == "To the shop"
    assert page.get_by_label("The keys are with you").is_checked()
    settled(page)
    assert set(stored(page)["answers"]) == {"what", "where", "keys"}


def test_without_javascript_it_reads_and_prints(new_page: Callable[..., Any], site: Site) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(site.url + "checklists/errand/")
    assert page.locator("noscript p").first.is_visible()
    page.locator("details.cb-samples summary").click()
    assert page.get_by_text("Three lanterns by noon").is_visible()
    page.get_by_label("What is to be brought").fill("Typed")
    page.emulate_media(media="print")
    assert page.locator("textarea").is_visible(), "what was typed is printed"


def test_an_exercise_keeps_ones_own_response_and_folds_the_good_one(page: Any, site: Site) -> None:
    open_list(page, site, "exercises/lost-key/")
    good = page.get_by_text("who had it last")
    assert not good.is_visible()
    page.get_by_label("Your answer").fill("Who has it?")
    name, text = saved(page, page.get_by_role("button", name="Save as a file").click)
    assert name.startswith("lost-key-")
    assert text.startswith("# The lost key\n") and text.endswith("**Your answer**\n\n> Who has it?\n")
    settled(page)
    open_list(page, site, "exercises/lost-key/")
    assert page.get_by_label("Your answer").input_value() == "Who has it?"
    page.get_by_text("Show one good answer").click()
    assert good.is_visible()


def test_in_russian_the_tools_are(page: Any, site: Site) -> None:
    open_list(page, site, "ru/checklists/errand/")
    assert page.locator(".cb-kept").inner_text() == "0 из 4 · Хранится только в этом браузере"
    page.get_by_label("Where to?").fill("To the shop")
    settled(page)
    open_list(page, site)
    assert page.get_by_label("Where to?").input_value() == "To the shop", "a list is the same in all languages"


def test_the_script_is_small(site: Site) -> None:
    (script,) = (site.dir / "assets" / "casebook").glob("checklist.*.js")
    assert len(gzip.compress(script.read_bytes(), 9)) <= 5600  # 5 kB, and what keeps two academies of a host apart


FOUND = {"lanterns by noon": "Check-list", "lost key hosting": "Exercise, made up"}


def test_search_finds_them_by_their_kind_and_does_not_give_responses_away(page: Any, site: Site) -> None:
    page.goto(f"{site.url}search/")

    def found(asked: str) -> str:
        page.locator("casebook-search-page .cb-search-field").fill(asked)
        page.wait_for_selector(f'.cb-hits[data-state=ready][data-query="{asked}"]', state="attached")
        return str(page.locator(".cb-hits").inner_text())

    assert {asked: kind for asked, kind in FOUND.items() if kind not in found(asked)} == {}
    assert [asked for asked in ("Zsecret", "Zweak", "Zlook") if asked in found(asked)] == []
