"""Edits are seen once, whatever they are; and looking for them takes little of the time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from casebook.failure import BuildFailure
from casebook.serve import edits as module
from casebook.serve.edits import Edits
from casebook.serve.lock import only_one
from casebook.serve.loop import _next


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(module, "RARELY", 0)
    monkeypatch.setattr(module, "SHARE", 0)
    monkeypatch.setattr(module, "SETTLE", 0)
    (tmp_path / "docs/deep").mkdir(parents=True)
    (tmp_path / "docs/deep/a.md").write_text("A", "utf-8")
    (tmp_path / "mkdocs.yml").write_text("x", "utf-8")
    return tmp_path


def test_what_is_new_changed_or_gone_is_seen_once(root: Path) -> None:
    edits = Edits([root / "docs", root / "mkdocs.yml", root / "nowhere"])
    assert edits.look() == set()
    (root / "docs/b.svg").write_text("B", "utf-8")
    (root / "docs/deep/a.md").unlink()
    assert edits.look() == {str(root / "docs/b.svg"), str(root / "docs/deep/a.md")}
    assert edits.look() == set()
    os.utime(root / "mkdocs.yml", ns=(1, 1))
    assert edits.look() == {str(root / "mkdocs.yml")}
    (root / "elsewhere.md").touch()
    assert edits.look() == set()


def test_it_does_not_look_again_at_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "RARELY", 1000)
    edits = Edits([root / "docs"])
    edits.look()
    (root / "docs/b.svg").touch()
    assert edits.look() == set()


def test_a_place_is_held_by_one_and_free_after_it(tmp_path: Path) -> None:
    file = tmp_path / "build/serve.lock"
    with (
        only_one(file, "http://here/"),
        pytest.raises(BuildFailure, match="shown already, on http://here/"),
        only_one(file, "http://there/"),
    ):
        pass
    with only_one(file, "http://there/"):
        assert file.read_text("utf-8") == "http://there/"


def test_what_goes_wrong_in_a_piece_is_told_and_ends_the_queue() -> None:
    def pieces(error: Exception) -> Iterator[None]:
        yield
        raise error

    for error, words in (
        (BuildFailure("no bundle"), "no bundle"),
        (OSError(28, "No space left", "x"), "x: saw no space left"),
    ):
        said: list[str] = []
        queue = pieces(error)
        assert [_next(queue, said.append) for _ in range(3)] == [True, False, False]  # type: ignore[arg-type]
        assert len(said) == 1 and words in said[0]
