"""Finding Node.js and npm, wherever each of them lies."""

from __future__ import annotations

from pathlib import Path

import pytest
from casebook import node


def program(folder: Path, name: str, says: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\necho {says}\n")
    (folder / name).chmod(0o755)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which programs are looked for; there is no package that holds Node.js."""
    monkeypatch.setenv("PATH", f"{tmp_path / 'a'}:{tmp_path / 'b'}:/bin")
    monkeypatch.setattr(node, "_in_wheel", lambda: None)
    monkeypatch.setattr(node.shutil, "which", lambda name: next(map(str, tmp_path.glob(f"[ab]/{name}")), None))
    return tmp_path


def test_npm_need_not_lie_beside_node(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    program(path / "a", "node", "v22.1.0")
    program(path / "b", "npm", "npm was run with $1")
    assert node.main(["npm", "ci"]) == 0
    assert capfd.readouterr().out == "npm was run with ci\n"


@pytest.mark.parametrize("version", ["v16.20.2", "nonsense"])
def test_an_old_node_is_none(path: Path, version: str) -> None:
    program(path / "a", "node", version)
    program(path / "a", "npm", "")
    assert node.main(["--available"]) == 1


def test_without_node_it_says_what_to_do(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert node.main(["npm", "ci"]) == 1
    assert "make setup" in capfd.readouterr().err
    with pytest.raises(FileNotFoundError, match=r"Node\.js"):
        node.run_node("x.mjs")


def test_nothing_but_npm_is_run(path: Path) -> None:
    assert node.main(["rm", "-rf"]) == 2
    assert node.main([]) == 2
