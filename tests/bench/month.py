"""A month of study on this site in Chromium, its clock moved: from the first visit to exam day, two weeks off between.

It is nine in the morning each time; once, one comes again at half past one in the night, which is still the same day.
Clocks go forward on the way (Sofia, 29 March 2026). After the holiday it goes on in another time zone with another
device, which takes in the first one's file; in the end both have all.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from fsrs import Card, Rating, Scheduler
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

from tests.bench.browser import QUIET, find_chromium
from tests.bench.report import Row

FIRST, HOLIDAY = date(2026, 3, 9), (date(2026, 3, 23), date(2026, 4, 5))
HOME, AWAY = "Europe/Sofia", "Asia/Vladivostok"
NIGHT = date(2026, 3, 12)
DAYS, CAP, KNOWN, SHARE = 20, 40, 0.85, 90
SESSION = (Path(__file__).parent / "session.js").read_text("utf-8")
READ = """async () => {
  const {name} = (await indexedDB.databases()).find((one) => one.name.startsWith("casebook /"));
  const opening = indexedDB.open(name);
  const database = await new Promise((resolve) => (opening.onsuccess = () => resolve(opening.result)));
  const reading = database.transaction("responses").objectStore("responses").getAll();
  await new Promise((resolve) => (reading.onsuccess = resolve));
  database.close();
  return reading.result;
}"""
TICK = """(day) => {
  const section = document.querySelectorAll(".cb-day")[day];
  for (const field of section.querySelectorAll("[data-entry] input[type=checkbox]:not(:checked)")) field.click();
  for (const field of section.querySelectorAll("[data-entry] :is(textarea, input:not([type=checkbox]))")) {
    field.value = "Done";
    field.dispatchEvent(new Event("input", {bubbles: true}));
  }
}"""
CLOCK = """(() => {
  const offset = Number(window.name), Real = Date;
  const now = () => Real.now() + offset;
  const construct = (_, values, made) => values.length ? Reflect.construct(Real, values, made) : new Real(now());
  globalThis.Date = new Proxy(Real, {construct, get: (date, name) => name === "now" ? now : Reflect.get(date, name)});
})()"""
"""Moves a page's clock by what its window is named: with one that stands still two tries would be in one moment."""
SCHEDULER = Scheduler(desired_retention=0.9, learning_steps=(), relearning_steps=(), enable_fuzzing=False)


@dataclass(frozen=True)
class Month:
    """`loads`: how much was asked on each day; `known`: how much of what was learnt will be known, in per cent."""

    loads: tuple[int, ...]
    learnt: int
    known: float


def measure(site: Path, address: str) -> Month:
    """Study for a month at `address`, which ends in `/`; `site` is its folder."""
    index, keys = questions(site)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=list(QUIET))
        home, away = (device(chromium, zone, index) for zone in (HOME, AWAY))
        kept, tried = home, set[str]()
        for number, day in enumerate(mornings()):
            if kept is home and day > HOLIDAY[1]:
                carry(home, away, address)
                kept = away
            at = datetime(day.year, day.month, day.day, 9, tzinfo=ZoneInfo(HOME if kept is home else AWAY))
            tried |= studied(kept, address, at, number, keys, tried)
            if day == NIGHT:
                late = at + timedelta(hours=16, minutes=30)
                assert not studied(kept, address, late, number, keys, tried), "the day has not turned yet"
        carry(away, home, address)  # both have all now
        records = home.pages[0].evaluate(READ)
        assert records == away.pages[0].evaluate(READ), "two devices merged know the same"
        chromium.close()
    return result(records, day + timedelta(days=1))


def mornings() -> Iterator[date]:
    """Working days but for those of the holiday."""
    day, found = FIRST, 0
    while found < DAYS:
        if day.weekday() < 5 and not HOLIDAY[0] <= day <= HOLIDAY[1]:
            found += 1
            yield day
        day += timedelta(days=1)


def questions(site: Path) -> tuple[dict[str, Any], dict[str, list[str]]]:
    """The index of what can be asked, cards and questions with one answer alone, and their keys by stem."""
    folder = site / "assets/today"
    index = json.loads((folder / "index.json").read_text("utf-8"))
    files = [file for file in folder.glob("*.json") if re.search(r"-(items|terms)\.[0-9a-f]+\.json$", file.name)]
    items = [item for file in files for item in json.loads(file.read_text("utf-8"))["items"]]
    single = {item["id"] for item in items if item["kind"] == "single"}
    index["entries"] = [entry for entry in index["entries"] if entry[2] == "cards" or entry[3] in single]
    keys: dict[str, list[str]] = defaultdict(list)
    for item in items:
        if item["id"] in single:
            keys[item["stem"]].append(item["key"])
    return index, keys


