"""What was parsed is kept by the digest of its text, and only that."""

from __future__ import annotations

from pathlib import Path

import pytest
from casebook.exam.office.parsed import Parsed
from casebook.load import yaml
from casebook.load.yaml import Cut, YamlProblem


def parse(file: Path, text: str) -> object:
    parsed = Parsed(file)
    value = parsed.parse(text, cuts=[])
    parsed.keep()
    return value


def test_the_kept_value_is_given_for_the_same_text_alone(tmp_path: Path) -> None:
    file = tmp_path / "new" / "parsed.json"
    assert parse(file, "a: 1.50\nday: 2026-11-30\n") == {"a": 1.5, "day": "2026-11-30"}
    file.write_text(file.read_text().replace("2026", "1926"))
    assert parse(file, "a: 1.50\nday: 2026-11-30\n") == {"a": 1.5, "day": "1926-11-30"}, "from the disk"
    assert parse(file, "a: 1.51\nday: 2026-11-30\n") == {"a": 1.51, "day": "2026-11-30"}
    assert file.stat().st_mode & 0o77 == 0, "an office keeps its own items there"


def test_what_is_told_with_a_text_is_told_each_time(tmp_path: Path) -> None:
    for _ in range(2):
        parsed, cuts = Parsed(tmp_path / "parsed.json"), list[Cut]()
        assert parsed.parse("title: We became #1\n", cuts=cuts) == {"title": "We became"} and len(cuts) == 1
        with pytest.raises(YamlProblem, match="line 2"):
            parsed.parse("a: 1\na: 2\n", cuts=[])
        parsed.keep()


@pytest.mark.parametrize("odd", [b"", b"[]", b"{", b"\xff", b"[" * 100_000])
def test_the_file_may_be_damaged(tmp_path: Path, odd: bytes) -> None:
    (tmp_path / "parsed.json").write_bytes(odd)
    assert parse(tmp_path / "parsed.json", "a: 1\n") == {"a": 1}


def test_another_parser_forgets_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, other = tmp_path / "parsed.json", tmp_path / "yaml.py"
    parse(file, "a: 1\n")
    file.write_text(file.read_text().replace('"a": 1', '"a": 2'))
    other.write_text("changed")
    monkeypatch.setattr(yaml, "__file__", str(other))
    assert parse(file, "a: 1\n") == {"a": 1}
