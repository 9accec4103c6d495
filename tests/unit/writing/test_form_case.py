"""A filled form becomes a draft, or plain words about what is wrong with it."""

from __future__ import annotations

import datetime
import time

import pytest
from casebook.load.records import load_file
from casebook.model.case import SECTIONS, Case
from casebook.model.library import Library
from casebook.writing.issue_form_case import Draft, draft

from tests.unit.writing.forms import ISSUES, NAMED, body

DAY = datetime.date(2026, 11, 21)


def made(text: str, library: Library) -> Draft:
    return draft(text, 12, "octocat", DAY, library)


def case_of(text: str, library: Library) -> Case:
    found = made(text, library)
    assert found.problems == []
    loaded = load_file(f"cases/{found.id}.md", found.text)
    assert loaded.problems == []
    assert isinstance(loaded.record, Case)
    assert [heading.text for heading in loaded.record.body.headings if heading.level < 3] == list(SECTIONS)
    return loaded.record


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_the_form_in_english(line_end: str, library: Library) -> None:
    case = case_of((ISSUES / "lead-form.md").read_text("utf-8").replace("\n", line_end), library)
    assert case.id == "the-form-that-nobody-heard"
    assert not case.is_published
    assert (case.outcome, case.industry, case.client.size) == ("failure", "medicine", "medium")
    assert case.services == ["search-ads", "site-maintenance", "analytics"]
    assert case.topics == ["communication", "results-and-reporting"]
    assert case.client.region == "russia-regions"
    assert (case.client.name, case.client.may_be_named) == (None, False)
    assert case.team == ["account-manager", "search-specialist", "analyst"]
    assert case.period and (case.period.from_, case.period.to) == ("2026-02", "2026-04")
    assert case.lessons[0] == "Count what the client receives."
    assert case.prevented_by == "Who reads the form, and what happens then?"
    assert case.sources == ["Project folder, report of March 2026", "issue #12"]
    assert (case.author, case.published, case.reviewed) == ("octocat", DAY, DAY)
    assert case.figures[0].series[1].values == [900, None, 870]
    assert "### Week one" in case.body.text
    assert "{event" not in case.body.text


def test_the_form_in_russian(library: Library) -> None:
    case = case_of((ISSUES / "russian.md").read_text("utf-8"), library)
    assert case.id == "magazin-shiny-diski-vyhodit-v-regiony"
    assert case.title == "Магазин «Шины & диски» выходит в регионы"
    assert (case.client.name, case.client.may_be_named) == ("ООО «Колесо»", True)
    assert case.team == ["account-manager", "client-marketing-lead"]
    assert (case.author, case.year) == ("Мария П.", 2025)
    assert case.figures[0].kind == "bar"
    assert [one.values for one in case.figures[0].series] == [[1200, 2150], [2.5, None]]


def test_nothing_but_what_is_asked(library: Library) -> None:
    case = case_of((ISSUES / "least.md").read_text("utf-8"), library)
    assert (case.services, case.team, case.figures, case.period) == ([], [], [], None)


def test_a_failure_names_the_question(library: Library) -> None:
    found = made(body(outcome="Failure (an anti-case)"), library)
    assert [problem.label for problem in found.problems] == ["The question that would have prevented it"]


def test_the_wish_to_publish_is_only_told(library: Library) -> None:
    found = made(body(status="Ready to be read and published"), library)
    assert "status: draft   # its author calls it ready" in found.text


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("../../../etc/passwd", "etc-passwd"),
        ("cases/tyre-shop-regions.md", "cases-tyre-shop-regions-md"),
        ("Tyre shop", "tyre-shop-2"),
        ("index", "index-2"),
        ("客户", "case-12"),
        ("-rf", "rf"),
        ("a\u202eb\u0000c", "abc"),
    ],
)
def test_the_id_is_safe_and_free(title: str, name: str, library: Library) -> None:
    assert made(body(title=title), library).id == name


