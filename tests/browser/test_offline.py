"""The site's service worker: what was visited and today's ten open without a network; how it is renewed and goes."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_today import ticked
from tests.conftest import DESKTOP, Site
from tests.support.waiting import until

OWN = "location.pathname.split('/')[1]"
SCOPES = f"""async () => (await navigator.serviceWorker.getRegistrations())
    .map(({{scope}}) => new URL(scope).pathname).filter((path) => path.split('/')[1] === {OWN})"""
CACHES = f"async () => (await caches.keys()).filter((name) => name.split('/').includes({OWN}))"
KEPT = """async (path) => {
    for (const name of await caches.keys()) if (await (await caches.open(name)).match(path)) return true;
    return false;
}"""

NEW = ".0123456789.json"
"""How the files of questions end in a new release."""
RENEWED = f"""async () => {{
    const sets = [];
    for (const name of await caches.keys()) {{
        const all = await (await caches.open(name)).keys();
        const own = all.map(({{url}}) => url).filter((url) => url.split("/")[3] === {OWN});
        sets.push(...own.filter((url) => /today\\/[\\w-]+\\.[0-9a-f]{{10}}\\.json$/.test(url)));
    }}
    const renewed = sets.filter((url) => url.endsWith("{NEW}"));
    return renewed.length > 0 && 2 * renewed.length === sets.length;
}}"""
"""Whether all questions that were kept are kept as the new release has them."""


@pytest.fixture
def offline_site(site: Site, request: pytest.FixtureRequest) -> Iterator[Site]:
    """The tiny site on a host that is no preview, to be changed by the test; its name is the test's."""
    copy = moved(site, "offline-" + re.sub(r"[^a-z]+", "-", request.node.name), urlsplit(site.url).port or 80)
    yield copy
    shutil.rmtree(copy.dir)


def moved(site: Site, name: str, port: int) -> Site:
    """A copy of the site beside it, at an address that is no preview's."""
    folder, url = site.dir.with_name(name), f"http://academy.localhost:{port}/{name}/"
    shutil.copytree(site.dir, folder)
    for file in folder.rglob("sitemap.xml"):  # instant navigation goes by it
        file.write_text(file.read_text("utf-8").replace(site.url, url), "utf-8")
    return Site(site.root, folder, url)


def released(site: Site) -> None:
    """A new release goes out: its worker is another one, and its questions have other files."""
    worker = site.dir / "worker.js"
    worker.write_text("/* a new release */" + worker.read_text("utf-8"), "utf-8")
    for index in site.dir.rglob("assets/today/index.json"):
        index.write_text(re.sub(r"\.[0-9a-f]{10}\.json", NEW, index.read_text("utf-8")), "utf-8")
        for file in index.parent.glob("*.*.json"):
            file.rename(file.with_name(file.name.split(".")[0] + NEW))


@pytest.fixture
def visitor(browser: Any) -> Iterator[Page]:
    context = browser.new_context(**DESKTOP)
    yield context.new_page()
    context.close()


def working(page: Page, site: Site, path: str = "") -> None:
    """Open a page; its worker has come, and has what the page loaded."""
    page.goto(site.url + path)
    page.wait_for_function("navigator.serviceWorker.controller")
    until(lambda: page.evaluate(KEPT, site.url + path), "the page is kept")


def heading(page: Page, text: str) -> None:
    expect(page.locator("h1")).to_contain_text(text)


def test_without_a_network_after_instant_navigation_in_russian(visitor: Page, offline_site: Site) -> None:
    working(visitor, offline_site, "ru/")
    visitor.evaluate("window.isSame = true")
    visitor.locator("a[href$='practice/']:visible").first.click()
    visitor.wait_for_url("**/ru/practice/")
    heading(visitor, "Practice")
    assert visitor.evaluate("window.isSame"), "it was turned without a full load"
    until(lambda: visitor.evaluate(KEPT, f"{offline_site.url}ru/practice/"), "a fetched page is a page")
    visitor.context.set_offline(True)
    visitor.reload()
    heading(visitor, "Practice")
    visitor.goto(f"{offline_site.url}ru/")
    expect(visitor.locator("h1")).to_be_visible()
    assert visitor.evaluate(SCOPES) == [f"/{offline_site.dir.name}/"]


