"""What is dear is worked out once for each recipe; what is kept of it may be lost, broken or refused."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path
from typing import Any

import pytest
from casebook.check.remembered import FOLDER, Remembered
from casebook.check.rules import families
from casebook.check.run import check_root

from tests.support.roots import REPO

EXAMPLES = REPO / "tests" / "examples"
TODAY = datetime.date(2026, 11, 21)


class Work:
    """Counts how often it is done."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> list[Any]:
        self.times += 1
        return ["done", 1, None]


def test_the_same_is_worked_out_once(tmp_path: Path) -> None:
    work = Work()
    for name, source in (("a", "x"), ("a", "x"), ("b", "x"), ("a", "y"), ("a", "x")):
        assert Remembered(tmp_path / "kept").get(name, source, work) == ["done", 1, None]
    assert work.times == 3


def test_without_a_folder_nothing_is_kept() -> None:
    work = Work()
    assert [Remembered().get("a", "x", work) for _ in "ab"] == [["done", 1, None]] * 2
    assert work.times == 2


def test_what_is_lost_or_broken_is_worked_out_anew(tmp_path: Path) -> None:
    work = Work()
    for broken in (b"[", b"", b"\xff", None):
        Remembered(tmp_path).get("a", "x", work)
        (file,) = tmp_path.iterdir()
        file.unlink() if broken is None else file.write_bytes(broken)
    assert Remembered(tmp_path).get("a", "x", work) == ["done", 1, None]
    assert work.times == 5


def test_a_disk_that_refuses_is_let_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    assert Remembered(tmp_path / "file").get("a", "x", Work()) == ["done", 1, None]


def test_a_second_check_draws_nothing_but_what_was_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(EXAMPLES / "base", tmp_path, dirs_exist_ok=True)
    file = tmp_path / "quizzes/families/seo.yml"
    file.parent.mkdir(exist_ok=True)
    shutil.copy(EXAMPLES / "invalid/family-sound/two-keys.yml", file)
    first = check_root(tmp_path, TODAY).problems
    assert [problem.rule for problem in first if problem.where.path.endswith(file.name)] == ["family-sound"]
    drawn: list[str] = []
    work, size = families.first_faults, families.size
    monkeypatch.setattr(families, "first_faults", lambda family, *rest: drawn.append(family.id) or work(family, *rest))
    monkeypatch.setattr(families, "size", lambda family: drawn.append(family.id) or size(family))
    assert (check_root(tmp_path, TODAY).problems, drawn) == (first, [])
    family = file.read_text("utf-8")
    file.write_text(family.replace("id: ", "id: another-", 1), "utf-8")
    check_root(tmp_path, TODAY)
    assert len(drawn) == 2 and len(list((tmp_path / FOLDER).iterdir())) == 4
