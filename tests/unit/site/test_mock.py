"""The mock exam's data and the exam's facts, from the academy's blueprint."""

from __future__ import annotations

import json
import re
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from casebook.load.loading import load
from casebook.model.languages import NAMES
from casebook.model.library import Library
from casebook.model.localized import localized
from casebook.site.charts import Charts
from casebook.site.exam_facts import exam_facts
from casebook.site.mock import mock_data, mock_files, mock_tail
from casebook.site.site import Site

from tests.support.academy import make_academy

BUNDLE = {"mock.js": b"js", "mock.css": b"css"}


PAGE = "---\ntitle: {0}\ndescription: A page about the {0}.\n---\n# {0}\n"


@cache
def library() -> Library:
    """The academy, with the pages of the exam."""
    with tempfile.TemporaryDirectory() as folder:
        root = make_academy(Path(folder))
        (root / "docs/exam").mkdir()
        for name, title in (("index", "Exam"), ("mock", "Mock exam")):
            (root / f"docs/exam/{name}.md").write_text(PAGE.format(title), "utf-8")
        return load(root).library


def site_of(lang: str = "en", known: Library | None = None) -> Site:
    return Site(localized(known or library(), lang), Charts(), BUNDLE)


def test_the_data_holds_the_blueprint_and_only_items_that_it_may_draw() -> None:
    site = site_of()
    [blueprint] = site.library.blueprints.values()
    data = mock_data(site, blueprint)
    assert data["minutes"] == blueprint.minutes
    assert [section["id"] for section in data["sections"]] == [section.id for section in blueprint.sections]
    assert sum(slot["count"] for slot in data["slots"] if not slot["scored"]) == sum(p.count for p in blueprint.pilot)
    slots = blueprint.slots()
    items = site.library.items
    assert {item["id"] for item in data["items"]} == {
        item.id for item in items.values() if any(slot.draw.admits(item) for slot in slots)
    }
    assert all(item["refs"] for item in data["items"])


@pytest.mark.parametrize("lang", NAMES)
def test_each_language_has_its_own_data_with_its_titles(lang: str) -> None:
    site = site_of(lang)
    [(path, data)] = mock_files(site)
    assert path.startswith("assets/mock/internal-exam.")
    blueprint = site.library.blueprints["internal-exam"]
    assert json.loads(data)["title"] == blueprint.titles.get(lang, blueprint.title)
    assert path.rsplit("/", 1)[1] in mock_tail(site, "exam/mock.md")


def test_without_its_page_nothing_is_staged() -> None:
    pages = {id: page for id, page in library().pages.items() if id != "exam/mock"}
    assert list(mock_files(site_of(known=replace(library(), pages=pages)))) == []


def test_the_facts_are_the_blueprints() -> None:
    text = re.sub(' data-label="[^"]*"', "", exam_facts(site_of(), "exam/index.md"))
    for fact in (
        "<td>Terms</td><td>12 questions</td><td>70%</td>", "<td>5 questions</td><td>not scored</td>",
        "75 minutes", "29 to 34 of 40 points",
        "3 at most", "12 months", "1.5 or 2 times", "80% of the 40 points",
    ):  # fmt: skip
        assert fact in text
    assert "<td>Wait after attempt 1</td><td>7 days</td>" in text
    assert "<td>Wait after attempt 2</td><td>14 days</td>" in text
    assert "Wait after attempt 3" not in text


def test_the_facts_follow_an_edit_of_the_blueprint() -> None:
    known = library()
    blueprint = known.blueprints["internal-exam"]
    sections = [section.model_copy(update={"most_public": 0.2}) for section in blueprint.sections]
    changed = {"minutes": 61, "borderline": None, "tasks": [], "retake_days": [], "sections": sections}
    other = blueprint.model_copy(update=changed)
    text = exam_facts(site_of(known=replace(known, blueprints={"internal-exam": other})), "exam/index.md")
    assert "61 minutes" in text
    assert "<td>From practice, at most</td><td>Terms 20%; Processes 20%" in text
    assert "viva" not in text
    assert "Practicum" not in text
    assert "Wait after" not in text


@pytest.mark.parametrize("lang", NAMES)
def test_the_page_of_the_exam_leads_to_the_exam_page_in_its_language(lang: str) -> None:
    text = exam_facts(site_of(lang), "exam/index.md")
    for to in ("sit/", "mock/", "verify/"):
        assert f'href="{to}"' in text
