"""The glossary in a browser: found by any name, old addresses, by keyboard, on a phone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.test_pages import PHONE
from tests.conftest import Site
from tests.support.axe import violations

TERMS = ".cb-glossary li:visible"


@pytest.mark.parametrize("typed", ["ctr", "Through", "кликабельность"])
def test_a_term_is_found_by_any_of_its_names(page: Any, site: Site, typed: str) -> None:
    page.goto(f"{site.url}glossary/")
    page.get_by_label("Find a term").fill(typed)
    expect(page.locator(TERMS)).to_have_text(["CTR (click-through rate)"])
    assert not page.locator(".cb-glossary nav").is_visible(), "most letters lead nowhere now"
    page.keyboard.press("Tab")
    while page.evaluate("!document.activeElement.closest('li[data-also]')"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/search-ads/#ctr")


def test_a_topic_is_found_like_a_term_and_nothing_is_said(page: Any, site: Site) -> None:
    page.goto(f"{site.url}glossary/")
    field = page.get_by_label("Find a term")
    field.fill("search ads")
    expect(page.locator(TERMS)).to_contain_text(["Search ads"])
    field.fill("zzz")
    expect(page.get_by_text("No term goes by that name").first).to_be_visible()
    assert not page.locator(TERMS).count()


@pytest.mark.parametrize("lang", ["", "ru/"])
def test_the_former_address_of_a_term_leads_to_it(page: Any, site: Site, lang: str) -> None:
    page.goto(f"{site.url}{lang}glossary/#ctr")
    page.wait_for_url(f"{site.url}{lang}glossary/search-ads/#ctr")
    page.goto(f"{site.url}{lang}glossary/#letter-1")
    expect(page.locator("#letter-1")).to_be_in_viewport()
    assert page.url.endswith("glossary/#letter-1")


def test_without_javascript_the_former_address_stops_at_the_term_s_link(
    new_page: Callable[..., Any], site: Site
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{site.url}glossary/#ctr")
    page.locator("li:target a").click()
    page.wait_for_url("**/glossary/search-ads/#ctr")


@pytest.mark.parametrize("path", ["glossary/", "glossary/search-ads/", "ru/glossary/"])
def test_no_barrier_on_a_phone(new_page: Callable[..., Any], site: Site, path: str) -> None:
    page = new_page(**PHONE)
    page.goto(site.url + path)
    assert not violations(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
