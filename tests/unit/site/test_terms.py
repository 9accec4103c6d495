"""Finding terms in texts."""

from __future__ import annotations

import pytest
from casebook.model.term import Term
from casebook.site.term_finder import TermFinder, finder_of


def term(name: str, **more: object) -> Term:
    data = {"id": f"t{abs(hash(name))}", "term": name, "definition": "d", "example": "e", **more}
    return Term.model_validate(data)


TERMS = [
    term("click-through rate", abbreviation="CTR"),
    term("lead"),
    term("cost per lead", abbreviation="CPL"),
    term("brief", forms=["client brief"]),
    term("task", link=False),
    term("SMM"),
    term("бриф"),
    term("A/B test"),
    term("stand-in", not_in=["stand in"]),
    term("margin", not_in=["margin of a file"]),
    term("R&D"),
]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The CTR fell, then the CTR rose.", ["CTR"]),
        ("A ctr in small letters is no abbreviation.", []),
        ("Two leads and one lead.", ["leads"]),
        ("The cost per lead is the price of a lead.", ["cost per lead", "lead"]),
        ("the cost per\nlead", ["cost per\nlead"]),
        ("the cost per\n\nlead", ["lead"]),
        ("Click-through rates differ.", ["Click-through rates"]),
        ("A client brief; another brief.", ["client brief"]),
        ("A briefing and a leader.", []),
        ("Set a task.", []),
        ("smm is not SMM", ["SMM"]),
        ("Это бриф.", ["бриф"]),
        ("CTRs of two ads", ["CTRs"]),
        ("Two A/B tests for the R&D.", ["A/B tests", "R&D"]),
        ("A. B. Test", []),
        ("What must stand in it? Ask the stand-in.", ["stand-in"]),
        ("They stand in it.", []),
        ("In the margin\nof a file, not the margin of a shop.", ["margin"]),
        ("In the margins of a file", ["margins"]),
        ("", []),
    ],
)
def test_first_occurrences(text: str, found: list[str]) -> None:
    assert [text[o.start : o.end] for o in TermFinder(TERMS).first_occurrences(text)] == found


def test_every_occurrence_is_for_who_looks_them_through() -> None:
    text = "A lead, two leads, and the margin of a file."
    assert [text[one.start : one.end] for one in TermFinder(TERMS).every_occurrence(text)] == ["lead", "leads"]


@pytest.mark.slow
def test_a_large_glossary_costs_no_more_per_word() -> None:
    """Only forms that begin with the word at hand are compared."""
    finder = TermFinder([*TERMS, *(term(f"word{n} more") for n in range(5000))])
    assert max(len(forms) for forms in finder._by_first_word.values()) <= 4


def test_a_finder_is_made_anew_when_a_term_is_another() -> None:
    finder = finder_of(TERMS, "en")
    assert finder_of(iter(TERMS), "en") is finder
    edited = [*TERMS[:-1], term("retainer")]
    assert [one.term.term for one in finder_of(edited, "en").first_occurrences("R&D on a retainer")] == ["retainer"]
    assert [one.term.term for one in finder_of(TERMS, "en").first_occurrences("R&D on a retainer")] == ["R&D"]
    assert finder_of(TERMS[:-1], "en") is not finder and finder_of(TERMS, "ru") is not finder
