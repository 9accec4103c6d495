"""What one has done survives: each academy keeps its own, what was kept before is taken over, two tabs go together."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.test_practice import RIGHT, heading, open_set, practise_pair, records
from tests.conftest import Site

OLD = """() => new Promise((resolve) => {
    localStorage.setItem("casebook-searches", '["beads"]');
    const opening = indexedDB.open("casebook", 2);
    opening.onupgradeneeded = () => {
        const make = (table, keyPath) => opening.result.createObjectStore(table, {keyPath});
        const tried = {at: 1, digest: "d", score: 1};
        make("responses", "item").put({item: "old", response: "a", ...tried, history: [tried]});
        make("rounds", "slug");
        make("checklists", "list").put({list: "errand", answers: {keys: {value: true, text: "The keys"}}});
        opening.result.createObjectStore("set-aside", {autoIncrement: true});
    };
    opening.onsuccess = () => { opening.result.close(); resolve(); };
})"""


def neighbour(site: Site) -> Site:
    """The same pages as another academy on the same host."""
    folder = site.dir.with_name("neighbour")
    if not folder.is_symlink():
        folder.symlink_to(site.dir)
    return Site(site.root, folder, site.url.replace("/tiny/", "/neighbour/"))


def test_academies_on_one_host_share_nothing_but_what_was_kept_before_they_were_told_apart(
    page: Page, site: Any
) -> None:
    page.goto(f"{site.url}404.html")  # a page that opens nothing
    page.evaluate(OLD)
    open_set(page, site, "pair")
    practise_pair(page)
    assert [record["item"] for record in records(page, "responses")] == ["old", "tiny-numeric", "tiny-single"]
    assert [record["list"] for record in records(page, "checklists")] == ["errand"]
    open_set(page, neighbour(site), "pair")
    heading(page, "Question 1 of 2")
    assert [record["item"] for record in records(page, "responses")] == ["old"]
    page.locator("casebook-search button").click()
    expect(page.locator("dialog")).to_contain_text("beads")


STORED = """() => {
    window.asked = 0;
    const persist = async () => { window.asked += 1; return false; };
    Object.defineProperty(StorageManager.prototype, "persist", {value: persist});
}"""


def test_the_browser_is_asked_to_keep_it_once_somebody_has_begun(page: Page, site: Any) -> None:
    page.add_init_script(f"({STORED})()")
    open_set(page, site, "pair")
    assert page.evaluate("window.asked") == 0
    practise_pair(page)
    assert page.evaluate("window.asked") == 1
    open_set(page, site, "all-kinds")
    page.get_by_role("button", name="Skip").click()
    assert page.evaluate("window.asked") == 0


def test_two_tabs_in_one_set_go_together(page: Page, site: Any) -> None:
    open_set(page, site, "pair")
    other = page.context.new_page()
    open_set(other, site, "pair")
    answer(page)
    heading(page, "Question 2 of 2")
    answer(other)  # the same question: it was shown before it was done in the first tab
    heading(other, "Question 2 of 2")
    answer(other)
    heading(other, "Result")
    answer(page)
    heading(page, "Result")
    page.reload()
    heading(page, "Result")
    [kept] = records(page, "rounds")
    assert set(kept["outcomes"]) == {"tiny-single", "tiny-numeric"}
    assert sorted(len(record["history"]) for record in records(page, "responses")) == [2, 2]


def answer(page: Page) -> None:
    """Rightly, whichever is asked."""
    if page.locator("input.cb-input").count():
        page.locator("input.cb-input").fill(RIGHT["tiny-numeric"])
    else:
        page.get_by_label("The click on an ad").check()
    page.get_by_role("button", name="Check").click()
    page.get_by_role("button", name=re.compile("Next|Continue|See the result")).click()
