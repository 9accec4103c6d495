"""What html-validate says of each built page of this site, and Lighthouse of each type of page, as a phone shows it."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from casebook.node import node_bin

from tests.bench.browser import find_chromium
from tests.bench.report import Row

TOOLS = Path(__file__).parent / "pages"
"""Has its own package.json: neither the site nor the tests need what judges pages."""
PAGE_TYPES = {
    "home": "",
    "theory": "theory/seo/",
    "process": "process/brief-and-task/",
    "case": "cases/bank-campaign-takeover/",
    "exercise": "exercises/price-list-on-fridays/",
    "check-list": "checklists/client-study/",
    "glossary": "glossary/",
    "glossary, a topic": "glossary/search-ads/",
    "practice": "practice/search-ads-basics/",
    "search": "search/",
    "say this now": "say-this-now/",
    "path": "path/first-month/",
    "today": "today/",
    "where you stand": "progress/",
    "Friday": "mentor/friday/",
    "exam": "exam/",
}
FASTEST, FLAWLESS = 98, 100
THEIRS = (
    'autocomplete attribute cannot be used on <input type="checkbox">',
    'Attribute "tabindex" has invalid value ""',
)
"""What Material's own templates do."""
Scores = Mapping[str, Mapping[str, Any]]
"""By address: `scores`, those of each run by category, and `lost`, what cost points."""


def measure(site: Path, address: str, runs: int, tell: Callable[[str], None]) -> list[Row]:
    """Have the HTML of this site judged once and its types of pages `runs` times."""
    found = faults(site)
    for fault in found[:20]:
        tell(fault)
    scores = judged({name: f"{address}{path}" for name, path in PAGE_TYPES.items()}, runs)
    for name, page in scores.items():
        tell(f"{name}: {'; '.join(page['lost']) or 'nothing lost'}")
    return [html_row(found), *rows(scores)]


def faults(site: Path) -> list[str]:
    """What html-validate finds in the pages below `site`, as `file:line: what`; what Material does is left out."""
    with tempfile.NamedTemporaryFile("r", suffix=".json") as report:  # through a pipe its end is lost
        chosen = ("--config", str(TOOLS / ".htmlvalidate.json"), "--formatter", f"json={report.name}")
        _node(TOOLS / "node_modules/html-validate/bin/html-validate.mjs", *chosen, f"{site}/**/*.html")
        files = json.load(report)
    return [
        f"{Path(file['filePath']).relative_to(site)}:{one['line']}: {one['message']}"
        for file in files
        for one in file["messages"]
        if one["message"] not in THEIRS
    ]


def judged(addresses: Mapping[str, str], runs: int) -> dict[str, Mapping[str, Any]]:
    """What Lighthouse says of each address, by name."""
    told: Scores = json.loads(_node(TOOLS / "judge.mjs", find_chromium(), str(runs), *addresses.values()))
    return {name: told[address] for name, address in addresses.items()}


def html_row(found: Sequence[str]) -> Row:
    """The row of what is wrong with the HTML."""
    count = len(found)
    return Row("this site", "faults in its HTML", count, "", count, count, goal="0", met=not count)


def rows(scores: Scores) -> Iterator[Row]:
    """A row for each type of page, then one for all that has nothing to do with speed."""
    for name, page in scores.items():
        fast = [run["performance"] for run in page["scores"]]
        spread = (median(fast), "", min(fast), max(fast))
        yield Row("phone", f"{name}, performance", *spread, goal=f"≥ {FASTEST}", met=median(fast) >= FASTEST)
    others = [
        value
        for page in scores.values()
        for run in page["scores"]
        for kind, value in run.items()
        if kind != "performance"
    ]
    least = min(others)
    name = "accessibility, best practices, SEO: the least"
    yield Row("phone", name, least, "", least, max(others), goal=f"{FLAWLESS}", met=least >= FLAWLESS)


def _node(script: Path, *arguments: str) -> str:
    """What a script prints; html-validate ends with 1 where it found something."""
    folder = node_bin()
    if folder is None or not (TOOLS / "node_modules").is_dir():
        raise SystemExit("what judges pages is not here; `make bench` fetches it")
    done = subprocess.run([str(folder / "node"), str(script), *arguments], cwd=TOOLS, capture_output=True, text=True)
    if done.stderr:
        sys.exit(f"{script.name}: {done.stderr[-500:]}")
    return done.stdout
