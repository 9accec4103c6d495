"""All files become one library; unchanged ones are not read again; a problem of a file causes no second one."""

import datetime
import gc
import shutil
from pathlib import Path

import pytest
from casebook.check.run import check_root
from casebook.load import loading
from casebook.load.loading import load

BASE = Path(__file__).parents[2] / "examples" / "base"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return shutil.copytree(BASE, tmp_path / "root")


def test_everything_is_there(root: Path) -> None:
    library = load(root).library
    assert set(library.cases) == {"tyre-shop", "phone-repair"}
    assert [case.id for case in library.published_cases] == ["tyre-shop"]
    assert set(library.terms) == {"ctr", "impression"}
    assert library.assets == {"docs/theory/images/funnel.svg"}
    assert library.texts["docs/index.md"] is library.pages["index"]
    assert [file.topic for file in library.item_files] == ["brief-and-task", "search-ads"]
    assert "search-ads-000" in library.retired
    assert library.names["regions"] == {"moscow": "Moscow"}


def test_drawings_are_kept_as_text_and_other_pictures_are_not(root: Path) -> None:
    images = root / "docs" / "theory" / "images"
    drawing = '<svg class="cb-picture">\n</svg>\n'
    (images / "drawn.svg").write_text(drawing)
    (images / "cut.svg").write_text(drawing[:-8])
    assert load(root).library.drawings == {"docs/theory/images/drawn.svg": drawing}


def test_unchanged_files_are_not_read_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load(root)
    read: list[str] = []
    monkeypatch.setattr(loading, "_load", lambda root, path, parse: read.append(path) or first.cache[path][1])
    load(root, earlier=first)
    assert read == []
    (root / "cases" / "tyre-shop.md").write_text("---\n---\n")
    load(root, earlier=first)
    assert read == ["cases/tyre-shop.md"]


def test_progress(root: Path) -> None:
    calls: list[tuple[int, int]] = []
    load(root, progress=lambda done, total: calls.append((done, total)))
    assert calls[-1][0] == calls[-1][1] > 10


@pytest.mark.parametrize(
    "path",
    ["quizzes/topics.yml", "cases/taxonomy.yml", "docs/sources.yml", "docs/glossary/search-ads.yml",
     "cases/tyre-shop.md", "docs/theory/search-ads.md", "quizzes/items/search-ads.yml"],
)  # fmt: skip
@pytest.mark.parametrize("content", [b"a: [", b"\xff", b"---\nx: y\n---\n"])
def test_a_broken_file_causes_no_second_problem(root: Path, path: str, content: bytes) -> None:
    (root / path).write_bytes(content)
    checked = check_root(root, datetime.date(2026, 11, 21))
    assert {problem.where.path for problem in checked.problems} == {path}


def test_garbage_is_collected_again_after_loading(root: Path) -> None:
    load(root)
    assert gc.isenabled()
