"""What practice asks of terms: each alone, four together, and beside it what can be told apart."""

from __future__ import annotations

from casebook.model.near_terms import are_apart
from casebook.model.term import Term
from casebook.model.term_questions import term_questions

NAMES = "impression click reach visit bid budget campaign keyword auction".split()
TERMS = {
    name: Term(id=name, term=name, definition=f"What a {name} is for.", example=f"One of them, number {number}.")
    for number, name in enumerate(NAMES)
}
NO_LANGUAGES: dict[str, list[str]] = {}


def test_each_term_is_asked_once_alone_and_four_together() -> None:
    questions = term_questions("ads", TERMS, NAMES, NO_LANGUAGES)
    alone = [one.asked for one in questions if one.form in ("definition", "example")]
    matched = [id for one in questions if one.form == "match" for id in one.terms]
    assert alone == NAMES and len(matched) == len(set(matched)) == 8
    assert {one.form for one in questions} == {"definition", "example", "match", "odd"}
    assert all(one.stray not in (one.asked, *one.beside) for one in questions)


def test_the_same_glossary_asks_the_same_and_another_term_of_it_changes_little() -> None:
    first, again = ([one.id for one in term_questions("ads", TERMS, NAMES, NO_LANGUAGES)] for _ in range(2))
    fewer = [one.id for one in term_questions("ads", TERMS, NAMES[:-1], NO_LANGUAGES)]
    assert first == again and len(set(first) & set(fewer)) >= 3


def test_tries_are_kept_by_term_and_by_topic() -> None:
    families = {one.form: one.family for one in term_questions("ads", TERMS, NAMES, NO_LANGUAGES)}
    assert families["match"] == "terms-match-ads" and families["odd"] == "terms-odd-ads"
    assert families["definition"].startswith("term-") and families["example"].startswith("term-")


def test_what_is_alike_or_named_in_the_question_never_stands_beside_it() -> None:
    click = TERMS["click"].model_copy(update={"alike": ["visit"], "definition": "A touch of an impression, by bid."})
    questions = term_questions("ads", {**TERMS, "click": click}, NAMES, NO_LANGUAGES)
    [own] = [one for one in questions if one.family == "term-click"]
    assert "visit" not in own.beside
    assert own.form == "example" or not {"impression", "bid"} & set(own.beside)
    for one in questions:
        assert all(are_apart(TERMS[first], TERMS[other]) for first in one.terms for other in one.terms if first < other)
        assert not {"click", "visit"} <= set(one.terms)


def test_beside_a_translated_term_stand_translated_ones() -> None:
    known = {name: ["ru"] for name in NAMES[2:6]}
    own = [one for one in term_questions("ads", TERMS, NAMES, known) if one.family == "term-bid"]
    assert {id for one in own for id in one.terms} == set(NAMES[2:6])


def test_of_three_terms_that_can_not_be_told_apart_nothing_is_asked() -> None:
    terms = {id: TERMS[id].model_copy(update={"alike": NAMES[:3]}) for id in NAMES[:3]}
    assert term_questions("ads", terms, NAMES[:3], NO_LANGUAGES) == []
