"""The exam's day: one site and one office for all tests of this folder; they stand in one file, for one worker."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.support.exam_day import ExamDay, make_root


@pytest.fixture(scope="session")
def day(shared: tuple[Path, int], tmp_path_factory: pytest.TempPathFactory) -> ExamDay:
    """A founded office, and its site built and served under a name of the worker's own."""
    folder, port = shared
    base = tmp_path_factory.mktemp("exam-day")
    name = f"exam-{base.parent.name}-{base.name}"
    url = f"http://127.0.0.1:{port}/{name}/"
    found = ExamDay(make_root(base / "site"), base / "office", url)
    found.found()
    (folder / "www" / name).mkdir()
    found.run("build", "--site-dir", str(folder / "www" / name))
    return found


@pytest.fixture(scope="session")
def desk(day: ExamDay) -> ExamDay:
    """The same, with its commands in this process."""
    return replace(day, here=True)


@pytest.fixture(scope="session")
def served(day: ExamDay, shared: tuple[Path, int]) -> Path:
    """The folder that the site was built into."""
    return shared[0] / "www" / day.url.rstrip("/").rsplit("/", 1)[1]


@pytest.fixture
def candidate(new_page: Any) -> Any:
    """A browser of the candidate's own."""
    return new_page(accept_downloads=True)
