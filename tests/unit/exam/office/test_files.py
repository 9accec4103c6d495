"""Files of the office under bad conditions: whole or absent, never overwritten, and a message that leads on."""

from __future__ import annotations

import errno
import json
import multiprocessing
import os
import resource
import signal
import stat
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from casebook import disk
from casebook.exam.office.storage import (
    IsThere,
    OfficeFault,
    locked,
    names,
    parse_json,
    read_bytes,
    read_json,
    write_json_once,
    write_once,
)

FORK = multiprocessing.get_context("fork")


def in_child(work: Callable[[], None]) -> int:
    """Run it in a process of its own; gives the exit code: 0 done, 7 refused with a fault."""

    def run() -> None:
        try:
            work()
        except OfficeFault:
            os._exit(7)

    process = FORK.Process(target=run)
    process.start()
    process.join()
    return process.exitcode or 0


def left(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_a_file_is_written_once(tmp_path: Path) -> None:
    write_once(tmp_path / "a" / "x.json", b"one")
    with pytest.raises(IsThere, match="nothing in the office is overwritten"):
        write_once(tmp_path / "a" / "x.json", b"two")
    assert (tmp_path / "a" / "x.json").read_bytes() == b"one"
    assert left(tmp_path / "a") == ["x.json"]
    assert stat.S_IMODE((tmp_path / "a" / "x.json").stat().st_mode) == 0o600


def test_a_dangling_link_is_a_file_of_that_name(tmp_path: Path) -> None:
    (tmp_path / "x.json").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(IsThere):
        write_once(tmp_path / "x.json", b"one")
    assert left(tmp_path) == ["x.json"]


@pytest.mark.parametrize("links", [True, False], ids=["with hard links", "without hard links"])
def test_of_many_writers_at_once_one_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool) -> None:
    if not links:
        monkeypatch.setattr(os, "link", no_links)
    start = FORK.Event()

    def write(number: int) -> None:
        start.wait()
        try:
            write_once(tmp_path / "x.json", str(number).encode() * 50_000)
        except IsThere:
            os._exit(7)

    writers = [FORK.Process(target=write, args=(number,)) for number in range(8)]
    for writer in writers:
        writer.start()
    start.set()
    for writer in writers:
        writer.join()
    assert sorted(writer.exitcode or 0 for writer in writers) == [0, *[7] * 7]
    assert len(set((tmp_path / "x.json").read_bytes())) == 1
    assert (tmp_path / "x.json").stat().st_size == 50_000
    assert left(tmp_path) == ["x.json"]


def no_links(*_: Any, **__: Any) -> None:
    raise OSError(errno.EPERM, "Operation not permitted")


@pytest.mark.slow
def test_killed_at_any_moment_it_is_whole_or_absent(tmp_path: Path) -> None:
    data = json.dumps({"x": "y" * 2_000_000}).encode()
    states = set()
    for number in range(40):
        path = tmp_path / f"{number}.json"
        writer = FORK.Process(target=write_once, args=(path, data))
        writer.start()
        time.sleep(number * 0.0005)
        assert writer.pid
        os.kill(writer.pid, signal.SIGKILL)
        writer.join()
        states.add(path.exists())
        if path.exists():
            assert path.read_bytes() == data
        else:
            write_once(path, data)
    assert names(tmp_path) == sorted(str(number) for number in range(40))  # what was left half written is no file of it


