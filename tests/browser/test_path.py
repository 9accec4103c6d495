"""<casebook-path>: the days of a stage fold. The tiny one has one day: it is doubled on its way to the browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.support.axe import violations

FOLDED = ".cb-day[data-folds]"
DAY = re.compile(r'<section class="cb-day".*?</section>', re.S)


def doubled(route: Route) -> None:
    """The page with a second day, whose places are day-2 and read-again."""
    response = route.fetch()
    html = response.text().replace('id="morning"', 'id="day-1"')
    [day] = DAY.findall(html)
    second = day.replace('id="day-1"', 'id="day-2"').replace("Morning", "Evening")
    second = second.replace('id="read"', 'id="read-again"').replace('data-entry="read"', 'data-entry="read-again"')
    route.fulfill(response=response, body=html.replace(day, day + second))


@pytest.fixture(params=[1280, 390])
def width(request: pytest.FixtureRequest) -> int:
    return int(request.param)


def test_days_fold_say_how_far_one_is_and_that_one_is_done(
    new_page: Callable[..., Page], site: Any, width: int
) -> None:
    page = new_page(viewport={"width": width, "height": 700}, reduced_motion="reduce")
    page.route("**/path/first-day/", doubled)
    page.goto(f"{site.url}path/first-day/")
    page.locator(FOLDED).first.wait_for()
    expect(page.locator("#read-again")).to_be_hidden()
    expect(page.locator(".cb-path-now")).to_have_text("Day 1 of 2 · 0 of 1 done")
    page.locator("#read input").check()
    expect(page.locator(".cb-day-end")).to_have_text("Morning done. Tomorrow: Evening Ten questions for today")
    expect(page.locator(".cb-path-now")).to_have_text("Day 2 of 2 · 0 of 1 done")
    assert violations(page) == []
    page.locator(".cb-path-now").click()  # leads to the day that is today's now
    expect(page.locator("#read-again")).to_be_visible()
    if width == 390:
        expect(page.locator("#read")).to_be_hidden()
    else:
        page.get_by_role("button", name="Evening").press("Enter")
        expect(page.locator("#read-again")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator("#read")).to_be_visible()
    expect(page.locator("#read-again")).to_be_visible()


def test_a_link_to_an_entry_opens_its_day(new_page: Callable[..., Any], site: Any) -> None:
    page = new_page(viewport={"width": 390, "height": 700})
    page.route("**/path/first-day/", doubled)
    page.goto(f"{site.url}path/first-day/#read-again")
    expect(page.locator("#read-again")).to_be_visible()
    expect(page.locator("#read-again")).to_be_in_viewport()


def test_a_first_day_gives_dates_without_weekends_and_days_off(page: Page, site: Any) -> None:
    page.route("**/path/first-day/", doubled)
    page.goto(f"{site.url}path/first-day/")
    page.get_by_text("Set your dates").click()
    page.get_by_label("Your first day").fill("2026-12-04")
    states = page.locator(".cb-day-state")
    expect(states).to_have_text(["Fri 4 Dec · 0 of 1 done · 25 min left", "Mon 7 Dec · 0 of 1 done · 25 min left"])
    expect(page.get_by_role("group", name="Days off and holidays")).to_be_visible()
    page.get_by_label("From").fill("2026-12-07")
    page.get_by_role("button", name="Add").click()
    expect(states.last).to_have_text("Tue 8 Dec · 0 of 1 done · 25 min left")
    assert violations(page) == []
    with page.expect_download() as found:
        page.get_by_role("button", name="Download for your calendar").click()
    file = Path(found.value.path()).read_text("utf-8")
    assert (found.value.suggested_filename, file.count("BEGIN:VEVENT")) == ("first-day.ics", 4)
    assert "DTSTART;VALUE=DATE:20261208" in file
    assert f"UID:day-2-morning@{site.url.removeprefix('http://')}first-day" in file.replace("\n ", "")
    page.reload()
    expect(states.last).to_have_text("Tue 8 Dec · 0 of 1 done · 25 min left")
    page.locator(".cb-path-dates summary").click()
    page.get_by_role("button", name="Remove: Mon 7 Dec").click()
    expect(states.last).to_have_text("Mon 7 Dec · 0 of 1 done · 25 min left")
