"""What is to be filled in loads as it is, explains itself, and says TODO where a text is wanted."""

from __future__ import annotations

import datetime

import pytest
from casebook.load.records import load_file
from casebook.model.item import Item, ItemFile, Kind, SingleItem
from casebook.model.library import Library
from casebook.model.practice_set import PracticeHead
from casebook.writing import skeletons
from casebook.writing.listing import appended

DAY = datetime.date(2026, 11, 21)


def read(lines: list[str]) -> Item:
    text = appended(skeletons.items_head("seo", "Us", DAY), "items", lines)
    loaded = load_file("quizzes/items/seo.yml", text)
    assert loaded.problems == []
    assert isinstance(loaded.record, ItemFile)
    return loaded.record.items[-1]


@pytest.mark.parametrize("kind", list(Kind))
def test_an_item_of_each_kind(kind: Kind) -> None:
    lines = skeletons.item_lines("seo-001", kind, {}, "term:seo")
    item = read(lines)
    assert (item.id, item.kind, item.refs) == ("seo-001", kind, ["term:seo"])
    assert (item.topic, item.author, item.reviewed) == ("seo", "Us", DAY), "from the file"
    assert sum(line.strip().startswith("#") for line in lines) >= 2
    assert sum("TODO:" in line for line in lines) >= 2


def test_the_key_moves_from_item_to_item() -> None:
    places = set()
    for number in range(1, 7):
        one = read(skeletons.item_lines(f"seo-{number:03}", Kind.SINGLE, {}, "term:seo"))
        assert isinstance(one, SingleItem)
        places.add([option.key for option in one.options].index(True))
        assert [option.id for option in one.options] == ["a", "b", "c"]
        assert sum(option.key for option in one.options) == 1
    assert places == {0, 1, 2}


@pytest.mark.parametrize("kind", skeletons.BLANKS)
@pytest.mark.parametrize("title", ["Plain", 'Odd: "one" # here', "Слова"])
def test_a_file_of_each_kind(kind: str, title: str) -> None:
    loaded = load_file(skeletons.path_of(kind, "new"), skeletons.file_text(kind, title, "seo", "Us: all", DAY))
    assert loaded.problems == []
    assert getattr(loaded.record, "title", "") == title


def test_every_field_of_a_practice_set_is_explained() -> None:
    text = skeletons.file_text("practice", "Words", "seo", "Us", DAY)
    assert all(
        f"\n{name}:" in text or f"\n# {name}:" in text for name in PracticeHead.model_fields.keys() - {"formerly"}
    )


def test_a_skeleton_refers_to_something_of_the_topic(library: Library) -> None:
    assert skeletons.some_ref("search-ads", library) == "page:theory/search-ads"
    without_pages = Library(terms=library.terms, term_files=library.term_files)
    assert skeletons.some_ref("seo", without_pages).startswith("term:")
    assert skeletons.some_ref("licences", Library()) == "page:todo"
