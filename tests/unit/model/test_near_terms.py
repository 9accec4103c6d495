"""Near terms: what a learner takes it for, and never what is the same by another name."""

from __future__ import annotations

from typing import Any

from casebook.model.near_terms import are_apart, names_itself, near_terms
from casebook.model.term import Term


def term(id: str, name: str, **other: Any) -> Term:
    return Term.model_validate({"id": id, "term": name, "definition": "d", "example": "e", **other})


LEAD = term("lead", "lead", near=["visit"], related=["conversion", "lead-form"])
OTHERS = {
    one.id: one
    for one in (
        LEAD, term("visit", "visit"), term("conversion", "conversion"), term("lead-form", "lead form"),
        term("crm", "customer relations system", abbreviation="CRM"), term("inquiry", "inquiry", alike=["lead"]),
        term("request", "request", forms=["leads"]),
    )
}  # fmt: skip


def test_the_named_come_first_then_the_related_then_the_topic() -> None:
    near = [one.id for one in near_terms(LEAD, OTHERS, list(OTHERS))]
    assert near == ["visit", "conversion", "crm"]


def test_parts_synonyms_and_those_that_are_alike_are_kept_apart() -> None:
    assert not are_apart(LEAD, OTHERS["lead-form"]) and not are_apart(OTHERS["lead-form"], LEAD)
    assert not are_apart(LEAD, OTHERS["inquiry"]) and not are_apart(LEAD, OTHERS["request"])
    assert are_apart(LEAD, OTHERS["crm"])


def test_a_text_that_holds_the_name_gives_the_term_away() -> None:
    assert names_itself(OTHERS["crm"], "Each call stands in the CRM.")
    assert names_itself(LEAD, "Twelve leads came in.") and not names_itself(LEAD, "The leader calls.")
