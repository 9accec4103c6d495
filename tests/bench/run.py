"""`make bench`: measures, prints one table and writes build/bench.json.

python tests/bench/run.py                      # 1000, 5000 and 10 000 cases: about half an hour
python tests/bench/run.py --quick              # 1000 cases, each step once
python tests/bench/run.py --sizes 1000,5000 --repeat 3
"""

from __future__ import annotations

import argparse
import datetime
import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

REPO = Path(__file__).parents[2]
sys.path.insert(0, str(REPO))

from filelock import FileLock, Timeout  # noqa: E402
from rich.console import Console  # noqa: E402

from tests.bench import counting, dialects, foreseeing, judged, machine, miskeyed, month, real, remembering, report  # noqa: E402
from tests.bench.browser import Tour, tour  # noqa: E402
from tests.bench.builds import Library  # noqa: E402
from tests.bench.editing import edits  # noqa: E402
from tests.bench.finding import MATERIALS, OURS, Find, finds, searched  # noqa: E402
from tests.bench.grading import SHEETS, Graded  # noqa: E402
from tests.bench.grading import measure as grade  # noqa: E402
from tests.bench.plain import SITES  # noqa: E402
from tests.bench.process import Run  # noqa: E402
from tests.bench.server import free_port, serving  # noqa: E402
from tests.synthetic.archive import ensure  # noqa: E402
from tests.synthetic.cases import case_id  # noqa: E402

SEED = 1
SIZES = (1000, 5000, 10_000)
REPEAT = {1000: 3}
"""How often each step runs; larger libraries once, they take minutes and are less noisy."""
VISITS = 9
EDITS = 5
CASE = 12
"""The case that is visited: in English, with a chart and practice."""
PAGE = "process/communication/"
"""A page of plain text."""
LIBRARIES = REPO / "build" / "bench"
WIDTH = 130
RESULT = REPO / "build" / "bench.json"
out = Console(highlight=False, width=None if sys.stdout.isatty() else WIDTH)
err = Console(stderr=True, highlight=False, width=None if sys.stderr.isatty() else WIDTH)


def main(arguments: Sequence[str]) -> None:
    """Measure what the arguments ask for; one bench at a time, since all use the same libraries."""
    asked = parse(arguments)
    LIBRARIES.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(LIBRARIES / "lock", timeout=0):
            measure(asked)
    except Timeout:
        raise SystemExit("another bench is running in this folder; wait for its end") from None


