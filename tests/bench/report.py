"""Turns what was measured into rows, each with what was to be reached and whether it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from rich.table import Table

from tests.bench import counting, miskeyed
from tests.bench.browser import Visit
from tests.bench.builds import STEPS, THREE, Library
from tests.bench.finding import Find
from tests.bench.grading import GOAL_SECONDS, Graded
from tests.bench.miskeyed import Judged
from tests.bench.process import Run

PLAIN_PAGE = "plain page"
SMALLEST, MIDDLE, LARGEST = 1000, 5000, 10_000
OUR_SEARCH, THEIR_SEARCH, ARCHIVE = "search", "Material's search", "archive"


@dataclass(frozen=True)
class Goal:
    """What a value must not exceed, in the value's own unit."""

    most: float
    text: str


GOALS = {
    "check": Goal(12, "≤ 12 s"),
    "build ratio": Goal(0.8, "≤ 0.8 × Material with its search"),
    "three languages": Goal(2.2, "≤ 2.2 × one"),
    "memory": Goal(4500, "≤ 4500 MB"),
    "growth": Goal(11, "≤ 11 ×"),
    "site": Goal(400, "< 400 MB"),
    "our scripts": Goal(3, "≤ 3 kB without interaction"),
    "first at 5000": Goal(700, "≤ 700 ms"),
    "first at 10000": Goal(900, "≤ 900 ms"),
    "bytes at 5000": Goal(250, "≤ 250 kB"),
    "bytes here": Goal(260, "≤ 260 kB"),
    "bytes at 10000": Goal(350, "≤ 350 kB"),
    "bytes against Material's": Goal(1 / 40, "≤ 1/40 of Material's"),
    "facet": Goal(100, "≤ 100 ms"),
    "catalogue": Goal(150, "≤ 150 kB"),
    "edit": Goal(2, "≤ 2 s"),
    "practice ready": Goal(120, "≤ 120 ms"),
    "practice nodes": Goal(1500, "≤ 1500"),
}
"""From the design (what it must be measured against) and from the issues that asked for this bench."""


@dataclass(frozen=True)
class Row:
    """One line of the table: a median, and the least and the most of the runs (how noisy they were)."""

    part: str
    name: str
    value: float
    unit: str
    low: float
    high: float
    megabytes: float | None = None
    ratio: float | None = None
    goal: str = ""
    met: bool | None = None


def rows(
    libraries: Sequence[Library],
    visits: dict[str, list[Visit]],
    finds: Mapping[int, Mapping[str, list[Find]]],
    edits: Mapping[int, list[float]],
) -> Iterator[Row]:
    """All rows: each library's steps, site, search, archive and edits (seconds), then growth, then pages."""
    for library in libraries:
        yield from _steps(library)
        yield _site(library)
        yield from _finds(library.cases, finds.get(library.cases, {}))
        yield from _edits(library.cases, edits.get(library.cases, []))
    yield from _growth(libraries)
    yield from _pages(visits)


def grading(graded: Graded) -> Row:
    """The row of the exam's sheets."""
    run = graded.run
    goal = f"≤ {GOAL_SECONDS} s"
    name = f"{graded.sheets} sheets graded"
    return Row("exam", name, *_spread([run.seconds], "s"), megabytes=run.megabytes, goal=goal, met=graded.met)


def counted(taken: Run) -> Row:
    """The row of the exam's statistics."""
    goal, met = f"≤ {counting.GOAL_SECONDS} s", taken.seconds <= counting.GOAL_SECONDS
    name = f"statistics of {counting.SHEETS} sheets"
    return Row("exam", name, *_spread([taken.seconds], "s"), megabytes=taken.megabytes, goal=goal, met=met)


