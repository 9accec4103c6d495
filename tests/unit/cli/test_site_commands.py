"""`casebook stage`, `build` and `serve` when the disk, a folder or a port refuses: a message, never a traceback."""

from __future__ import annotations

import errno
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from casebook import disk
from casebook.build import NotASite, build_site
from casebook.failure import BuildFailure

from tests.unit.cli.conftest import Run

pytestmark = pytest.mark.slow


def test_stage_tells_a_full_disk_and_leaves_no_half_file(run: Run, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    beside = disk._beside

    @contextmanager
    def full(path: Path, data: bytes, *options: Any) -> Iterator[Path]:
        with beside(path, data, *options) as file:
            if path.stem == "tyre-shop":
                raise OSError(errno.ENOSPC, "No space left on device")
            yield file

    monkeypatch.setattr(disk, "_beside", full)
    done = run("stage")
    assert done.exit_code == 1
    assert "tyre-shop.md: saw no space left on device" in done.stderr
    assert not list(root.rglob(f"{disk.TEMPORARY}*"))


def test_stage_tells_a_folder_that_is_in_the_way(run: Run, root: Path) -> None:
    (root / "build/docs/en/index.md").mkdir(parents=True)
    done = run("stage")
    assert done.exit_code == 1
    assert "build/docs/en/index.md: saw is a directory" in done.stderr


@pytest.mark.parametrize("folder", [".", "docs", "cases"])
def test_build_never_empties_a_folder_that_is_no_site(root: Path, folder: str) -> None:
    before = sorted(root.rglob("*"))
    with pytest.raises(NotASite, match="would be emptied"):
        build_site(root, pytest.fail, root / folder)
    assert sorted(root.rglob("*")) == before


def test_build_tells_a_folder_that_cannot_be_made(root: Path) -> None:
    with pytest.raises(BuildFailure, match=r"mkdocs\.yml"):
        build_site(root, pytest.fail, root / "mkdocs.yml" / "site")


def test_serve_tells_a_port_that_is_taken(run: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        done = run("serve", "--address", address)
    assert done.exit_code == 2
    assert f"{address}: another program listens there already" in done.stderr


@pytest.mark.parametrize("address", ["8000", "127.0.0.1:", "127.0.0.1:http", "127.0.0.1:99999", ":8000"])
def test_serve_tells_an_address_that_is_none(run: Run, address: str) -> None:
    done = run("serve", "--address", address)
    assert done.exit_code == 2
    assert "expected HOST:PORT" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="no Ctrl+C for one process group")
@pytest.mark.parametrize("moment", ["build/docs/en/index.md", "build/site-*/en/*"])
def test_ctrl_c_stops_a_build_in_a_line(root: Path, moment: str) -> None:
    command = [sys.executable, "-m", "casebook", "build", "--root", str(root)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True)
    while process.poll() is None and not list(root.glob(moment)):
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    said = process.communicate(timeout=60)[0].decode()
    assert (said, process.returncode) == ("Stopped; the site stays as it was.\n", 130)
    assert list((root / "site").iterdir() if (root / "site").exists() else []) == []
