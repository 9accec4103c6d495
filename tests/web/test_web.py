"""Runs the unit tests of the browser part (tests/web/*.test.ts) with Node's own test runner; what holds its house."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from casebook.node import run_node


def test_the_browser_part(tmp_path: Path, repo: Path) -> None:
    bundled = run_node("build.mjs", "--tests", str(tmp_path), cwd=repo / "scripts" / "web")
    assert bundled.returncode == 0, bundled.stdout + bundled.stderr
    files = sorted(tmp_path.glob("*.mjs"))
    assert len(files) == len(list((repo / "tests" / "web").glob("*.test.ts"))) > 5
    everything = tmp_path / "everything.mjs"  # in one process: to start one takes longer than most files
    everything.write_text("".join(f'await import("./{file.name}");\n' for file in files))
    done = run_node("--test", str(everything), cwd=repo)
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
    assert int(re.findall(r"# pass (\d+)", done.stdout)[-1]) > 500, done.stdout[-2000:]


def test_no_two_folders_hold_modules_of_the_same_name(repo: Path) -> None:
    names = Counter(path.name for path in (repo / "scripts" / "web" / "src").rglob("*.ts"))
    assert [name for name, count in names.items() if count > 1] == []
