"""<casebook-path>: the days of a stage fold. The tiny one has one day: it is doubled on its way to the browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.support.axe import violations

FOLDED = ".cb-day[data-folds]"
DAY = re.compile(r'<section class="cb-day".*?</section>', re.S)


def doubled(route: Route) -> None:
    """The page with a second day, whose places are evening and read-again."""
    response = route.fetch()
    html = response.text()
    [day] = DAY.findall(html)
    second = day.replace('id="morning"', 'id="evening"').replace("Morning", "Evening")
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
    expect(page.locator(".cb-path-now")).to_have_text("1 of 2 · 0 of 1 done")
    page.locator("#read input").check()
    expect(page.locator(".cb-day-end")).to_have_text("Morning done. Next: Evening")
    expect(page.locator(".cb-path-now")).to_have_text("2 of 2 · 0 of 1 done")
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
