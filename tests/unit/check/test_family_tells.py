"""What families give away over many draws, and the command that shows it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from casebook.check.family_tells import leans
from typer.testing import CliRunner

from tests.support.commands import app
from tests.support.roots import TINY, make_root
from tests.unit.model.family.test_instance import HOURS, family

ROOM = {
    "id": "room-for-it", "kind": "single", "level": "process", "refs": ["page:index"],
    "parameters": [
        {"id": "free", "lowest": 1, "highest": 20},
        {"id": "who", "choices": [{"id": id, "text": f"The {id}"} for id in ("writer", "designer", "tester")]},
    ],
    "stem": "{who} has {free} hours free. How much do you plan?",
    "options": [
        {"id": "all", "key": "free <= 10", "text": "All", "value": "free", "rationale": "Up to ten."},
        {"id": "part", "key": "free > 10", "text": "A part", "value": "10", "rationale": "Above ten."},
        {"id": "more", "text": "Much more than all of it", "value": "free + 40", "rationale": "Nobody can."},
    ],
    "conditions": ["free != 10"],
}  # fmt: skip
"""Of its options one is never right, and the key is never the longest or the largest number."""


def test_an_option_that_is_never_right_is_told_and_a_number_that_always_is() -> None:
    found = {one.what: one for one in leans(family(ROOM))}
    assert {"`more` is right", "`part` is right", "the key is number 1 of 3 by size"} <= found.keys()
    assert found["`more` is right"].share == 0 and found["the key is number 1 of 3 by size"].share == 1


def test_what_has_no_options_or_can_not_be_drawn_has_none() -> None:
    assert leans(family(HOURS)) == []
    assert leans(family(ROOM, conditions=["free > 20"])) == []


@pytest.mark.parametrize("format", ["text", "json"])
def test_the_command_tells_of_families_and_of_what_they_carry(format: str, tmp_path: Path) -> None:
    root = make_root(tmp_path / "tiny", TINY)
    done = CliRunner().invoke(app, ["bank", "--root", str(root), "--format", format])
    assert done.exit_code == 0, done.output
    if format == "json":
        assert {*json.loads(done.stdout)} >= {"tells", "families", "carried"}
    else:
        assert "families that give a key away" in done.output
