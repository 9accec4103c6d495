"""What finding something takes, in Chromium with an empty cache: by search, ours and Material's, and in the archive."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar
from urllib.parse import quote

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench.browser import QUIET, WATCH, Traffic, find_chromium

Did = TypeVar("Did")
SLOW = 2
"""So often Material's own search is asked after the first turn: a visit takes up to two minutes."""
PATIENCE = 300_000
"""Milliseconds for a visit to come to its end."""
SECOND = "client brief"
"""What is asked next."""
NOTE = """(selector) => new Promise((done) => {
  const look = () => document.querySelector(selector)?.checkVisibility()
    ? requestAnimationFrame(() => setTimeout(() => done(performance.now()))) : requestAnimationFrame(look);
  look();
})"""
"""The moment (ms since the page was opened) at which something is on screen."""
WATCHED = f"""(() => {{
  window.benchFirst = ({NOTE})("SELECTOR");
  addEventListener("keydown", () => (window.benchKey ??= performance.now()), true);
}})()"""
"""Notes from the first moment on, so that what drives the browser takes none of the time."""
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
    """From opening the page, the question in its address, to the first result on screen; in the archive, to the first
    card. Where search is opened by a key, the time that the driver takes for it is in it."""
    second: float
    """From typing another query to its first result; in the archive, from a click on a facet to the new list. 0 where
    search is opened by a key alone."""
    bytes: int
    """What finding took, up to the first result: scripts and index of the search, or the catalogue."""
    then: int = 0
    """What the next question took, up to its last result."""
    keyed: float = 0
    """From the key that opens search on any page to the first result, the driver's own time between keys included."""


@dataclass(frozen=True)
class Engine:
    """How a search is asked and opened, where its field and results are, and what is loaded for it alone."""

    page: str
    """The page that takes the question in its address; empty where none does, and a key is the only way."""
    first: str
    """What is asked first: a word that is in half of the made-up cases."""
    field: str
    result: str
    parts: re.Pattern[str]
    opened: str
    """What holds field and results once the key has opened search on a page."""
    second: str = SECOND


OUR_PARTS = re.compile(r"/pagefind/|/search\.[0-9a-f]+\.|/search/")
OURS = Engine("search/", "рекламы", ".cb-search-field", ".cb-hit", OUR_PARTS, ".cb-search-dialog ")
THEIR_PARTS = re.compile(r"/search/|/workers/|lunr")
MATERIALS = Engine("", "budget report", ".md-search__input", ".md-search-result__item", THEIR_PARTS, "")
"""Asked in English: it finds no Russian word, and then never says so."""
HERE = {
    "English": replace(OURS, first="client is angry", second="leads dropped"),
    "Russian": replace(OURS, page="ru/search/", first="клиент злится", second="упали заявки"),
}
"""What is asked of this site."""


def look_for(chromium: Browser, root: str, page: str, engine: Engine) -> Find:
    """Search in the site at `root`: by an address where that is possible, and again there; by a key on `page`."""

    def key(page: Page, traffic: Traffic) -> Find:
        page.keyboard.press("/")
        page.locator(engine.opened + engine.field).fill(engine.first, timeout=PATIENCE)
        first, taken = _reached(page, traffic, engine)
        return Find(first, 0, taken, keyed=first - page.evaluate("window.benchKey"))

    by_key = _visited(chromium, f"{root}{page}", engine.opened + engine.result, key)
    if not engine.page:
        return by_key
    return replace(ask_twice(chromium, root, engine), keyed=by_key.keyed)


def ask_twice(chromium: Browser, root: str, engine: Engine) -> Find:
    """Search in the site at `root` by an address, and then again there."""

    def ask(page: Page, traffic: Traffic) -> Find:
        first, taken = _reached(page, traffic, engine)
        begun = page.evaluate("performance.now()")
        page.evaluate(MARK, engine.result)
        page.locator(engine.field).fill(engine.second)
        after = page.evaluate(NOTE, f"{engine.result}:not([data-old])") - begun
        return Find(first, after, taken, _reached(page, traffic, engine)[1] - taken)

    return _visited(chromium, f"{root}{engine.page}?q={quote(engine.first)}", engine.result, ask)


def searched(root: str, runs: int) -> dict[str, list[Find]]:
    """What search takes on this site, by language."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=list(QUIET))
        found = {lang: [ask_twice(chromium, root, engine) for _ in range(runs)] for lang, engine in HERE.items()}
        chromium.close()
    return found


def _reached(page: Page, traffic: Traffic, engine: Engine) -> tuple[float, int]:
    """When the first result was there, and what search has taken up to now."""
    page.wait_for_load_state("networkidle")
    taken = traffic.bytes(lambda answer: _is_part(answer, engine))
    return page.evaluate("window.benchFirst"), taken


def browse(chromium: Browser, address: str) -> Find:
    """Open the archive at `address` and click on a facet."""

    def click(page: Page, traffic: Traffic) -> Find:
        first = page.evaluate("window.benchFirst")
        page.wait_for_load_state("networkidle")
        return Find(first, page.evaluate(CLICK), traffic.bytes(_is_catalogue))

    return _visited(chromium, address, ".cb-result", click)


def finds(
    sites: Mapping[str, tuple[str, Engine | None]], page: str, runs: int, tell: Callable[[str], None]
) -> dict[str, list[Find]]:
    """Look for something `runs` times in each of `sites` in turn: name to root and search, none for the archive."""
    found: dict[str, list[Find]] = {name: [] for name in sites}
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=list(QUIET))
        for turn in range(runs + 1):
            tell(f"finding, turn {turn} of {runs}")
            for name, (root, engine) in sites.items():
                if engine is MATERIALS and turn > SLOW:
                    continue
                one = look_for(chromium, root, page, engine) if engine else browse(chromium, f"{root}cases/")
                if turn:
                    found[name].append(one)
        chromium.close()
    return found


def _visited(chromium: Browser, address: str, first: str, act: Callable[[Page, Traffic], Did]) -> Did:
    """What `act` says of a visit in a new context; the page notes when something that `first` selects is on screen."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    try:
        context.add_init_script(WATCH)
        context.add_init_script(WATCHED.replace("SELECTOR", first))
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        traffic = Traffic(context.new_cdp_session(page))
        page.goto(address, wait_until="load")
        page.wait_for_function("window.benchReady !== undefined")
        return act(page, traffic)
    finally:
        context.close()


def _is_part(answer: Mapping[str, Any], engine: Engine) -> bool:
    return answer["type"] != "Document" and engine.parts.search(answer["response"]["url"]) is not None


def _is_catalogue(answer: Mapping[str, Any]) -> bool:
    return "/catalogue" in answer["response"]["url"]
