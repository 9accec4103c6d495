"""<casebook-mock> in a browser, with the real exam's blueprint and the real public items."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.support.axe import WIDE_FIRST, violations_at

DRAWN = """JSON.parse(Object.entries(sessionStorage).find(([name]) => name.startsWith("casebook-mock/"))[1])
  .items.map(([id]) => id).join()"""
READY = "casebook-mock[data-state=ready]"


def visit(page: Page, site: Any, lang: str = "") -> None:
    page.goto(f"{site.url}{lang}exam/mock/")
    expect(page.locator(READY)).to_be_attached()


def start(page: Page) -> None:
    page.locator("casebook-mock .cb-button--main").click()
    expect(page.locator(".cb-run")).to_be_visible()


def hand_in(page: Page) -> None:
    page.locator(".cb-to-review").click()
    page.locator(".cb-review .cb-button--main").click()
    page.locator("dialog .cb-button").last.click()
    expect(page.locator(".cb-mock-result")).to_be_visible()


def data_of(site: Any) -> dict[str, Any]:
    [file] = (site.dir / "assets/mock").glob("*.json")
    found: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return found


def answer_all(page: Page, site: Any) -> None:
    """Every item right, by its key in the page's data."""
    by_id = {item["id"]: item for item in data_of(site)["items"]}
    for number, id in enumerate(page.evaluate(DRAWN).split(",")):
        page.locator(".cb-grid .cb-cells > li > button").nth(number).dispatch_event("click")  # without a mouse's way
        stage = page.locator(".cb-stage")
        expect(stage.locator("legend")).to_have_text(by_id[id]["stem"])
        enter(stage, by_id[id])


def enter(stage: Any, item: dict[str, Any]) -> None:
    key = item["key"]
    match item["kind"]:
        case "single" | "multiple":
            for id in [key] if isinstance(key, str) else key:
                stage.locator(f"input[value='{id}']").check()
        case "match":
            for place, left in enumerate(stage.locator(".cb-pair label > span").all_text_contents()):
                id = next(one["id"] for one in item["lefts"] if one["text"] == left)
                stage.locator("select").nth(place).select_option(key[id])
        case "order":
            texts = [next(one["text"] for one in item["steps"] if one["id"] == id) for id in key]
            for place, text in enumerate(texts):
                while (now := stage.locator(".cb-step-text").all_text_contents().index(text)) > place:
                    stage.locator(".cb-steps > li").nth(now).locator(".cb-move").first.click()
            if not stage.locator("input[type=checkbox]").is_checked():
                stage.locator("input[type=checkbox]").check()
        case "open":
            stage.locator("textarea").fill("A goal, a date, and who decides.")
        case _:
            stage.locator("input[type=text]").fill(str(key["value"] if isinstance(key, dict) else key[0]))


def test_the_form_is_the_blueprints(page: Page, real_site: Any) -> None:
    data = data_of(real_site)
    wanted = sum(slot["count"] for slot in data["slots"])
    visit(page, real_site)
    expect(page.locator(".cb-heading")).to_have_text(f"{wanted} questions in {data['minutes']} minutes")
    expect(page.locator("casebook-mock li").first).to_contain_text("Every question here is public")
    start(page)
    expect(page.locator(".cb-grid .cb-cells > li")).to_have_count(wanted)
    expect(page.locator(".cb-clock")).to_have_text(f"{data['minutes']} min left")
    by_id = {item["id"]: item for item in data["items"]}
    drawn = [by_id[id] for id in page.evaluate(DRAWN).split(",")]
    known = [item.get("family", item["id"]) for item in drawn]
    assert len(set(known)) == wanted and not {enemy for item in drawn for enemy in item.get("enemies", ())} & set(known)
    topics = Counter(item["topic"] for item in drawn if item["kind"] != "open")
    pilots = sum(slot["count"] for slot in data["slots"] if not slot["scored"])
    assert max(topics.values()) <= data["spread"]["most_of_topic"] + pilots
    assert len(topics) >= data["spread"]["fewest_topics"]


def test_all_right_reaches_every_cut_score(page: Page, real_site: Any) -> None:
    visit(page, real_site)
    start(page)
    answer_all(page, real_site)
    expect(page.locator(".cb-grid [data-state=open]")).to_have_count(1)  # the one in the legend of the grid
    hand_in(page)
    expect(page.locator(".cb-sum")).to_have_text("40 of 40 right, which makes 100% of the points")
    expect(page.locator(".cb-status--pass")).to_contain_text("every cut score")
    expect(page.locator("tbody tr")).to_have_count(4)
    expect(page.locator(".cb-mock-result")).to_contain_text("5 questions didn't count")
    if (boxes := page.locator(".cb-rubric input").all()) == []:
        expect(page.locator(".cb-mock-result")).to_contain_text("In the exam your mentor marks this.")
        return
    for box in boxes:
        box.check()
    statuses = page.locator(".cb-status[role=status]").filter(has_text="%")
    assert set(statuses.all_inner_texts()) == {"100%: you reached the cut score of 70%."}


def test_nothing_right_names_what_to_reread_and_the_next_form_is_another(page: Page, real_site: Any) -> None:
    visit(page, real_site)
    forms = []
    for _ in range(2):
        start(page)
        forms.append(page.evaluate(DRAWN))
        hand_in(page)
        expect(page.locator(".cb-status--fail")).to_be_visible()
        expect(page.locator("details.cb-missed summary").first).to_be_visible()
        page.locator("details.cb-missed").nth(1).locator("summary").click()
        link = page.locator(".cb-refs a").first
        assert page.request.get(link.evaluate("a => a.href")).ok
        page.get_by_role("button", name="Another mock exam").click()
    assert forms[0] != forms[1]


