"""Runs the unit tests of the browser part (tests/web/*.test.ts) with Node's own test runner."""

from __future__ import annotations

from pathlib import Path

from casebook.node import run_node


def test_the_browser_part(tmp_path: Path, repo: Path) -> None:
    bundled = run_node("build.mjs", "--tests", str(tmp_path), cwd=repo / "scripts" / "web")
    assert bundled.returncode == 0, bundled.stdout + bundled.stderr
    files = sorted(map(str, tmp_path.glob("*.mjs")))
    assert len(files) == len(list((repo / "tests" / "web").glob("*.test.ts"))) > 5
    done = run_node("--test", *files, cwd=repo)
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
