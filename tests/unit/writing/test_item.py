"""Items as text, read back by the loader."""

from __future__ import annotations

import datetime

import pytest
from casebook.load.records import load_file
from casebook.model.item import Item, ItemFile, Kind, Level, MultipleItem, SingleItem
from casebook.model.library import Library
from casebook.writing import item_fields, item_file, skeletons
from casebook.writing.fields import values_of
from casebook.writing.listing import appended

DAY = datetime.date(2026, 11, 21)


def read(lines: list[str], topic: str = "seo") -> Item:
    loaded = load_file(f"quizzes/items/{topic}.yml", appended(item_file.head(topic, "Us", DAY), "items", lines))
    assert loaded.problems == []
    assert isinstance(loaded.record, ItemFile)
    return loaded.record.items[-1]


def made(library: Library, kind: str, item_id: str = "seo-001", **given: list[str]) -> Item:
    texts = {**skeletons.skeleton(kind, "seo", library), **given}
    values, wrong = values_of(item_fields.fields(kind, library), texts)
    assert wrong == []
    return item_fields.build(item_id, {"kind": kind, **values}, "", None)


def test_every_real_item_survives_being_written(library: Library) -> None:
    for one in library.items.values():
        assert dict(read(item_file.lines(one), one.topic)) == dict(one)


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("hint", [True, False])
def test_a_skeleton_of_each_kind(kind: Kind, hint: bool, library: Library) -> None:
    one = made(library, kind)
    lines = item_file.lines(one, hint)
    again = read(lines)
    assert again.kind is kind
    assert (again.topic, again.author, again.reviewed) == ("seo", "Us", DAY), "from the file"
    assert sum("#" in line.replace("page:", "") for line in lines) >= 2 * hint
    assert "TODO:" in "\n".join(lines)


def test_an_item_of_its_own_author_and_day(library: Library) -> None:
    values, _ = values_of(item_fields.fields("short", library), skeletons.skeleton("short", "seo", library))
    one = item_fields.build("seo-001", {"kind": "short", **values}, "Somebody: else", datetime.date(2026, 1, 2))
    again = read(item_file.lines(one))
    assert (again.author, again.reviewed) == ("Somebody: else", datetime.date(2026, 1, 2))


def test_the_key_moves_from_item_to_item(library: Library) -> None:
    places = set()
    for number in range(1, 7):
        one = made(library, "single", f"seo-{number:03}")
        assert isinstance(one, SingleItem)
        places.add([option.key for option in one.options].index(True))
        assert [option.id for option in one.options] == ["a", "b", "c"]
        assert sum(option.key for option in one.options) == 1
    assert places == {0, 1, 2}


def test_several_keys(library: Library) -> None:
    one = made(library, "multiple", key=["a | b", "c | d", "e | f"], distractor=["g | h"])
    assert isinstance(one, MultipleItem)
    assert sum(option.key for option in one.options) == 3


def test_numbers_and_rubrics(library: Library) -> None:
    numeric = read(item_file.lines(made(library, "numeric", value=["2.5"], tolerance=["0.05"], unit=["%"])))
    assert numeric.kind is Kind.NUMERIC
    assert (numeric.key.value, numeric.key.tolerance, numeric.key.unit) == (2.5, 0.05, "%")
    opened = read(
        item_file.lines(made(library, "open", criterion=["3 | Names a goal"], sample=["Dear client,\n\nyes."]))
    )
    assert opened.kind is Kind.OPEN
    assert (opened.rubric[0].points, opened.sample) == (3, "Dear client,\n\nyes.")


@pytest.mark.parametrize(
    ("kind", "given", "words"),
    [
        ("single", {"key": ["no reason"]}, "--key: saw 'no reason' / expected 'the right option | why it is right'"),
        ("single", {"key": ["a | b", "c | d"]}, "--key: saw 2 / expected at most 1"),
        ("single", {"key": ["a |  "]}, "expected a text"),
        ("single", {"distractor": ["a | b"]}, "--distractor: saw 1 / expected at least 2"),
        ("numeric", {"value": ["much"]}, "--value: saw 'much' / expected a valid number"),
        ("open", {"criterion": ["0 | a"]}, "greater than or equal to 1"),
        ("open", {"criterion": ["many | a"]}, "valid integer"),
        ("order", {"step": ["a", "b"]}, "at least 3"),
        ("match", {"ref": ["term:nothing-like-it"]}, "expected a term that is there"),
        ("match", {"ref": ["page:process/brief-and-task#the-rul"]}, "did you mean 'the-rule'?"),
        ("match", {"ref": ["http://example.org"]}, "a text that fits"),
    ],
)
def test_what_is_told_badly(kind: str, given: dict[str, list[str]], words: str, library: Library) -> None:
    texts = {**skeletons.skeleton(kind, "seo", library), **given}
    _, wrong = values_of(item_fields.fields(kind, library), texts)
    assert len(wrong) == 1
    assert words in wrong[0]


def test_the_most_that_the_flags_take_is_an_item(library: Library) -> None:
    for kind, fields in item_fields.PARTS.items():
        most = {field.name: skeletons.SKELETONS[kind].get(field.name, ["x"])[:1] * field.most for field in fields}
        assert made(library, kind, **most).kind == kind


def test_the_same_step_twice_is_left_to_the_check(library: Library) -> None:
    assert read(item_file.lines(made(library, "order", step=["a", "a", "b"]))).kind is Kind.ORDER


def test_all_kinds_and_levels_can_be_chosen() -> None:
    assert list(item_fields.KINDS) == list(item_fields.PARTS) == list(item_file.HINTS) == [kind.value for kind in Kind]
    assert list(item_fields.LEVELS) == [level.value for level in Level]


def test_a_skeleton_refers_to_something_of_the_topic(library: Library) -> None:
    assert skeletons.skeleton("single", "search-ads", library)["ref"] == ["page:theory/search-ads"]
    without_pages = Library(terms=library.terms, term_files=library.term_files)
    assert skeletons.skeleton("single", "seo", without_pages)["ref"][0].startswith("term:")
    assert "ref" not in skeletons.skeleton("single", "licences", Library())
