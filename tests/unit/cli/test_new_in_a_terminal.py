"""`casebook new` in a terminal: it asks, shows choices, and asks again until the response fits."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from casebook.load.loading import load

pytestmark = pytest.mark.slow


class Terminal:
    """A process on a terminal of its own, spoken to in turns."""

    def __init__(self, root: Path, *arguments: str) -> None:
        ours, theirs = pty.openpty()
        self.ours = ours
        environment = {**os.environ, "COLUMNS": "200", "TERM": "dumb", "PYTHONIOENCODING": "utf-8"}
        command = [sys.executable, "-m", "casebook", *arguments, "--root", str(root)]
        self.process = subprocess.Popen(
            command, stdin=theirs, stdout=subprocess.PIPE, stderr=theirs, env=environment, cwd=root
        )
        os.close(theirs)
        self.seen = ""

    def until(self, words: str) -> str:
        """Wait for `words`, and give all that was seen since the last time."""
        deadline = time.monotonic() + 30
        while words not in self.seen:
            assert time.monotonic() < deadline, f"waited for {words!r}, saw {self.seen!r}"
            if select.select([self.ours], [], [], 0.2)[0]:
                self.seen += os.read(self.ours, 65536).decode("utf-8", "replace")
        before, found, self.seen = self.seen.partition(words)
        return before + found

    def say(self, question: str, *responses: str) -> str:
        """Type the responses, one after each time `question` is asked; give what was seen before the last."""
        shown = ""
        for response in responses:
            shown = self.until(question)
            os.write(self.ours, f"{response}\n".encode())
        return shown

    def interrupt(self) -> None:
        """Ctrl+C, and again as one would: it is lost when it comes between the question and the wait for a response."""
        for _ in range(5):
            self.process.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(5)
                return

    def end(self) -> tuple[int, str]:
        """The exit code and what was printed."""
        printed, _ = self.process.communicate(timeout=30)
        return self.process.returncode, printed.decode()


@pytest.fixture
def terminals(root: Path) -> Iterator[list[Terminal]]:
    opened: list[Terminal] = []
    yield opened
    for terminal in opened:
        os.close(terminal.ours)
        terminal.process.kill()
        terminal.process.wait()


def test_a_case_is_asked_for(root: Path, terminals: list[Terminal]) -> None:
    terminal = Terminal(root, "new", "case")
    terminals.append(terminal)
    terminal.say("Title of the case:", "", "Лавка")
    terminal.say("one or two sentences (Enter: later):", "x" * 301, "")
    terminal.say("without the end (Enter: later):", "Whether the shop gets a second page")
    shown = terminal.say("How it ended:", "splendid", "3")
    assert "3  failure" in shown or "expected one of the choices" in shown
    assert "clothing" in terminal.say("industry:", "clothing")
    terminal.say("Services that were used", "")
    terminal.say("Processes that the case teaches", "", "nothing like it", "communication, 1")
    terminal.say("The client in a line", "A shop")
    for question in ("size", "region", "name", "First month", "Last month", "Who worked on it"):
        terminal.say(question, "")
    terminal.say("What carries over", "Ask first.", "Then write.", "")
    terminal.say("would have prevented it", "Who buys here?")
    terminal.say("record is kept", "")
    assert terminal.end() == (0, "cases/lavka.md\n")
    case = load(root).library.cases["lavka"]
    assert (case.outcome, case.topics) == ("failure", ["communication", "brief-and-task"])
    assert case.lessons == ["Ask first.", "Then write."]
    assert case.teaser == "Whether the shop gets a second page"
    assert case.prevented_by == "Who buys here?"
    assert case.summary.startswith("TODO:")


def test_with_flags_nothing_is_asked(root: Path, terminals: list[Terminal]) -> None:
    terminal = Terminal(root, "new", "term", "--topic", "seo")
    terminals.append(terminal)
    terminal.until("--example: is missing")
    assert terminal.end() == (2, "")


@pytest.mark.parametrize("way", ["end of input", "interrupt"])
def test_leaving_writes_nothing(way: str, root: Path, terminals: list[Terminal]) -> None:
    files = sorted(root.rglob("*"))
    terminal = Terminal(root, "new", "case")
    terminals.append(terminal)
    terminal.until("Title of the case:")
    if way == "interrupt":
        terminal.interrupt()
    else:
        os.write(terminal.ours, b"\x04")
    code, printed = terminal.end()
    assert code not in (0, 2)
    assert printed == ""
    assert sorted(root.rglob("*")) == files
    assert "Traceback" not in terminal.seen
