"""Check-lists and exercises as they are loaded, and that the door to their translation stays open."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from casebook.load.loading import load
from casebook.load.records import load_file
from casebook.model.checklist import Checklist, Entry, Response, Section
from casebook.model.exercise import Exercise
from casebook.model.kinds import kind_of
from casebook.model.record import Record
from casebook.site.charts import Charts
from casebook.site.site import Site
from casebook.site.stage import edited

from tests.support.roots import EMPTY_BUNDLE, TINY
from tests.support.translations import BASE

# What a translation of each would hold, and what it would take from its source.
TEXTS = {
    Checklist: {"title", "summary", "use", "sections"},
    Section: {"title", "intro", "entries"},
    Entry: {"text", "why", "weak", "strong"},
    Exercise: {"title", "summary", "body"},
}
NO_TEXTS = {
    Checklist: {"id", "topic", "reviewed", "author", "sources", "asked", "formerly"},
    Section: {"id"},
    Entry: {"id", "response", "sources", "refs", "minutes"},
    Exercise: {"id", "topics", "services", "minutes", "reviewed", "author", "asked", "formerly"},
}


@pytest.mark.parametrize("model", TEXTS)
def test_every_field_is_a_text_or_none(model: type[Record]) -> None:
    """A new field is one that a translation would hold, or it is said here that it is none."""
    assert TEXTS[model] & NO_TEXTS[model] == set()
    assert TEXTS[model] | NO_TEXTS[model] == set(model.model_fields)


def test_a_list_knows_its_entries_anchors_and_facts() -> None:
    one = load(BASE).library.checklists["kick-off"]
    assert [entry.id for entry in one.entries] == ["figure", "decides", "brief-sent"]
    assert [entry.response for entry in one.entries] == [Response.TEXT, Response.LINE, Response.TICK]
    assert one.anchors == ["goal", "figure", "people", "decides", "brief-sent"]
    assert one.cited == ["001.1", "001.2"]


def test_stages_of_the_path_are_lists_of_another_folder(tmp_path: Path) -> None:
    root = shutil.copytree(BASE, tmp_path / "root")
    shutil.copy(root / "docs/checklists/kick-off.yml", root / "docs/path/first-week.yml")
    lists = load(root).library.checklists
    assert {name: one.is_path for name, one in lists.items()} == {"kick-off": False, "first-week": True}


def test_exercises_are_texts_and_no_cases() -> None:
    library = load(BASE).library
    assert "late-brief" in library.exercises
    assert "late-brief" not in library.cases
    assert "exercises/late-brief" not in library.cases
    assert library.texts["cases/exercises/late-brief.md"] is library.exercises["late-brief"]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("docs/checklists/a.yml", "checklist"), ("docs/path/a.yml", "checklist"), ("docs/path/a.md", "page"),
        ("cases/exercises/a.md", "exercise"), ("cases/a.md", "case"),
        ("docs/checklists/a.ru.yml", "checklist-translation"), ("docs/path/a.ru.yml", "checklist-translation"),
        ("cases/exercises/a.bg.md", "exercise-translation"), ("docs/process/a.yml", None),
    ],
)  # fmt: skip
def test_the_path_says_what_a_file_is(path: str, kind: str | None) -> None:
    sort = kind_of(path)
    assert (sort.kind.name if sort else None) == kind


@pytest.mark.parametrize(
    ("path", "home"), [("docs/path/a/b.yml", "docs/path/"), ("cases/exercises/a/b.md", "cases/exercises/")]
)
def test_a_file_in_a_folder_of_its_own_is_told_where_it_belongs(path: str, home: str) -> None:
    (problem,) = load_file(path, "---\n---\n").problems[:1]
    assert (problem.rule, problem.hint) == ("file-place", f"move it to {home}")


def test_an_edit_is_staged_by_itself() -> None:
    site = Site(load(TINY).library, Charts(), EMPTY_BUNDLE)
    sources = {"docs/checklists/errand.yml", "cases/exercises/lost-key.md"}
    assert {path for path, _ in edited(site, sources)} == {"checklists/errand.md", "exercises/lost-key.md"}
