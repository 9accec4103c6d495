"""<casebook-practice> in a browser, on the sets of tests/site/tiny/quizzes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from casebook.site.practice_pages import IN_ATTRIBUTE
from playwright.sync_api import Locator, Page, Route, expect

from tests.support.axe import violations_at
from tests.support.named import in_page
from tests.support.waiting import until

RIGHT = {"tiny-single": "The click on an ad", "tiny-numeric": "2,5 %"}
IN_PAGE = re.compile(r"((?<= set=')[^']*(?='))")
READY = "casebook-practice[data-state=ready]"


def open_set(page: Page, site: Any, slug: str) -> None:
    page.goto(f"{site.url}practice/{slug}/")
    expect(page.locator(READY)).to_be_attached()


def reload(page: Page) -> None:
    page.reload()
    expect(page.locator(READY)).to_be_attached()


def heading(page: Page, text: str) -> None:
    expect(page.locator(".cb-heading").first).to_have_text(text)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def check(page: Page) -> None:
    press(page, "Check")


def verdict(page: Page, text: str) -> None:
    expect(page.locator(".cb-verdict")).to_have_text(text)


def option(page: Page, text: str) -> Locator:
    """An option with its verdict and rationale."""
    return page.locator(".cb-option", has_text=text)


SKIP = """async (times) => {
    const heading = () => document.querySelector(".cb-heading").textContent;
    const skip = () => [...document.querySelectorAll(".cb-buttons button")].find((one) => one.textContent === "Skip");
    for (; times > 0; times--) {
        const before = heading();
        skip().click();
        while (heading() === before) await new Promise((resolve) => setTimeout(resolve));
    }
}"""


def skip_to(page: Page, place: int) -> None:
    """By the button, but without a mouse, whose way to it takes most of the time."""
    page.evaluate(SKIP, place - 1)
    heading(page, f"Question {place} of 7")


def edit_json(page: Page, slug: str, edit: Callable[[dict[str, Any]], None]) -> None:
    """From now on the data of a set that stands in its page comes with an edit."""

    def answer(text: str) -> str:
        data = json.loads(text)
        edit(data)
        return json.dumps(data).translate(IN_ATTRIBUTE)

    replace_json(page, slug, answer)


def replace_json(page: Page, slug: str, instead: Callable[[str], str]) -> None:
    """From now on the data in the set's page is what `instead` makes of it."""

    def answer(route: Route) -> None:
        parts = IN_PAGE.split(route.fetch().text())
        parts[1] = instead(parts[1])
        route.fulfill(body="".join(parts), content_type="text/html")

    page.route(f"**/practice/{slug}/", answer)


def tab_to(page: Page, selector: str) -> None:
    """Only the Tab key, as far as it takes."""
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"the Tab key never reached {selector}")


def is_focused(page: Page, selector: str) -> bool:
    return bool(page.evaluate("selector => document.activeElement.matches(selector)", selector))


def records(page: Page, table: str) -> list[dict[str, Any]]:
    script = in_page("""table => new Promise((resolve, reject) => {
        const opening = indexedDB.open(DATABASE);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
            const reading = opening.result.transaction(table).objectStore(table).getAll();
            reading.onsuccess = () => { opening.result.close(); resolve(reading.result); };
        };
    })""")
    found: list[dict[str, Any]] = page.evaluate(script, table)
    return found


def put(page: Page, table: str, values: list[dict[str, Any]]) -> None:
    script = in_page("""([table, values]) => new Promise((resolve, reject) => {
        const opening = indexedDB.open(DATABASE);
        opening.onsuccess = () => {
            const writing = opening.result.transaction(table, "readwrite");
            for (const value of values) writing.objectStore(table).put(value);
            writing.oncomplete = () => { opening.result.close(); resolve(); };
            writing.onabort = () => reject(writing.error);
        };
    })""")
    page.evaluate(script, [table, values])


# Each kind by keyboard only


