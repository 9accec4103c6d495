"""Bundling the browser part: whole files for whoever reads, whatever happens at the same time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from casebook import bundle as bundling

pytestmark = pytest.mark.slow

READ = """
import pathlib, sys
from casebook.bundle import bundle
print(sorted((name, len(data)) for name, data in bundle(pathlib.Path(sys.argv[1])).items()))
"""


def test_six_processes_at_once_read_whole_files(tmp_path: Path) -> None:
    command = [sys.executable, "-c", READ, str(tmp_path / "web")]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(6)]
    ends = [process.communicate(timeout=60) for process in running]
    assert {process.returncode for process in running} == {0}, ends
    assert len({out for out, _ in ends}) == 1
    assert "practice.js" in ends[0][0]


def test_it_is_bundled_again_only_when_a_source_is_newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = bundling.bundle(tmp_path / "web")
    (tmp_path / "web" / "gone.js").write_text("an element that is no more")

    def never(out: Path) -> None:
        raise AssertionError("bundled again")

    with monkeypatch.context() as patch:
        patch.setattr(bundling, "_esbuild", never)
        assert bundling.bundle(tmp_path / "web").keys() == first.keys() | {"gone.js"}
    (tmp_path / "web" / "stamp").unlink()
    assert bundling.bundle(tmp_path / "web") == first


def test_without_packages_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundling, "WEB", tmp_path)
    with pytest.raises(bundling.BundleFailure, match="make setup"):
        bundling._esbuild(tmp_path)
