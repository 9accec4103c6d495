"""Languages in a browser: the selector, `<html lang>` after instant navigation, the 404 page, practice, axe."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_pages import DESKTOP, PHONE, open_page
from tests.conftest import Site
from tests.support.axe import violations
from tests.support.named import in_page

PAGE_TYPES = {
    "home": "",
    "theory": "theory/search-ads/",
    "glossary": "glossary/",
    "archive": "cases/",
    "year": "cases/by/year/2024/",
    "case": "cases/paper-lanterns/",
    "sets": "practice/",
    "set": "practice/pair/",
    "untranslated": "process/brief-and-task/",
}
OWN_LOOKS = ("home", "untranslated")


def language(page: Page) -> str:
    return str(page.evaluate("document.documentElement.lang"))


def choose(page: Page, name: str) -> None:
    page.locator(".cb-languages summary").click()
    page.locator(".cb-languages").get_by_role("link", name=name).click()


@pytest.mark.parametrize(("lang", "screen"), [("ru", PHONE), ("bg", DESKTOP)], ids=["ru-phone", "bg-desktop"])
def test_no_axe_violation_and_nothing_too_wide(
    new_page: Callable[..., Any], site: Site, screen: dict[str, Any], lang: str
) -> None:
    """One width for each language: what a width changes, no language does, nor one language what another does not;
    and in the dark what only these trees have, the selector and the note, since no language has colours of its own.
    """
    page = new_page(**screen)
    found = {}
    for name in PAGE_TYPES if lang == "ru" else ("home", "glossary", "untranslated"):
        open_page(page, site, f"{lang}/{PAGE_TYPES[name]}")
        page.locator(".cb-languages summary").click()
        wide = page.evaluate("document.documentElement.scrollWidth") > screen["viewport"]["width"]
        if bad := [*violations(page, dark=name in OWN_LOOKS), *(["too wide"] if wide else [])]:
            found[name] = bad
    page.context.close()
    assert found == {}


def test_the_selector_leads_to_the_same_place_in_the_other_language(page: Page, site: Site) -> None:
    open_page(page, site, "cases/paper-lanterns/#why")
    choose(page, "Русский")
    page.wait_for_url(f"{site.url}ru/cases/paper-lanterns/#why")
    assert language(page) == "ru"
    expect(page.locator("h2#why")).to_contain_text("Почему")
    choose(page, "Български")
    page.wait_for_url(f"{site.url}bg/cases/paper-lanterns/#why")
    choose(page, "English")
    page.wait_for_url(f"{site.url}cases/paper-lanterns/#why")
    assert language(page) == "en"


def test_instant_navigation_keeps_language_and_selector_right(page: Page, real_site: Site) -> None:
    open_page(page, real_site, "ru/")
    page.evaluate("window.stillHere = true")
    page.locator(".md-tabs").get_by_role("link", name="Глоссарий", exact=True).click()
    page.wait_for_url(f"{real_site.url}ru/glossary/")
    expect(page.locator("h1")).to_contain_text("Глоссарий")
    page.locator(".md-tabs").get_by_role("link", name="Экзамен", exact=True).click()
    page.wait_for_url(f"{real_site.url}ru/exam/")
    assert page.evaluate("window.stillHere"), "the page was loaded anew"
    assert language(page) == "ru"
    choose(page, "English")
    page.wait_for_url(f"{real_site.url}exam/")
    assert language(page) == "en"
    expect(page.locator(".md-tabs__item").first).to_have_text("Home")
    page.go_back()
    page.wait_for_url(f"{real_site.url}ru/exam/")
    assert language(page) == "ru"
    expect(page.locator(".md-tabs__item").first).to_have_text("Главная")


def test_a_link_from_text_to_another_language_changes_the_whole_page(page: Page, site: Site) -> None:
    open_page(page, site, "bg/theory/search-ads/")
    assert page.locator("article").get_attribute("lang") == "en"
    page.locator(".cb-untranslated a").click()
    page.wait_for_url(f"{site.url}theory/search-ads/")
    assert language(page) == "en"
    assert page.locator("article").get_attribute("lang") is None
    expect(page.locator(".cb-languages summary")).to_contain_text("EN")


def test_the_selector_works_by_keyboard(page: Page, site: Site) -> None:
    open_page(page, site, "theory/search-ads/")
    summary = page.locator(".cb-languages summary")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".cb-languages a").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".cb-languages a").first).to_be_hidden()
    expect(summary).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site.url}ru/theory/search-ads/")


def test_the_selector_closes_when_one_goes_elsewhere(page: Page, site: Site) -> None:
    open_page(page, site, "")
    links = page.locator(".cb-languages a")
    page.locator(".cb-languages summary").click()
    expect(links.first).to_be_visible()
    page.locator("h1").click()
    expect(links.first).to_be_hidden()
    page.locator(".cb-languages summary").click()
    for _ in range(len(links.all()) + 1):
        page.keyboard.press("Tab")
    expect(links.first).to_be_hidden()


@pytest.mark.parametrize("screen", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_selector_works_without_javascript(
    new_page: Callable[..., Any], site: Site, screen: dict[str, Any]
) -> None:
    page = new_page(**screen, java_script_enabled=False)
    page.goto(f"{site.url}cases/paper-lanterns/")
    choose(page, "Русский")
    page.wait_for_url(f"{site.url}ru/cases/paper-lanterns/")
    box = page.locator(".cb-languages summary").bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 24


@pytest.mark.parametrize(
    ("path", "lang", "heading", "home"),
    [
        ("ru/nowhere/at/all/", "ru", "Такой страницы здесь нет", "Главная"),
        ("bg/nowhere/", "bg", "Такава страница тук няма", "Начало"),
        ("rune/stones/", "en", "This page isn't here", "Home"),
    ],
)
def test_the_404_page_speaks_the_language_of_the_address(
    page: Page, seen: list[str], real_site: Site, path: str, lang: str, heading: str, home: str
) -> None:
    page.goto(real_site.url + path)
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    assert language(page) == lang
    assert violations(page) == []
    seen.clear()  # Chromium itself reports the 404
    page.locator(".cb-not-found").get_by_role("link", name=home, exact=True).click()
    page.wait_for_url(real_site.url + ("" if lang == "en" else f"{lang}/"))


def test_the_404_page_leads_to_the_same_address_in_other_languages(page: Page, seen: list[str], site: Site) -> None:
    page.goto(f"{site.url}ru/nowhere/")
    choose(page, "Български")
    page.wait_for_url(f"{site.url}bg/nowhere/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Такава страница тук няма")
    seen.clear()


def test_without_javascript_the_404_page_is_in_english_and_leads_on(
    new_page: Callable[..., Any], seen: list[str], site: Site
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{site.url}ru/nowhere/")
    expect(page.get_by_role("heading", level=1)).to_have_text("This page isn't here")
    choose(page, "Русский")
    page.wait_for_url(f"{site.url}ru/")
    seen.clear()


def test_practice_speaks_russian_and_says_what_is_english(page: Page, site: Site) -> None:
    open_page(page, site, "ru/practice/pair/")
    heading = page.locator(".cb-heading").first
    expect(heading).to_have_text("Задание 1 из 2")
    while page.locator("fieldset[lang=en]").count() == 0:
        page.get_by_role("button", name="Пропустить").click()
    english = page.locator("fieldset")
    expect(english.locator("legend")).to_contain_text("advertiser")
    page.get_by_text("The click on an ad").click()
    page.get_by_role("button", name="Проверить").click()
    expect(page.locator(".cb-verdict")).to_have_text("Верно")
    assert page.locator(".cb-mark").first.get_attribute("lang") == "ru"


TRIED = in_page("""new Promise(resolve => {
    const opening = indexedDB.open(DATABASE);
    opening.onsuccess = () => {
        const reading = opening.result.transaction("responses").objectStore("responses").getAllKeys();
        reading.onsuccess = () => { opening.result.close(); resolve(reading.result); };
    };
})""")


def test_progress_counts_an_item_once_in_all_languages(page: Page, site: Site) -> None:
    """What was responded to in English is known in Russian, though the item's text is another; commas are decimal."""
    open_page(page, site, "practice/pair/")
    while page.locator(".cb-numeric").count() == 0:
        page.get_by_role("button", name="Skip").click()
    page.locator("input.cb-input").fill("2,5 %")
    page.get_by_role("button", name="Check").click()
    expect(page.locator(".cb-verdict")).to_have_text("Right")
    page.wait_for_function(f"async () => (await {TRIED}).includes('tiny-numeric')")
    open_page(page, site, "ru/practice/pair/")
    expect(page.locator("progress")).not_to_have_attribute("value", "0")
    assert page.evaluate(TRIED).count("tiny-numeric") == 1