def test_single_by_keyboard(page: Page, site: Any) -> None:
    open_set(page, site, "all-kinds")
    tab_to(page, ".cb-option input")
    for _ in range(4):
        page.keyboard.press("ArrowDown")
        if is_focused(page, "[value=b]"):
            break
    expect(page.get_by_label(RIGHT["tiny-single"])).to_be_checked()
    expect(page.locator(".cb-verdict")).to_be_hidden()  # arrow keys send nothing
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label(RIGHT["tiny-single"])).to_be_enabled()  # and lock nothing
    tab_to(page, "button[type=submit]")
    page.keyboard.press("Enter")
    verdict(page, "Right")
    assert is_focused(page, ".cb-verdict")
    expect(page.locator(".cb-live")).to_have_text("1 of 7 done.")
    expect(option(page, "The click on an ad")).to_contain_text("Right, and you chose it")
    expect(option(page, "The showing of an ad")).to_contain_text("Wrong, and you left it out")
    expect(option(page, "The showing of an ad")).to_contain_text("some display campaigns")
    tab_to(page, ".cb-reread a")
    tab_to(page, ".cb-button--main")
    page.keyboard.press("Enter")
    heading(page, "Question 2 of 7")
    assert is_focused(page, ".cb-heading")


def test_multiple_by_keyboard(page: Page, site: Any) -> None:
    open_set(page, site, "all-kinds")
    skip_to(page, 2)
    for value in ["a", "b"]:
        page.locator(".cb-heading").focus()
        tab_to(page, f".cb-option input[value={value}]")
        page.keyboard.press("Space")
    tab_to(page, "button[type=submit]")
    page.keyboard.press("Space")
    verdict(page, "Not right")
    expect(option(page, "The goal")).to_contain_text("Right, and you chose it")
    expect(option(page, "The deadline")).to_contain_text("Right, but you didn't choose it")
    expect(option(page, "mood")).to_contain_text("Wrong, but you chose it")
    expect(option(page, "mood")).to_contain_text("It helps nobody")
    expect(page.locator(".cb-after")).to_contain_text("someone who has not heard the client")


def test_the_unit_stands_beside_the_field_on_a_phone(new_page: Callable[..., Page], site: Any) -> None:
    page = new_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    open_set(page, site, "all-kinds")
    while not page.locator(".cb-unit").count():
        press(page, "Skip")
    field, unit = page.locator(".cb-input").bounding_box(), page.locator(".cb-unit").bounding_box()
    assert field and unit
    assert unit["x"] > field["x"] + field["width"]
    assert field["y"] < unit["y"] < field["y"] + field["height"]
    number = page.locator("input[inputmode=decimal]")
    number.fill("2.3")
    page.get_by_role("button", name="Change the sign").click()  # the keys of numbers have no minus on some phones
    expect(number).to_be_focused()
    expect(page.locator(".cb-echo")).to_have_text("Read as -2.3%")


def test_numeric_by_keyboard(page: Page, site: Any) -> None:
    open_set(page, site, "all-kinds")
    skip_to(page, 3)
    tab_to(page, "input[type=text].cb-input")
    echo, field = page.locator(".cb-echo"), page.locator("input[type=text].cb-input")
    page.keyboard.type("2:7")
    expect(echo).to_have_text("That doesn't read as a number. Type digits, such as 12.5")
    expect(field).to_have_attribute("aria-describedby", echo.get_attribute("id") or "")
    page.keyboard.press("Control+A")
    page.keyboard.type("2,7 %")
    expect(echo).to_have_text("Read as 2.7%")
    page.keyboard.press("Enter")
    verdict(page, "Not right")
    expect(page.locator(".cb-fieldset")).to_contain_text("Read as 2.7%")
    expect(page.locator(".cb-fieldset")).to_contain_text("Your answer: 2,7 %")
    expect(page.locator(".cb-fieldset")).to_contain_text("Right: 2.5% (±\u00a00.05)")


def test_short_by_keyboard(page: Page, site: Any) -> None:
    open_set(page, site, "all-kinds")
    skip_to(page, 4)
    tab_to(page, "input[type=text].cb-input")
    page.keyboard.type("BRIEF.")
    page.keyboard.press("Enter")
    verdict(page, "Right")
    expect(page.locator(".cb-fieldset")).to_contain_text("Also right: the brief")


