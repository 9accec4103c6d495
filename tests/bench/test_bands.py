"""The bench of the borderline band; and that the page for mentors has its figures."""

from __future__ import annotations

import re

from casebook.load.loading import load

from tests.bench.bands import EXAM, chances, with_band
from tests.support.roots import REPO

STATUSES = ("pass", "borderline", "fail")


def test_the_page_says_what_the_band_costs() -> None:
    exam = load(REPO, folders=("quizzes",)).library.blueprints[EXAM]
    page = (REPO / "docs/mentor/exam.md").read_text("utf-8")
    rows = re.findall(r"^\| (\d\d)% \| ([\d, |]+) \|$", page, re.MULTILINE)
    shown = {int(share) / 100: [int(one) for one in re.findall(r"\d+", cells)] for share, cells in rows}
    columns = [chances(plan, list(shown)) for plan in (with_band(exam, None), with_band(exam, (29, 34)), exam)]
    for share, cells in shown.items():
        none, former, now = (found[share] for found in columns)
        figures = [none["pass"], none["fail"], *(one[status] for one in (former, now) for status in STATUSES)]
        assert cells == [round(100 * figure) for figure in figures], share
    assert len(shown) == 6


def test_the_shipped_band_keeps_its_promises() -> None:
    found = chances(load(REPO, folders=("quizzes",)).library.blueprints[EXAM], (0.7, 0.85))
    assert found[0.7]["pass"] <= 0.03 and found[0.85]["fail"] <= 0.05
    assert abs(sum(found[0.7].values()) - 1) < 1e-9
