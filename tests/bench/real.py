"""What it takes to build this repository's own site, in all its languages, from nothing."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from statistics import median

from tests.bench.process import Run, run
from tests.bench.report import Row
from tests.support.roots import copy_repo_content

GOAL_SECONDS = 25


def measure(repeat: int) -> list[Run]:
    """Build a copy of the content `repeat` times, each in a new folder, so that nothing is there already."""
    return [_build() for _ in range(repeat)]


def _build() -> Run:
    with tempfile.TemporaryDirectory(prefix="casebook-real-") as folder:
        root = copy_repo_content(Path(folder, "root"))
        command = [sys.executable, "-m", "casebook", "build", "--root", str(root), "--site-dir", str(root / "site")]
        environment = {**os.environ, "SITE_URL": "http://127.0.0.1:8000/", "NO_MKDOCS_2_WARNING": "1"}
        return run(command, environment, Path(folder, "log"))


def row(runs: list[Run]) -> Row:
    """The row of the table."""
    seconds = [one.seconds for one in runs]
    middle, memory = median(seconds), max(one.megabytes for one in runs)
    spread = (middle, "s", min(seconds), max(seconds))
    met = middle <= GOAL_SECONDS
    return Row("this site", "build, all languages", *spread, megabytes=memory, goal=f"≤ {GOAL_SECONDS} s", met=met)