def test_match_by_keyboard(page: Page, site: Any) -> None:
    open_set(page, site, "all-kinds")
    skip_to(page, 5)
    for left, typed in [("CPC", "what one click"), ("CTR", "what one lead")]:
        page.locator(".cb-heading").focus()
        for _ in range(2):
            tab_to(page, "select")
            if page.evaluate("document.activeElement.parentElement.textContent").startswith(left):
                break
        page.keyboard.type(typed)
    expect(page.locator(".cb-verdict")).to_be_hidden()
    page.set_viewport_size({"width": 320, "height": 640})
    for text in ("what one click costs", "what one lead costs"):  # which the field itself may cut
        expect(page.locator(".cb-chosen", has_text=text)).to_be_visible()
    page.set_viewport_size({"width": 1280, "height": 720})
    tab_to(page, "button[type=submit]")
    page.keyboard.press("Enter")
    verdict(page, "Partly right: 1 of 2")
    wrong = page.locator(".cb-pair", has_text="CTR")
    expect(wrong).to_contain_text("Your answer: what one lead costs")
    expect(wrong).to_contain_text("Right: clicks over impressions")
    expect(wrong).to_contain_text("A rate has two numbers in it.")


def test_order_by_keyboard(page: Page, site: Any) -> None:
    open_set(page, site, "all-kinds")
    skip_to(page, 6)
    for place, step in enumerate("abcd"):
        up = f"[data-id={step}] .cb-move:first-child"
        page.locator(".cb-heading").focus()
        tab_to(page, up)
        while steps_on(page).index(step) > place:
            page.keyboard.press("Enter")
            assert is_focused(page, up), "the focus stays on the moved step's button"
    tab_to(page, "button[type=submit]")
    page.keyboard.press("Enter")
    verdict(page, "Right")
    expect(page.locator(".cb-step .cb-mark")).to_have_text(["✓ Right place"] * 4)


def steps_on(page: Page) -> list[str]:
    found: list[str] = page.locator(".cb-step").evaluate_all("steps => steps.map(step => step.dataset.id)")
    return found


def test_moves_are_announced(page: Page, site: Any) -> None:
    open_set(page, site, "all-kinds")
    skip_to(page, 6)
    text = page.locator(".cb-step-text").nth(1).inner_text()
    page.locator(".cb-step").nth(1).get_by_role("button", name="Move up").click()
    expect(page.locator(".cb-live")).to_have_text(f"Place 1 of 4: {text}")
    page.keyboard.press("Enter")  # at the end of its way the button keeps the focus and says so
    expect(page.locator(".cb-live")).to_have_text("It's already at the end.")
    assert is_focused(page, ".cb-step:first-child .cb-move")


def test_open_by_keyboard(page: Page, site: Any) -> None:
    open_set(page, site, "all-kinds")
    skip_to(page, 7)
    tab_to(page, "textarea")
    page.keyboard.type("What do you sell?")
    page.keyboard.press("Enter")  # a new line, not a check
    page.keyboard.type("And to whom?")
    expect(page.locator(".cb-rubric")).to_have_count(0)
    tab_to(page, "button[type=submit]")
    page.keyboard.press("Enter")
    shown = page.locator(".cb-fieldset").first
    expect(shown).to_contain_text("What do you sell?\nAnd to whom?", use_inner_text=True)
    expect(shown).to_contain_text("Gladly.")
    tab_to(page, ".cb-rubric input[value=question]")
    page.keyboard.press("Space")
    expect(page.locator(".cb-live")).to_have_text("50%")
    reload(page)
    expect(page.get_by_label("Asks what is sold")).to_be_checked()
    assert [record["score"] for record in records(page, "responses")] == [0.5]


def test_a_task_without_rubric_is_for_a_mentor_and_can_be_copied(page: Page, site: Any) -> None:
    def without(data: dict[str, Any]) -> None:
        for item in data["items"]:
            for name in ("rubric", "sample"):
                item.pop(name, None)

    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    edit_json(page, "all-kinds", without)
    open_set(page, site, "all-kinds")
    skip_to(page, 7)
    page.get_by_label("Your answer").fill("Goal: more orders.")
    press(page, "Done")
    verdict(page, "Done")
    expect(page.locator(".cb-after")).to_contain_text("your mentor marks a task like this one")
    expect(page.locator(".cb-rubric")).to_have_count(0)
    press(page, "Copy your text")
    expect(page.locator(".cb-after")).to_contain_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == "Goal: more orders."
    press(page, "See the result")
    expect(page.locator(".cb-sum")).to_have_text("You didn't answer any questions in this round.")