def test_todays_ten_come_without_a_network_though_today_was_never_opened_and_a_release_went_out(
    visitor: Page, offline_site: Site
) -> None:
    working(visitor, offline_site)
    ticked(visitor, offline_site)
    visitor.goto(f"{offline_site.url}ru/")
    visitor.wait_for_selector("casebook-home[data-begun]")
    until(lambda: visitor.evaluate(KEPT, f"{offline_site.url}ru/today/"), "Today is kept")
    released(offline_site)
    working(visitor, offline_site, "ru/checklists/")
    until(lambda: visitor.evaluate(RENEWED), "the new release's questions are kept")
    visitor.context.set_offline(True)
    visitor.goto(f"{offline_site.url}ru/today/?n=10")
    expect(visitor.get_by_role("heading", name="Задание 1 из 10")).to_be_visible()


def changed(site: Site, old: str, new: str) -> None:
    page = site.dir / "practice/index.html"
    page.write_text(page.read_text("utf-8").replace(old, new), "utf-8")


@pytest.mark.parametrize("worker", ["/* a new release */", "no script {"])
def test_a_release_is_seen_at_once_be_its_worker_new_or_broken(visitor: Page, offline_site: Site, worker: str) -> None:
    working(visitor, offline_site, "practice/")
    file = offline_site.dir / "worker.js"
    file.write_text(worker + file.read_text("utf-8"), "utf-8")
    changed(offline_site, ">Practice<a", ">A new title<a")
    visitor.goto(f"{offline_site.url}practice/")
    heading(visitor, "A new title")
    visitor.wait_for_load_state("networkidle")
    visitor.context.set_offline(True)
    visitor.reload()
    heading(visitor, "A new title")


@pytest.mark.parametrize("how", ["no release", "switched off"])
def test_it_goes_with_all_it_kept_and_the_exam_keeps_its_own(visitor: Page, offline_site: Site, how: str) -> None:
    working(visitor, offline_site)
    visitor.goto(f"{offline_site.url}exam/sit/")
    expect(visitor.locator("casebook-exam[data-offline=true]")).to_be_attached()
    exam = f"/{offline_site.dir.name}/exam/sit/"
    assert sorted(visitor.evaluate(SCOPES)) == [f"/{offline_site.dir.name}/", exam]
    assert not [name for name in visitor.evaluate(CACHES) if "exam" not in name and visitor.evaluate(KEPT_IN, name)]
    worker = offline_site.dir / "worker.js"
    for page in offline_site.dir.rglob("index.html"):
        without(page)
    if how == "no release":
        worker.unlink()
    else:
        shutil.copy(offline_site.dir / "worker-off.js", worker)
    visitor.goto(f"{offline_site.url}practice/")
    until(lambda: visitor.evaluate(SCOPES) == [exam], "the worker has gone, the exam's stays")
    until(lambda: [name.split()[0] for name in visitor.evaluate(CACHES)] == ["casebook-exam"], "so do the caches")
    visitor.context.set_offline(True)
    visitor.goto(f"{offline_site.url}exam/sit/")
    expect(visitor.locator("casebook-exam[data-state=ready]")).to_be_attached()


KEPT_IN = """async (name) => (await (await caches.open(name)).keys()).some(({url}) => url.includes("/exam/sit/"))"""


def without(page: Path) -> None:
    """The page as a site without a worker has it."""
    text = page.read_text("utf-8")
    page.write_text(text.replace('<meta name="casebook-worker"', '<meta name="nothing"'), "utf-8")


def test_a_preview_has_no_worker(page: Page, site: Site) -> None:
    page.goto(site.url)
    page.wait_for_load_state("networkidle")
    page.evaluate("new Promise((resolve) => requestIdleCallback(() => requestIdleCallback(resolve)))")
    assert page.evaluate(SCOPES) == []
