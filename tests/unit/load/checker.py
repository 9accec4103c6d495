"""Checks Casebooks in a process of its own, with an end to its time and memory; run as a module it is that process."""

from __future__ import annotations

import datetime
import json
import resource
import selectors
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.support.rounds import rounds

SECONDS = rounds(2, 10)
"""Of work of the processor: others may keep it busy, so the clock on the wall allows more."""
PATIENCE = 120
MEMORY = 1_500_000_000
BASE = Path(__file__).parents[2] / "examples" / "base"
"""What the roots are copies of: only what a test adds is read anew."""


class Checker:
    """A process that checks one root after the other. It is started anew after one that it did not survive."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None

    def check(self, root: Path) -> list[dict[str, Any]]:
        """The problems of a root; fails when the checker raises, hangs or takes too much memory."""
        process = self._process = self._process or self._start()
        assert process.stdin and process.stdout
        print(root, file=process.stdin, flush=True)
        with selectors.DefaultSelector() as selector:
            selector.register(process.stdout, selectors.EVENT_READ)
            answered = selector.select(PATIENCE)
        line = process.stdout.readline() if answered else ""
        if not line:
            self.stop()
            raise AssertionError(f"the checker raised, or worked for more than {SECONDS} s")
        problems: list[dict[str, Any]] = json.loads(line)
        return problems

    def stop(self) -> None:
        """End the process."""
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None

    @staticmethod
    def _start() -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "tests.unit.load.checker"]
        root = Path(__file__).parents[3]
        return subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def main() -> None:
    """Check each root named on a line of the input; print its first problems as a line of JSON."""
    from casebook.check.report import as_json, text
    from casebook.check.run import check_root
    from casebook.load.loading import load

    base = load(BASE)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for line in sys.stdin:
        signal.setitimer(signal.ITIMER_PROF, SECONDS)  # its signal ends the process
        problems = check_root(Path(line.rstrip("\n")), datetime.date(2026, 11, 21), earlier=base).problems
        signal.setitimer(signal.ITIMER_PROF, 0)
        assert all(len(text(problem)) < 1500 for problem in problems)
        print(json.dumps(json.loads(as_json(problems[:1000]))), flush=True)


if __name__ == "__main__":
    main()
