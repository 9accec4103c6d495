"""<casebook-archive> in a browser: on the tiny site, on 45 made-up cases, and on 10 000."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from casebook.site.catalogue import catalogue
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.test_pages import PHONE
from tests.conftest import Site
from tests.support.axe import violations, violations_at
from tests.support.cases import case, site_of
from tests.synthetic.archive import write

READY = "casebook-archive[data-state=ready]"
CATALOGUE = re.compile(r"/assets/cases/catalogue\.[0-9a-f]+\.json$")
TEXTS = re.compile(r"/assets/cases/texts-\d+\.[0-9a-f]+\.json$")
COUNT = 45


@pytest.fixture(scope="session")
def many(build_site: Callable[[str, Callable[[Path], Any]], Site]) -> Site:
    """A whole site of 45 made-up cases, half of them in Russian words."""
    return build_site("many", lambda root: write(root, COUNT, seed=5))


def open_archive(page: Page, site: Site, query: str = "") -> None:
    page.goto(f"{site.url}cases/{query}")
    expect(page.locator(READY)).to_be_attached()


def heading(page: Page, text: str | re.Pattern[str]) -> None:
    expect(page.locator(".cb-results h2")).to_have_text(text)


def count(page: Page) -> int:
    """How many cases are found, as the heading says."""
    return int(page.locator(".cb-results h2").inner_text().split()[0].replace(",", ""))


def facet(page: Page, name: str) -> Locator:
    return page.get_by_role("group", name=name, exact=True)


def titles(page: Page) -> list[str]:
    return page.locator(".cb-result-title").all_inner_texts()


def find(page: Page, text: str) -> None:
    page.get_by_role("searchbox").fill(text)


def grafted(page: Page, count: int) -> None:
    """From now on the archive holds so many cases of a made-up catalogue."""
    (_, whole), *parts = catalogue(site_of(*map(case, range(count))))
    files = {path.rpartition("/")[2]: data for path, data in parts}
    page.route(CATALOGUE, lambda route: route.fulfill(body=whole, content_type="application/json"))
    page.route(TEXTS, lambda route: _part(route, files))


def _part(route: Route, files: dict[str, bytes]) -> None:
    name = route.request.url.rpartition("/")[2]
    if name in files:
        route.fulfill(body=files[name])
    else:
        route.continue_()  # the page asks early for the texts of its own cases


# Choosing


def test_cards_show_what_a_reader_chooses_by(page: Page, site: Site) -> None:
    open_archive(page, site)
    heading(page, "3 cases")
    assert titles(page) == ["Wooden spoons", "Paper lanterns", "Glass beads"]
    card = page.locator(".cb-result", has_text="Paper lanterns")
    told = ["Search ads · 2024", 'A made-up shop, <small> & "quoted"', "What would you ask first?"]
    for text in told:
        expect(card).to_contain_text(text)
    card.get_by_role("link").click()
    page.wait_for_url("**/tiny/cases/paper-lanterns/")


def test_a_facet_narrows_the_list_and_the_counts_follow(page: Page, many: Site) -> None:
    open_archive(page, many)
    heading(page, f"{COUNT} cases")
    box = facet(page, "Outcome").get_by_role("checkbox", name="Failure")
    said = int(facet(page, "Outcome").locator("li", has_text="Failure").locator(".cb-count").inner_text())
    others = facet(page, "Service").locator(".cb-count").all_inner_texts()
    box.check()
    heading(page, f"{said} of {COUNT} cases")
    assert count(page) == page.locator(".cb-result").count() == said
    assert not page.locator(".cb-result .cb-badge").count(), "a card does not tell how its case ended"
    assert facet(page, "Service").locator(".cb-count").all_inner_texts() != others
    assert is_focused(page, "input[type=checkbox]"), "the focus stays where it was"


def is_focused(page: Page, selector: str) -> bool:
    return bool(page.evaluate("selector => document.activeElement.matches(selector)", selector))


def test_values_of_a_facet_widen_the_list(page: Page, many: Site) -> None:
    open_archive(page, many, "?outcome=failure")
    failures = count(page)
    facet(page, "Outcome").get_by_role("checkbox", name="Mixed result").check()
    assert count(page) > failures


def test_what_would_find_nothing_can_not_be_chosen(page: Page, many: Site) -> None:
    open_archive(page, many, "?outcome=failure&size=micro")
    for row in page.locator(".cb-facet li").all():
        if row.locator(".cb-count").inner_text() == "0" and not row.locator("input").is_checked():
            assert row.locator("input").is_disabled()


def test_chips_take_away_one_by_one_and_all(page: Page, many: Site) -> None:
    open_archive(page, many, "?outcome=failure,mixed&q=a")
    chips = page.locator(".cb-chips")
    chips.get_by_role("button", name="Remove Outcome: Mixed result").click()
    assert page.url.endswith("?q=a&outcome=failure")
    assert is_focused(page, ".cb-chip, .cb-clear"), "the focus goes to the next chip"
    chips.get_by_role("button", name="Remove the text: “a”").click()
    assert page.get_by_role("searchbox").input_value() == ""
    chips.get_by_role("button", name="Clear all").click()
    heading(page, f"{COUNT} cases")
    expect(chips).to_be_hidden()
    assert page.url.endswith("/cases/")
    assert is_focused(page, ".cb-results h2")


def test_long_facets_are_folded_but_what_is_chosen_is_seen(page: Page, many: Site) -> None:
    open_archive(page, many)
    years = facet(page, "Industry").get_by_role("checkbox")
    assert years.count() == 6
    last = facet(page, "Industry").locator("li").last
    expect(last).to_be_hidden()
    more = facet(page, "Industry").get_by_role("button", name=re.compile("Show all"))
    more.click()
    last.get_by_role("checkbox").check()
    facet(page, "Industry").get_by_role("button", name="Show fewer").click()
    expect(last).to_be_visible()
    assert years.count() == 7


# Text


def test_case_and_yo_make_no_difference(page: Page, site: Site) -> None:
    changes: list[dict[str, Any]] = [{"title": "Ёлки для банка"}, {"teaser": "Про ЕЛКУ спросите?"}, {"title": "Лес"}]
    (_, whole), (_, part) = catalogue(site_of(*(case(n, **one) for n, one in enumerate(changes))))
    page.route(CATALOGUE, lambda route: route.fulfill(body=whole))
    page.route(TEXTS, lambda route: route.fulfill(body=part))
    open_archive(page, site)
    find(page, "ёЛк")
    heading(page, "2 of 3 cases")
    assert titles(page) == ["Ёлки для банка", "Story 1"], "the best match first"


def test_texts_of_all_cases_are_searched(page: Page, site: Site) -> None:
    grafted(page, 450)
    open_archive(page, site)
    find(page, "what 444")
    heading(page, "1 of 450 cases")
    expect(page.locator(".cb-result-teaser")).to_have_text("What would you do in story 444?")
    find(page, "client number 17")
    expect(page.locator(".cb-result-client").first).to_have_text("Client number 17")


def test_sorted_by_match_while_there_is_a_text_and_by_date_else(page: Page, many: Site) -> None:
    open_archive(page, many)
    sort = page.get_by_role("combobox", name="Sort by")
    assert sort.input_value() == "newest"
    newest = titles(page)
    sort.select_option("oldest")
    page.wait_for_url("**/cases/?sort=oldest")
    assert titles(page)[0] not in newest
    sort.select_option("newest")
    find(page, "a")
    expect(sort).to_have_value("newest")
    page.goto(f"{many.url}cases/?q=a")
    expect(page.get_by_role("combobox", name="Sort by")).to_have_value("relevance")


def test_nothing_found_says_what_to_do(page: Page, site: Site) -> None:
    open_archive(page, site)
    find(page, "zzzz")
    heading(page, "0 of 3 cases")
    expect(page.get_by_text("No case matches all of these.")).to_be_visible()
    page.get_by_role("button", name="Clear all").click()
    heading(page, "3 cases")


# The address


def test_the_choice_is_in_the_address_and_back_restores_it(page: Page, many: Site) -> None:
    open_archive(page, many)
    facet(page, "Outcome").get_by_role("checkbox", name="Failure").check()
    failures = titles(page)
    facet(page, "Outcome").get_by_role("checkbox", name="Success").check()
    assert page.url.endswith("?outcome=success,failure") or page.url.endswith("?outcome=failure,success")
    page.go_back()
    assert page.url.endswith("?outcome=failure")
    assert titles(page) == failures
    assert not facet(page, "Outcome").get_by_role("checkbox", name="Success").is_checked()
    page.go_back()
    heading(page, f"{COUNT} cases")
    page.go_forward()
    assert titles(page) == failures
    page.reload()
    expect(page.locator(READY)).to_be_attached()
    assert titles(page) == failures


def test_back_from_a_case_finds_the_list_as_it_was(page: Page, many: Site) -> None:
    open_archive(page, many, "?page=2")
    link = page.locator(".cb-result-title").nth(15)
    link.scroll_into_view_if_needed()
    page.wait_for_function("history.state?.y === scrollY")  # the site's navigation notes the place a little later
    before = page.evaluate("scrollY")
    link.click()
    page.wait_for_url(lambda url: "/cases/?" not in url)
    page.wait_for_selector(".cb-facts")
    page.go_back()
    expect(page.locator(READY)).to_be_attached()
    assert page.url.endswith("/cases/?page=2")
    assert titles(page)[15] == link.inner_text()
    page.wait_for_function("before => Math.abs(scrollY - before) < 5", arg=before)


def test_back_takes_a_typed_text_away_at_once(page: Page, site: Site) -> None:
    open_archive(page, site)
    page.get_by_role("searchbox").press_sequentially("spoon", delay=150)
    heading(page, "1 of 3 cases")
    assert page.url.endswith("?q=spoon")
    page.go_back()
    heading(page, "3 cases")
    assert page.get_by_role("searchbox").input_value() == ""


def test_the_tab_of_the_archive_clears_the_choice(page: Page, site: Site) -> None:
    open_archive(page, site, "?outcome=failure")
    heading(page, "1 of 3 cases")
    page.locator(".md-tabs").get_by_role("link", name="Cases").click()
    heading(page, "3 cases")
    assert page.url.endswith("/cases/")


def test_an_old_or_odd_address_is_read_as_far_as_it_goes(page: Page, site: Site) -> None:
    open_archive(page, site, "?outcome=failure,gone&colour=red&page=99&sort=upwards")
    heading(page, "1 of 3 cases")
    assert titles(page) == ["Paper lanterns"]


# Pages


def test_pages_are_links_that_turn_without_a_load(page: Page, many: Site) -> None:
    open_archive(page, many)
    first = titles(page)
    assert len(first) == 20
    page.evaluate("window.stillHere = true")
    pages = page.get_by_role("navigation", name="Pages")
    assert pages.get_by_role("link", name="Page 2").get_attribute("href") == "?page=2"
    pages.get_by_role("link", name="Next page").click()
    assert page.url.endswith("/cases/?page=2")
    assert is_focused(page, ".cb-results h2")
    assert not set(first) & set(titles(page))
    pages.get_by_role("link", name="Page 3").click()
    assert len(titles(page)) == COUNT - 40
    assert page.evaluate("window.stillHere")
    facet(page, "Outcome").get_by_role("checkbox", name="Success").check()
    assert "page=" not in page.url


# Keyboard, screen reader, phone


def test_all_by_keyboard(page: Page, many: Site) -> None:
    open_archive(page, many)
    page.get_by_role("searchbox").focus()
    page.keyboard.type("a")
    page.wait_for_url("**/cases/?q=a")
    page.keyboard.press("Tab")
    assert is_focused(page, "select")
    for _ in range(40):
        page.keyboard.press("Tab")
        if is_focused(page, ".cb-facet input"):
            break
    page.keyboard.press("Space")
    assert page.locator(".cb-facet input:checked").count() == 1
    for _ in range(80):
        page.keyboard.press("Tab")
        if is_focused(page, ".cb-chip"):
            break
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator(".cb-chips button").count() in (0, 2)


def test_the_count_is_spoken_after_a_choice_and_not_before(page: Page, site: Site) -> None:
    open_archive(page, site)
    region = page.locator("casebook-archive [aria-live=polite]")
    assert region.inner_text() == ""
    facet(page, "Outcome").get_by_role("checkbox", name="Failure").check()
    expect(region).to_have_text("1 of 3 cases")


def test_facets_are_named_groups(page: Page, many: Site) -> None:
    open_archive(page, many)
    names = page.locator("fieldset.cb-facet:visible > legend").all_inner_texts()
    assert names == ["Outcome", "Service", "What it teaches", "Industry", "Year", "Client size", "Region"]


def test_a_phone_folds_the_filters(new_page: Callable[..., Any], many: Site) -> None:
    page = new_page(**PHONE)
    open_archive(page, many)
    filters = page.locator(".cb-filters > summary")
    expect(filters).to_have_text("Filters")
    expect(facet(page, "Outcome")).to_be_hidden()
    filters.tap()
    facet(page, "Outcome").get_by_role("checkbox", name="Failure").check()
    said = count(page)
    done = page.get_by_role("button", name=re.compile(r"Show \d+ cases?"))
    expect(done).to_have_text(re.compile(rf"Show {said} cases?"))
    done.tap()
    expect(facet(page, "Outcome")).to_be_hidden()
    expect(filters).to_have_text("Filters: 1 chosen")
    assert page.locator(".cb-result").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_no_axe_violation(new_page: Callable[..., Any], many: Site) -> None:
    page = new_page(**PHONE)
    for query in ("", "?outcome=failure&page=1", "?q=zzzz"):
        open_archive(page, many, query)
        expect(page.locator(".cb-notice")).to_be_hidden()
        assert violations_at(page) == []
    page.goto(f"{many.url}cases/by/outcome/failure/")
    assert violations_at(page) == []


# Without the filters


def test_without_javascript_the_lists_lead_to_every_case(new_page: Callable[..., Any], many: Site) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{many.url}cases/")
    lists = [link.get_attribute("href") for link in page.locator(".cb-browse a").all()]
    assert {(href or "").split("/")[1] for href in lists} == {"outcome", "service", "topic", "industry", "year"}
    reached: set[str] = set()
    for name in ("Success", "Mixed result", "Failure: an anti-case"):
        page.goto(f"{many.url}cases/")
        page.locator(".cb-browse").get_by_role("link", name=name).click()
        reached |= {link.get_attribute("href") or "" for link in page.locator(".cb-rows a").all()}
    assert len(reached) == COUNT
    page.locator(".cb-rows a").first.click()
    page.locator(".cb-facts").get_by_role("link").nth(1).click()
    assert page.locator("h1").inner_text().startswith("Cases: ")


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ({"status": 404}, "didn't load"),
        ({"body": '{"format":1,"titles":["A'}, "is damaged"),
        ({"body": '{"format":9}'}, "is newer"),
    ],
    ids=["missing", "half", "newer"],
)
def test_a_catalogue_that_fails_says_so_and_leaves_the_lists(
    page: Page, seen: list[str], site: Site, answer: dict[str, Any], says: str
) -> None:
    page.route(CATALOGUE, lambda route: route.fulfill(**answer))
    page.goto(f"{site.url}cases/")
    expect(page.get_by_role("alert")).to_contain_text(says)
    page.locator(".cb-browse").get_by_role("link", name="Mixed result").is_visible()
    assert violations(page) == []
    page.unroute(CATALOGUE)
    page.get_by_role("button", name="Try again").click()
    heading(page, "3 cases")
    seen.clear()  # Chromium itself reports the 404


def test_words_that_can_not_be_had_leave_the_lists(page: Page, seen: list[str], site: Site) -> None:
    page.route("**/assets/words/archive.*.json", lambda route: route.abort())
    page.goto(f"{site.url}cases/")
    expect(page.get_by_role("alert")).to_contain_text("didn't load")
    assert page.locator(".cb-browse").is_visible()
    seen.clear()


def test_texts_that_can_not_be_had_are_named_and_titles_found(page: Page, seen: list[str], site: Site) -> None:
    grafted(page, 250)
    page.route(re.compile(r"/assets/cases/texts-3\."), lambda route: route.abort())
    open_archive(page, site)
    find(page, "story 249")
    heading(page, "1 of 250 cases")
    expect(page.locator(".cb-notice")).to_contain_text("didn't load")
    assert titles(page) == ["Story 249"]
    page.unroute(re.compile(r"/assets/cases/texts-3\."))
    find(page, "story 248")
    expect(page.locator(".cb-result-client")).to_have_text("Client number 248")
    expect(page.locator(".cb-notice")).to_be_hidden()
    seen.clear()


# Size


def test_10_000_cases_are_narrowed_and_few_elements_are_on_the_page(page: Page, site: Site) -> None:
    """How soon is measured by `make bench`."""
    grafted(page, 10_000)
    open_archive(page, site)
    heading(page, "10,000 cases")
    page.locator(".cb-facet input").first.check()
    heading(page, re.compile(r"[\d,]+ of 10,000 cases"))
    assert page.locator("*").count() < 1500


def test_only_the_archive_loads_it(page: Page, site: Site) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(f"{site.url}theory/search-ads/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in loaded if "archive" in url or "/assets/cases/" in url]


# The feed


def test_the_head_names_the_feed_and_the_page_links_it(page: Page, site: Site) -> None:
    page.goto(f"{site.url}cases/by/year/2024/")
    link = page.locator('link[rel~="alternate"][type="application/atom+xml"]')
    assert page.evaluate("link => link.href", link.element_handle()) == f"{site.url}cases/feed.xml"
    open_archive(page, site)
    link = page.get_by_role("link", name="Feed of new cases")
    assert page.evaluate("link => link.href", link.element_handle()) == f"{site.url}cases/feed.xml"
    feed = page.request.get(f"{site.url}cases/feed.xml").text()
    assert f'href="{site.url}cases/paper-lanterns/"' in feed