def test_nothing_chosen_is_not_checked(page: Page, site: Any) -> None:
    open_set(page, site, "all-kinds")
    for place in [1, 2, 3, 4, 5]:
        heading(page, f"Question {place} of 7")
        check(page)
        expect(page.locator(".cb-problem")).to_have_text("Choose an answer, or skip.")
        expect(page.locator(".cb-verdict")).to_be_hidden()
        press(page, "Skip")
    assert records(page, "responses") == []


# What is kept


def test_what_is_kept_is_taken_up_where_no_visit_is_noted(page: Page, site: Any) -> None:
    """The note of an earlier visit may be gone while the database is there: nothing is lost."""
    open_set(page, site, "pair")
    practise_pair(page)
    page.evaluate("localStorage.clear()")
    reload(page)
    heading(page, "Result")
    assert len(records(page, "responses")) == 2


def test_the_first_visit_is_kept(page: Page, site: Any) -> None:
    open_set(page, site, "pair")
    page.wait_for_function("localStorage.getItem('casebook.been-here /tiny/') === '1'")
    [kept] = records(page, "rounds")
    shown = "What does an advertiser" if kept["order"][0] == "tiny-single" else "1000 impressions"
    expect(page.locator("casebook-practice")).to_contain_text(shown)


def test_resume_after_reload(page: Page, site: Any) -> None:
    open_set(page, site, "all-kinds")
    order = page.locator(".cb-option label").all_inner_texts()
    reload(page)  # nothing done yet
    assert page.locator(".cb-option label").all_inner_texts() == order
    page.get_by_label("The place on the page").check()
    check(page)
    verdict(page, "Not right")
    told = page.locator(".cb-option").all_text_contents()
    assert "The place on the page" in told[0], "what was chosen is first, then what is right, and the rest is folded"
    assert "The click on an ad" in told[1]
    expect(page.locator(".cb-fieldset details .cb-option").first).to_be_hidden()
    reload(page)  # checked, not left
    heading(page, "Question 1 of 7")
    verdict(page, "Not right")
    assert page.locator(".cb-option").all_text_contents() == told
    expect(option(page, "The place on the page")).to_contain_text("Wrong, but you chose it")
    press(page, "Next")
    page.get_by_label("The goal").check()
    until(lambda: records(page, "rounds")[0].get("draft", {}).get("response") == ["a"], "the draft is not kept")
    reload(page)  # begun, not checked
    heading(page, "Question 2 of 7")
    expect(page.get_by_label("The goal")).to_be_checked()
    expect(page.locator(".cb-progress")).to_have_js_property("value", 1)


def test_an_edited_item_is_asked_again_and_others_are_kept(page: Page, site: Any) -> None:
    open_set(page, site, "pair")
    practise_pair(page)
    heading(page, "Result")

    def edit(data: dict[str, Any]) -> None:
        data["items"][0] |= {"digest": "ffffffffffff", "stem": "Edited?"}

    edit_json(page, "pair", edit)
    reload(page)
    heading(page, "Question 1 of 2")
    expect(page.locator("legend")).to_have_text("Edited?")
    expect(page.locator(".cb-progress")).to_have_js_property("value", 1)
    page.get_by_label(RIGHT["tiny-single"]).check()
    check(page)
    press(page, "See the result")
    expect(page.locator(".cb-sum")).to_have_text("2 of 2 right")


def practise_pair(page: Page) -> None:
    """Responds to both items of `pair`; the first one wrongly."""
    page.get_by_label("The place on the page").check()
    check(page)
    press(page, "Next")
    page.locator("input[type=text].cb-input").fill(RIGHT["tiny-numeric"])
    check(page)
    press(page, "Next")
    heading(page, "Once more: 1 of 1")
    press(page, "See the result")


