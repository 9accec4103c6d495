"""Every file or folder in valid/ and invalid/ is a test; README.md beside this file says how to add one.

`CASEBOOK_UPDATE=1 pytest tests/examples` writes the expected reports anew. Read them before you commit them.
"""

from __future__ import annotations

import datetime
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from casebook.check.report import text
from casebook.check.run import all_rules, check_root
from casebook.load.loading import Loading, load
from casebook.model.problem import Problem

from tests.examples.generated import GENERATED

HERE = Path(__file__).parent
TODAY = datetime.date(2026, 11, 21)
UPDATE = bool(os.environ.get("CASEBOOK_UPDATE"))
COVERAGE = "coverage-"
PLACE = re.compile(r"^# at: (\S+)$", re.M)


@dataclass(frozen=True)
class Example:
    """An example: `name` is `<rule>/<what it shows>`, below `valid/` or `invalid/`."""

    sort: str
    name: str

    @property
    def rule(self) -> str:
        """The rule that it keeps or breaks."""
        return self.name.split("/")[0]

    @property
    def report(self) -> Path:
        """The file with the report that is expected."""
        return HERE / self.sort / f"{self.name}.txt"

    def lay(self, root: Path) -> set[str]:
        """Write the example's files over those in `root`; returns their paths."""
        if (make := GENERATED.get(f"{self.sort}/{self.name}")) is not None:
            return make(root)
        source = HERE / self.sort / self.name
        if source.is_dir():
            shutil.copytree(source, root, dirs_exist_ok=True)
            return {path.relative_to(source).as_posix() for path in source.rglob("*")}
        (file,) = (path for path in source.parent.glob(f"{source.name}.*") if path.suffix != ".txt")
        content = file.read_text("utf-8")
        place = PLACE.search(content)
        assert place, f"{file}: no line `# at: <path>`"
        target = root / place[1]
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, "utf-8")
        return {place[1]}


def examples(sort: str) -> Iterator[Example]:
    """All examples of a sort: files, folders, and what is generated."""
    names = {name.removeprefix(f"{sort}/") for name in GENERATED if name.startswith(f"{sort}/")}
    for path in (HERE / sort).glob("*/*"):
        if path.is_dir() or path.suffix != ".txt":
            names.add(f"{path.parent.name}/{path.name if path.is_dir() else path.stem}")
    yield from (Example(sort, name) for name in sorted(names))


@cache
def base() -> Loading:
    """The base, whose files are not read again where an example leaves them as they are."""
    return load(HERE / "base")


def problems_of(example: Example, root: Path) -> tuple[list[Problem], list[Problem]]:
    """All problems with the example laid over the base, and those of its own files.

    That nothing asks about what an example adds is told in the examples of coverage only.
    """
    shutil.copytree(HERE / "base", root, dirs_exist_ok=True)
    paths = example.lay(root)
    problems = check_root(root, TODAY, earlier=base()).problems
    if not example.rule.startswith(COVERAGE):
        problems = [problem for problem in problems if not problem.rule.startswith(COVERAGE)]
    return problems, [problem for problem in problems if problem.where.path in paths]


def params(sort: str) -> list[object]:
    return [pytest.param(example, id=example.name) for example in examples(sort)]


@pytest.mark.parametrize("example", params("invalid"))
def test_invalid(example: Example, tmp_path: Path) -> None:
    everything, problems = problems_of(example, tmp_path)
    report = "\n".join(map(text, problems)) + "\n"
    if UPDATE:
        example.report.parent.mkdir(parents=True, exist_ok=True)
        example.report.write_text(report, "utf-8")
    assert report == example.report.read_text("utf-8")
    assert {problem.rule for problem in problems} == {example.rule}
    assert [text(problem) for problem in everything if not problem.hint.strip()] == []


@pytest.mark.parametrize("example", params("valid"))
def test_valid(example: Example, tmp_path: Path) -> None:
    problems, own = problems_of(example, tmp_path)
    assert [text(problem) for problem in own] == []
    assert [text(problem) for problem in problems if problem.rule == example.rule] == []


def test_the_base_is_valid(tmp_path: Path) -> None:
    shutil.copytree(HERE / "base", tmp_path, dirs_exist_ok=True)
    assert [text(problem) for problem in check_root(tmp_path, TODAY).problems] == []


@pytest.mark.parametrize("sort", ["valid", "invalid"])
def test_every_rule_has_an_example(sort: str) -> None:
    assert {example.rule for example in examples(sort)} == set(all_rules())


def test_no_report_is_left_over() -> None:
    reports = {path for path in (HERE / "invalid").glob("*/*.txt") if path.is_file()}
    assert reports == {example.report for example in examples("invalid")}
