"""The survey and its holes, on the tiny base of the examples and on changes of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from casebook.check.holes import DEEP, ITEMS, ITEMS_OF_CASE, SETS, TERMS, Hole, holes
from casebook.check.pool import TIMES
from casebook.check.survey import LEVELS, MATERIALS, Survey, survey
from casebook.load.loading import load
from casebook.model.library import Library

from tests.support.roots import REPO, TINY

BASE = REPO / "tests" / "examples" / "base"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return shutil.copytree(BASE, tmp_path / "root")


def found(root: Path) -> tuple[Library, Survey, list[Hole]]:
    library = load(root).library
    counted = survey(library)
    return library, counted, holes(counted, library)


def lacks(root: Path, what: str) -> dict[str, tuple[int, int]]:
    return {hole.where: (hole.there, hole.wanted) for hole in found(root)[2] if hole.what == what}


def write_items(root: Path, topic: str, count: int, level: str = "term", refs: str = "page:theory/search-ads") -> None:
    head = f"topic: {topic}\nauthor: Casebook editors\nreviewed: 2026-11-21\nitems:\n"
    items = "".join(
        f"  - {{id: made-{topic}-{level}-{n}, kind: numeric, level: {level}, stem: What is {n}?, key: {{value: {n}}}, "
        f"rationale: It is {n}., refs: ['{refs}']}}\n"
        for n in range(count)
    )
    (root / f"quizzes/items/{topic}.yml").write_text(head + items, "utf-8")


@pytest.mark.parametrize("root_of", [BASE, TINY], ids=["base", "tiny"])
def test_everything_is_counted_once_in_its_topic(root_of: Path) -> None:
    assert_counted_once(load(root_of).library)


def assert_counted_once(library: Library) -> None:
    counted = survey(library)
    assert [row.topic.id for row in counted.rows] == list(library.topics)
    assert counted.items == len(library.items) == sum(counted.kinds.values())
    assert sum(counted.totals[level] for level in LEVELS) == counted.items
    assert counted.totals["terms"] == len(library.terms)
    assert counted.totals["pages"] == sum(page.is_topic_page for page in library.pages.values())
    assert set(counted.cases) == {case.id for case in library.published_cases}
    for row in counted.rows:
        assert tuple(row.counts) == MATERIALS
        of_topic = [item for item in library.items.values() if item.topic == row.topic.id]
        assert row.items == sum(row.kinds.values()) == len(of_topic)


def test_a_topic_lacks_until_it_has_enough(root: Path) -> None:
    title = "Search ads"
    write_items(root, "search-ads", ITEMS - 1)
    assert lacks(root, "items")[title] == (ITEMS - 1, ITEMS)
    write_items(root, "search-ads", ITEMS)
    assert title not in lacks(root, "items")
    assert lacks(root, "pages")[title] == (1, 2)
    page = root / "docs/theory/search-ads.md"
    (root / "docs/theory/deeper.md").write_text(page.read_text("utf-8"), "utf-8")
    assert title not in lacks(root, "pages")
    assert lacks(root, "terms")[title][1] == TERMS


def test_a_practice_set_belongs_to_the_topic_of_most_of_its_items(root: Path) -> None:
    title = "Search ads"
    for file in (root / "quizzes/practice").glob("*"):
        file.unlink()
    write_items(root, "search-ads", 3)
    write_items(root, "brief-and-task", 3, "process")
    assert lacks(root, "sets")[title] == (0, SETS)
    mixed = root / "quizzes/practice/mixed.yml"
    mixed.write_text("title: Mixed\nsummary: Sums.\nkinds: [numeric]\n", "utf-8")
    assert title in lacks(root, "sets")
    mixed.write_text("title: Mixed\nsummary: Sums.\nlevels: [term]\n", "utf-8")
    assert title not in lacks(root, "sets")


def test_a_third_of_the_items_asks_more_than_a_term_and_each_kind_is_in_use(root: Path) -> None:
    for file in (root / "quizzes/items").glob("*"):
        file.unlink()
    write_items(root, "search-ads", 2 * DEEP)
    write_items(root, "brief-and-task", DEEP - 1, "process")
    assert lacks(root, "deep") == {"": (DEEP - 1, DEEP)}
    write_items(root, "brief-and-task", DEEP, "judgement")
    assert lacks(root, "deep") == {}
    assert set(lacks(root, "kind")) == {"single", "multiple", "short", "match", "order", "open"}


def test_a_case_lacks_items_about_it(root: Path) -> None:
    [case] = found(root)[0].published_cases
    write_items(root, "brief-and-task", ITEMS_OF_CASE - 1, refs=f"case:{case.id}#why")
    there = found(root)[1].cases[case.id]
    assert lacks(root, "case").get(case.title, (there, ITEMS_OF_CASE)) == (there, ITEMS_OF_CASE)
    write_items(root, "brief-and-task", ITEMS_OF_CASE, refs=f"case:{case.id}#why")
    assert lacks(root, "case") == {}


def test_an_exam_lacks_items_for_a_draw_and_for_all_draws_at_once(root: Path) -> None:
    shutil.rmtree(root / "quizzes/exams", ignore_errors=True)
    for file in (root / "quizzes/items").glob("*"):
        file.unlink()
    (root / "quizzes/exams").mkdir()
    exam = "title: Exam\nminutes: 5\ncut_score: 0.8\nsections:\n"
    exam += "  - {id: a, title: First, cut_score: 0.7, draws: [{count: 2, levels: [term]}, {count: 2}]}\n"
    (root / "quizzes/exams/exam.yml").write_text(exam, "utf-8")
    write_items(root, "search-ads", 2 * TIMES - 1)
    assert lacks(root, "draw") == {"First, 1": (2 * TIMES - 1, 2 * TIMES), "First, 2": (2 * TIMES - 1, 2 * TIMES)}
    write_items(root, "search-ads", 2 * TIMES)
    assert (lacks(root, "draw"), lacks(root, "draws")) == ({}, {"Exam": (2 * TIMES, 4 * TIMES)})
    write_items(root, "search-ads", 4 * TIMES)
    assert lacks(root, "draws") == {}
    assert [draw.times for draw in found(root)[1].draws] == [2 * TIMES, 2 * TIMES]
