"""Sharing work out."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from casebook.cores import FEWEST, side_by_side


@pytest.mark.parametrize("forks", [True, False])
@pytest.mark.parametrize("parts", [0, 1, FEWEST, 50])
def test_results_come_in_order(parts: int, forks: bool) -> None:
    held = [number * 10 for number in range(parts)]  # inherited, not sent
    assert list(side_by_side(lambda number: held[number] + 1, parts, forks)) == [n * 10 + 1 for n in range(parts)]


def test_many_parts_are_done_elsewhere_and_few_here() -> None:
    assert set(side_by_side(lambda number: os.getpid(), 1)) == {os.getpid()}
    assert set(side_by_side(lambda number: os.getpid(), 50, forks=False)) == {os.getpid()}
    if (os.cpu_count() or 1) > 1:
        assert os.getpid() not in set(side_by_side(lambda number: os.getpid(), 50))


def test_a_failure_comes_through_whole() -> None:
    def full_disk(number: int) -> None:
        raise OSError(28, "No space left on device", "some/file")

    with pytest.raises(OSError, match="some/file") as caught:
        list(side_by_side(full_disk, 50))
    assert caught.value.errno == 28


def test_a_failure_kills_no_worker_in_the_midst_of_its_part(tmp_path: Path) -> None:
    """A worker that was ended while it wrote would leave half a file."""

    def part(number: int) -> None:
        (tmp_path / f"begun-{number}").touch()
        if number == 0:
            raise ValueError("the first part")
        for step in range(200_000):
            step * step
        (tmp_path / f"begun-{number}").rename(tmp_path / f"done-{number}")

    with pytest.raises(ValueError, match="first part"):
        list(side_by_side(part, 400))
    assert [file.name for file in tmp_path.iterdir() if file.name != "begun-0" and file.name.startswith("begun")] == []
    assert len(list(tmp_path.iterdir())) < 400
