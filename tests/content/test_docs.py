"""The documentation speaks of what is there: every command, rule, field and target."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import typer
from casebook.check.run import all_rules
from casebook.load.schemas import schemas
from casebook.model.library import Library
from casebook.model.page import Tool
from casebook.writing import case_fields, issue_form

from tests.support.commands import app
from tests.support.github import difference
from tests.unit.github.test_forms import CASE, fields, options
from tests.unit.load.test_schemas import NAMES


def read(repo: Path, name: str) -> str:
    return (repo / name).read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_every_field_is_in_the_formats_page(repo: Path, name: str) -> None:
    page = read(repo, "docs/mentor/formats.md")
    schema = json.loads(schemas()[name])
    for definition in (schema, *schema.get("$defs", {}).values()):
        for field in definition.get("properties", {}):
            assert f"`{field}`" in page, f"{name}: {field}"


def test_every_rule_says_what_it_holds() -> None:
    """The page 'Rules' is made of these sentences."""
    for rule, says in all_rules().items():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule)
        assert says.endswith("."), rule
        assert len(says) > 15, rule


def test_every_command_is_in_the_readme(repo: Path) -> None:
    page = read(repo, "README.md")
    for command in typer.main.get_command(app).commands:  # type: ignore[attr-defined]
        assert f"casebook {command}" in page


def test_every_make_target_that_the_texts_name_is_there(repo: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", read(repo, "Makefile"), re.M))
    for name in ("README.md", "CONTRIBUTING.md", "docs/mentor/index.md"):
        named = set(re.findall(r"`make ([a-z-]+)", read(repo, name)))
        assert named <= targets, name


def test_the_readme_gives_a_reason_for_each_dependency(repo: Path) -> None:
    page = read(repo, "README.md")
    project = read(repo, "pyproject.toml")
    packages = set(re.findall(r'^  "([a-z-]+)[=>]', project, re.M))
    npm = json.loads(read(repo, "scripts/web/package.json"))
    for name in packages | set(npm.get("devDependencies", {})) | set(npm.get("dependencies", {})):
        assert f"`{name}`" in page, name


def test_the_lists_are_in_step_with_the_content(content: Library) -> None:
    """Has a topic or an entry of the taxonomy changed? Then change the list of that field in add-a-case.yml."""
    expected = {
        "service": [topic.title for topic in content.topics.values() if topic.kind == "service"],
        "topic": [topic.title for topic in content.topics.values() if topic.kind == "process"],
        "industry": list(content.names["industries"].values()),
        "region": list(content.names["regions"].values()),
        "role": list(content.names["roles"].values()),
        "outcome": list(case_fields.OUTCOMES.values()),
        "size": list(case_fields.SIZES.values()),
        "status": list(issue_form.STATUSES),
        "figures_kind": list(issue_form.CHARTS),
        "named": [issue_form.NAMED],
        "promises": list(issue_form.PROMISES),
    }
    assert {part["id"]: options(part) for part in fields(CASE) if options(part)} == expected


def test_every_tool_has_a_page_and_code_of_its_own(content: Library, repo: Path) -> None:
    pages = {page.tool: page for page in content.pages.values() if page.tool}
    assert set(pages) == set(Tool)
    for tool, page in pages.items():
        assert page.id == f"tools/{tool.value}"
        assert (repo / f"scripts/web/src/tools/{tool.value}/{tool.value}.ts").is_file()


@pytest.mark.parametrize("folder", ["docs", "cases"])
def test_the_content_is_shown_as_on_github(root: Path, folder: str) -> None:
    for file in sorted((root / folder).rglob("*.md")):
        assert difference(file.read_text("utf-8").split("\n---\n", 1)[1]) == "", file.name
