"""Runs a command as a process of its own and says what it took, its children included."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil  # type: ignore[import-untyped]

POLL = 0.5
KIB = 1 if sys.platform == "darwin" else 1024
"""The unit of `ru_maxrss`: bytes on macOS, KiB elsewhere."""


@dataclass(frozen=True)
class Run:
    """What one run took: wall time, processor time, the most memory held at once, children included."""

    seconds: float
    cpu: float
    megabytes: float


def run(command: Sequence[str], env: Mapping[str, str], log: Path) -> Run:
    """Run `command` to its end; its output goes to `log`. Ends the bench when the command fails."""
    with log.open("wb") as out:
        started = time.perf_counter()
        process = subprocess.Popen(command, env=env, stdout=out, stderr=subprocess.STDOUT)
        with Watch(process.pid) as watch:
            _, status, usage = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        tail = "\n".join(log.read_text("utf-8", "replace").splitlines()[-20:])
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}:\n{tail}")
    peak = max(watch.peak, usage.ru_maxrss * KIB)
    return Run(round(seconds, 3), round(usage.ru_utime + usage.ru_stime, 3), round(peak / 1e6, 1))


class Watch:
    """Looks every `POLL` seconds at how much memory a process and its children hold together.

    The kernel's own peak (`ru_maxrss`) is exact, but of the largest single process only; hence both.
    """

    def __init__(self, pid: int) -> None:
        self.peak = 0
        self._process = psutil.Process(pid)
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(POLL):
            self.peak = max(self.peak, _held(self._process))


def _held(process: psutil.Process) -> int:
    held = 0
    try:
        for one in (process, *process.children(recursive=True)):
            held += _share(one)
    except psutil.Error:
        pass
    return held


def _share(process: psutil.Process) -> int:
    """Bytes; of what processes share, as a fork does, each has its part (PSS), where the system tells it."""
    if sys.platform == "linux":
        return int(process.memory_full_info().pss)
    return int(process.memory_info().rss)
