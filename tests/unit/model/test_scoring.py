"""Scoring: the golden vectors that the browser's scoring passes too, and what only Python can get wrong."""

import json
import math
from pathlib import Path
from typing import Any

import pytest
from casebook.model import first_scoring
from casebook.model.reading import readings
from casebook.model.scoring import fold, score

FOLDER = Path(__file__).parents[2] / "golden"
GOLDEN = json.loads((FOLDER / "scoring.json").read_text(encoding="utf-8"))
READING = json.loads((FOLDER / "reading.json").read_text(encoding="utf-8"))
KEYS: dict[str, Any] = {
    "single": "b",
    "multiple": ["a", "c"],
    "numeric": {"value": 2.5},
    "short": ["brief"],
    "match": {"a": "b", "b": "a"},
    "order": ["c", "a", "b"],
}
WRONG_SHAPES = [None, 1, 1.5, True, b"b", ("a",), {1: 2}, {"a": []}, [[]], [None], float("nan")]


@pytest.mark.parametrize("vector", GOLDEN, ids=lambda vector: f"{vector['kind']}: {vector['name']}")
def test_golden(vector: dict[str, Any]) -> None:
    found = score(vector["kind"], vector["key"], vector["response"])
    if vector["score"] is None:
        assert found is None
    else:
        assert isinstance(found, float)
        assert math.isclose(found, vector["score"], abs_tol=1e-12)


def test_golden_names_are_unique_within_a_kind() -> None:
    names = [(vector["kind"], vector["name"]) for vector in GOLDEN]
    assert len(names) == len(set(names))


def test_golden_covers_every_kind() -> None:
    assert {vector["kind"] for vector in GOLDEN} == {*KEYS, "open"}


@pytest.mark.parametrize("kind", KEYS)
@pytest.mark.parametrize("response", WRONG_SHAPES, ids=repr)
def test_a_wrong_shape_scores_nothing(kind: str, response: object) -> None:
    assert score(kind, KEYS[kind], response) == 0


@pytest.mark.parametrize("response", ["9" * 100_000, "1," * 50_000 + "1", " " * 100_000, "x" * 100_000 + "1"])
def test_long_texts_are_read_in_no_time(response: str) -> None:
    assert score("numeric", KEYS["numeric"], response) == 0


def test_an_unknown_kind_is_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="essay"):
        score("essay", None, "text")


def test_fold() -> None:
    assert fold(" Ёлка, ДА — ") == "елкада"


@pytest.mark.parametrize("vector", READING, ids=lambda vector: f"{vector['measure']}: {vector['text']!a}")
def test_golden_reading(vector: dict[str, Any]) -> None:
    assert readings(vector["text"], vector["measure"], vector["unit"]) == pytest.approx(vector["readings"])


@pytest.mark.parametrize(
    ("kind", "key", "response", "share"),
    [
        ("numeric", {"value": 12}, "12 тыс.", 1),
        ("numeric", {"value": 25}, "2 5", 1),
        ("numeric", {"value": 4.5, "measure": "hours"}, "4:30", 0),
        ("numeric", {"value": 1234}, "1,234 %", 1),
        ("short", ["brief"], "the brief", 0),
        ("short", ["ёлка"], "Елка!", 1),
        ("short", ["brief"], "", 0),
        ("single", "b", "b", 1),
    ],
)
def test_what_was_scored_by_the_first_version_stays(kind: str, key: Any, response: str, share: float) -> None:
    assert first_scoring.score(kind, key, response) == share