def test_what_was_missed_is_kept_and_leads_to_practice(page: Page, real_site: Any) -> None:
    """The result stays in the database with its answers, until these are deleted, and what was missed comes back."""
    visit(page, real_site)
    start(page)
    hand_in(page)
    expect(page.get_by_role("link", name=re.compile(r"^\d+ to practise, in 5 sessions$"))).to_be_visible()
    page.get_by_role("button", name="Another mock exam").click()
    page.get_by_role("button", name="Look again").click()
    expect(page.locator(".cb-sum")).to_contain_text("of 40 right")
    page.get_by_role("button", name="Another mock exam").click()
    page.get_by_role("button", name="Delete my answers").click()
    page.get_by_role("button", name="Delete them").click()
    expect(page.get_by_role("button", name="Look again")).to_have_count(0)
    expect(page.locator(".cb-earlier tbody tr")).to_have_count(1)
    page.goto(f"{real_site.url}today/?only=missed")
    expect(page.get_by_role("heading", name="Question 1 of 10")).to_be_visible()


def test_a_reload_loses_nothing_and_a_stop_throws_away(page: Page, real_site: Any) -> None:
    visit(page, real_site)
    start(page)
    page.locator(".cb-grid .cb-cells button").nth(4).click()
    page.reload()
    expect(page.locator(".cb-run .cb-heading")).to_have_text("Question 5 of 47")
    page.get_by_role("button", name="Stop the mock exam").click()
    page.get_by_role("button", name="Delete them").click()
    expect(page.get_by_role("button", name="Start the mock exam")).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name="Start the mock exam")).to_be_visible()


def test_it_says_mock_on_every_screen_and_on_paper_and_makes_no_proof(page: Page, real_site: Any) -> None:
    visit(page, real_site)
    banner = page.locator(".cb-mock-banner")
    expect(banner).to_contain_text("only you see the result")
    start(page)
    expect(banner).to_be_visible()
    expect(page.locator(".cb-mock-short")).to_have_text("Mock exam")
    page.locator(".cb-to-review").click()
    expect(page.locator(".cb-mock-short")).to_be_visible()
    hand_in(page)
    expect(banner).to_be_visible()
    assert page.locator("casebook-mock :is(.cb-code, a[download])").count() == 0
    assert not re.search(r"\b[0-9a-f]{4}( [0-9a-f]{4}){3,}\b", page.locator("casebook-mock").inner_text())
    expect(page.locator(".cb-mock-paper")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".cb-mock-paper")).to_contain_text("MOCK EXAM")


def test_it_leaves_other_pages_alone(page: Page, real_site: Any) -> None:
    """Its data is loaded on its own page only, and its clock stops when the page is left by an instant navigation."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{real_site.url}exam/")
    assert not any("/assets/mock/" in url or "mock." in url for url in asked)
    visit(page, real_site)
    start(page)
    page.locator(".md-tabs a", has_text="Glossary").click()
    expect(page.locator("h1")).to_contain_text("Glossary")
    page.go_back()
    expect(page.locator(".cb-run")).to_be_visible()


def test_in_russian(page: Page, real_site: Any) -> None:
    visit(page, real_site, "ru/")
    expect(page.locator(".cb-mock-banner")).to_contain_text("Пробный экзамен")
    start(page)
    expect(page.locator(".cb-clock")).to_contain_text("75")
    hand_in(page)
    assert not re.search(r"[a-z]+-[a-z]+", page.locator(".cb-mock-result > p").all_inner_texts()[0])


def test_all_by_keyboard(page: Page, real_site: Any) -> None:
    visit(page, real_site)
    press_on(page, "casebook-mock .cb-button--main")
    assert page.evaluate("document.activeElement.matches('.cb-heading')")
    press_on(page, ".cb-to-review")
    press_on(page, ".cb-review .cb-button--main")
    expect(page.locator("dialog")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".cb-mock-result")).to_be_visible()
    assert page.evaluate("document.activeElement.matches('.cb-heading')")
    press_on(page, ".cb-missed summary")
    expect(page.locator("details.cb-missed[open]")).to_have_count(1)


def press_on(page: Page, selector: str) -> None:
    """The Tab key only, as far as it takes; then Enter."""
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            page.keyboard.press("Enter")
            return
    pytest.fail(f"the Tab key never reached {selector}")


def test_no_violation_and_nothing_wider_than_the_screen(new_page: Callable[..., Page], real_site: Any) -> None:
    page = new_page(viewport={"width": 390, "height": 844}, has_touch=True)
    visit(page, real_site)
    assert violations_at(page, unfold=False, widths=WIDE_FIRST) == []
    start(page)
    for screen in ("item", "review", "result"):
        if screen == "review":
            page.locator(".cb-to-review").click()
        if screen == "result":
            hand_in(page)
            page.locator(".cb-missed summary").first.click()
        assert violations_at(page, unfold=False, widths=WIDE_FIRST) == [], screen


def test_what_can_not_be_loaded_is_said(page: Page, real_site: Any) -> None:
    page.route("**/assets/mock/*.json", lambda route: route.fulfill(body="{}", content_type="application/json"))
    page.goto(f"{real_site.url}exam/mock/")
    expect(page.get_by_role("alert")).to_contain_text("didn't load")
    page.unroute("**/assets/mock/*.json")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(READY)).to_be_attached()