def measure(asked: argparse.Namespace) -> None:
    """Build and visit, then tell and write what it took."""
    facts = machine.facts()
    port = free_port()
    libraries = [prepared(cases, port) for cases in asked.sizes]
    found: dict[int, dict[str, list[Find]]] = {}
    edited: dict[int, list[float]] = {}
    for number, library in enumerate(libraries):
        library.measure(asked.repeat or REPEAT.get(library.cases, 1), number == 0, tell)
        if asked.visits:
            found[library.cases] = looked_for(library, port, asked.visits)
        if library.cases == report.MIDDLE:
            tell(f"{library.cases} cases, serve")
            edited[library.cases] = edits(library.root, case_id(CASE, SEED), EDITS)
        so_far = list(report.rows(libraries[: number + 1], {}, found, edited))
        err.print(report.table(so_far, "so far; what is compared over sizes is not in it yet"))
    seen = visited(libraries[-1], port, asked.visits) if asked.visits else Tour("", {})
    rows = list(report.rows(libraries, seen.visits, found, edited))
    if not asked.quick:
        rows.append(report.grading(graded()))
        rows.append(report.counted(statistics_taken()))
        tell(f"{miskeyed.COHORTS} cohorts of each size, one key wrong")
        rows += report.judged_keys(map(miskeyed.measure, miskeyed.SIZES))
        tell(f"{dialects.TEXTS} odd texts, compared with GitHub's parser")
        rows.append(dialects.row(dialects.measure()))
    tell("this site, build")
    rows.append(real.row(real.measure(asked.repeat or 3)))
    with real.served() as (site, address):
        tell("this site, judged by html-validate and Lighthouse")
        rows += judged.measure(site, address, asked.repeat or 3, tell)
        tell("this site, searched")
        rows += report.searched(searched(address, asked.visits or 1))
        tell(f"this site, with {remembering.TRIES} tries kept")
        rows += remembering.rows(remembering.measure(address, asked.visits or 1))
        tell("this site, a month of study with the clock moved")
        rows += month.rows(month.measure(site, address))
        tell(f"{foreseeing.LEARNERS} learners, what is foreseen of their exam")
        rows += foreseeing.rows(foreseeing.measure(site))
    out.print(report.table(rows, machine.told(facts)))
    write(facts, libraries, seen, found, rows)


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The arguments: sizes, repeat, visits."""
    parser = argparse.ArgumentParser(prog="make bench", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", type=numbers, default=SIZES, metavar="N,N", help="numbers of cases")
    parser.add_argument("--repeat", type=int, default=0, metavar="N", help="runs of each step")
    parser.add_argument("--visits", type=int, default=VISITS, metavar="N", help="visits of each page, or 0")
    parser.add_argument("--quick", action="store_true", help="1000 cases, each step once")
    asked = parser.parse_args(arguments)
    if asked.quick:
        asked.sizes, asked.repeat = SIZES[:1], 1
    return asked


def numbers(text: str) -> tuple[int, ...]:
    """'1000,5000' as numbers, in ascending order."""
    return tuple(sorted(int(number) for number in text.split(",")))


def prepared(cases: int, port: int) -> Library:
    """The made-up library of that size; written only if it is not there yet."""
    root = LIBRARIES / f"cases-{cases}"
    tell(f"{cases} cases, {'made up' if ensure(root, cases, SEED) else 'here already'}")
    return Library(root, cases, f"http://127.0.0.1:{port}/")


def visited(library: Library, port: int, visits: int) -> Tour:
    """What Chromium says of the pages of a library's built site, and of one page of the baseline's."""
    with (
        serving(library.root / "site", port) as ours,
        serving(library.root / SITES["plain"], free_port()) as plain,
    ):
        pages = {
            report.PLAIN_PAGE: f"{ours}{PAGE}",
            "the same page, plain Material": f"{plain}{PAGE}",
            "case with chart and practice": f"{ours}cases/{case_id(CASE, SEED)}/",
            "practice, 100 items": f"{ours}practice/set-of-100/",
            "practice, 1000 items": f"{ours}practice/set-of-1000/",
        }
        return tour(pages, visits, tell)


def graded() -> Graded:
    """What grading many sheets takes."""
    tell(f"{SHEETS} sheets, graded")
    with tempfile.TemporaryDirectory(prefix="casebook-grading-") as folder:
        return grade(Path(folder))


def statistics_taken() -> Run:
    """What the exam's statistics take over many sheets."""
    tell(f"{counting.SHEETS} sheets, statistics")
    with tempfile.TemporaryDirectory(prefix="casebook-counting-") as folder:
        return counting.measure(Path(folder))


def looked_for(library: Library, port: int, visits: int) -> dict[str, list[Find]]:
    """What finding takes in a library's built site, and in the baseline's with Material's own search."""
    with (
        serving(library.root / "site", port) as ours,
        serving(library.root / SITES["plain, its search"], free_port()) as plain,
    ):
        sites = {report.OUR_SEARCH: (ours, OURS), report.THEIR_SEARCH: (plain, MATERIALS), report.ARCHIVE: (ours, None)}
        return finds(sites, PAGE, visits, tell)


def write(
    facts: dict[str, object],
    libraries: Sequence[Library],
    seen: Tour,
    found: Mapping[int, Mapping[str, Sequence[Find]]],
    rows: Sequence[report.Row],
) -> None:
    """Write everything measured, raw runs included, to build/bench.json."""
    content = {
        "at": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        "machine": facts,
        "versions": {**machine.versions(), "chromium": seen.chromium},
        "seed": SEED,
        "rows": [asdict(row) for row in rows],
        "runs": {library.cases: raw(library.runs) for library in libraries},
        "visits": raw(seen.visits),
        "finds": {cases: raw(finds) for cases, finds in found.items()},
    }
    RESULT.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", "utf-8")
    out.print("Written to build/bench.json")


def raw(measured: Mapping[str, Sequence[Any]]) -> dict[str, list[dict[str, float]]]:
    """Lists of runs or visits as JSON takes them."""
    return {name: [asdict(one) for one in several] for name, several in measured.items()}


def tell(message: str) -> None:
    """Say what is being done."""
    err.print(f"{datetime.datetime.now():%H:%M:%S}  {message}")


if __name__ == "__main__":
    main(sys.argv[1:])
