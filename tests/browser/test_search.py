"""Search as a newcomer uses it: in the dialog and on its page, by keyboard, on a phone, in three languages, broken."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from playwright.sync_api import expect

from tests.browser.test_pages import PHONE
from tests.conftest import Site
from tests.support.axe import WIDE_FIRST, violations, violations_at
from tests.support.plain_yaml import plain_yaml
from tests.support.roots import make_tiny

DIALOG = ".cb-search-dialog[open]"
FIELD = f"{DIALOG} .cb-search-field"
HITS = f"{DIALOG} .cb-hit"
ALERT = f"{DIALOG} [role=alert]"
SETTLED = """text => [...document.querySelectorAll(".cb-hits")]
  .some(list => list.dataset.state === "ready" && list.dataset.query === text)"""
Make = Callable[..., Any]


def open_dialog(page: Any, address: str) -> None:
    page.goto(address)
    page.locator("casebook-search button").click()
    page.wait_for_selector(DIALOG)


def look_for(page: Any, text: str, field: str = FIELD) -> None:
    """Ask, and wait until all is shown."""
    page.locator(field).fill(text)
    settled(page, text)


def settled(page: Any, text: str) -> None:
    page.wait_for_function(SETTLED, arg=text, polling=40)


def links(page: Any, scope: str = DIALOG) -> list[str]:
    return list(page.eval_on_selector_all(f"{scope} .cb-hit", "hits => hits.map(hit => hit.href)"))


# The dialog


@pytest.mark.parametrize("key", ["/", "Control+k"])
def test_a_key_opens_it_and_escape_gives_the_focus_back(page: Any, site: Site, key: str) -> None:
    page.goto(f"{site.url}theory/search-ads/")
    page.locator("article a.cb-term").first.focus()
    page.keyboard.press(key)
    page.wait_for_selector(DIALOG)
    assert page.evaluate("document.activeElement.getAttribute('role')") == "combobox"
    look_for(page, "brief")
    page.keyboard.press("Escape")
    page.wait_for_selector(DIALOG, state="detached")
    assert page.evaluate("document.activeElement.className").split()[0] == "cb-term"


def test_a_slash_that_is_typed_opens_nothing(page: Any, site: Site) -> None:
    page.goto(f"{site.url}search/")
    field = page.locator(".cb-search-field")
    field.press_sequentially("and/or")
    assert field.input_value() == "and/or" and not page.locator(DIALOG).count()


def test_nothing_of_search_is_loaded_before_it_is_asked_for(page: Any, site: Site) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(site.url)))
    for address in ("", "sources/"):  # home has a script of its own; the other has what every page has
        asked.clear()
        page.goto(site.url + address)
        page.wait_for_load_state("networkidle")
        assert not [url for url in asked if "search" in url or "pagefind" in url]
    size = sum(len(gzip.compress((site.dir / url).read_bytes(), 9)) for url in asked if "assets/casebook/" in url)
    assert 0 < size <= 3000
    page.keyboard.press("/")
    look_for(page, "ctr")
    assert [url for url in asked if "assets/casebook/search." in url] and [url for url in asked if "pagefind/" in url]


def test_a_term_is_answered_at_once(page: Any, site: Site) -> None:
    open_dialog(page, site.url)
    look_for(page, "ctr")
    first = page.locator(HITS).first
    assert first.locator(".cb-hit-title").inner_text() == "CTR (click-through rate)"
    assert first.locator(".cb-hit-text").inner_text().startswith("The share of impressions")
    assert links(page)[0] == f"{site.url}glossary/search-ads/#ctr"
    page.locator(HITS).first.click()
    page.wait_for_url("**/glossary/search-ads/#ctr")
    assert not page.locator(DIALOG).count()


def test_a_page_is_found_by_the_questions_it_answers_and_does_not_show_them(page: Any, site: Site) -> None:
    open_dialog(page, site.url)
    look_for(page, "purse emptied")
    assert links(page) == [f"{site.url}theory/search-ads/"]
    assert "purse" not in page.locator(DIALOG).inner_text()
    page.locator(HITS).first.click()
    page.wait_for_url("**/theory/search-ads/")
    assert "purse" not in page.content()


def test_arrow_keys_choose_and_enter_opens(page: Any, site: Site) -> None:
    open_dialog(page, site.url)
    look_for(page, "brief")
    options = page.locator(f"{DIALOG} [role=option]")
    active = f"document.getElementById(document.querySelector('{FIELD}').getAttribute('aria-activedescendant') ?? '')"
    page.keyboard.press("ArrowDown")
    assert page.evaluate(f"{active}.id") == options.first.get_attribute("id")
    assert options.first.get_attribute("aria-selected") == "true"
    page.keyboard.press("ArrowDown")
    chosen = page.evaluate(f"{active}.href")
    assert page.locator(f"{DIALOG} [aria-selected=true]").count() == 1
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate(active) is None, "above the first result the field itself is at work"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(chosen)


def test_enter_without_a_choice_leads_to_the_page_of_all_results(page: Any, real_site: Site) -> None:
    open_dialog(page, real_site.url)
    look_for(page, "client wish")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=client+wish")
    settled(page, "client wish")
    assert page.locator("casebook-search-page .cb-hit").count() > 3


def test_results_are_grouped_by_kind_and_have_sections_and_marks(page: Any, real_site: Site) -> None:
    open_dialog(page, real_site.url)
    look_for(page, "clicks leads")
    groups = page.locator(f"{DIALOG} [role=group] .cb-hit-heading").all_inner_texts()
    assert groups[0] == "Best matches" and {"Terms", "Cases"} & set(groups[1:])
    assert page.locator(f"{HITS} mark").count() > 2
    sections = page.eval_on_selector_all(f"{DIALOG} .cb-hit-section", "links => links.map(link => link.href)")
    assert [url for url in sections if re.search(r"theory/search-ads/#[a-z-]+$", url)]


def test_a_reader_of_screens_hears_how_many(page: Any, real_site: Site) -> None:
    open_dialog(page, real_site.url)
    look_for(page, "disclaimer")
    told = page.locator(f"{DIALOG} .cb-search-count").inner_text()
    found = re.search(r"of (\d+)", told)
    assert found, told
    expect(page.locator(f"{DIALOG} [aria-live]")).to_have_text(f"{found[1]} results")
    assert page.locator(FIELD).get_attribute("aria-expanded") == "true"


def test_it_works_after_instant_navigation(page: Any, site: Site) -> None:
    page.goto(site.url)
    page.evaluate("window.stillHere = true")
    page.locator(".md-tabs").get_by_role("link", name="Glossary", exact=True).click()
    page.wait_for_url("**/glossary/")
    page.keyboard.press("/")
    page.wait_for_selector(DIALOG)
    look_for(page, "who writes the brief")
    assert f"{site.url}process/brief-and-task/" in links(page)[:3]
    page.locator(HITS, has_text="Brief and task").first.click()
    page.wait_for_url("**/process/brief-and-task/")
    page.keyboard.press("Control+k")
    page.wait_for_selector(DIALOG)
    assert page.locator(FIELD).input_value() == "who writes the brief"
    assert page.eval_on_selector(DIALOG, "dialog => getComputedStyle(dialog).display") == "flex", "the look is gone"
    assert page.evaluate("window.stillHere"), "a page was loaded anew"


def test_on_a_phone_results_come_before_filters(new_page: Make, real_site: Site) -> None:
    page = new_page(**PHONE)
    page.goto(real_site.url)
    button = page.locator("casebook-search button")
    assert button.bounding_box()["width"] >= 44 and button.get_by_text("Search", exact=True).count()
    button.tap()
    page.wait_for_selector(DIALOG)
    look_for(page, "ctr")
    assert page.locator(HITS).first.bounding_box()["y"] < 300
    assert page.locator(f"{DIALOG} summary").is_visible() and not page.locator(f"{DIALOG} select").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


# The page


def test_the_page_keeps_what_is_asked_in_its_address_and_back_restores_it(page: Any, real_site: Site) -> None:
    page.goto(f"{real_site.url}search/?q=brief")
    settled(page, "brief")
    page.locator("select[data-facet=kind]").select_option("process")
    page.wait_for_url("**/search/?q=brief&kind=process")
    settled(page, "brief")
    seen = links(page, "casebook-search-page")
    assert len(seen) > 2
    assert all("/process/" in link for link in seen)
    page.locator("casebook-search-page .cb-hit").first.click()
    page.wait_for_url("**/process/brief-and-task/")
    page.go_back()
    page.wait_for_url("**/search/?q=brief&kind=process")
    settled(page, "brief")
    page.locator("casebook-search-page .cb-hit").nth(len(seen) - 1).wait_for()
    assert links(page, "casebook-search-page") == seen
    assert page.locator("select[data-facet=kind]").input_value() == "process"


def test_cases_are_narrowed_by_their_outcome(page: Any, real_site: Site) -> None:
    page.goto(f"{real_site.url}search/?q=regions&kind=case&outcome=failure")
    settled(page, "regions")
    assert links(page, "casebook-search-page")[0] == f"{real_site.url}cases/tyre-shop-regions/"
    hit = page.locator("casebook-search-page .cb-hit").first
    assert "What would you ask before the work starts?" in hit.inner_text(), "an excerpt could tell how it ended"


def test_filters_offer_what_is_there_and_narrow_results(page: Any, real_site: Site) -> None:
    page.goto(f"{real_site.url}search/?q=client")
    settled(page, "client")
    kinds = page.locator("select[data-facet=kind]")
    kinds.wait_for()
    assert {"Terms", "Theory", "Processes", "Cases", "Practice sets"} <= set(kinds.locator("option").all_inner_texts())
    kinds.select_option("term")
    page.wait_for_url("**kind=term")
    page.wait_for_function(
        "[...document.querySelectorAll('.cb-hit')].every(hit => /glossary\\/[a-z-]+\\/#/.test(hit.href))"
    )
    assert not page.locator("select[data-facet=industry]").count(), "only cases have an industry"


def test_a_combination_without_results_can_be_undone(page: Any, real_site: Site) -> None:
    page.goto(f"{real_site.url}search/?q=disclaimer&kind=practice")
    page.get_by_role("button", name="Clear filters").click()
    page.wait_for_url("**/search/?q=disclaimer")
    settled(page, "disclaimer")
    assert links(page, "casebook-search-page")[0].endswith("glossary/search-ads/#disclaimer")


def test_more_results_are_shown_on_demand(page: Any, real_site: Site) -> None:
    page.goto(f"{real_site.url}search/?q=client")
    settled(page, "client")
    shown = page.locator("casebook-search-page .cb-hit").count()
    page.get_by_role("button", name="Show more").click()
    page.wait_for_function(f"document.querySelectorAll('casebook-search-page .cb-hit').length > {shown}")


def test_browsers_can_add_it_as_a_search_engine(page: Any, real_site: Site) -> None:
    for folder in ("", "ru/", "bg/"):
        page.goto(f"{real_site.url}{folder}cases/")
        link = page.locator("link[rel=search]")
        assert link.get_attribute("type") == "application/opensearchdescription+xml"
        address = link.evaluate("link => link.href")
        assert address == f"{real_site.url}{folder}opensearch.xml"
        description = ElementTree.fromstring(page.request.get(address).text())
        url = description.find("{http://a9.com/-/spec/opensearch/1.1/}Url")
        assert url is not None
        assert url.get("template") == f"{real_site.url}{folder}search/?q={{searchTerms}}"
    page.goto(f"{real_site.url}search/?q=ctr")
    settled(page, "ctr")


# Languages


def test_where_nothing_is_translated_yet_the_english_pages_are_found(
    page: Any, build_site: Callable[[str, Callable[[Path], Path]], Site]
) -> None:
    def make(root: Path) -> Path:
        make_tiny(root)
        (root / "docs" / "index.bg.md").unlink()
        (root / "mkdocs.ru.yml").unlink()
        return root

    site = build_site("nothing-in-bulgarian", make)
    page.goto(f"{site.url}bg/search/?q=ctr")
    settled(page, "ctr")
    assert links(page, "casebook-search-page")[0] == f"{site.url}bg/glossary/search-ads/#ctr"


RUSSIAN = {
    "кейсами": "cases/",
    "минус-словами": "glossary/search-ads/#negative-keyword",
    "магазином шин": "cases/tyre-shop-regions/",
    "учёт времени": "glossary/results-and-reporting/#time-tracking",
    "учетом времени": "glossary/results-and-reporting/#time-tracking",
}
BULGARIAN = {
    ("казус", "казусите", "казуси"): "cases/",
    ("реклама", "рекламата"): "theory/search-ads/",
    ("страницата", "страници"): "glossary/search-ads/#landing-page",
}


def first_found(page: Any, text: str) -> list[str]:
    """What the page of the full search finds first."""
    look_for(page, text, "casebook-search-page .cb-search-field")
    return links(page, "casebook-search-page")[:5]


def test_russian_words_are_found_in_every_form(page: Any, real_site: Site) -> None:
    page.goto(f"{real_site.url}ru/search/")
    first = {text: first_found(page, text) for text in RUSSIAN}
    assert [text for text, address in RUSSIAN.items() if f"{real_site.url}ru/{address}" not in first[text]] == []


def test_bulgarian_words_are_found_in_every_form(page: Any, real_site: Site) -> None:
    page.goto(f"{real_site.url}bg/search/")
    for forms, address in BULGARIAN.items():
        first = [first_found(page, form) for form in forms]
        assert f"{real_site.url}bg/{address}" in first[0]
        assert first == [first[0]] * len(forms)


def test_what_is_not_translated_is_found_in_english_in_the_reader_s_own_tree(page: Any, site: Site) -> None:
    page.goto(f"{site.url}ru/search/?q=rule")
    settled(page, "rule")
    assert f"{site.url}ru/process/brief-and-task/" in links(page, "casebook-search-page")
    assert "Ещё не переведено, по-английски" in page.locator("casebook-search-page").inner_text()
    assert not [url for url in links(page, "casebook-search-page") if not url.startswith(f"{site.url}ru/")]


def test_all_languages_can_be_searched(page: Any, real_site: Site) -> None:
    page.goto(f"{real_site.url}search/?q=ctr")
    settled(page, "ctr")
    assert not [url for url in links(page, "casebook-search-page") if "/ru/" in url or "/bg/" in url]
    page.locator("select[data-facet=languages]").select_option("all")
    page.wait_for_url("**/search/?q=ctr&all=1")
    page.locator(".cb-hit[href$='/bg/glossary/search-ads/#ctr']").wait_for()
    found = links(page, "casebook-search-page")
    assert {f"{real_site.url}glossary/search-ads/#ctr", f"{real_site.url}ru/glossary/search-ads/#ctr"} <= set(found)
    assert page.locator(".cb-hit-head[lang=ru]").count()


# Nothing found, or broken


def test_a_slip_of_the_pen_is_mended_and_said(page: Any, real_site: Site) -> None:
    open_dialog(page, real_site.url)
    look_for(page, "disclamer")
    assert "“disclaimer”" in page.locator(f"{DIALOG} .cb-search-messages").inner_text()
    assert links(page)[0].endswith("glossary/search-ads/#disclaimer")


OTHER_LETTERS = [
    ("TЗ", "ТЗ", "glossary/brief-and-task/#specification"),  # with a Latin T, which looks the same
    ("ctj", "seo", "glossary/seo/#seo"),  # сео, with the Latin layout on
]


def test_what_is_typed_in_other_letters_is_found_and_said(page: Any, real_site: Site) -> None:
    page.goto(f"{real_site.url}ru/search/")
    for typed, meant, address in OTHER_LETTERS:
        assert f"{real_site.url}ru/{address}" in first_found(page, typed)
        assert f"«{meant}»" in page.locator("casebook-search-page .cb-search-messages").inner_text()
    for typed, address in (("сео", "glossary/seo/#seo"), ("1C", "glossary/web-development/#one-c")):
        assert f"{real_site.url}ru/{address}" in first_found(page, typed), "a name of its own, however it is spoken"


def test_an_empty_result_says_where_else_to_look(page: Any, real_site: Site) -> None:
    open_dialog(page, real_site.url)
    look_for(page, "qwertyuiop")
    said = page.locator(f"{DIALOG} .cb-search-messages")
    assert "Nothing fits “qwertyuiop”." in said.inner_text() and "Ask your mentor" in said.inner_text()
    names = said.locator("a").evaluate_all("links => links.map(link => link.href.split('/').at(-2))")
    assert names == ["glossary", "cases", "practice"]
    assert not violations(page)


PARTS = ("pagefind-entry.json", "wasm.en", ".pf_meta", ".pf_index", ".pf_fragment")
MODULE = "pagefind.js"
"""A browser keeps a module that failed until the page is loaded anew."""


def missing(site: Site, route: Any) -> None:
    route.fulfill(status=404, body="")


def half(site: Site, route: Any) -> None:
    whole = (site.dir / route.request.url.partition("?")[0].removeprefix(site.url)).read_bytes()
    route.fulfill(status=200, body=whole[: len(whole) // 2])


Ways = tuple[Callable[[Site, Any], None], ...]
BROKEN: list[tuple[str, Ways]] = [*((part, (half, missing)) for part in PARTS), (MODULE, (half,)), (MODULE, (missing,))]


@pytest.mark.parametrize(("part", "ways"), BROKEN)
def test_a_broken_bundle_is_said_and_the_lists_are_offered(
    page: Any, seen: list[str], site: Site, part: str, ways: Ways
) -> None:
    page.route(f"**/pagefind/**{part}*", partial(ways[0], site))
    open_dialog(page, site.url)
    page.locator(FIELD).fill("ctr")
    page.wait_for_selector(ALERT)
    assert_failed(page)
    page.unroute_all()
    for way in ways[1:]:
        page.route(f"**/pagefind/**{part}*", partial(way, site))
        page.locator(ALERT).evaluate("alert => { alert.dataset.old = '' }")
        page.get_by_role("button", name="Try again").click()
        page.wait_for_selector(f"{ALERT}:not([data-old])")
        assert_failed(page)
        page.unroute_all()
    page.get_by_role("button", name="Try again").click()
    if part != MODULE:
        settled(page, "ctr")
        assert links(page)[0].endswith("glossary/search-ads/#ctr")
    seen.clear()  # Chromium and Pagefind report what is broken


def assert_failed(page: Any) -> None:
    said = page.locator(f"{DIALOG} .cb-search-messages")
    assert re.search("search index|offline", said.inner_text(), re.I)
    assert said.get_by_role("link", name="Glossary").count() and said.get_by_role("link", name="Practice").count()
    assert not page.locator(HITS).count()


def test_offline_after_load_is_said_and_search_comes_back(new_page: Make, seen: list[str], site: Site) -> None:
    page = new_page()
    open_dialog(page, site.url)
    look_for(page, "ctr")
    page.context.set_offline(True)
    page.locator(FIELD).fill("brief")
    page.wait_for_selector(ALERT)
    assert "You're offline" in page.locator(ALERT).inner_text()
    page.context.set_offline(False)
    page.get_by_role("button", name="Try again").click()
    settled(page, "brief")
    assert any(link.endswith("process/brief-and-task/") for link in links(page))
    seen.clear()


def test_without_its_own_code_the_page_offers_the_lists(page: Any, seen: list[str], site: Site) -> None:
    page.route("**/assets/casebook/search.*", lambda route: route.abort())
    page.goto(site.url)
    page.locator("casebook-search button").click()
    page.wait_for_url("**/search/")
    assert page.locator("casebook-search-page").get_by_role("link", name="Glossary").is_visible()
    page.close()
    seen.clear()


def test_without_the_words_the_page_says_so_in_those_it_has(page: Any, seen: list[str], site: Site) -> None:
    page.route("**/assets/words/search.*", lambda route: route.fulfill(status=404, body=""))
    page.goto(f"{site.url}search/?q=ctr")
    assert page.get_by_role("alert").inner_text().startswith("Search didn't load")
    page.unroute_all()
    page.get_by_role("button", name="Try again").click()
    settled(page, "ctr")
    seen.clear()


def test_without_javascript_the_button_is_a_link_to_the_lists(new_page: Make, real_site: Site) -> None:
    page = new_page(java_script_enabled=False)
    for folder, said in (("", "Search needs JavaScript"), ("ru/", "Для поиска нужен JavaScript")):
        page.goto(f"{real_site.url}{folder}theory/search-ads/")
        page.locator("casebook-search a").click()
        assert page.url == f"{real_site.url}{folder}search/"
        assert said in page.locator("article").inner_text()
        addresses = page.locator("article li a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
        assert addresses == ["../glossary/", "../cases/", "../practice/"]


# For everybody, and nobody's secrets


def test_no_axe_violation(new_page: Make, real_site: Site) -> None:
    page = new_page(**PHONE)
    open_dialog(page, real_site.url)
    found = {"empty": violations_at(page, widths=WIDE_FIRST)}
    look_for(page, "brief")
    page.keyboard.press("ArrowDown")
    found["results"] = violations_at(page, widths=WIDE_FIRST)
    page.goto(f"{real_site.url}search/?q=client+brief")
    settled(page, "client brief")
    found["page"] = violations_at(page, widths=WIDE_FIRST)
    assert {name: bad for name, bad in found.items() if bad} == {}


def fragments(site: Site) -> list[dict[str, Any]]:
    """What all bundles tell of each page."""
    files = site.dir.rglob("pagefind/fragment/*.pf_fragment")
    return [json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd")) for file in files]


def test_keys_and_rationales_are_in_no_index(real_site: Site) -> None:
    indexed = plain(" ".join((one["content"], *one["meta"].values())) for one in fragments(real_site))
    # A few say word for word what the glossary or a table's cell, which has no full stop, says.
    texts = (".md", ".yml")
    sources = [
        file for folder in ("docs", "cases") for file in (real_site.root / folder).rglob("*.*") if file.suffix in texts
    ]
    shown = plain(file.read_text("utf-8") for file in sources)
    asked = [text for file in real_site.root.glob("quizzes/items/*.yml") for text in rationales(file)]
    secrets = [text for text in asked if text.rstrip(".") not in shown]
    assert len(secrets) > 500
    assert [text for text in secrets if text in indexed] == []


def plain(texts: Iterable[str]) -> str:
    """One line, so that no line break tells texts apart."""
    return " ".join(" ".join(texts).split())


PARTED = ("options", "pairs", "decoys", "steps")


def rationales(file: Path) -> list[str]:
    """Every rationale and sample of a file of items, options and pairs included."""
    items = plain_yaml(file.read_text("utf-8")).get("items", [])
    parts = [part for item in items for name in PARTED for part in item.get(name) or []]
    texts = [whole.get(name) for whole in [*items, *parts] for name in ("rationale", "sample")]
    return [plain([text]) for text in texts if text and len(text) > 30]


def test_every_page_that_is_meant_to_be_found_is_found_once(real_site: Site) -> None:
    english = [one["url"] for one in fragments(Site(real_site.root, real_site.dir / "ru", ""))]
    assert english and len(english) == len(set(english))
    assert not [url for url in english if "/by/" in url or url in ("/search/", "/404.html") or url.endswith("/list/")]


def test_a_situation_is_answered_at_once_and_kept_for_the_next_call(page: Any, real_site: Site) -> None:
    """Its card comes above the results; an empty field offers what led somewhere, and the situations."""
    open_dialog(page, real_site.url)
    page.wait_for_selector(f"{DIALOG} .cb-chip")
    look_for(page, "client furious about the bill")
    card = page.locator(f"{DIALOG} .cb-hit-card").first
    assert card.locator(".cb-hit-line").count() == 3
    card.click()
    page.wait_for_url("**/say-this-now/#*")
    open_dialog(page, real_site.url)
    assert page.locator(f"{DIALOG} .cb-chip").first.inner_text() == "client furious about the bill"