def test_result_by_topic_and_mistakes_first(page: Page, site: Any) -> None:
    open_set(page, site, "pair")
    press(page, "Skip")
    page.locator("input[type=text].cb-input").fill("99")
    check(page)
    expect(page.locator(".cb-comes-back")).to_have_text("It comes back at the end.")
    press(page, "Undo")
    heading(page, "Question 2 of 2")
    until(lambda: records(page, "responses") == [], "the try was taken back")
    check(page)  # with what was typed
    press(page, "Next")
    heading(page, "Once more: 1 of 1")
    page.locator("input[type=text].cb-input").fill(RIGHT["tiny-numeric"])
    check(page)
    press(page, "See the result")
    assert is_focused(page, ".cb-heading")
    expect(page.locator(".cb-sum")).to_have_text("0 of 1 right")
    expect(page.locator(".cb-result")).to_contain_text("1 question skipped.")
    expect(page.get_by_role("row", name="Search ads 0 of 1 –")).to_be_visible()
    assert page.locator(".cb-refs a").count() == 2
    press(page, "Back to the skipped questions")
    heading(page, "Question 1 of 2")
    page.get_by_label(RIGHT["tiny-single"]).check()
    check(page)
    press(page, "See the result")
    press(page, "Practise your mistakes (1 question)")
    heading(page, "Question 1 of 1")
    expect(page.locator("legend")).to_contain_text("1000 impressions")
    page.locator("input[type=text].cb-input").fill("98")
    check(page)
    press(page, "Next")
    press(page, "See the result")
    press(page, "Start a new round")
    heading(page, "Question 1 of 2")
    expect(page.locator("legend")).to_contain_text("1000 impressions")  # the mistake comes first
    history = {record["item"]: len(record["history"]) for record in records(page, "responses")}
    assert history == {"tiny-single": 1, "tiny-numeric": 3}


def test_what_was_right_in_one_set_is_known_in_another(page: Page, site: Any) -> None:
    open_set(page, site, "pair")
    page.get_by_label(RIGHT["tiny-single"]).check()
    check(page)
    verdict(page, "Right")
    open_set(page, site, "all-kinds")
    expect(page.locator("legend")).not_to_contain_text("What does an advertiser")
    skip_to(page, 7)
    expect(page.locator("legend")).to_contain_text("What does an advertiser")


def test_start_over_asks_first(page: Page, site: Any) -> None:
    open_set(page, site, "pair")
    practise_pair(page)
    page.get_by_role("button", name="Start over").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Start over?")
    expect(dialog).to_contain_text("2 questions of this set will be deleted")
    assert page.evaluate("document.activeElement.textContent") == "Cancel"
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    assert page.evaluate("document.activeElement.textContent") == "Start over"
    assert len(records(page, "responses")) == 2
    page.keyboard.press("Enter")
    dialog.get_by_role("button", name="Start over").click()
    heading(page, "Question 1 of 2")
    assert is_focused(page, ".cb-heading")
    assert records(page, "responses") == []


def test_a_file_brings_back_what_was_started_over(page: Page, site: Any, tmp_path: Path) -> None:
    open_set(page, site, "all-kinds")
    press(page, "Skip")
    heading(page, "Question 2 of 7")
    with page.expect_download() as download:
        press(page, "Save progress to a file")
    file = tmp_path / "progress.json"
    download.value.save_as(file)
    press(page, "Start over")
    page.get_by_role("dialog").get_by_role("button", name="Start over").click()
    heading(page, "Question 1 of 7")
    page.locator("input[type=file]").set_input_files(file)
    heading(page, "Question 2 of 7")


def test_export_and_import(page: Page, site: Any, tmp_path: Path) -> None:
    open_set(page, site, "pair")
    practise_pair(page)
    with page.expect_download() as download:
        press(page, "Save progress to a file")
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert file.name.startswith("casebook-progress-")
    forget_all(page)
    reload(page)
    heading(page, "Question 1 of 2")
    pick(page, file)
    expect(page.locator(".cb-notice")).to_have_text("Progress loaded: 2 answers.")
    heading(page, "Result")  # the round goes on where it was left
    assert {record["item"] for record in records(page, "responses")} == {"tiny-single", "tiny-numeric"}


def forget_all(page: Page) -> None:
    """As on another device."""
    page.evaluate(
        in_page("""new Promise(resolve => {
        const deleting = indexedDB.deleteDatabase(DATABASE);
        deleting.onsuccess = resolve;
    })""")
    )


