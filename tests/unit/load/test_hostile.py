"""Whatever lies in the content folders ends in problems: never in a traceback, never in a hang, memory bounded."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.unit.load.checker import BASE, Checker
from tests.unit.load.hostile_texts import MARKDOWN, OF_KINDS, PAGE, YAML

pytestmark = pytest.mark.slow

Problems = list[dict[str, Any]]


@pytest.fixture(scope="module")
def checker() -> Iterator[Checker]:
    running = Checker()
    yield running
    running.stop()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return shutil.copytree(BASE, tmp_path / "root")


def lay(root: Path, path: str, content: str | bytes) -> Path:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def rules(problems: Problems, path: str) -> set[str]:
    return {problem["rule"] for problem in problems if problem["path"] == path}


@pytest.mark.parametrize("name", MARKDOWN)
def test_markdown(name: str, root: Path, checker: Checker) -> None:
    lay(root, "docs/path/hostile.md", f"{PAGE}{MARKDOWN[name]}\n")
    found = rules(checker.check(root), "docs/path/hostile.md")
    assert not any(rule.startswith(("yaml", "front")) for rule in found)


@pytest.mark.parametrize("name", YAML)
def test_yaml(name: str, root: Path, checker: Checker) -> None:
    lay(root, "quizzes/practice/hostile.yml", YAML[name])
    lay(root, "docs/path/hostile.md", f"---\n{YAML[name]}\n---\n# Hostile\n")
    problems = checker.check(root)
    assert rules(problems, "quizzes/practice/hostile.yml")
    assert rules(problems, "docs/path/hostile.md")


@pytest.mark.parametrize(("path", "name"), [(path, name) for path, texts in OF_KINDS.items() for name in texts])
def test_kinds(path: str, name: str, root: Path, checker: Checker) -> None:
    lay(root, path, OF_KINDS[path][name])
    assert rules(checker.check(root), path)


@pytest.mark.parametrize("path", ["docs/path/x.md", "cases/x.md", "quizzes/items/seo.yml", "quizzes/topics.yml"])
@pytest.mark.parametrize(
    "content",
    [b"", b"\0", b"\xff\xfe\0", b"\x89PNG\r\n\x1a\n", bytes(range(256)) * 100, b"\xed\xa0\x80", b"---", b"---\n---\n",
     b"\xef\xbb\xbf", b"\r\r\r", b"\n" * 100_000, b"\x1b[2J\x1b]0;x\x07", "\u0085\u2028\u2029\n".encode() * 100],
    ids=lambda content: repr(content[:12]),
)  # fmt: skip
def test_bytes(path: str, content: bytes, root: Path, checker: Checker) -> None:
    lay(root, path, content)
    checker.check(root)


def test_a_line_of_ten_megabytes(root: Path, checker: Checker) -> None:
    lay(root, "docs/path/hostile.md", PAGE + "x" * 10_000_000)
    lay(root, "quizzes/items/seo.yml", "x" * 10_000_000)
    problems = checker.check(root)
    assert rules(problems, "docs/path/hostile.md") == rules(problems, "quizzes/items/seo.yml") == {"file-size"}


def test_a_file_of_a_terabyte_is_not_read(root: Path, checker: Checker) -> None:
    with lay(root, "cases/hostile.md", "").open("r+b") as file:
        file.truncate(2**40)
    assert rules(checker.check(root), "cases/hostile.md") == {"file-size"}


def test_folders_and_links_in_the_place_of_files(root: Path, checker: Checker) -> None:
    (root / "cases" / "folder.md").mkdir()
    (root / "quizzes" / "items" / "folder.yml").mkdir()
    os.symlink(".", root / "docs" / "loop")
    os.symlink("itself.md", root / "docs" / "itself.md")
    os.symlink("/etc/passwd", root / "cases" / "passwd.md")
    os.symlink("nowhere", root / "quizzes" / "practice" / "broken.yml")
    os.mkfifo(root / "docs" / "pipe.md")
    problems = checker.check(root)
    for path in ("cases/folder.md", "quizzes/items/folder.yml", "docs/loop", "docs/itself.md", "cases/passwd.md",
                 "quizzes/practice/broken.yml", "docs/pipe.md"):  # fmt: skip
        assert rules(problems, path) == {"file-kind"}


def test_a_root_without_content(tmp_path: Path, checker: Checker) -> None:
    assert checker.check(tmp_path) == []
    (tmp_path / "docs").write_text("not a folder")
    os.symlink("cases", tmp_path / "cases")
    assert checker.check(tmp_path) == []


@pytest.mark.parametrize("name", [b"a\nb.md", b"\xff.md", b"\x1b[2J.md", "\u202e.md".encode(), b"::error::.md"])
def test_names(name: bytes, root: Path, checker: Checker) -> None:
    with open(os.path.join(os.fsencode(root / "cases"), name), "wb") as file:
        file.write(PAGE.encode())
    found = [problem for problem in checker.check(root) if problem["rule"] == "file-name"]
    assert len(found) == 1
    assert found[0]["path"].isprintable()


def test_a_folder_as_deep_as_the_system_allows(root: Path, checker: Checker) -> None:
    here = root / "docs"
    for _ in range(300):
        here /= "deeper"
    here.mkdir(parents=True)
    (here / "page.md").write_text(PAGE)
    checker.check(root)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_what_may_not_be_read(root: Path, checker: Checker) -> None:
    lay(root, "docs/path/secret.md", PAGE).chmod(0)
    folder = root / "docs" / "closed"
    folder.mkdir(mode=0)
    problems = checker.check(root)
    folder.chmod(0o700)
    assert rules(problems, "docs/path/secret.md") == {"file-readable"}
    assert rules(problems, "docs/closed") == {"file-readable"}


def test_a_file_that_vanishes_while_it_is_looked_at(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from casebook.load import loading
    from casebook.load.files import Found

    monkeypatch.setattr(loading, "find", lambda root, folders: Found(texts=["cases/gone.md"]))
    (problem,) = loading.load(root).problems
    assert (problem.rule, problem.where.path) == ("file-readable", "cases/gone.md")