def judged_keys(judged: Iterable[Judged]) -> Iterator[Row]:
    """Two rows for each size of cohort: wrong keys found, right ones accused."""
    for one in judged:
        found, accused = 100 * one.found, 100 * one.accused
        least, most = 100 * miskeyed.LEAST_FOUND, 100 * miskeyed.MOST_ACCUSED
        name, met = f"wrong keys found, n = {one.people}", found >= least
        yield Row("exam", name, *_spread([found], "%"), goal=f"≥ {least:.0f} %", met=met)
        name, met = f"right keys accused, n = {one.people}", accused <= most
        yield Row("exam", name, *_spread([accused], "%"), goal=f"≤ {most:.0f} %", met=met)


def _steps(library: Library) -> Iterator[Row]:
    part = f"{library.cases} cases"
    theirs = median(run.seconds for run in library.runs["plain, its search"])
    for step in STEPS:
        runs = library.runs[step]
        if not runs:
            continue
        seconds = [run.seconds for run in runs]
        ratio = median(seconds) / theirs
        goal, met = "", None
        if step == "build":
            goal, met = _judged("build ratio", ratio)
        elif step == THREE:
            goal, met = _judged("three languages", median(seconds) / median(r.seconds for r in library.runs["build"]))
        elif step == "check" and library.cases == LARGEST:
            goal, met = _judged("check", median(seconds))
        shown = ratio if step.startswith(("plain", "build")) else None
        memory = max(run.megabytes for run in runs)
        yield Row(part, step, *_spread(seconds, "s"), megabytes=memory, ratio=shown, goal=goal, met=met)
        if step == "build" and library.cases == LARGEST:
            goal, met = _judged("memory", memory)
            yield Row(part, "build, all processes", *_spread([memory], "MB"), goal=goal, met=met)


def _site(library: Library) -> Row:
    sizes = library.site_sizes()
    index = library.index_size() / 1e6
    megabytes = sum(sizes) / 1e6
    goal, met = _judged("site", megabytes) if library.cases == LARGEST else ("", None)
    name = f"site, {len(sizes)} files, {index:.1f} MB of them search"
    return Row(f"{library.cases} cases", name, *_spread([megabytes], "MB"), goal=goal, met=met)


def _finds(cases: int, finds: Mapping[str, list[Find]]) -> Iterator[Row]:
    part = f"{cases} cases"
    theirs = [find.bytes / 1e3 for find in finds.get(THEIR_SEARCH, [])]
    for name, found in finds.items():
        first, second = [find.first for find in found], [find.second for find in found]
        taken = [find.bytes / 1e3 for find in found]
        if name == ARCHIVE:
            yield Row(part, "archive, first card after", *_spread(first, "ms"))
            yield Row(part, "archive, facet click on screen after", *_spread(second, "ms"), **_met("facet", second))
            goal = _met("catalogue", taken) if cases == MIDDLE else {}
            yield Row(part, "archive, catalogue", *_spread(taken, "kB"), **goal)
            continue
        own = name == OUR_SEARCH
        yield Row(part, f"{name}, first result after", *_spread(first, "ms"), **_met_at("first", cases, first, own))
        if any(second):
            yield Row(part, f"{name}, second result after", *_spread(second, "ms"))
        yield Row(part, f"{name}, from the key to the first result", *_spread([find.keyed for find in found], "ms"))
        yield Row(part, f"{name}, transferred", *_spread(taken, "kB"), **_met_at("bytes", cases, taken, own))
        if own:
            yield Row(part, f"{name}, next question", *_spread([find.then / 1e3 for find in found], "kB"))
        if own and theirs and cases == MIDDLE:
            share = median(taken) / median(theirs)
            goal = _met("bytes against Material's", [share])
            yield Row(part, f"{name}, against Material's bytes", *_spread([share], "×"), **goal)


def searched(finds: Mapping[str, Sequence[Find]]) -> Iterator[Row]:
    """What search takes on this site, in each language that was asked."""
    for lang, found in finds.items():
        taken = [find.bytes / 1e3 for find in found]
        yield Row("this site", f"search in {lang}, transferred", *_spread(taken, "kB"), **_met("bytes here", taken))
        yield Row("this site", f"search in {lang}, next question", *_spread([find.then / 1e3 for find in found], "kB"))