def test_a_file_size_limit_is_told_and_nothing_is_left(tmp_path: Path) -> None:
    def write() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
        write_once(tmp_path / "x.json", b"x" * 5000)

    assert in_child(write) == 7
    assert left(tmp_path) == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 kB, where tests may mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)], capture_output=True)
    if done.returncode:
        pytest.skip("only the superuser may mount a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_told_and_nothing_is_left(small_disk: Path) -> None:
    write_once(small_disk / "a.json", b"x" * 30_000)
    with pytest.raises(OfficeFault, match="no space left on device / expected room on the disk"):
        write_once(small_disk / "b.json", b"x" * 60_000)
    assert left(small_disk) == ["a.json"]
    (small_disk / "a.json").unlink()
    write_once(small_disk / "b.json", b"x" * 30_000)


def test_a_full_disk_found_out_late_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A network disk may accept everything and say so only when it is asked to keep it."""

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OfficeFault, match="room on the disk"):
        write_once(tmp_path / "x.json", b"x")
    assert left(tmp_path) == []


def test_a_disk_mounted_read_only_is_told(small_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(OfficeFault, match="read-only file system / expected a folder that can be written"):
        write_once(small_disk / "x.json", b"x")


def test_a_folder_without_rights_is_told() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "ledger"
        folder.mkdir()
        (folder / "x.json").write_text("{}")
        (folder / "x.json").chmod(0)
        Path(name).chmod(0o755)
        folder.chmod(0o555)

        def as_nobody(work: Callable[[], object]) -> int:
            def run() -> None:
                if os.getuid() == 0:
                    os.setgid(65534)
                    os.setuid(65534)
                work()

            return in_child(run)

        assert as_nobody(lambda: write_once(folder / "y.json", b"{}")) == 7
        assert as_nobody(lambda: read_json(folder / "x.json")) == 7
        assert left(folder) == ["x.json"]
        folder.chmod(0o755)


BAD = {
    "empty": (b"", "an empty file"),
    "cut off": (b'{"v": 1, "id', "no whole JSON"),
    "nul bytes": (b"\0" * 200, "no whole JSON"),
    "not UTF-8": (b'{"v": "\xff"}', "no whole JSON"),
    "a key twice": (b'{"v": 1, "v": 2}', "a name used twice"),
    "NaN": (b'{"v": NaN}', "no whole JSON"),
    "infinite": (b'{"v": 1e999}', "no whole JSON"),
    "a huge number": (b'{"v": ' + b"9" * 5000 + b"}", "no whole JSON"),
    "deep": (b'{"v":' * 100_000, "no whole JSON"),
    "half a character": (b'{"v": "\\ud800"}', "no whole JSON"),
    "a list": (b"[]", "JSON that is no object"),
}


@pytest.mark.parametrize(("data", "saw"), BAD.values(), ids=list(BAD))
def test_bad_json_is_told(data: bytes, saw: str) -> None:
    with pytest.raises(OfficeFault) as fault:
        parse_json(data, "ledger/x.json")
    said = str(fault.value)
    assert said.startswith("ledger/x.json: saw ")
    assert saw in said
    assert " / expected " in said
    assert "\n    hint: " in said
    assert len(said) < 400


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    for name, saw in {"pipe": "no file", "folder": "is a directory", "missing": "no such file"}.items():
        with pytest.raises(OfficeFault, match=saw):
            read_bytes(tmp_path / name)


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    with open(tmp_path / "x.json", "wb") as file:
        file.truncate(3_000_000_000)
    with pytest.raises(OfficeFault, match="more than 4,000,000 bytes"):
        read_json(tmp_path / "x.json")


def test_json_is_written_as_it_is_read(tmp_path: Path) -> None:
    value = {"name": "Ёлка", "list": [1, 2.5, None, True], "deep": {"a": "b"}}
    write_json_once(tmp_path / "x.json", value)
    assert read_json(tmp_path / "x.json") == value
    assert "Ёлка" in (tmp_path / "x.json").read_text("utf-8")
    with pytest.raises(ValueError, match="JSON compliant"):
        write_json_once(tmp_path / "y.json", {"v": float("inf")})


def test_the_lock_lets_one_in_at_a_time(tmp_path: Path) -> None:
    log = tmp_path / "log"

    def work(number: int) -> None:
        for _ in range(20):
            with locked(tmp_path), open(log, "a") as file:
                file.write(f"in {number}\n")
                file.flush()
                time.sleep(0.001)
                file.write(f"out {number}\n")

    workers = [FORK.Process(target=work, args=(number,)) for number in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    lines = log.read_text().split("\n")[:-1]
    assert len(lines) == 160
    assert all(a.replace("in", "out") == b for a, b in zip(lines[::2], lines[1::2], strict=True))


def test_files_being_written_have_names_that_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / f"{disk.TEMPORARY}abc.json").touch()
    (tmp_path / "x.json").touch()
    assert names(tmp_path) == ["x"]
    assert names(tmp_path / "missing") == []
