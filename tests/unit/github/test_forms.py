"""The issue forms: valid by GitHub's rules, and in step with the content and with what reads them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from casebook.load.yaml import parse
from casebook.writing.issue_form import FORM

from tests.support.roots import REPO
from tests.unit.writing.forms import ISSUES

FOLDER = REPO / ".github" / "ISSUE_TEMPLATE"
FORMS = sorted(file for file in FOLDER.glob("*.yml") if file.name != "config.yml")
TYPES = {"markdown", "input", "textarea", "dropdown", "checkboxes"}


def read(file: Path) -> dict[str, Any]:
    data = parse(file.read_text("utf-8"))
    assert isinstance(data, dict)
    return data


def fields(file: Path) -> list[dict[str, Any]]:
    return [part for part in read(file)["body"] if part["type"] != "markdown"]


def options(part: dict[str, Any]) -> list[str]:
    given = part["attributes"].get("options", [])
    return [one["label"] if isinstance(one, dict) else one for one in given]


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.name)
def test_a_form_is_valid(file: Path) -> None:
    data = read(file)
    assert set(data) <= {"name", "description", "title", "labels", "body"}
    assert all(isinstance(data[name], str) and data[name] for name in ("name", "description"))
    assert {part["type"] for part in data["body"]} <= TYPES
    labels = [part["attributes"]["label"] for part in fields(file)]
    ids = [part["id"] for part in fields(file)]
    assert len(set(labels)) == len(labels) and len(set(ids)) == len(ids)
    for part in fields(file):
        given = options(part)
        assert all(isinstance(one, str) and one.casefold() != "none" for one in given)
        assert len(set(given)) == len(given)
        assert part["type"] not in ("dropdown", "checkboxes") or given
        for name in ("label", "description", "placeholder"):
            assert isinstance(part["attributes"].get(name, ""), str), f"{part['id']}: {name} wants quotes"


def test_blank_issues_are_off() -> None:
    assert read(FOLDER / "config.yml")["blank_issues_enabled"] is False


CASE = FOLDER / "add-a-case.yml"


def test_the_form_has_the_fields_that_are_read() -> None:
    found = []
    for part in fields(CASE):
        promised = (
            any(one["required"] for one in part["attributes"]["options"]) if part["type"] == "checkboxes" else False
        )
        required = part.get("validations", {}).get("required", False) or promised
        found.append((part["attributes"]["label"], part["type"], required, part["attributes"].get("multiple", False)))
    assert found == [(field.label, field.kind, field.required, field.multiple) for field in FORM]


def test_the_label_is_the_one_that_the_workflow_waits_for() -> None:
    assert read(CASE)["labels"] == ["case"]
    assert "label.name == 'case'" in (REPO / ".github/workflows/case-from-issue.yml").read_text("utf-8")


@pytest.mark.parametrize("file", sorted(ISSUES.glob("*.md")), ids=lambda file: file.stem)
def test_the_examples_have_every_field_in_order(file: Path) -> None:
    text = file.read_text("utf-8")
    labels = [part["attributes"]["label"] for part in fields(CASE)]
    headings = [line.removeprefix("### ") for line in text.split("\n") if line.startswith("### ")]
    assert headings == labels
