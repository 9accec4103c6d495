"""How soon an edit is on screen in `casebook serve`."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from tests.bench.server import free_port

PATIENCE = 1200


def edits(root: Path, case: str, runs: int) -> list[float]:
    """Seconds from writing a case's file to its page with the edit, `runs` times, in one `casebook serve` of `root`."""
    address = f"127.0.0.1:{free_port()}"
    with (root / "build" / "serve.log").open("wb") as log:
        command = [sys.executable, "-m", "casebook", "serve", "--root", str(root), "--address", address]
        process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
        page, file = f"http://{address}/cases/{case}/", root / "cases" / f"{case}.md"
        text = file.read_text("utf-8")
        try:
            _wait(page, "</html>", process)
            return [_edit(file, text, page, f"edit-number-{number}", process) for number in range(runs)]
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            file.write_text(text, "utf-8")


def _edit(file: Path, text: str, page: str, mark: str, process: subprocess.Popen[bytes]) -> float:
    time.sleep(3)  # a mentor looks at the page before editing on
    file.write_text(f"{text}\n{mark}\n", "utf-8")
    started = time.monotonic()
    _wait(page, mark, process)
    return time.monotonic() - started


def _wait(page: str, mark: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while mark not in _read(page):
        if process.poll() is not None or time.monotonic() > until:
            raise SystemExit(f"casebook serve does not show {page}; see build/serve.log")
        time.sleep(0.02)


def _read(page: str) -> str:
    try:
        with urllib.request.urlopen(page, timeout=PATIENCE) as answer:
            return str(answer.read().decode())
    except urllib.error.URLError:
        return ""
