"""What ten thousand tries cost on the pages that make something of them, against a plain page of the same turn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median

from playwright.sync_api import BrowserContext, sync_playwright

from tests.bench.browser import QUIET, WATCH, find_chromium
from tests.bench.report import Row

TRIES = 10_000
PLAIN = "a plain page"
PAGES = {PLAIN: "process/brief-and-task/", "home": "", "where one stands": "progress/", "today": "today/?topic=seo"}
"""Ten of a topic: what is due goes on where it was left, and asks nothing of the tries."""
LATER_MS, STAND_MS = 150, 1000
FILL = (Path(__file__).parent / "fill.js").read_text("utf-8")
Times = Mapping[str, Sequence[float]]
"""Milliseconds until a page can be used, by name of page, one a turn."""


def measure(address: str, turns: int) -> Times:
    """Visit each page `turns` times, after one turn that does not count; `address` is the site's."""
    times: dict[str, list[float]] = {name: [] for name in PAGES}
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=list(QUIET))
        context = chromium.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.goto(f"{address}progress/")
        page.wait_for_selector("casebook-progress[data-state=ready]")  # its database is there
        filled = page.evaluate(FILL, TRIES)
        assert filled == TRIES, f"{filled} tries are kept"
        context.add_init_script(WATCH)
        for turn in range(turns + 1):
            for name, path in PAGES.items():
                ready = _ready(context, address + path)
                if turn:
                    times[name].append(ready)
        chromium.close()
    return times


def _ready(context: BrowserContext, address: str) -> float:
    page = context.new_page()
    page.goto(address)
    page.wait_for_function("window.benchReady !== undefined")
    ready = float(page.evaluate("Math.max(window.benchReady, window.benchPainted())"))
    page.close()
    return ready


def rows(times: Times) -> Iterator[Row]:
    """A row for each page: how much later than the plain one, or after what."""
    part = f"{TRIES} tries"
    plain = times[PLAIN]
    yield Row(part, f"{PLAIN}, usable after", *_spread(plain))
    for name in ("home", "today"):
        later = [one - other for one, other in zip(times[name], plain, strict=True)]
        goal = {"goal": f"≤ {LATER_MS} ms", "met": median(later) <= LATER_MS} if name == "home" else {}
        yield Row(part, f"{name}, later than {PLAIN}", *_spread(later), **goal)  # type: ignore[arg-type]
    stand = times["where one stands"]
    met = median(stand) <= STAND_MS
    yield Row(part, "where one stands, all of it after", *_spread(stand), goal=f"≤ {STAND_MS} ms", met=met)


def _spread(values: Sequence[float]) -> tuple[float, str, float, float]:
    return median(values), "ms", min(values), max(values)