def pick(page: Page, file: Path) -> None:
    with page.expect_file_chooser() as chooser:
        press(page, "Load progress from a file")
    chooser.value.set_files(file)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("not JSON", "This isn't a progress file. Nothing was changed."),
        ('{"format": "other"}', "This isn't a progress file. Nothing was changed."),
        ('{"format": "casebook-progress", "version": 9}', "made by a newer version"),
    ],
)
def test_a_bad_file_changes_nothing(page: Page, site: Any, tmp_path: Path, text: str, message: str) -> None:
    open_set(page, site, "pair")
    practise_pair(page)
    before = records(page, "responses")
    file = tmp_path / "progress.json"
    file.write_text(text)
    pick(page, file)
    expect(page.locator(".cb-notice")).to_contain_text(message)
    heading(page, "Result")
    assert records(page, "responses") == before


def test_broken_state_is_set_aside(page: Page, site: Any) -> None:
    open_set(page, site, "pair")
    practise_pair(page)
    put(page, "rounds", [{"slug": "pair", "order": 5}])
    put(page, "responses", [{"item": "tiny-single", "score": "high"}, {"item": "unknown", "format": 99}])
    reload(page)
    expect(page.locator(".cb-notice")).to_contain_text("3 saved records couldn't be read")
    heading(page, "Question 1 of 2")
    expect(page.locator("legend")).to_contain_text("What does an advertiser")
    assert {record["key"] for record in records(page, "set-aside")} == {"pair", "tiny-single", "unknown"}
    assert [record["item"] for record in records(page, "responses")] == ["tiny-numeric"]
    reload(page)
    expect(page.locator(".cb-notice")).to_have_count(0)


def test_without_indexeddb_it_works_and_says_so(page: Page, site: Any) -> None:
    page.add_init_script("Object.defineProperty(window, 'indexedDB', {get() { throw new Error('off'); }})")
    open_set(page, site, "pair")
    expect(page.locator(".cb-notice")).to_contain_text("doesn't let the page save anything")
    practise_pair(page)
    heading(page, "Result")


def test_a_database_of_another_shape_is_left_alone(page: Page, site: Any) -> None:
    page.goto(site.url)
    page.evaluate(
        in_page("""new Promise(resolve => {
        const opening = indexedDB.open(DATABASE, 7);
        opening.onsuccess = () => { opening.result.close(); resolve(); };
    })""")
    )
    open_set(page, site, "pair")
    expect(page.locator(".cb-notice")).to_contain_text("doesn't let the page save anything")
    practise_pair(page)


THOUSANDS = """(more) => new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE);
    opening.onsuccess = () => {
        const writing = opening.result.transaction("responses", "readwrite");
        const store = writing.objectStore("responses"), tried = { at: 1, digest: "d", score: 1 };
        for (let n = 0; n < more; n++) store.put({ item: `x-${n}`, response: "b", ...tried, history: [tried] });
        const counting = store.count();
        writing.oncomplete = () => { opening.result.close(); resolve(counting.result); };
        writing.onabort = () => reject(writing.error);
    };
})"""
"""Writes so many responses more, in the page itself, and says how many there are."""


def test_5000_responses_are_all_kept(page: Page, site: Any) -> None:
    open_set(page, site, "pair")
    page.evaluate(in_page(THOUSANDS), 5200)
    reload(page)
    practise_pair(page)
    assert page.evaluate(in_page(THOUSANDS), 0) == 5202


# What goes wrong


BROKEN = [("{", "is damaged"), ('{"format": 3}', "is newer"), ('{"format": 2}', "is damaged")]


def test_a_set_that_cannot_be_shown_says_so(page: Page, site: Any) -> None:
    bodies = iter([body for body, _ in BROKEN])
    page.route("**/many*.json", lambda route: route.fulfill(body=next(bodies), content_type="application/json"))
    page.goto(f"{site.url}practice/many/")
    *others, (_, last) = BROKEN
    for _, message in others:  # each is told in other words than the one before
        expect(page.get_by_role("alert")).to_contain_text(message)
        press(page, "Try again")
    expect(page.get_by_role("alert")).to_contain_text(last)
    page.unroute("**/many*.json")
    press(page, "Try again")
    heading(page, "Question 1 of 45")
    assert is_focused(page, ".cb-heading")


