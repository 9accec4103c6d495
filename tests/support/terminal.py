"""`casebook exam` on a terminal of its own: what it shows is read, what a mentor types is written."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from casebook.exam.office.office import VARIABLE

from tests.support.roots import REPO

PATIENCE = 60


class Terminal:
    """A process on a terminal of its own, all three streams."""

    def __init__(self, office: Path, *arguments: str) -> None:
        self.ours, theirs = pty.openpty()
        environment = {**os.environ, VARIABLE: str(office), "COLUMNS": "160", "TERM": "dumb",
                       "PYTHONPATH": str(REPO / "scripts"), "PYTHONIOENCODING": "utf-8"}  # fmt: skip
        command = [sys.executable, "-m", "casebook", "exam", *arguments]
        self.process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment)
        os.close(theirs)
        self.seen = ""

    def until(self, words: str) -> str:
        """Wait for `words`, and give all that was seen since the last time."""
        deadline = time.monotonic() + PATIENCE
        while words not in self.seen:
            assert time.monotonic() < deadline, f"waited for {words!r}, saw {self.seen!r}"
            if select.select([self.ours], [], [], 0.2)[0]:
                self.seen += os.read(self.ours, 65536).decode("utf-8", "replace")
        before, found, self.seen = self.seen.partition(words)
        return before + found

    def say(self, question: str, text: str) -> str:
        """Type a line when `question` is asked; gives what was seen before."""
        shown = self.until(question)
        os.write(self.ours, f"{text}\n".encode())
        return shown


@contextmanager
def terminal(office: Path, *arguments: str) -> Iterator[Terminal]:
    opened = Terminal(office, *arguments)
    try:
        yield opened
    finally:
        os.close(opened.ours)
        opened.process.kill()
        opened.process.wait()
