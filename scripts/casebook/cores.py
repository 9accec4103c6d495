"""Shares work out over the machine's cores."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.synchronize import Event
from typing import Any, TypeVar

Result = TypeVar("Result")
FEWEST = 6
"""With fewer parts, starting workers costs more than it saves."""

_inherited: list[tuple[Callable[[int], Any], Event]] = []
"""What forked workers do, and whether they are to stop: inherited, as all it refers to is not worth sending."""


def side_by_side(work: Callable[[int], Result], parts: int, forks: bool = True) -> Iterator[Result]:
    """`work(0)`, `work(1)` … `work(parts - 1)`, in this order, whichever worker did it.

    Only what `work` returns is sent between processes. Without `forks` all is done in this process: a process that has
    threads must not fork.
    """
    cores = os.cpu_count() or 1
    if not forks or parts < FEWEST or cores == 1 or "fork" not in get_all_start_methods():
        yield from map(work, range(parts))
        return
    fork = get_context("fork")
    stopped = fork.Event()
    _inherited.append((work, stopped))
    try:
        with fork.Pool(cores, _leave_stopping) as pool:
            try:
                yield from pool.imap(_do, range(parts))
            except Exception:  # leaving the pool kills its workers: none is to be in the midst of a file then
                stopped.set()
                pool.close()
                pool.join()
                raise
    finally:
        _inherited.pop()


def _leave_stopping() -> None:
    """Let Ctrl+C be heard by the process that shares out alone: it ends the workers, which have nothing to say."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _do(number: int) -> Any:
    work, stopped = _inherited[-1]
    return None if stopped.is_set() else work(number)