@pytest.mark.parametrize(("body", "message"), BROKEN)
def test_broken_data_in_the_page_says_so(page: Page, site: Any, body: str, message: str) -> None:
    replace_json(page, "pair", lambda _: body)
    page.goto(f"{site.url}practice/pair/")
    expect(page.get_by_role("alert")).to_contain_text(message)


@pytest.mark.parametrize("file", ["many*.json", "words/practice*.json"])
def test_a_file_that_does_not_come_is_asked_for_again(page: Page, seen: list[str], site: Any, file: str) -> None:
    page.route(f"**/{file}", lambda route: route.abort())
    page.goto(f"{site.url}practice/many/")
    expect(page.get_by_role("alert")).to_have_text("The practice set didn't load. Check your connection and try again.")
    page.unroute(f"**/{file}")
    press(page, "Try again")
    heading(page, "Question 1 of 45")
    assert all("ERR_FAILED" in line for line in seen)
    seen.clear()


def test_a_large_set_leads_to_its_list_without_javascript(new_page: Callable[..., Page], site: Any) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{site.url}practice/many/")
    page.get_by_role("link", name="This set as a list").click()
    expect(page.locator("h1")).to_contain_text("Many items: all questions")
    expect(page.locator(".cb-list > li")).to_have_count(45)


def test_an_item_that_cannot_be_shown_is_left_out(page: Page, site: Any) -> None:
    edit_json(page, "pair", lambda data: data["items"].append({"id": "new", "kind": "hologram"}))
    open_set(page, site, "pair")
    expect(page.locator(".cb-notice")).to_have_text("1 question couldn't be read and was left out.")
    heading(page, "Question 1 of 2")


def test_texts_are_text(page: Page, site: Any) -> None:
    stem = "<img src=x onerror=alert(1)> & <b>bold</b>"
    edit_json(page, "pair", lambda data: data["items"][0].update(stem=stem))
    open_set(page, site, "pair")
    expect(page.locator("legend")).to_have_text(stem)


# Where it is shown


def test_phone(new_page: Callable[..., Page], site: Any) -> None:
    page = new_page(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    open_set(page, site, "all-kinds")
    for place in range(1, 8):
        heading(page, f"Question {place} of 7")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        for box in target_sizes(page):
            assert min(box["width"], box["height"]) >= 44, box
        press(page, "Skip")
    heading(page, "Result")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_on_a_phone_what_is_told_is_in_view_and_hides_no_focus(new_page: Callable[..., Page], site: Any) -> None:
    page = new_page(viewport={"width": 390, "height": 600}, has_touch=True, is_mobile=True)
    open_set(page, site, "all-kinds")
    page.get_by_label("The place on the page").check()
    check(page)
    sheet = page.locator(".cb-sheet")
    for part in (".cb-verdict", ".cb-reason", ".cb-comes-back", ".cb-button--main"):
        expect(sheet.locator(part)).to_be_in_viewport(ratio=1)
    expect(sheet.locator(".cb-verdict")).to_be_focused()
    tops = "selector => document.querySelector(selector).getBoundingClientRect().top"
    for _ in range(12):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "document.activeElement.closest('.cb-sheet, .cb-phone-bar, body > header') ? 0 : "
            "document.activeElement.getBoundingClientRect().bottom"
        )
        assert focused <= page.evaluate(tops, ".cb-sheet")
    page.set_viewport_size({"width": 1000, "height": 700})
    expect(sheet.locator(".cb-button--main")).to_have_count(0)
    press(page, "Next")
    heading(page, "Question 2 of 7")


def test_keys_choose_check_and_go_on_while_the_focus_is_in_the_set(page: Page, site: Any) -> None:
    open_set(page, site, "all-kinds")
    page.keyboard.press("1")
    expect(page.locator(".cb-option input:checked")).to_have_count(0)
    page.locator(".cb-option input").first.focus()
    page.keyboard.press("2")
    expect(page.locator(".cb-option input").nth(1)).to_be_checked()
    page.keyboard.press("Enter")
    expect(page.locator(".cb-verdict")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".cb-heading").first).to_be_focused()
    page.keyboard.press("2")
    page.keyboard.press("3")
    expect(page.locator(".cb-option input:checked")).to_have_count(2)


def test_targets_with_a_mouse(page: Page, site: Any) -> None:
    open_set(page, site, "all-kinds")
    for _ in range(7):
        for box in target_sizes(page):
            assert min(box["width"], box["height"]) >= 24, box
        press(page, "Skip")


