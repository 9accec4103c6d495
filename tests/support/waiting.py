"""Waiting for what a browser does by and by, where Playwright has nothing to wait with."""

from __future__ import annotations

import time
from collections.abc import Callable

PATIENCE = 20.0


def until(holds: Callable[[], bool], what: str) -> None:
    """Ask again and again until it holds; `what` is said when it never does."""
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, what
        time.sleep(0.05)
