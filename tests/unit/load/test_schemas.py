"""The schemas on disk are those of the model, and they take the real content."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from casebook.load.schemas import FOLDER, schemas
from casebook.model.kinds import file_kinds

NAMES = [f"{kind.name}.json" for kind in file_kinds()]


@pytest.mark.parametrize("name", NAMES)
def test_the_schema_on_disk_is_the_models(name: str) -> None:
    assert (FOLDER / name).read_text("utf-8") == schemas()[name], "run `make schemas`"


def test_no_other_schema_lies_there() -> None:
    assert {file.name for file in FOLDER.iterdir()} == set(schemas())


@pytest.mark.parametrize("name", NAMES)
def test_every_field_is_described(name: str) -> None:
    schema = json.loads(schemas()[name])
    for definition in (schema, *schema.get("$defs", {}).values()):
        for field, value in definition.get("properties", {}).items():
            meant = schema.get("$defs", {}).get(value.get("$ref", "").rpartition("/")[2], {})
            assert value.get("description") or meant.get("description"), f"{definition.get('title')}.{field}"


def test_every_yaml_file_names_its_schema_in_its_first_line(repo: Path) -> None:
    for kind in file_kinds():
        for file in repo.glob(kind.shape.replace("<topic>", "*").replace("<slug>", "*").replace("<lang>", "*")):
            if file.suffix == ".yml" and kind.id_of(file.relative_to(repo).as_posix()) is not None:
                named = file.read_text("utf-8").split("\n")[0].partition("$schema=")[2]
                assert (file.parent / named).resolve().parent == FOLDER, file
