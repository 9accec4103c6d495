"""The bench's own parts: what it counts, what it compares with, how it judges."""

from __future__ import annotations

import os
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import yaml
from casebook.load.loading import load

from tests.bench import foreseeing, judged, month, real
from tests.bench.builds import STEPS, Library
from tests.bench.finding import Find
from tests.bench.grading import Graded
from tests.bench.plain import texts, write_configurations
from tests.bench.process import Run, run
from tests.bench.report import Row, grading, rows, table
from tests.bench.run import numbers, parse
from tests.bench.server import free_port, serving
from tests.support.roots import TINY, adopt
from tests.synthetic.pages import nav

MEMORY = "import time; held = bytearray(100_000_000); held[::4096] = b'x' * len(held[::4096]); time.sleep(1)"


@pytest.fixture
def library(tmp_path: Path) -> Callable[[int, float], Library]:
    """A library of so many cases whose build took so long, every other step ten seconds."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("x" * 1000, "utf-8")

    def make(cases: int, build: float) -> Library:
        took = {step: [Run(10, 10, 100)] for step in STEPS} | {"build": [Run(build, build, 200)]}
        return Library(tmp_path, cases, "", took)

    return make


def row(found: list[Row], part: str, name: str) -> Row:
    return next(row for row in found if (row.part, row.name) == (part, name))


def test_memory_of_children_counts(tmp_path: Path) -> None:
    both = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {MEMORY!r}]); {MEMORY}"
    done = run([sys.executable, "-c", both], os.environ, tmp_path / "log")
    assert 200 < done.megabytes < 400
    assert done.seconds > 1 > done.cpu


def test_a_failing_step_ends_the_bench_with_its_output(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="so it was"):
        run([sys.executable, "-c", "raise SystemExit('so it was')"], os.environ, tmp_path / "log")


def test_the_baseline_has_our_pages_and_nothing_else_of_ours(tmp_path: Path) -> None:
    adopt(tmp_path)
    with (tmp_path / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write(f"\n{nav()}")
    write_configurations(tmp_path)
    assert yaml.safe_load((tmp_path / "plain-search.yml").read_text("utf-8"))["plugins"] == ["search"]
    plain = yaml.safe_load((tmp_path / "plain.yml").read_text("utf-8"))
    assert set(plain) == {
        "site_name", "site_dir", "theme", "plugins", "docs_dir", "markdown_extensions", "not_in_nav", "nav",
    }  # fmt: skip
    assert plain["theme"] == {"name": "material", "font": False}
    assert plain["plugins"] == []
    assert {"Home": "index.md"} in plain["nav"]


def test_the_baseline_has_the_texts_that_its_user_would_write() -> None:
    found = dict(texts(load(TINY).library))
    case = found["cases/paper-lanterns.md"]
    assert case.startswith("# Paper lanterns\n") and "Outcome | failure" in case and "180.5" in case
    assert "Ask the seven questions" in case
    assert '??? note "Answer"' in found["practice/all-kinds.md"] and "## CTR" not in found["index.md"]
    assert "The share of impressions" in found["glossary/index.md"]
    assert not [path for path, text in found.items() if "<" + "!--" in text or "casebook-practice" in text]


def test_a_build_is_judged_by_the_baseline_of_its_run(library: Callable[[int, float], Library]) -> None:
    found = list(rows([library(1000, 7.9), library(10_000, 90)], {}, {}, {}))
    assert row(found, "1000 cases", "build").met is True
    assert row(found, "10000 cases", "build").met is False
    assert row(found, "10000 cases", "check").met is True
    assert row(found, "10000 cases", "site, 1 files, 0.0 MB of them search").value == 0.001
    growth = row(found, "1000 → 10000", "build, growth")
    assert (round(growth.value, 1), growth.met) == (11.4, False)
    assert row(found, "10000 cases", "build, all processes").met is True
    assert table(found, "").row_count == len(found)


def test_finding_is_judged_where_there_is_a_goal(library: Callable[[int, float], Library]) -> None:
    ours, theirs = [Find(600, 100, 240_000)], [Find(9000, 500, 12_000_000)]
    found = {size: {"search": ours, "Material's search": theirs, "archive": ours} for size in (1000, 5000)}
    judged = list(rows([library(1000, 11), library(5000, 60)], {}, found, {5000: [1.5, 2.5, 3.5]}))
    assert row(judged, "1000 cases", "search, first result after").met is None
    assert row(judged, "5000 cases", "search, first result after").met is True
    assert row(judged, "5000 cases", "search, transferred").met is True
    assert row(judged, "5000 cases", "search, against Material's bytes").met is True
    assert row(judged, "5000 cases", "archive, catalogue").met is False
    assert row(judged, "5000 cases", "serve, an edit on screen after").met is False


def test_grading_is_judged() -> None:
    assert grading(Graded(10_000, Run(100, 60, 200))).met is True
    assert grading(Graded(10_000, Run(130, 60, 200))).met is False


def test_growth_between_other_sizes_is_not_judged(library: Callable[[int, float], Library]) -> None:
    found = list(rows([library(200, 1), library(1000, 100)], {}, {}, {}))
    assert row(found, "200 → 1000", "build, growth").met is None


def test_a_site_that_was_taken_away_is_noticed(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="is gone"):
        Library(tmp_path, 1000, "").site_sizes()


def test_quick_means_one_run_of_the_smallest() -> None:
    assert numbers("5000,1000") == (1000, 5000)
    assert (parse(["--quick"]).sizes, parse(["--quick"]).repeat) == ((1000,), 1)


def test_the_server_packs_texts_and_stays_in_its_folder(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "page").mkdir(parents=True)
    (site / "page" / "index.html").write_text("<p>" + "word " * 1000, "utf-8")
    (tmp_path / "secret.html").write_text("secret", "utf-8")
    with serving(site, free_port()) as address:
        with urllib.request.urlopen(f"{address}page/") as answer:
            assert answer.headers["Content-Encoding"] == "gzip"
            assert int(answer.headers["Content-Length"]) < 200
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(f"{address}../secret.html")
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(f"{address}%2e%2e/secret.html")


def test_help_runs_without_anything_built() -> None:
    command = [sys.executable, str(Path(__file__).parent / "run.py"), "--help"]
    assert "--quick" in subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_the_build_of_this_site_is_judged_by_its_median() -> None:
    runs = [Run(seconds, seconds, 100 + seconds) for seconds in (20.0, 24.0, 40.0)]
    row = real.row(runs)
    assert (row.value, row.low, row.high, row.megabytes, row.met) == (24.0, 20.0, 40.0, 140.0, True)
    assert real.row(runs[2:]).met is False


def test_pages_are_judged_by_the_median_of_speed_and_by_the_least_of_the_rest() -> None:
    runs = [
        {"performance": fast, "accessibility": 100, "seo": other} for fast, other in ((90, 100), (98, 100), (99, 96))
    ]
    speed, rest = judged.rows({"home": {"scores": runs, "lost": []}})
    assert (speed.name, speed.value, speed.low, speed.met) == ("home, performance", 98, 90, True)
    assert (rest.value, rest.met) == (96, False)
    assert judged.html_row([]).met and not judged.html_row(["index.html:1: stray tag"]).met


def test_forecasts_are_judged_by_tenths_that_hold_enough() -> None:
    found = [(0.31, number < 30) for number in range(100)] + [(0.85, True)] * 3
    three, eight = foreseeing.tenths(found)
    assert (three.learners, three.came, eight.number) == (100, 30, 8)
    judged, thin = foreseeing.rows([three, eight])
    assert judged.met is True and thin.met is None and thin.low < 60


def test_a_month_is_judged_by_its_fullest_day_and_by_what_is_known() -> None:
    days = list(month.mornings())
    assert (len(days), days[-1]) == (20, date(2026, 4, 17))
    at = [datetime(2026, 3, 9 + day, 23, tzinfo=UTC).timestamp() * 1000 for day in (0, 1, 3)]
    at[1] += 2 * 3_600_000  # half past three in Sofia: still the day before
    records = [
        {"item": "a", "history": [{"at": one, "score": 1} for one in at]},
        {"item": "b", "history": [{"at": at[0], "score": 0}]},
    ]
    result = month.result(records, date(2026, 3, 14))
    assert (result.loads, result.learnt, result.known) == ((2, 1, 1), 2, 50)
