"""What finding something takes, in Chromium with an empty cache: by search, ours and Material's, and in the archive."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench.browser import QUIET, WATCH, Traffic, find_chromium

FIRST, SECOND = "рекламы", "client brief"
"""What is asked: words that are in half of the made-up cases."""
SEEN = """(selector) => new Promise((done) => {
  const look = () => document.querySelector(selector)?.checkVisibility()
    ? requestAnimationFrame(() => setTimeout(() => done(performance.now()))) : requestAnimationFrame(look);
  look();
})"""
"""The moment (ms since the page was opened) at which something is on screen."""
MARK = "(selector) => document.querySelectorAll(selector).forEach((result) => (result.dataset.old = ''))"
CLICK = """() => new Promise((done) => {
  const box = document.querySelector(".cb-facet input:not(:checked)");
  const heading = document.querySelector(".cb-results .cb-heading");
  const before = heading.textContent;
  const begun = performance.now();
  const look = () => heading.textContent !== before
    ? requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun))) : requestAnimationFrame(look);
  box.click();
  look();
})"""
"""Milliseconds from a click on a facet to the narrowed list on screen."""


@dataclass(frozen=True)
class Find:
    """One visit on which something was looked for. Times in ms, bytes as transferred."""

    first: float
    """From opening the page to the first result on screen; in the archive, to the first card."""
    second: float
    """From typing another query to its first result; in the archive, from a click on a facet to the new list."""
    bytes: int
    """What finding took besides the page itself, up to the first result."""


@dataclass(frozen=True)
class Engine:
    """How a search is opened, and where its field and its results are."""

    key: str
    field: str
    result: str


OURS = Engine("/", ".cb-search-dialog .cb-search-field", ".cb-search-dialog .cb-hit")
MATERIALS = Engine("/", ".md-search__input", ".md-search-result__item")


def look_for(chromium: Browser, address: str, engine: Engine) -> Find:
    """Open the page at `address`, search, and search again."""

    def search(page: Page, traffic: Traffic) -> Find:
        page_alone = traffic.bytes()
        page.keyboard.press(engine.key)
        page.locator(engine.field).fill(FIRST, timeout=120_000)
        first = page.evaluate(SEEN, engine.result)
        page.wait_for_load_state("networkidle")
        taken = traffic.bytes() - page_alone
        begun = page.evaluate("performance.now()")
        page.evaluate(MARK, engine.result)
        page.locator(engine.field).fill(SECOND)
        return Find(first, page.evaluate(SEEN, f"{engine.result}:not([data-old])") - begun, taken)

    return _visited(chromium, address, search)


def browse(chromium: Browser, address: str) -> Find:
    """Open the archive at `address` and click on a facet."""

    def click(page: Page, traffic: Traffic) -> Find:
        first = page.evaluate(SEEN, ".cb-result")
        page.wait_for_load_state("networkidle")
        return Find(first, page.evaluate(CLICK), traffic.bytes(_is_catalogue))

    return _visited(chromium, address, click)


def finds(
    pages: Mapping[str, tuple[str, Engine | None]], runs: int, tell: Callable[[str], None]
) -> dict[str, list[Find]]:
    """Look for something `runs` times at each of `pages` in turn: name to address and search, none for the archive."""
    found: dict[str, list[Find]] = {name: [] for name in pages}
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=list(QUIET))
        for turn in range(runs + 1):
            tell(f"finding, turn {turn} of {runs}")
            for name, (address, engine) in pages.items():
                one = look_for(chromium, address, engine) if engine else browse(chromium, address)
                if turn:
                    found[name].append(one)
        chromium.close()
    return found


def _visited(chromium: Browser, address: str, act: Callable[[Page, Traffic], Find]) -> Find:
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    try:
        context.add_init_script(WATCH)
        page = context.new_page()
        page.set_default_timeout(120_000)
        traffic = Traffic(context.new_cdp_session(page))
        page.goto(address, wait_until="load")
        page.wait_for_function("window.benchReady !== undefined")
        return act(page, traffic)
    finally:
        context.close()


def _is_catalogue(answer: Mapping[str, Any]) -> bool:
    return "/catalogue" in answer["response"]["url"]
