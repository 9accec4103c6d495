"""The pages of this academy in a browser: no barrier, nothing too wide in any language, the tabs of its sections."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from casebook.model.languages import TRANSLATED
from playwright.sync_api import expect

from tests.browser.test_pages import PHONE, TOO_WIDE, WIDTHS, is_too_wide, open_page
from tests.conftest import Site
from tests.support.axe import violations

PAGE_TYPES = {
    "home": "",
    "theory": "theory/search-ads/",
    "glossary": "glossary/",
    "archive": "cases/",
    "year": "cases/by/year/2019/",
    "anti-cases": "cases/anti-cases/",
    "case": "cases/bank-campaign-takeover/",
    "anti-case": "cases/tyre-shop-regions/",
    "sets": "practice/",
    "set": "practice/search-ads-basics/",
    "exam": "exam/",
    "check-lists": "checklists/",
    "check-list": "checklists/client-study/",
    "stage": "path/first-month/",
    "exercises": "exercises/",
    "cards": "say-this-now/",
    "exercise": "exercises/price-list-on-fridays/",
    "formats": "mentor/formats/",
    "sources": "sources/",
    "rules": "mentor/rules/",
    "coverage": "mentor/coverage/",
}
ALIKE = (
    "process/brief-and-task/",
    "cases/by/service/search-ads/",
    "path/",
    "mentor/",
    "adr/0002-strict-yaml/",
    "theory/",
)
"""Pages of a type that is looked at already, in other words."""
LIVE = ("home", "archive", "set", "exam")
"""Pages that a script fills; what stands in the HTML of the others is looked at without opening each."""


LISTS = ("cards", "glossary", "sources", "rules", "formats", "coverage")
"""Pages of many parts that are all alike."""


def shorten(page: Any) -> None:
    """Leave thirty of the hundreds of parts of a list, of which axe would look at each for seconds."""
    page.evaluate(
        """[...document.querySelectorAll("article, article *, .md-sidebar--secondary ul")].reverse()
            .forEach((list) => [...list.children].slice(30).forEach((part) => part.remove()))"""
    )


def test_no_axe_violation_and_nothing_too_wide(new_page: Callable[..., Any], real_site: Site) -> None:
    """Each type of page is opened once: on a phone, then as wide as on a desktop, in both colours."""
    page = new_page(**PHONE)
    found = {}
    for name, path in PAGE_TYPES.items():
        open_page(page, real_site, path)
        if name in LISTS:
            shorten(page)
        for width in WIDTHS:
            wide = is_too_wide(page, width)
            if bad := [*violations(page), *(["too wide"] if wide else [])]:
                found[f"{name} {width}"] = bad
    for path in ALIKE:
        open_page(page, real_site, path)
        if bad := [*violations(page, dark=False), *(["too wide"] if is_too_wide(page, WIDTHS[0]) else [])]:
            found[path] = bad
    page.context.close()
    assert found == {}


def test_nothing_is_cut_by_the_edge_of_a_phone(new_page: Callable[..., Any], real_site: Site) -> None:
    """The article of each page with tables, and in each language of one of each type, is put into a page that is open,
    its folds opened: else it takes minutes.
    """
    page = new_page(**PHONE)
    open_page(page, real_site, "theory/search-ads/")
    of_each_type = {real_site.dir / lang / path for lang in TRANSLATED for path in PAGE_TYPES.values()}
    files = [
        file
        for file in real_site.dir.rglob("index.html")
        if "cb-untranslated" not in (text := file.read_text("utf-8"))  # in English they are looked at already
        and ("<table" in text or file.parent in of_each_type)
    ]
    assert len(files) > 100
    cut = page.evaluate(
        f"""async ([root, paths]) => {{
            const isTooWide = {TOO_WIDE}, wide = [], article = document.querySelector("article");
            for (const path of paths) {{
              const text = await (await fetch(root + path)).text();
              const other = new DOMParser().parseFromString(text, "text/html").querySelector("article");
              history.replaceState(null, "", root + path);  // its pictures lie beside it
              article.innerHTML = other?.innerHTML ?? "";  // what was renamed, and what stands alone, has none
              for (const fold of article.querySelectorAll("details")) fold.open = true;
              if (isTooWide(innerWidth)) wide.push(path);
            }}
            return wide;
        }}""",
        [real_site.url, [f"{file.parent.relative_to(real_site.dir).as_posix()}/" for file in files]],
    )
    assert cut == []


@pytest.mark.parametrize("lang", ["", "ru/", "bg/"], ids=["en", "ru", "bg"])
def test_nothing_is_wider_than_a_phone_with_the_languages_open(
    new_page: Callable[..., Any], real_site: Site, lang: str
) -> None:
    page = new_page(**PHONE)
    wide = []
    for name in LIVE if lang else ("home",):  # above the article all pages are alike
        open_page(page, real_site, lang + PAGE_TYPES[name])
        page.locator(".cb-languages summary").click()
        if page.evaluate("document.documentElement.scrollWidth") > 390:
            wide.append(name)
    assert wide == []


def test_no_label_of_a_chart_is_cut(page: Any, real_site: Site) -> None:
    open_page(page, real_site, "cases/bank-campaign-takeover/")
    cut = """svg => { const box = svg.getBoundingClientRect(); return [...svg.querySelectorAll("text")].filter(text => {
        const {left, right, top, bottom} = text.getBoundingClientRect();
        return left < box.left || right > box.right || top < box.top || bottom > box.bottom;
    }).map(text => text.textContent); }"""
    chart = page.locator("svg.cb-chart").first
    assert chart.locator("text").count() > 10
    assert chart.evaluate(cut) == []


@pytest.mark.parametrize(
    ("path", "tab"),
    [
        ("cases/tyre-shop-regions/", "Cases"),
        ("practice/search-ads-basics/", "Practice"),
        ("checklists/client-study/", "Practice"),
        ("exercises/price-list-on-fridays/", "Practice"),
        ("path/first-month/", "Path"),
        ("", "Home"),
    ],
)
def test_the_tab_of_the_section_is_the_current_one(page: Any, real_site: Site, path: str, tab: str) -> None:
    page.goto(real_site.url + path)
    assert [text.strip() for text in page.locator(".md-tabs__item--active").all_inner_texts()] == [tab]


def test_anti_cases_name_the_question(page: Any, real_site: Site) -> None:
    open_page(page, real_site, "cases/")
    page.get_by_role("link", name=re.compile("^Anti-cases")).click()
    page.wait_for_url("**/cases/anti-cases/")
    entry = page.locator(".cb-anti > li", has_text="A tyre shop goes to the regions")
    expect(entry).to_contain_text("the regional venture still failed")
    expect(entry.locator(".cb-prevented")).to_contain_text("Do your buyers gain")
    assert page.locator(".cb-anti > li").count() == page.locator(".cb-anti .cb-prevented").count()