@pytest.mark.parametrize(
    "text",
    [
        "---\nstatus: published\n---",
        "x\n---\nstatus: published",
        '"\nstatus: published\nx: "',
        "!!python/object/apply:os.system [ls]",
        "&a *a",
        "{{ config }} {% raw %}".replace("{", "(").replace("}", ")"),
        "## The brief\n\n## Why",
        "The brief\n=========",
    ],
)
def test_nothing_gets_out_of_its_field(text: str, library: Library) -> None:
    case = case_of(body(summary=text, the_brief=text, lesson=text, author="x: y\n---\nstatus: published"), library)
    assert not case.is_published
    assert case.author == "x: y --- status: published"
    assert case.summary == " ".join(text.split())


@pytest.mark.parametrize(
    ("texts", "label", "words"),
    [
        ({"title": "_No response_"}, "Title", "Nothing is filled in"),
        ({"why": "_No response_"}, "Why", "Nothing is filled in"),
        ({"topic": "_No response_"}, "What the case teaches", "Nothing is filled in"),
        ({"summary": "x" * 301}, "Summary", "at most 300"),
        ({"outcome": "Splendid"}, "Outcome", "expected one of the choices"),
        ({"industry": "Medicin"}, "Industry", "expected one of the choices"),
        ({"service": "Search ads, Juggling"}, "Services used", "'Juggling'"),
        ({"from": "spring"}, "First month", "a month YYYY-MM"),
        ({"from": "2026-03", "to": "2026-01"}, "Last month", "after the beginning"),
        ({"name": "ACME"}, "The client's name", "only with permission"),
        ({"status": "Published"}, "Status", "Choose one"),
        ({"lesson": "\n".join("abcdef")}, "Lessons in one line each", "at most 5"),
        ({"author": "x" * 401}, "Your name", "at most 400"),
        ({"promises": "- [X] No people are named, only roles."}, "Before you send it", "I may publish"),
        ({"the_brief": "<b>bold</b>"}, "The brief", "looks like HTML"),
        ({"why": "![spy](https://example.org/x.png)"}, "Why", "Pictures aren't copied"),
        ({"lessons": "```\nopen"}, "Lessons", "not closed"),
        ({"title": "A {: onclick=x }"}, "Title", "Curly brackets"),
        ({"source": "<script>"}, "Where the record is kept", "looks like HTML"),
        ({"figures": "```csv\nMonth,Leads\nMay,many\n```"}, "Figures", "not a number"),
    ],
)
def test_problems_are_told_by_label(texts: dict[str, str], label: str, words: str, library: Library) -> None:
    found = made(body(**texts), library)
    assert found.text == ""
    assert [problem.label for problem in found.problems] == [label]
    assert words in found.problems[0].says
    assert str(found.problems[0]).startswith(f"- **{label}**: ")


def test_all_that_is_wrong_is_told_at_once(library: Library) -> None:
    found = made(body(title="_No response_", why="<i>", name="ACME", outcome="_No response_"), library)
    assert [problem.label for problem in found.problems] == ["Title", "Outcome", "Why", "The client's name"]


def test_a_name_with_permission(library: Library) -> None:
    assert "may_be_named: true" in made(body(name="ACME", named=NAMED), library).text


@pytest.mark.parametrize("quoted", ["@everyone", "[x](https://example.org)", "`` ` ``", "a\n\n# b"])
def test_what_is_quoted_calls_nobody_and_links_nowhere(quoted: str, library: Library) -> None:
    (found,) = made(body(outcome=quoted), library).problems
    told = str(found)
    assert told.count("`") == 2
    assert told.endswith("`")
    assert "\n" not in told


def test_a_form_that_is_in_the_archive_already(library: Library) -> None:
    case = next(iter(library.cases.values()))
    known = Library(cases={case.id: case.model_copy(update={"sources": ["issue #12"]})})
    found = made(body(), known)
    assert f"cases/{case.id}.md" in str(found.problems[0])


@pytest.mark.slow
def test_large_forms_take_no_time(library: Library) -> None:
    for text in ("[" * 60_000, "<" * 60_000, "# " * 30_000, "`" * 60_000, "](" * 30_000, "=\n" * 30_000, "{" * 60_000):
        started = time.process_time()
        made(body(the_brief=text), library)
        assert time.process_time() - started < 3, text[:4]
