"""The pages in a browser: nothing from elsewhere, no message, no barrier, on a desktop and a phone, light and dark."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.conftest import Site
from tests.support.axe import violations

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
DESKTOP = {"viewport": {"width": 1280, "height": 900}}
WIDTHS = (390, 1280)
PAGE_TYPES = {
    "home": "",
    "theory": "theory/search-ads/",
    "process": "process/brief-and-task/",
    "glossary": "glossary/",
    "archive": "cases/",
    "year": "cases/by/year/2024/",
    "service": "cases/by/service/search-ads/",
    "case": "cases/wooden-spoons/",
    "anti-case": "cases/paper-lanterns/",
    "sets": "practice/",
    "set": "practice/all-kinds/",
    "check-lists": "checklists/",
    "check-list": "checklists/errand/",
    "stage": "path/first-day/",
    "exercises": "exercises/",
    "exercise": "exercises/lost-key/",
    "path": "path/",
    "sources": "sources/",
}
"""Of each type that the engine makes one; tests/content/test_pages.py looks at those of this academy with axe, too."""


def open_page(page: Any, site: Site, path: str) -> None:
    page.goto(site.url + path)
    for element in ("casebook-practice", "casebook-archive", "casebook-checklist"):
        if page.locator(element).count():
            page.wait_for_selector(f"{element}[data-state=ready]", state="attached")


def test_nothing_is_wider_than_the_screen(new_page: Callable[..., Any], site: Site) -> None:
    page = new_page(**PHONE)
    wide = []
    for name, path in PAGE_TYPES.items():
        open_page(page, site, path)
        wide += [f"{name} {width}" for width in WIDTHS if is_too_wide(page, width)]
    assert wide == []


TOO_WIDE = """(width) => document.documentElement.scrollWidth > width
  || [...document.querySelectorAll(".md-typeset table")].some((table) =>
    !table.closest(".cb-scroll") && table.checkVisibility()
    && (table.getBoundingClientRect().right > width || table.scrollWidth > table.clientWidth + 1))"""


def is_too_wide(page: Any, width: int) -> bool:
    """Whether something on the page is wider than a screen of `width`, or a table is cut; the page stays so wide."""
    page.set_viewport_size({"width": width, "height": 900})
    return bool(page.evaluate(TOO_WIDE, width))


def test_the_404_page_has_no_axe_violation_and_leads_home(page: Any, seen: list[str], site: Site) -> None:
    page.goto(site.url + "nowhere/at/all/")
    assert page.locator("h1:visible").all_inner_texts() == ["This page isn't here"]
    assert violations(page) == []
    seen.clear()  # Chromium itself reports the 404
    page.get_by_role("link", name="Home", exact=True).last.click()
    page.wait_for_url(site.url)


def test_a_term_is_explained_on_focus_and_followed_by_enter(page: Any, site: Site) -> None:
    open_page(page, site, "theory/search-ads/")
    term = page.locator("a.cb-term")
    term.focus()
    page.wait_for_selector("text=1 of 10", state="visible")
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/search-ads/#ctr")


def test_what_explains_a_term_stays_while_a_mouse_is_on_it(new_page: Callable[..., Any], site: Site) -> None:
    page = new_page()
    page.clock.install()
    open_page(page, site, "theory/search-ads/")
    means = page.get_by_role("tooltip")
    page.locator("a.cb-term").scroll_into_view_if_needed()
    page.clock.pause_at(page.evaluate("Date.now() + 60_000"))  # however slowly the mouse is led, no time passes
    term = page.locator("a.cb-term").bounding_box()
    point_at(page, term)
    assert means.is_visible()
    box = means.bounding_box()
    assert box["y"] == pytest.approx(term["y"] + term["height"], abs=4)
    between = {**term, "y": min(term["y"], box["y"]) - 20}  # a detour over the text
    for place in (between, box):
        point_at(page, place)
    page.clock.run_for(5000)
    page.mouse.down()
    page.mouse.up()
    assert means.is_visible()
    page.clock.resume()
    assert violations(page) == []
    page.keyboard.press("Escape")
    assert not means.count()
    point_at(page, term)
    point_at(page, between)
    page.clock.run_for(5000)
    assert not means.count()


def point_at(page: Any, box: dict[str, float]) -> None:
    """Lead the mouse to the middle of a box, as a hand would."""
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=12)


def test_a_source_opens_by_keyboard_and_its_number_is_on_paper(page: Any, site: Site) -> None:
    open_page(page, site, "theory/search-ads/")
    mark, source = page.get_by_role("button", name="Source: 009.1, 009.2"), page.locator(".cb-source")
    assert not source.is_visible()
    mark.press("Enter")
    assert source.get_by_role("link", name="A made-up document").is_visible()
    page.keyboard.press("Escape")
    assert not source.is_visible()
    page.emulate_media(media="print")
    assert source.inner_text() == "009.1, 009.2"
    assert not mark.is_visible()


def test_instant_navigation_starts_practice(page: Any, site: Site) -> None:
    open_page(page, site, "")
    page.evaluate("window.stillHere = true")
    page.wait_for_load_state("networkidle")  # Material turns pages by itself once it has the sitemap
    page.locator(".md-tabs").get_by_role("link", name="Practice", exact=True).click()
    page.locator("article h1", has_text="Practice").wait_for()  # the address is there before the page
    page.locator("article .cb-card a").first.click()
    page.wait_for_selector("casebook-practice[data-state=ready]")
    assert page.evaluate("window.stillHere"), "the page was loaded anew"


def test_colours_are_the_systems_until_others_are_chosen(new_page: Callable[..., Any], site: Site) -> None:
    page = new_page(**DESKTOP, color_scheme="dark")

    def is_in(scheme: str, root: str) -> None:
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
        expect(page.locator("html")).to_have_css("color-scheme", root)

    open_page(page, site, "")
    is_in("slate", "dark")
    page.emulate_media(color_scheme="light")
    is_in("default", "light")
    page.get_by_title("Switch to dark colours").click()
    is_in("slate", "dark")
    page.get_by_label("Switch to light colours").press("Enter")
    is_in("default", "light")
    expect(page.get_by_title("Switch to dark colours")).to_be_visible()
    expect(page.get_by_title("Switch to light colours")).to_be_hidden()
    page.emulate_media(color_scheme="dark")
    page.reload()
    is_in("default", "light")  # what was chosen is kept


def test_style_sheets_are_read_once_and_kept_when_a_page_is_turned(page: Any, site: Site) -> None:
    """Material has them read again while the first page loads, and on each turn whose addresses are not whole."""
    open_page(page, site, "theory/search-ads/")
    page.wait_for_load_state("networkidle")
    sheets = page.locator("head link[rel=stylesheet]")
    written = sheets.evaluate_all("links => links.map((link) => link.getAttribute('href'))")
    assert all(address.startswith("../") for address in written), "made whole at load"
    sheets.evaluate_all("links => links.forEach((link) => (link.mine = true))")
    page.locator(".md-tabs").get_by_role("link", name="Practice", exact=True).click()
    page.locator("article h1", has_text="Practice").wait_for()
    assert sheets.evaluate_all("links => links.every((link) => link.mine)")
    page.locator(".md-header .md-logo").click()
    page.wait_for_url(site.url)


def test_the_chart_and_its_table_say_the_same(page: Any, site: Site) -> None:
    open_page(page, site, "cases/paper-lanterns/")
    figure = page.locator("figure.cb-figure")
    assert not figure.is_visible()
    page.get_by_text("Show how it ended").click()
    assert figure.locator("svg circle").count() == 5
    figure.locator("summary").click()
    rows = figure.locator("tbody tr").all_inner_texts()
    assert [row.split() for row in rows] == [
        ["Feb", "100", "100"],
        ["Mar", "not", "in", "the", "source", "101"],
        ["Apr", "180.5", "99"],
    ]


def test_practice_reads_as_a_list_without_javascript(new_page: Callable[..., Any], site: Site) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(site.url + "practice/all-kinds/")
    items = page.locator("ol.cb-list > li")
    assert items.count() == 7
    folded = items.first.locator("details")
    assert folded.get_attribute("open") is None
    folded.locator("summary").click()
    assert folded.get_attribute("open") is not None
    assert folded.locator("li, p, strong").first.is_visible()


def test_the_keyboard_reaches_the_content_first_and_all_links(page: Any, site: Site) -> None:
    open_page(page, site, "cases/paper-lanterns/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className").split()[0] == "md-skip"
    page.keyboard.press("Enter")
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.cb-ending > summary')"):
            page.keyboard.press("Enter")
        reached.add(page.evaluate("document.activeElement.textContent.trim()"))
    assert {"Cases", "The numbers as a table", "Wooden spoons", "Glass beads"} <= reached


def test_an_address_within_the_end_of_a_case_opens_it(page: Any, site: Site) -> None:
    open_page(page, site, "cases/paper-lanterns/#lessons")
    expect(page.locator("#lessons")).to_be_in_viewport()
    assert page.locator(".cb-lessons").is_visible()


def test_a_case_prints_whole(page: Any, site: Site) -> None:
    open_page(page, site, "cases/paper-lanterns/")
    page.emulate_media(media="print")
    assert page.locator("figure.cb-figure svg").is_visible()
    assert page.locator(".cb-facts").is_visible()
    assert not page.locator(".md-header").is_visible()
    assert page.pdf(format="A4")[:5] == b"%PDF-"


def test_a_finger_asks_a_term_first_and_follows_it_then(new_page: Callable[..., Any], site: Site) -> None:
    page = new_page(**PHONE)
    open_page(page, site, "theory/search-ads/")
    term = page.locator("a.cb-term", has_text="CTR").first
    term.tap()
    page.wait_for_selector("text=1 of 10", state="visible")
    assert page.url.endswith("theory/search-ads/")
    term.tap()
    page.wait_for_url("**/glossary/search-ads/#ctr")


def test_what_is_written_in_other_languages_says_which(page: Any, site: Site) -> None:
    page.goto(site.url + "glossary/search-ads/")
    assert "Russian: кликабельность" in page.locator("#ctr + .cb-term-entry").inner_text()


def test_a_wide_chart_scrolls_on_a_phone_and_its_title_stays(new_page: Callable[..., Any], site: Site) -> None:
    page = new_page(**PHONE)
    open_page(page, site, "cases/paper-lanterns/")
    page.get_by_text("Show how it ended").click()
    page.wait_for_selector(".cb-chart-scroll[tabindex='0']")
    assert page.evaluate("(box => box.scrollWidth > box.clientWidth)(document.querySelector('.cb-chart-scroll'))")
    assert page.evaluate("(box => box.scrollWidth <= box.clientWidth)(document.querySelector('.cb-figure'))")
    assert not violations(page)


def test_the_focus_ring_is_seen_on_the_dark_bars(page: Any, site: Site) -> None:
    open_page(page, site, "")
    for _ in range(3):  # past the skip link and the logo, to search
        page.keyboard.press("Tab")
    style = "getComputedStyle(document.activeElement)"
    ring = page.evaluate(f"[{style}.outlineStyle, {style}.outlineColor]")
    assert ring == ["solid", "rgb(255, 255, 255)"]
