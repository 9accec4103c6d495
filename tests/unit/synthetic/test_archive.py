"""The made-up library: always the same for a seed, sound, and like the real one in what costs time."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path
from statistics import mean

import pytest
from casebook.check.run import check_library
from casebook.load.loading import load
from casebook.load.locate import locate

from tests.support.roots import REPO
from tests.synthetic.archive import ensure, files, write

pytestmark = pytest.mark.slow

CASES, ITEMS = 60, 240
TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    write(folder, CASES, seed=1, items=ITEMS)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def bodies(folder: Path) -> list[str]:
    """The stories of all cases in the language of the source, without their front matter."""
    sources = [path for path in sorted(folder.glob("cases/*.md")) if "." not in path.stem]
    return [path.read_text("utf-8").split("\n---\n", 1)[1] for path in sources]


def is_russian(text: str) -> bool:
    return sum("а" <= letter <= "я" for letter in text) > len(text) / 2


def test_the_same_seed_gives_the_same_bytes(root: Path, tmp_path: Path) -> None:
    write(tmp_path, CASES, seed=1, items=ITEMS)
    assert contents(tmp_path) == contents(root)


def test_another_seed_gives_other_cases() -> None:
    first, second = (dict(files(10, seed, 40)) for seed in (1, 2))
    assert not {path for path in first if path.startswith("cases/0")} & second.keys()
    assert first["quizzes/items/seo.yml"] != second["quizzes/items/seo.yml"]


def test_a_case_stays_the_same_in_a_larger_library() -> None:
    small, large = (dict(files(cases, 1, 40)) for cases in (10, 20))
    assert {path: text for path, text in large.items() if path in small and path.startswith("cases/")} == {
        path: text for path, text in small.items() if path.startswith("cases/")
    }


def test_it_passes_the_check(root: Path) -> None:
    loading = load(root)
    problems = locate(root, loading.problems + check_library(loading.library, TODAY))
    assert [problem for problem in problems if problem.severity == "error"] == []
    assert len(loading.library.published_cases) == CASES
    assert len(loading.library.items) == ITEMS
    assert len(loading.library.terms) == 300


def test_every_case_has_items(root: Path) -> None:
    library = load(root).library
    assert {f"case:{case}" for case in library.cases} <= library.items_by_ref.keys()


def test_half_of_the_cases_are_in_each_language(root: Path) -> None:
    assert sum(is_russian(body) for body in bodies(root)) == CASES / 2


def test_cases_are_as_long_as_real_ones(root: Path) -> None:
    ours, real = (mean(len(body.split()) for body in bodies(folder)) for folder in (root, REPO))
    assert ours == pytest.approx(real, rel=0.2)


def test_english_packs_no_better_than_real_text(root: Path) -> None:
    def packed(texts: list[str]) -> float:
        return mean(len(gzip.compress(text.encode())) / len(text.encode()) for text in texts)

    ours, real = packed([body for body in bodies(root) if not is_russian(body)]), packed(bodies(REPO))
    assert real <= ours <= 1.2 * real


def test_one_case_in_six_has_a_figure(root: Path) -> None:
    assert sum(bool(case.figures) for case in load(root).library.cases.values()) == CASES / 6


def test_cases_link_cases_pages_and_terms(root: Path) -> None:
    text = "".join(bodies(root))
    assert text.count(".md)") > CASES / 2
    assert text.count(".md#") > CASES / 2
    assert "[@" in text
    assert "??? question" in text


def test_a_library_that_is_there_is_used_again(tmp_path: Path) -> None:
    assert ensure(tmp_path / "made", 2, seed=1)
    stamped = (tmp_path / "made" / "mkdocs.yml").stat().st_mtime_ns
    assert not ensure(tmp_path / "made", 2, seed=1)
    assert (tmp_path / "made" / "mkdocs.yml").stat().st_mtime_ns == stamped
    assert ensure(tmp_path / "made", 2, seed=2)
