"""What files become: records with their places, what is kept of a broken file, and what is marked as broken."""

import pytest
from casebook.load.records import Loaded, front_matter, load_file
from casebook.load.shape import MOST
from casebook.model.case import Case
from casebook.model.item import ItemFile
from casebook.model.page import Page
from casebook.model.problem import Where

HEAD = "topic: seo\nauthor: A\nreviewed: 2026-11-21\nitems:\n"
GOOD = '  - {{id: {id}, kind: short, level: term, stem: s, key: [k], rationale: r, refs: ["term:x"]}}\n'
BAD = "  - {{id: {id}, kind: short, level: term, stem: s, key: k, rationale: r, refs: [x]}}\n"
PAGE = "---\ntitle: T\ndescription: D\n---\n# T\n\n## A\n"


def items(*lines: str, head: str = HEAD) -> Loaded:
    text = head + "".join(line.format(id=f"i{number}") for number, line in enumerate(lines))
    return load_file("quizzes/items/seo.yml", text)


def test_items_know_their_places_and_inherit_the_head() -> None:
    loaded = items(GOOD, GOOD)
    assert isinstance(loaded.record, ItemFile)
    assert [item.where for item in loaded.record.items] == [
        Where("quizzes/items/seo.yml", keys=("items", 0)),
        Where("quizzes/items/seo.yml", keys=("items", 1)),
    ]
    assert {(item.topic, item.author, str(item.reviewed)) for item in loaded.record.items} == {
        ("seo", "A", "2026-11-21")
    }


def test_broken_items_are_left_out_and_the_others_kept() -> None:
    loaded = items(BAD, GOOD, BAD, GOOD)
    assert isinstance(loaded.record, ItemFile)
    assert [item.id for item in loaded.record.items] == ["i1", "i3"]
    assert loaded.record.items[1].where.keys == ("items", 3)
    assert loaded.broken == ["i0", "i2"]
    assert {problem.where.keys[:2] for problem in loaded.problems} == {("items", 0), ("items", 2)}


def test_a_broken_head_is_told_once_and_makes_the_whole_file_broken() -> None:
    loaded = items(GOOD, BAD, head="topic: seo\nitems:\n")
    assert loaded.record is None
    assert loaded.broken == ["*"]
    missing = [problem.saw for problem in loaded.problems if len(problem.where.keys) == 1]
    assert sorted(missing) == ["no `author`", "no `reviewed`"]
    assert any(problem.where.keys[:2] == ("items", 1) for problem in loaded.problems)


def test_a_bad_file_is_not_told_without_end() -> None:
    loaded = items(*[BAD] * 500)
    assert MOST <= len(loaded.problems) < MOST + 10
    assert loaded.problems[-1].saw == f"{MOST} problems above"
    assert "*" in loaded.broken


@pytest.mark.parametrize(
    ("path", "broken"),
    [("cases/x.md", "x"), ("docs/a/b.md", "a/b"), ("quizzes/practice/x.yml", "x"), ("quizzes/exams/x.yml", "x"),
     ("quizzes/items/seo.yml", "*"), ("quizzes/topics.yml", "*"), ("cases/taxonomy.yml", "*"),
     ("docs/sources.yml", "*"), ("docs/glossary/seo.yml", "*")],
)  # fmt: skip
@pytest.mark.parametrize(
    "text", ["a: [", "---\na: [\n---\n", "nothing: of the sort\n", "- a list\n", "---\nx: y\n---\n"]
)
def test_what_is_broken_is_named(path: str, broken: str, text: str) -> None:
    loaded = load_file(path, text)
    assert loaded.record is None
    assert loaded.broken == [broken]
    assert loaded.problems


def test_a_page() -> None:
    loaded = load_file("docs/theory/seo.md", PAGE)
    assert isinstance(loaded.record, Page)
    assert (loaded.record.id, loaded.record.section, loaded.record.is_topic_page) == ("theory/seo", "theory", True)
    assert loaded.record.body.line == 5
    assert [heading.line for heading in loaded.record.body.headings] == [5, 7]
    assert loaded.record.where == Where("docs/theory/seo.md")


def test_a_name_that_is_no_id_is_told_and_its_file_still_looked_at() -> None:
    loaded = load_file("cases/Tyre Shop.md", "---\ntitel: x\n---\n")
    assert {problem.rule for problem in loaded.problems} == {"file-name", "shape"}
    assert loaded.broken == ["Tyre Shop"]


@pytest.mark.parametrize(
    "path", ["docs/x.yml", "docs/theory/x.yml", "cases/x.yml", "quizzes/x.yml", "quizzes/items/x.md"]
)
def test_places_without_a_meaning(path: str) -> None:
    assert [problem.rule for problem in load_file(path, "").problems] == ["file-place"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\na: b\n---\nbody", ("a: b\n", 4)),
        ("---\n---\nbody", ("", 3)),
        ("---\na: b\n---\n", ("a: b\n", 4)),
        ("---\na: |\n  ---\n---\nbody", ("a: |\n  ---\n", 5)),
        ("---\na: b\n", None),
        ("a: b\n---\n", None),
        ("", None),
        ("----\na: b\n---\n", None),
    ],
)
def test_front_matter(text: str, expected: tuple[str, int] | None) -> None:
    assert front_matter(text) == expected


def test_a_case_is_a_case() -> None:
    head = "title: T\nsummary: S\npublished: 2026-11-21\nreviewed: 2026-11-21\nindustry: x\nservices: []\ntopics: [y]\n"
    more = "outcome: mixed\nclient: {description: D}\nlessons: [L]\nsources: [s]\nauthor: A\n"
    loaded = load_file("cases/x.md", f"---\n{head}{more}---\n## The brief\n")
    assert isinstance(loaded.record, Case)
    assert not loaded.record.is_published
    assert loaded.record.year == 2026


@pytest.mark.parametrize("path", ["docs/mentor/aux.md", "docs/con/page.md", "cases/lpt1.md"])
def test_a_name_that_windows_keeps_for_a_device_is_told(path: str) -> None:
    (problem,) = [one for one in load_file(path, "---\ntitle: A\n---\n").problems if one.rule == "file-name"]
    assert "which Windows keeps for a device" in problem.saw