def _edits(cases: int, seconds: list[float]) -> Iterator[Row]:
    if seconds:
        goal = _met("edit", seconds) if cases == MIDDLE else {}
        yield Row(f"{cases} cases", "serve, an edit on screen after", *_spread(seconds, "s"), **goal)


def _met_at(what: str, cases: int, values: Sequence[float], own: bool) -> dict[str, Any]:
    """The goal for so many cases, if there is one."""
    goal = f"{what} at {cases}"
    return _met(goal, values) if own and goal in GOALS else {}


def _met(goal: str, values: Sequence[float]) -> dict[str, Any]:
    text, met = _judged(goal, median(values))
    return {"goal": text, "met": met}


def _growth(libraries: Sequence[Library]) -> Iterator[Row]:
    """How much longer the largest library takes than the smallest; judged only for the sizes of the goal."""
    first, last = libraries[0], libraries[-1]
    if first is last:
        return
    part = f"{first.cases} → {last.cases}"
    for step in STEPS[:-1]:
        low, high = (median(run.seconds for run in library.runs[step]) for library in (first, last))
        goal, met = "", None
        if step == "build" and (first.cases, last.cases) == (SMALLEST, LARGEST):
            goal, met = _judged("growth", high / low)
        yield Row(part, f"{step}, growth", *_spread([high / low], "×"), goal=goal, met=met)


def _pages(visits: dict[str, list[Visit]]) -> Iterator[Row]:
    plain = [visit.ready for visit in visits.get(PLAIN_PAGE, [])]
    for name, seen in visits.items():
        practice, ready = "items" in name, [visit.ready for visit in seen]
        yield Row(name, "transferred", *_spread([visit.bytes / 1e3 for visit in seen], "kB"))
        scripts = [visit.our_scripts / 1e3 for visit in seen]
        goal, met = _judged("our scripts", median(scripts)) if name == PLAIN_PAGE else ("", None)
        yield Row(name, "of these our scripts", *_spread(scripts, "kB"), goal=goal, met=met)
        yield Row(name, "usable after", *_spread(ready, "ms"))
        if name != PLAIN_PAGE:
            later = [one - other for one, other in zip(ready, plain, strict=True)]  # of the same turn
            goal, met = _judged("practice ready", median(later)) if practice else ("", None)
            yield Row(name, "later than the plain page", *_spread(later, "ms"), goal=goal, met=met)
        nodes = [float(visit.nodes) for visit in seen]
        goal, met = _judged("practice nodes", median(nodes)) if practice else ("", None)
        yield Row(name, "DOM nodes, texts included", *_spread(nodes, ""), goal=goal, met=met)


def _judged(goal: str, value: float) -> tuple[str, bool]:
    return GOALS[goal].text, value <= GOALS[goal].most


def _spread(values: Sequence[float], unit: str) -> tuple[float, str, float, float]:
    return median(values), unit, min(values), max(values)


def table(rows: Sequence[Row], caption: str) -> Table:
    """The rows for people."""
    title = "Casebook against plain Material, in one run"
    shown = Table("", "", title=title, title_justify="left", caption=caption, caption_justify="left")
    for heading in ("median", "min–max", "memory", "× Material"):
        shown.add_column(heading, justify="right")
    shown.add_column("to reach")
    shown.add_column("")
    before = ""
    for row in rows:
        if row.part != before:
            shown.add_section()
        noise = "" if row.low == row.high else f"{_number(row.low)}–{_number(row.high)}"
        memory = f"{row.megabytes:.0f} MB" if row.megabytes else ""
        ratio = f"{row.ratio:.2f}" if row.ratio else ""
        met = {True: "[green]met[/]", False: "[red]missed[/]", None: ""}[row.met]
        part, value = row.part if row.part != before else "", f"{_number(row.value)} {row.unit}"
        shown.add_row(part, row.name, value, noise, memory, ratio, row.goal, met)
        before = row.part
    return shown


def _number(value: float) -> str:
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"
