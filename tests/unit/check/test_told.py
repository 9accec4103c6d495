"""What a site is told: nobody who writes in the source's language is stopped by a translation."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest
from casebook.check.run import check_root
from casebook.load.loading import load
from casebook.model.problem import Problem
from casebook.model.translation.source_texts import digest

from tests.support.translations import BASE, FILES, NOT_STAMPED, lay

TODAY = datetime.date(2026, 11, 21)
SITE = "site_name: Some academy\nsite_url: !ENV [SITE_URL, x]\nextra:\n  casebook: {%s}\n"
CHANGES = {
    "a heading more": ("docs/theory/search-ads.md", "## What they cost", "## New\n\nText.\n\n## What they cost"),
    "another anchor": ("docs/theory/search-ads.md", "## What they cost", "## What they cost {#cost}"),
    "a heading less": ("docs/theory/search-ads.md", "## What they cost", "What they cost."),
    "another level": ("docs/theory/search-ads.md", "## What they cost", "### What they cost"),
    "a lesson more": ("cases/tyre-shop.md", "lessons:", "lessons:\n  - One more"),
    "another option": ("quizzes/items/search-ads.yml", "id: c", "id: d"),
    "an entry more": ("docs/checklists/kick-off.yml", "  - id: people", "      - {id: x, text: More}\n  - id: people"),
    "a term less": ("docs/glossary/search-ads.yml", "id: ctr", "id: cpc"),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The base with a Russian translation of its texts as they are, stamped."""
    made = shutil.copytree(BASE, tmp_path / "root")
    lay(made, FILES)
    library = load(made).library
    for path in FILES:
        text = (made / path).read_text("utf-8")
        for kind, records in library.translatable().items():
            for key, to in library.translations["ru"].of(kind).items():
                if to.where.path == path:
                    text = text.replace(NOT_STAMPED, digest(records[key]), 1) if key in records else text
        (made / path).write_text(text, "utf-8")
    return made


def problems(root: Path) -> list[Problem]:
    return check_root(root, TODAY).problems


def of_translations(found: list[Problem]) -> list[Problem]:
    return [one for one in found if ".ru." in one.where.path]


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_source_makes_warnings_of_its_translation_and_no_errors(root: Path, name: str) -> None:
    path, before, after = CHANGES[name]
    text = (root / path).read_text("utf-8")
    assert before in text
    (root / path).write_text(text.replace(before, after, 1), "utf-8")
    found = of_translations(problems(root))
    assert found
    assert {one.severity for one in found} == {"warning"}, found


@pytest.mark.parametrize("path", ["docs/theory/search-ads.md", "docs/checklists/kick-off.yml", "cases/tyre-shop.md"])
def test_a_source_that_is_gone_makes_a_warning(root: Path, path: str) -> None:
    (root / path).unlink()
    assert {one.severity for one in of_translations(problems(root))} == {"warning"}


def test_a_language_that_is_not_published_is_not_checked(root: Path) -> None:
    lay(root, {"docs/index.ru.md": "---\nx: [\n---\n", "mkdocs.yml": "site_name: x\n"})
    assert of_translations(problems(root)) == []
    (root / "mkdocs.ru.yml").touch()
    assert {one.rule for one in of_translations(problems(root))} >= {"yaml-syntax"}


def test_a_site_chooses_its_warnings(root: Path) -> None:
    (root / "docs/theory/search-ads.md").write_text(
        (root / "docs/theory/search-ads.md").read_text("utf-8").replace("## What they cost", "## Prices"), "utf-8"
    )
    (root / "mkdocs.ru.yml").touch()
    for said, severities in (("", {"warning"}), ("errors: [translation-stale]", {"error"}),
                             ("untold: [translation-stale]", set())):  # fmt: skip
        (root / "mkdocs.yml").write_text(SITE % said, "utf-8")
        found = [one for one in problems(root) if one.rule == "translation-stale"]
        assert {one.severity for one in found} == severities, said


@pytest.mark.parametrize("said", ["errors: translation-stale", "mistakes: [shape]", "untold: [no-such-rule]"])
def test_a_wrong_choice_is_told(root: Path, said: str) -> None:
    (root / "mkdocs.yml").write_text(SITE % said, "utf-8")
    assert [(one.where.path, one.where.line) for one in problems(root) if one.rule == "site-warnings"] == [
        ("mkdocs.yml", 4)
    ]
