"""What is kept by the look of files: worked out anew whatever is done to one of them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from casebook.exam.office import stamped
from casebook.exam.office.office import Office
from casebook.exam.office.storage import OfficeFault


@pytest.fixture
def office(tmp_path: Path) -> Office:
    for name in ("one", "two"):
        (tmp_path / name).write_text(f"{name} first")
    return Office(tmp_path)


def told(office: Office, mark: str = "", *names: str) -> dict[str, str]:
    """The contents of the files, or of both; what was read anew says so."""
    paths = {name: [str(office.dir / name)] for name in names or ("one", "two")}
    kept = stamped.stamped(office, "held", mark, paths, lambda name: f"new {(office.dir / name).read_text()}")
    file = office.dir / ".cache" / "held.json"
    if file.exists():
        file.write_text(file.read_text().replace("new ", ""))
    return kept


def wait_for_tick(office: Office) -> None:
    """Until the disk's clock has moved on: what is done from now on has another time than what was."""
    probe = office.dir / "probe"
    probe.write_text("")
    begun = probe.stat().st_ctime_ns
    while probe.stat().st_ctime_ns == begun:
        probe.write_text("")


@pytest.fixture
def kept(office: Office, monkeypatch: pytest.MonkeyPatch) -> Office:
    """An office whose files were looked at, and count as old."""
    monkeypatch.setattr(stamped, "SETTLED", 0)
    assert told(office) == {"one": "new one first", "two": "new two first"}
    assert told(office) == {"one": "one first", "two": "two first"}
    wait_for_tick(office)
    return office


def test_an_edit_that_hides_itself_is_seen(kept: Office) -> None:
    """As many bytes, and the old date put back."""
    file = kept.dir / "one"
    before = file.stat()
    file.write_text("one third")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert told(kept) == {"one": "new one third", "two": "two first"}


def test_two_files_that_are_swapped_are_seen(kept: Office) -> None:
    one, two, beside = (kept.dir / name for name in ("one", "two", "beside"))
    one.rename(beside)
    two.rename(one)
    beside.rename(two)
    assert told(kept) == {"one": "new two first", "two": "new one first"}


def test_nothing_is_told_of_what_is_gone(kept: Office) -> None:
    assert told(kept, "", "two") == {"two": "two first"}
    (kept.dir / "two").unlink()
    with pytest.raises(OfficeFault, match="two"):
        told(kept, "", "two")
    assert told(kept, "", "one") == {"one": "new one first"}, "left out in between, so not kept"


def test_another_mark_makes_all_of_it_anew(kept: Office) -> None:
    assert told(kept, "2") == {"one": "new one first", "two": "new two first"}


@pytest.mark.parametrize("odd", [b"", b"[]", b"{", b"\xff", b'{"one": 5}', b'{"one": ["a"]}'])
def test_what_is_kept_may_be_damaged_or_deleted(kept: Office, odd: bytes) -> None:
    (kept.dir / ".cache" / "held.json").write_bytes(odd)
    assert told(kept)["one"] == "new one first"


def test_a_file_of_this_moment_is_read_again(office: Office) -> None:
    """A change within the same tick of the clock leaves no trace but in the bytes."""
    assert told(office) == told(office) == {"one": "new one first", "two": "new two first"}
