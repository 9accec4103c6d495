"""What gives keys away over a bank, on made-up items."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from casebook.check.guesses import bounds
from casebook.check.tells import findings, tells
from casebook.load.loading import load
from typer.testing import CliRunner

from tests.support.commands import app
from tests.support.roots import REPO

EXAMPLES = REPO / "tests" / "examples"
MORE = """\
  - {id: made-up-101, kind: short, level: term, stem: What is a sheet of questions before the start called?,
     key: [pre-brief], rationale: So it is., refs: ["term:impression"]}
  - {id: made-up-102, kind: numeric, level: term, stem: By the page, key: {value: 1}, rationale: So.,
     refs: ["term:ctr"]}
  - {id: made-up-103, kind: numeric, level: term, key: {value: 2}, rationale: So., refs: ["term:ctr"],
     stem: How many working hours pass between the call of Monday evening and that of Tuesday?}
  - {id: made-up-104, kind: numeric, level: term, key: {value: 2}, rationale: So., refs: ["term:ctr"],
     stem: Between the call of Monday evening and the answer of Tuesday how many working hours pass?}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = shutil.copytree(EXAMPLES / "base", tmp_path / "root")
    (root / "mkdocs.yml").touch()
    planted = (EXAMPLES / "invalid/bank-tell/alone-with-and.yml").read_text("utf-8")
    (root / "quizzes/items/seo.yml").write_text(planted + MORE, "utf-8")
    return root


def test_chance_lies_between_bounds() -> None:
    assert bounds([0.5] * 20) == (4, 16)  # 3 and fewer: 0.1 %, 4 and fewer: 0.6 %
    assert bounds([0.25] * 400) == (78, 122)  # by the normal distribution: 100 ± 22.3
    assert bounds([]) == (0, 0)


def test_a_planted_tell_is_found_and_nothing_else(root: Path) -> None:
    unlikely = {tell.what: (tell.seen, tell.of) for tell in tells(load(root).library) if tell.is_unlikely}
    assert unlikely == {"alone with and": (44, 44), "“and”": (44, 44), "“with”": (0, 88)}


def test_what_a_person_looks_at(root: Path) -> None:
    leaning, twins, narrow = findings(load(root).library)
    assert leaning.items == ("made-up-102",)
    assert twins.items == ("made-up-103 and made-up-104",)
    assert "made-up-101" in narrow.items, "“prebrief” and “pre brief” are typed as well"


def test_the_command_tells_it(root: Path) -> None:
    shown = CliRunner().invoke(app, ["bank", "--root", str(root), "--items"]).output
    assert "alone with and" in shown and "made-up-103 and made-up-104" in shown
    told = json.loads(CliRunner().invoke(app, ["bank", "--root", str(root), "--format", "json"]).output)
    assert [one["seen"] for one in told["tells"] if one["what"] == "alone with and"] == [44]
