"""What it takes to build this repository's own site, in all its languages, from nothing."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from tests.bench.process import Run, run
from tests.bench.report import Row
from tests.bench.server import free_port, serving
from tests.support.roots import copy_repo_content

GOAL_SECONDS = 25


def measure(repeat: int) -> list[Run]:
    """Build a copy of the content `repeat` times, each in a new folder, so that nothing is there already."""
    return [_build() for _ in range(repeat)]


def build(folder: Path, address: str) -> tuple[Path, Run]:
    """Build a copy of the content below `folder`; gives the site, a folder named casebook, and what that took."""
    root, site = copy_repo_content(folder / "root"), folder / "www" / "casebook"
    command = [sys.executable, "-m", "casebook", "build", "--root", str(root), "--site-dir", str(site)]
    environment = {**os.environ, "SITE_URL": address, "NO_MKDOCS_2_WARNING": "1"}
    return site, run(command, environment, folder / "log")


@contextmanager
def served() -> Iterator[tuple[Path, str]]:
    """This site, built and served: its folder, and its address, which ends in `/`."""
    with tempfile.TemporaryDirectory(prefix="casebook-served-") as folder:
        port = free_port()
        site, _ = build(Path(folder), f"http://127.0.0.1:{port}/casebook/")
        with serving(site.parent, port) as address:
            yield site, f"{address}casebook/"


def _build() -> Run:
    with tempfile.TemporaryDirectory(prefix="casebook-real-") as folder:
        return build(Path(folder), "http://127.0.0.1:8000/")[1]


def row(runs: list[Run]) -> Row:
    """The row of the table."""
    seconds = [one.seconds for one in runs]
    middle, memory = median(seconds), max(one.megabytes for one in runs)
    spread = (middle, "s", min(seconds), max(seconds))
    met = middle <= GOAL_SECONDS
    return Row("this site", "build, all languages", *spread, megabytes=memory, goal=f"≤ {GOAL_SECONDS} s", met=met)
