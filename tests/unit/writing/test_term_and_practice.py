"""Terms and practice sets as text, read back by the loader."""

from __future__ import annotations

import pytest
from casebook.load.records import load_file
from casebook.model.library import Library
from casebook.model.practice_set import PracticeHead, PracticeSet
from casebook.model.term import TermFile
from casebook.writing import practice_file, term_file
from casebook.writing.fields import Values, values_of
from casebook.writing.listing import appended


def test_every_real_term_survives_being_written(library: Library) -> None:
    for file in library.term_files:
        for one in file.terms:
            loaded = load_file("docs/glossary/x.yml", appended(term_file.head("x"), "terms", term_file.lines(one)))
            assert loaded.problems == []
            assert isinstance(loaded.record, TermFile)
            assert dict(loaded.record.terms[0]) == dict(one)


def told(library: Library, **given: list[str]) -> Values:
    texts = {"title": ["Words"], "summary": ["By heart: all."], **given}
    values, wrong = values_of(practice_file.fields(library), texts)
    assert wrong == []
    return values


def read(text: str) -> PracticeSet:
    loaded = load_file("quizzes/practice/new.yml", text)
    assert loaded.problems == []
    assert isinstance(loaded.record, PracticeSet)
    return loaded.record


def test_filters(library: Library) -> None:
    made = read(practice_file.text(told(library, topic=["search-ads"], level=["term"], kind=["single", "numeric"])))
    assert (made.topics, made.levels, made.kinds) == (["search-ads"], ["term"], ["single", "numeric"])
    assert made.items_of(library.items)


def test_items_keep_their_order(library: Library) -> None:
    wanted = [*library.items][:3][::-1]
    assert read(practice_file.text(told(library, item=wanted))).items == wanted


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "neither items nor a filter"),
        ({"item": ["seo-001"], "topic": ["seo"]}, "saw --item and --topic"),
        ({"topic": ["licences"], "level": ["term"], "kind": ["open"]}, "filters that no item fits"),
    ],
)
def test_what_does_not_fit_together(given: dict[str, list[str]], words: str, library: Library) -> None:
    assert words in (practice_file.problem(told(library, **given), library) or "")


def test_every_filter_is_explained_where_it_is_not_used(library: Library) -> None:
    text = practice_file.text(told(library, topic=["seo"]))
    filters = set(PracticeHead.model_fields) - {"title", "summary", "items"}
    assert all(f"# {name}: […]" in text for name in filters - {"topics"})
