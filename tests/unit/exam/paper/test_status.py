"""What scores come to: the golden vectors that the mock exam's scoring passes too, and the words of what is missing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from casebook.exam.paper.result import SectionScore, Total, section_score
from casebook.exam.paper.status import short_sections, shortfalls, status_of
from casebook.model.blueprint import Blueprint

GOLDEN = json.loads((Path(__file__).parents[3] / "golden" / "status.json").read_text("utf-8"))


def scored(vector: dict[str, Any]) -> tuple[Blueprint, Total, dict[str, SectionScore]]:
    """The exam and its scores that a vector tells of."""
    sections = vector["sections"]
    plan = Blueprint.model_validate({
        "id": "made-up", "title": "Made up", "minutes": 9, "cut_score": vector["cut_score"],
        "borderline": vector["borderline"],
        "sections": [
            {"id": f"s{n}", "title": f"Section {n}", "cut_score": one["cut_score"], "draws": [{"count": one["of"]}]}
            for n, one in enumerate(sections)
        ],
    })  # fmt: skip
    points, of = sum(one["points"] for one in sections), sum(one["of"] for one in sections)
    scores = {f"s{n}": section_score(one["points"], one["of"], one["cut_score"]) for n, one in enumerate(sections)}
    return plan, Total(score=round(points, 9), of=of, share=points / of), scores


@pytest.mark.parametrize("vector", GOLDEN, ids=lambda vector: vector["name"])
def test_golden(vector: dict[str, Any]) -> None:
    plan, total, scores = scored(vector)
    assert status_of(plan, total, scores) == vector["status"]
    below = {id for id, one in scores.items() if not one.passes}
    assert {section.id for section in short_sections(plan, scores)} == below
    assert bool(shortfalls(plan, total, scores)) or vector["status"] != "fail"


def test_names_are_unique() -> None:
    assert len({vector["name"] for vector in GOLDEN}) == len(GOLDEN)


@pytest.mark.parametrize(
    ("start", "said"),
    [
        ("36 with 9", ["Section 2: 9 of 13 points, and its cut score is 9.1"]),
        ("29 with 2", [
            "the whole: 29 of 40 points, and the cut score is 32",
            "Section 2: 2 of 13 points, and its cut score is 9.1; a talk makes good 3 points at most",
        ]),
        ("no band: below", ["the whole: 30 of 40 points, and the cut score is 32"]),
        ("34, each", []),
    ],
)  # fmt: skip
def test_what_is_missing_is_said_as_it_is(start: str, said: list[str]) -> None:
    vector = next(one for one in GOLDEN if one["name"].startswith(start))
    assert [line for line in shortfalls(*scored(vector)) if "Section" in line or "whole" in line][: len(said)] == said
    assert ("whole" in str(shortfalls(*scored(vector)))) == ("whole" in str(said))
