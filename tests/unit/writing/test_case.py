"""The text of a case, read back by the loader."""

from __future__ import annotations

import datetime

import pytest
from casebook.load.records import load_file
from casebook.model.case import SECTIONS, Case, CaseHead
from casebook.model.library import Library
from casebook.writing import case_fields
from casebook.writing.case_file import TODO, case_text
from casebook.writing.fields import Values, values_of

DAY = datetime.date(2026, 11, 21)
FIELDS = CaseHead.model_fields.keys() - {"formerly"}
LEAST = {
    "title": ["A shop moves"],
    "outcome": ["mixed"],
    "industry": ["clothing"],
    "topic": ["communication"],
    "client": ["A small shop"],
}


def told(library: Library, **given: list[str]) -> Values:
    values, wrong = values_of(case_fields.fields(library), {**LEAST, **given})
    assert wrong == []
    return values


def read(text: str) -> Case:
    loaded = load_file("cases/new.md", text)
    assert loaded.problems == []
    assert isinstance(loaded.record, Case)
    return loaded.record


def assert_survives_being_written(library: Library) -> None:
    assert library.cases
    for case in library.cases.values():
        head = CaseHead(**{name: getattr(case, name) for name in CaseHead.model_fields})
        again = read(case_text(head, dict.fromkeys(SECTIONS, "A text.")))
        assert {name: getattr(again, name) for name in CaseHead.model_fields} == dict(head)


def test_a_case_survives_being_written(library: Library) -> None:
    assert_survives_being_written(library)


def test_a_draft_has_a_hint_and_a_line_to_replace_in_each_section(library: Library) -> None:
    head = case_fields.build(told(library), "Us", DAY)
    case = read(case_text(head))
    assert [heading.text for heading in case.body.headings] == list(SECTIONS)
    assert case.body.text.count("<!--") == case.body.text.count(TODO) == len(SECTIONS)
    assert not case.is_published
    assert all(f"\n{name}:" in case_text(head) or f"\n# {name}: …   # " in case_text(head) for name in FIELDS)
    assert case.summary.startswith(TODO)
    assert (case.published, case.reviewed, case.author) == (DAY, DAY, "Us")


def test_everything_that_can_be_told(library: Library) -> None:
    values = told(
        library,
        summary=["One: two # three"],
        service=["seo", "Search ads", "2"],
        size=["small"],
        region=["Moscow"],
        name=["A “name”: ООО"],
        role=["1", "analyst"],
        lesson=["Ask first.", "- a dash, [brackets]"],
        source=["https://example.org/a?b=c", "001.4"],
        **{"from": ["2025"], "to": ["2026-02"]},
    )
    case = read(case_text(case_fields.build(values, "Us", DAY), dict.fromkeys(SECTIONS, "A text.")))
    assert case.services == ["seo", "search-ads"]
    assert case.period and (case.period.from_, case.period.to) == ("2025", "2026-02")
    assert (case.client.name, case.client.may_be_named, case.client.region) == ("A “name”: ООО", True, "moscow")
    assert case.lessons == ["Ask first.", "- a dash, [brackets]"]
    assert case.sources == ["https://example.org/a?b=c", "001.4"]
    assert case.summary == "One: two # three"


@pytest.mark.parametrize("value", ["---", "a\n---\nb: c", "x\n---\n## Why", "{{ 7 * 7 }}", "'\"\\", "# no remark"])
def test_no_value_gets_out_of_the_front_matter(value: str, library: Library) -> None:
    one_line = " ".join(value.split())
    values = told(library, title=[one_line], lesson=[one_line], summary=[value])
    case = read(case_text(case_fields.build(values, "Us", DAY)))
    assert case.title == case.lessons[0] == one_line
    assert case.summary == value
    assert len(case.body.headings) == len(SECTIONS)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"to": ["2025"]}, "--to without --from"),
        ({"from": ["2026-03"], "to": ["2025"]}, "end after the beginning"),
        ({"from": ["2026-03"], "to": ["2026-02"]}, "end after the beginning"),
        ({"from": ["2026-03"], "to": ["2026"]}, None),
    ],
)
def test_a_period_ends_after_it_begins(given: dict[str, list[str]], words: str | None, library: Library) -> None:
    found = case_fields.problem(told(library, **given))
    assert words in found if words and found else found is None, found


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"title": []}, "--title: is missing"),
        ({"title": ["x" * 401]}, "at most 400"),
        ({"summary": ["x" * 301]}, "at most 300"),
        ({"outcome": ["succes"]}, "did you mean 'success'?"),
        ({"industry": ["99"]}, "expected one of the choices"),
        ({"topic": ["seo"]}, "--topic: saw 'seo'"),
        ({"from": ["March 2026"]}, "a month YYYY-MM"),
        ({"lesson": ["a", "b", "c", "d", "e", "f"]}, "at most 5"),
    ],
)
def test_what_is_told_badly(given: dict[str, list[str]], words: str, library: Library) -> None:
    _, wrong = values_of(case_fields.fields(library), {**LEAST, **given})
    assert len(wrong) == 1
    assert words in wrong[0]
