"""Scoring: the golden vectors that the browser's scoring passes too, and what only Python can get wrong."""

import json
import math
from pathlib import Path
from typing import Any

import pytest
from casebook.model.scoring import fold, readings, score

GOLDEN = json.loads((Path(__file__).parents[2] / "golden" / "scoring.json").read_text(encoding="utf-8"))
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


def test_readings() -> None:
    assert readings("1,234 %") == [1.234, 1234.0]
    assert readings("\u22121.234,5 руб.") == [-1234.5]
    assert readings("2 or 3") == []
