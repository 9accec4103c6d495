"""The tools in a browser: right answers, faults beside their fields, all by keyboard, without barriers."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.test_pages import PHONE
from tests.conftest import Site
from tests.support.axe import violations_at

TOOLS = ("reply-deadline", "metrics", "task-check")
LARGEST_KB = 5.2
Open = Callable[..., Any]


def visit(page: Page, site: Site, tool: str, lang: str = "") -> Locator:
    page.goto(f"{site.url}{lang}tools/{tool}/")
    expect(page.locator(f"casebook-{tool}[data-state=ready]")).to_be_visible()
    return page.locator(f"casebook-{tool}")


def plain(texts: list[str]) -> list[str]:
    return [" ".join(text.replace(",", "").split()) for text in texts]


def came(tool: Locator, moment: str) -> None:
    tool.get_by_label("When did the message arrive?").fill(moment)


def due(tool: Locator) -> list[str]:
    return plain(tool.locator(".cb-answer dd strong").all_inner_texts())


def test_no_barrier_and_nothing_too_wide(new_page: Open, real_site: Site) -> None:
    page = new_page(**PHONE)
    found = {}
    for name in TOOLS:
        page.set_viewport_size(PHONE["viewport"])
        tool = visit(page, real_site, name)
        if name == "reply-deadline":
            tool.get_by_label("When did the message arrive?").fill("")
            tool.locator("summary").click()
            tool.get_by_label("Day off").fill("2026-12-25")
            tool.get_by_role("button", name="Add").click()
            tool.get_by_label("To", exact=True).fill("08:00")
        elif name == "metrics":
            tool.get_by_role("button", name="Fill in an example").click()
            tool.get_by_label("Impressions", exact=True).fill("many")
            tool.get_by_label("Clicks", exact=True).fill("7")
        else:
            tool.locator("summary").click()
            tool.get_by_label("Paste the text").fill("Landing page\nby Friday")
            tool.get_by_role("button", name="Show the lines").click()
            tool.get_by_label("Deadline").fill("2020-01-01T10:00")
        found[name] = violations_at(page, widths=(390, 1280))
    page.context.close()
    assert {name: bad for name, bad in found.items() if bad} == {}


def test_each_tool_is_small_and_loaded_on_its_page_only(page: Page, real_site: Site) -> None:
    scripts = {path.name.split(".")[0]: path for path in (real_site.dir / "assets/casebook").glob("*.js")}
    for name in TOOLS:
        assert len(gzip.compress(scripts[name].read_bytes(), 9)) <= LARGEST_KB * 1000, name
        script = f"/{scripts[name].name}"
        with_it = {file.parent.name for file in real_site.dir.rglob("*.html") if script in file.read_text("utf-8")}
        assert with_it == {name}


@pytest.mark.parametrize("lang", ["", "ru/", "bg/"])
def test_every_language_has_its_words(page: Page, real_site: Site, lang: str) -> None:
    for name in TOOLS:
        said = visit(page, real_site, name, lang).inner_text()
        assert not [word for word in said.split() if word.startswith(("deadline-", "metric-", "task-"))], said
        assert bool(lang) == any("а" <= letter <= "я" for letter in said.lower())


def test_without_javascript_a_page_says_how_to_do_it_by_hand(new_page: Open, real_site: Site) -> None:
    page = new_page(java_script_enabled=False)
    for name, says in zip(TOOLS, ("worked example", "every formula", "template below"), strict=True):
        page.goto(f"{real_site.url}tools/{name}/")
        assert says in page.locator("noscript p").last.inner_text()
        assert not page.locator(f"casebook-{name}").is_visible()


def test_words_that_cannot_be_had_are_asked_for_again(page: Page, seen: list[str], real_site: Site) -> None:
    page.route("**/assets/words/tools.*.json", lambda route: route.abort())
    page.goto(f"{real_site.url}tools/metrics/")
    expect(page.get_by_role("alert").get_by_text("didn't load")).to_be_visible()
    page.unroute("**/assets/words/tools.*.json")
    page.locator("casebook-metrics").get_by_role("button", name="Try again").click()
    expect(page.locator("casebook-metrics[data-state=ready]")).to_be_visible()
    seen.clear()  # Chromium itself reports the request that failed


def test_a_message_of_friday_evening_is_due_on_monday(new_page: Open, real_site: Site) -> None:
    tool = visit(new_page(timezone_id="Europe/Sofia"), real_site, "reply-deadline")
    came(tool, "2026-11-27T17:20")
    assert due(tool) == ["Monday 30 November at 11:20", "Monday 30 November at 14:20"]
    said = plain(tool.locator(".cb-answer dd span").all_inner_texts())[0]
    assert said.startswith("40 minutes on Friday 27 November and 2 hours 20 minutes on Monday 30 November.")
    assert "Not counted: Saturday 28 November and Sunday 29 November." in said


def test_it_begins_now(new_page: Open, real_site: Site) -> None:
    page = new_page(timezone_id="Europe/Sofia")
    page.clock.set_fixed_time("2026-11-25T08:00:00Z")
    tool = visit(page, real_site, "reply-deadline")
    assert due(tool) == ["Wednesday 25 November at 13:00", "Wednesday 25 November at 16:00"]
    came(tool, "2026-11-23T10:00")
    assert "This moment has passed." in tool.locator(".cb-answer").inner_text()
    tool.get_by_role("button", name="Now").click()
    assert due(tool)[0] == "Wednesday 25 November at 13:00"


def test_a_client_in_another_zone(new_page: Open, real_site: Site) -> None:
    tool = visit(new_page(timezone_id="Europe/Sofia"), real_site, "reply-deadline")
    tool.get_by_label("Whose clock?").select_option("America/New_York")
    came(tool, "2026-11-25T17:40")
    assert due(tool) == ["Thursday 26 November at 12:00", "Thursday 26 November at 15:00"]
    said = " ".join(plain([tool.locator(".cb-answer").inner_text()]))
    assert "which is Thursday 26 November at 00:40 at your office. Nobody's working then so counting starts" in said
    assert "By the other clock: Thursday 26 November at 05:00." in said


def test_settings_are_kept_and_given_up(new_page: Open, real_site: Site) -> None:
    page = new_page(timezone_id="Europe/Sofia")
    tool = visit(page, real_site, "reply-deadline")
    tool.locator("summary").click()
    tool.get_by_label("From", exact=True).fill("10:00")
    tool.get_by_label("Mon", exact=True).uncheck()
    tool.get_by_label("Day off").fill("2026-12-01")
    tool.get_by_label("Day off").press("Enter")
    expect(tool.locator(".cb-days-off li")).to_have_count(1)
    tool = visit(page, real_site, "reply-deadline")
    came(tool, "2026-11-27T17:20")
    assert due(tool) == ["Wednesday 2 December at 12:20", "Wednesday 2 December at 15:20"]
    tool.locator("summary").click()
    tool.get_by_role("button", name="Remove").click()
    expect(tool.get_by_label("Day off")).to_be_focused()
    assert due(tool)[0] == "Tuesday 1 December at 12:20"
    tool.get_by_role("button", name="Reset to default").click()
    assert due(tool)[0] == "Monday 30 November at 11:20"
    assert page.evaluate("localStorage.getItem('casebook-reply-deadline /casebook/')") is None


def test_what_is_wrong_stands_beside_its_field(new_page: Open, real_site: Site) -> None:
    tool = visit(new_page(timezone_id="Europe/Sofia"), real_site, "reply-deadline")
    came(tool, "")
    expect(tool.get_by_label("When did the message arrive?")).to_have_accessible_description(
        "Enter a day and a time, such as 27 November, 17:20."
    )
    came(tool, "2026-10-25T03:30")
    expect(tool.locator(".cb-fault").first).to_contain_text("this time came twice")
    tool.locator("summary").click()
    end = tool.get_by_label("To", exact=True)
    end.fill("08:00")
    end.blur()
    expect(end).to_have_attribute("aria-invalid", "true")
    expect(end).to_have_accessible_description("Work must end later than it begins, on the same day.")
    expect(tool.locator(".cb-answer")).to_contain_text("correct your office's settings")


def test_figures_give_the_rest_with_their_formula(page: Page, real_site: Site) -> None:
    tool = visit(page, real_site, "metrics")
    tool.get_by_label("Impressions", exact=True).fill("1000")
    tool.get_by_label("Clicks", exact=True).fill("20")
    ctr = tool.get_by_label("CTR, click-through rate, %")
    expect(ctr).to_have_accessible_description("clicks ÷ impressions = 2% clicks ÷ impressions = 20 ÷ 1,000 = 2%")
    assert ctr.input_value() == ""
    expect(tool.locator(".cb-answer")).to_have_text("1 figure worked out.")


def test_a_contradiction_is_said_and_nothing_overwritten(page: Page, real_site: Site) -> None:
    tool = visit(page, real_site, "metrics")
    for label, value in {"Impressions": "1000", "Clicks": "20", "Orders": "2"}.items():
        tool.get_by_label(label, exact=True).fill(value)
    tool.get_by_label("CTR, click-through rate, %").fill("3")
    expect(tool.locator(".cb-answer")).to_contain_text(
        "CTR doesn't fit clicks and impressions: you entered 3%, and the others give 2%. They differ by 1%."
    )
    assert tool.locator(".cb-result strong").count() == 0
    assert tool.get_by_label("Clicks", exact=True).input_value() == "20"


def test_bad_figures_are_named_beside_their_fields(page: Page, real_site: Site) -> None:
    tool = visit(page, real_site, "metrics")
    faults = {"Clicks": ("-5", "below zero"), "Impressions": ("lots", "isn't a number"), "Orders": ("0", "")}
    for label, (value, says) in faults.items():
        field = tool.get_by_label(label, exact=True)
        field.fill(value)
        assert says in field.locator("xpath=..").locator(".cb-fault").inner_text()
    tool.get_by_label("Cost of the advertising").fill("500")
    cpa = tool.get_by_label("CPA or CPO").locator("xpath=..")
    expect(cpa).to_contain_text("it would mean dividing by zero (orders)")
    tool.get_by_role("button", name="Clear all fields").click()
    assert tool.locator(".cb-fault:not(:empty), .cb-result:not(:empty)").count() == 0


def test_a_task_is_written_by_keyboard_and_taken_away(new_page: Open, real_site: Site) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"], accept_downloads=True)
    tool = visit(page, real_site, "task-check")
    expect(tool.locator(".cb-gaps li")).to_have_count(11)
    tool.get_by_label("Name:").focus()
    for text in ("Landing page", "owners store tyres", "A driver books", "a form arrives", "nothing", "photos", "Oleg"):
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    tool.get_by_label("Deadline:").fill("2099-11-25T14:00")
    for label in ("Priority:", "Who decides what:", "Don't:"):
        tool.get_by_label(label).fill("none")
    expect(tool.locator(".cb-gaps")).to_contain_text("Every part is filled in.")
    tool.get_by_role("button", name="Copy").click()
    expect(tool.get_by_role("status")).to_have_text("Copied.")
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.startswith("# Landing page\n\n**SO THAT** owners store tyres\n\n**USER STORY** A driver books\n")
    assert "**WHO / BY** Oleg / Wed" in text
    with page.expect_download() as download:
        tool.get_by_role("button", name="Save").click()
    assert Path(download.value.path()).read_text("utf-8") == text


def test_a_draft_is_kept_until_it_is_given_up(page: Page, real_site: Site) -> None:
    tool = visit(page, real_site, "task-check")
    tool.get_by_label("Who:").fill("Anna")
    tool = visit(page, real_site, "task-check")
    assert tool.get_by_label("Who:").input_value() == "Anna"
    tool.get_by_role("button", name="Start again").click()
    tool.locator("dialog").get_by_role("button", name="Cancel").click()
    assert tool.get_by_label("Who:").input_value() == "Anna"
    tool.get_by_role("button", name="Start again").click()
    tool.locator("dialog").get_by_role("button", name="Start again").click()
    expect(tool.get_by_label("Name:")).to_be_focused()
    assert visit(page, real_site, "task-check").get_by_label("Who:").input_value() == ""


def test_a_pasted_text_is_sorted_line_by_line(page: Page, real_site: Site) -> None:
    tool = visit(page, real_site, "task-check")
    tool.locator("summary").click()
    tool.get_by_role("button", name="Show the lines").click()
    expect(tool.get_by_label("Paste the text")).to_have_accessible_description(
        "You decide what each line answers. Nothing is guessed. Paste some text first."
    )
    tool.get_by_label("Paste the text").fill("Landing page\n- photos\n- as soon as possible")
    tool.get_by_role("button", name="Show the lines").click()
    expect(tool.get_by_label("What this line answers: Landing page")).to_be_focused()
    tool.get_by_role("button", name="Move here: Landing page").click()
    photos = tool.get_by_label("What this line answers: photos")
    expect(photos).to_be_focused()
    photos.select_option("given")
    tool.get_by_role("button", name="Move here: photos").click()
    tool.get_by_label("What this line answers: as soon").select_option("deadline")
    tool.get_by_role("button", name="Move here: as soon").click()
    assert tool.get_by_label("Name:").input_value() == "Landing page"
    assert tool.get_by_label("Given:").input_value() == "photos"
    expect(tool.get_by_label("Deadline:")).to_have_accessible_description(
        "Choose the day and time yourself; the text says: as soon as possible"
    )


def test_a_missing_part_leads_to_its_field(page: Page, real_site: Site) -> None:
    tool = visit(page, real_site, "task-check")
    tool.locator(".cb-gaps").get_by_role("button", name="Priority").click()
    expect(tool.get_by_label("Priority:")).to_be_focused()


def test_search_finds_a_tool_as_a_tool(page: Page, real_site: Site) -> None:
    page.goto(f"{real_site.url}search/?q=metrics+calculator")
    hit = page.locator(".cb-hit").first
    expect(hit).to_contain_text("Metrics calculator")
    assert hit.get_attribute("href").endswith("/tools/metrics/")  # type: ignore[union-attr]
