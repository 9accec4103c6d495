"""Files are whole or absent, and nothing else is touched."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import Any

import pytest
from casebook import disk


@pytest.mark.parametrize("make", ["file", "folder", "dangling", "link"])
def test_a_new_file_never_takes_the_place_of_another(make: str, tmp_path: Path) -> None:
    path = tmp_path / "cases" / "x.md"
    path.parent.mkdir()
    elsewhere = tmp_path / "elsewhere"
    if make == "folder":
        path.mkdir()
    elif make == "file":
        path.write_text("mine")
    else:
        path.symlink_to(elsewhere)
    if make == "link":
        elsewhere.write_text("mine")
    with pytest.raises(FileExistsError) as refused:
        disk.create(path, b"new")
    assert refused.value.filename == str(path)
    assert make != "dangling" or not elsewhere.exists()
    assert make not in ("file", "link") or path.read_text() == "mine"
    assert [entry.name for entry in path.parent.iterdir()] == ["x.md"]


def test_folders_are_made_and_rights_are_the_users(tmp_path: Path) -> None:
    for number, write in enumerate((disk.create, disk.replace)):
        path = tmp_path / str(number) / "deep" / "x.md"
        write(path, b"text")
        assert path.read_bytes() == b"text"
        assert [entry.name for entry in path.parent.iterdir()] == ["x.md"]
        (path.parent / "y.md").touch()
        assert path.stat().st_mode == (path.parent / "y.md").stat().st_mode


@pytest.mark.parametrize("there", [True, False])
def test_a_full_disk_leaves_what_was_there(there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.md"
    if there:
        path.write_text("mine")
    monkeypatch.setattr(disk, "_write", full)
    with pytest.raises(OSError, match="No space") as refused:
        (disk.replace if there else disk.create)(path, b"text")
    assert refused.value.filename == str(path)
    assert [entry.name for entry in tmp_path.iterdir()] == (["x.md"] if there else [])
    assert not there or path.read_text() == "mine"


def full(path: Path, *_: Any) -> None:
    path.write_bytes(b"half")
    raise OSError(errno.ENOSPC, "No space left on device", str(path))


def test_a_text_is_swapped_with_its_rights_unless_somebody_was_quicker(tmp_path: Path) -> None:
    path = tmp_path / "x.yml"
    path.write_text("one")
    path.chmod(0o640)
    disk.swap(path, "one", "two")
    assert (path.read_text(), stat.S_IMODE(path.stat().st_mode)) == ("two", 0o640)
    with pytest.raises(disk.Changed):
        disk.swap(path, "one", "three")
    assert path.read_text() == "two"
    assert os.listdir(tmp_path) == ["x.yml"]
