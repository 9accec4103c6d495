"""Turns what was measured into rows, each with what was to be reached and whether it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from rich.table import Table

from tests.bench.browser import Visit
from tests.bench.builds import STEPS, Library

PLAIN_PAGE = "plain page"
SMALLEST, LARGEST = 1000, 10_000


@dataclass(frozen=True)
class Goal:
    """What a value must not exceed, in the value's own unit."""

    most: float
    text: str


GOALS = {
    "check": Goal(12, "≤ 12 s"),
    "build ratio": Goal(1.2, "≤ 1.2 × plain"),
    "growth": Goal(11, "≤ 11 ×"),
    "site": Goal(400, "< 400 MB"),
    "our scripts": Goal(3, "≤ 3 kB without interaction"),
    "practice ready": Goal(120, "≤ 120 ms"),
    "practice nodes": Goal(1500, "≤ 1500"),
}
"""From the design (what it must be measured against) and from the issue that asked for this bench."""


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


def rows(libraries: Sequence[Library], visits: dict[str, list[Visit]]) -> Iterator[Row]:
    """All rows: each library's steps and site, then growth, then pages."""
    for library in libraries:
        yield from _steps(library)
        yield _site(library)
    yield from _growth(libraries)
    yield from _pages(visits)


def _steps(library: Library) -> Iterator[Row]:
    part = f"{library.cases} cases"
    plain = median(run.seconds for run in library.runs["plain"])
    for step in STEPS:
        runs = library.runs[step]
        seconds = [run.seconds for run in runs]
        ratio = median(seconds) / plain
        goal, met = "", None
        if step == "build":
            goal, met = _judged("build ratio", ratio)
        elif step == "check" and library.cases == LARGEST:
            goal, met = _judged("check", median(seconds))
        shown = ratio if step in ("mkdocs", "build", "build again") else None
        memory = max(run.megabytes for run in runs)
        yield Row(part, step, *_spread(seconds, "s"), megabytes=memory, ratio=shown, goal=goal, met=met)


def _site(library: Library) -> Row:
    sizes = library.site_sizes()
    megabytes = sum(sizes) / 1e6
    goal, met = _judged("site", megabytes) if library.cases == LARGEST else ("", None)
    name = f"site, {len(sizes)} files"
    return Row(f"{library.cases} cases", name, *_spread([megabytes], "MB"), goal=goal, met=met)


def _growth(libraries: Sequence[Library]) -> Iterator[Row]:
    """How much longer the largest library takes than the smallest; judged only for the sizes of the goal."""
    first, last = libraries[0], libraries[-1]
    if first is last:
        return
    part = f"{first.cases} → {last.cases}"
    for step in STEPS:
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
    for heading in ("median", "min–max", "memory", "× plain"):
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
