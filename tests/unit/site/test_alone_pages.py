"""What the Verify page is staged with, in every language."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from casebook.model.languages import NAMES
from casebook.staging import stage_root

from tests.support.roots import make_tiny
from tests.support.sheets import MadeOffice, make_office

URN = "urn:uuid:7c9e6679-7425-40de-944b-e07fc1f90ae7"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_tiny(tmp_path / "root")


@pytest.fixture
def made(tmp_path: Path) -> MadeOffice:
    return make_office(tmp_path / "made")


def test_without_an_office_the_lists_are_there_and_empty(root: Path) -> None:
    stage_root(root)
    for lang in NAMES:
        exam = root / "build/docs" / lang / "exam"
        assert json.loads((exam / "keys.json").read_text("utf-8")) == {"keys": []}
        assert json.loads((exam / "revoked.json").read_text("utf-8")) == {"revoked": []}
        assert f'<html lang="{lang}">' in (exam / "verify/index.html").read_text("utf-8")


def test_the_public_keys_and_the_list_are_there_in_every_language(root: Path, made: MadeOffice) -> None:
    (root / "docs/exam").mkdir(exist_ok=True)
    published = (made.root / "docs/exam/keys.json").read_text("utf-8")
    (root / "docs/exam/keys.json").write_text(published, "utf-8")
    (root / "docs/exam/revoked.json").write_text(json.dumps({"revoked": [URN]}), "utf-8")
    stage_root(root)
    for lang in NAMES:
        exam = root / "build/docs" / lang / "exam"
        assert json.loads((exam / "keys.json").read_text("utf-8")) == json.loads(published)
        assert json.loads((exam / "revoked.json").read_text("utf-8")) == {"revoked": [URN]}


def test_a_private_member_never_gets_into_the_tree(root: Path, made: MadeOffice) -> None:
    """`casebook check` names it; staging, which also shows unfinished content, must not wait for that."""
    (root / "docs/exam").mkdir(exist_ok=True)
    keys = json.loads((made.root / "docs/exam/keys.json").read_text("utf-8"))
    secret = "c2VudGluZWwgb2YgYSBwcml2YXRlIGtleQ"
    for key in keys["keys"]:
        key["d"] = key["oth"] = secret
    (root / "docs/exam/keys.json").write_text(json.dumps(keys), "utf-8")
    stage_root(root)
    staged = [file for file in (root / "build/docs").rglob("*") if file.is_file()]
    assert len(json.loads((root / "build/docs/en/exam/keys.json").read_text("utf-8"))["keys"]) == 4
    assert [file for file in staged if secret in file.read_text("utf-8", "ignore")] == []