def target_sizes(page: Page) -> list[dict[str, Any]]:
    """Of all that can be pressed; a label is the target of the box in it."""
    script = """elements => elements.map(element => {
        const {width, height} = element.getBoundingClientRect();
        return {width, height, text: element.textContent};
    })"""
    targets = page.locator("casebook-practice :is(button, select, textarea, label):visible")
    found: list[dict[str, Any]] = targets.evaluate_all(script)
    return found


def test_print_is_a_list_with_the_answers_at_its_end(page: Page, site: Any) -> None:
    open_set(page, site, "all-kinds")
    page.emulate_media(media="print")
    paper = page.locator(".cb-print")
    expect(paper).to_contain_text("What belongs in a task for a specialist?")
    expect(page.locator(".cb-app")).to_be_hidden()
    for told in ("Choose 1 answer.", "Choose 2 answers.", "Write the letter of the match", "Number the steps"):
        expect(paper).to_contain_text(told)
    expect(paper.locator("p", has=page.locator(".cb-print-blank--long")).first).to_contain_text("%")
    assert paper.locator(".cb-print-line").count() == 6, "room to write"
    text = paper.inner_text()
    assert text.index("What do you reply?") < text.index("Answers") < text.index("2.5%")
    page.emulate_media(media="screen")
    expect(paper).to_have_count(0)
    heading(page, "Question 1 of 7")


def test_instant_navigation_leaves_nothing_behind(page: Page, site: Any) -> None:
    open_set(page, site, "pair")
    page.get_by_label("The place on the page").check()
    page.evaluate("""() => {
        const element = document.querySelector("casebook-practice");
        const {parentElement, nextSibling} = element;
        element.remove();
        window.dispatchEvent(new Event("beforeprint"));
        parentElement.insertBefore(element, nextSibling);
    }""")
    expect(page.locator(READY)).to_be_attached()
    expect(page.locator(".cb-app")).to_have_count(1)
    expect(page.locator(".cb-print")).to_have_count(0)
    expect(page.get_by_label("The place on the page")).to_be_checked()  # the draft was written on the way out


def test_a_set_starts_when_one_comes_to_it_by_a_link(page: Page, site: Any) -> None:
    """Material replaces the page's content then, without loading the page anew."""
    page.goto(f"{site.url}practice/", wait_until="networkidle")  # Material has the sitemap then, and turns pages itself
    page.evaluate("window.isTheSamePage = true")
    page.locator("main").get_by_role("link", name="A pair").click()
    expect(page.locator(READY)).to_be_attached()
    heading(page, "Question 1 of 2")
    assert page.evaluate("window.isTheSamePage")


def test_the_page_stays_small(page: Page, site: Any) -> None:
    def grow(data: dict[str, Any]) -> None:
        data["items"] = [data["items"][0] | {"id": f"big-{n}"} for n in range(1000)]

    edit_json(page, "pair", grow)
    open_set(page, site, "pair")
    heading(page, "Question 1 of 1,000")
    assert page.locator("casebook-practice *").count() < 100


# Accessibility


def test_axe(page: Page, site: Any) -> None:
    open_set(page, site, "all-kinds")
    for place in range(1, 8):
        heading(page, f"Question {place} of 7")
        no_violations(page, f"item {place}")
        give_any_response(page)
        page.locator("button[type=submit]").click()
        expect(page.locator(".cb-verdict")).to_be_visible()
        no_violations(page, f"item {place}, checked")
        page.locator(".cb-buttons .cb-button--main").click()
    press(page, "See the result")
    heading(page, "Result")
    no_violations(page, "result")
    press(page, "Start over")
    no_violations(page, "dialog")


def give_any_response(page: Page) -> None:
    for selector, act in {
        "input[type=radio], input[type=checkbox]": lambda field: field.check(),
        "input[type=text], textarea": lambda field: field.fill("5"),
        "select": lambda field: field.select_option(index=1),
    }.items():
        fields = page.locator(f".cb-fieldset :is({selector})")
        if fields.count():
            act(fields.first)


def no_violations(page: Page, where: str) -> None:
    assert violations_at(page, "casebook-practice", unfold=False) == [], where