def device(chromium: Browser, zone: str, index: Mapping[str, Any]) -> BrowserContext:
    """A browser of its own."""
    context = chromium.new_context(timezone_id=zone, viewport={"width": 390, "height": 844})

    def fewer(route: Route) -> None:
        route.fulfill(json=index)

    context.add_init_script(CLOCK)
    context.route("**/assets/today/index.json", fewer)
    context.new_page()
    return context


def studied(
    device: BrowserContext, address: str, at: datetime, day: int, keys: Mapping[str, list[str]], tried: set[str]
) -> set[str]:
    """Tick a day of the path, then do all that Today asks; gives what was asked."""
    page = device.pages[0]
    page.evaluate("(at) => { window.name = at - performance.timeOrigin - performance.now(); }", at.timestamp() * 1000)
    page.goto(f"{address}path/first-month/")
    page.wait_for_selector("casebook-checklist[data-state=ready]")
    page.evaluate(TICK, day)
    page.goto(f"{address}today/")
    page.wait_for_selector("casebook-today[data-state=ready]")
    return set(page.evaluate(SESSION, {"keys": keys, "tried": list(tried), "seed": day + 1}))


def carry(one: BrowserContext, other: BrowserContext, address: str) -> None:
    """Take the progress of one device over to another, as a file."""
    other.pages[0].evaluate("(moved) => { window.name = moved; }", one.pages[0].evaluate("window.name"))
    file = _practice(one, address, "Save progress to a file")
    assert file
    _practice(other, address, "Load progress from a file", file)


def _practice(device: BrowserContext, address: str, button: str, file: Path | None = None) -> Path | None:
    page: Page = device.pages[0]
    page.goto(f"{address}practice/search-ads-basics/")
    if file is None:
        with page.expect_download() as download:
            page.get_by_role("button", name=button).click()
        return Path(download.value.path())
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name=button).click()
    chooser.value.set_files(file)
    page.get_by_text("Progress loaded").wait_for()
    return None


def result(records: list[dict[str, Any]], exam: date) -> Month:
    """What the kept tries come to, by another program's account of memory."""
    tries: dict[str, list[tuple[date, float]]] = defaultdict(list)
    for record in records:
        for one in record["history"]:
            tries[record.get("family") or record["item"]].append((day_of(one["at"]), one["score"]))
    loads: Counter[date] = Counter()
    recalls = []
    for all_of in tries.values():
        days: dict[date, float] = {}
        for day, score in sorted(all_of, key=lambda one: one[0]):
            days.setdefault(day, score)
        loads.update(days.keys())
        card = Card()
        for day, score in days.items():
            card, _ = SCHEDULER.review_card(card, Rating.Good if score == 1 else Rating.Again, noon(day))
        recalls.append(SCHEDULER.get_card_retrievability(card, noon(exam)))
    known = 100 * sum(recall >= KNOWN for recall in recalls) / len(recalls)
    return Month(tuple(loads[day] for day in sorted(loads)), len(recalls), known)


def day_of(at: float) -> date:
    """The day of a try where the learner was then; it turns at four in the morning."""
    moment = datetime.fromtimestamp(at / 1000, UTC)
    zone = ZoneInfo(AWAY if moment.date() > HOLIDAY[1] else HOME)
    return (moment.astimezone(zone) - timedelta(hours=4)).date()


def noon(day: date) -> datetime:
    """A moment of the day that no change of clocks moves to another."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def rows(month: Month) -> Iterator[Row]:
    """The most of a day against the cap, and what is known on the day of the exam."""
    part, most = "a month in Chromium", max(month.loads)
    yield Row(
        part,
        f"asked on a day, of {len(month.loads)} the most",
        most,
        "",
        min(month.loads),
        most,
        goal=f"≤ {CAP}",
        met=most <= CAP,
    )
    name = f"foreseen at {KNOWN} or more on exam day, of {month.learnt} learnt"
    yield Row(part, name, month.known, "%", month.known, month.known, goal=f"≥ {SHARE} %", met=month.known >= SHARE)
