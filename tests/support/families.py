"""Simple families that a program writes: of every kind, with plenty of instances each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from casebook.model.family.recipe import Family, FamilyFile

KINDS = ("single", "multiple", "numeric", "short", "match", "order", "open")
ROWS = [{"id": f"r{place}", "texts": [f"thing {place}", f"use {place}"], "numbers": [place]} for place in range(1, 9)]
TABLE = {"id": "row", "texts": ["name", "use"], "numbers": ["rank"], "rows": ROWS, "take": 4}
COUNT = {"id": "n", "lowest": 2, "highest": 60}
EACH = {"id": "row", "each": "row"}
OPTION = {**EACH, "text": "{row.name} NN", "rationale": "{row.name} is for {row.use}."}
BODIES: dict[str, dict[str, Any]] = {
    "single": {
        "parameters": [{**TABLE, "asked": True}], "options": [{**OPTION, "key": "asked"}],
        "stem": "Which one is for {row.use} in NN?",
    },
    "multiple": {
        "parameters": [TABLE, COUNT], "stem": "Which rank above four, asked {n} times in NN?",
        "options": [{**OPTION, "key": "row.rank > 4"}],
    },
    "numeric": {
        "parameters": [COUNT, {**COUNT, "id": "m", "highest": 200}], "conditions": ["n != m"],
        "stem": "{n} and {m} in NN make what?",
        "values": [{"id": "sum", "formula": "n + m"}], "key": {"value": "sum"}, "rationale": "It is {sum}.",
        "mistakes": [{"id": "taken-away", "value": "n - m", "rationale": "That takes {m} away."}],
    },
    "short": {
        "parameters": [{**TABLE, "take": 1}, COUNT], "stem": "What is for {row.use}, {n} times in NN?",
        "key": ["{row.name}"], "rationale": "It is {row.name}.",
        "mistakes": [{"id": "use-for-name", "forms": ["{row.use}"], "rationale": "That is what it is for."}],
    },
    "match": {
        "parameters": [TABLE], "stem": "What is for what in NN?", "rationale": "So.",
        "pairs": [{**EACH, "left": "{row.name}", "right": "{row.use}"}],
    },
    "order": {
        "parameters": [TABLE], "stem": "In which order do these come in NN?", "rationale": "So.",
        "steps": [{**EACH, "text": "{row.name}", "at": "row.rank"}],
    },
    "open": {
        "parameters": [{**TABLE, "take": 1}, COUNT], "stem": "Ask for {row.name}, {n} times, in NN.",
        "rubric": [{"id": "goal", "text": "Says {row.use}", "points": 2}], "sample": "I need {row.name}.",
    },
}  # fmt: skip


def raw(kind: str, name: str, level: str, refs: Iterable[str] = ("term:ctr",)) -> dict[str, Any]:
    """A family as a file has it; its texts say its name, so that no two are alike."""

    def named(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: named(one) for key, one in value.items()}
        if isinstance(value, list):
            return [named(one) for one in value]
        return value.replace("NN", name) if isinstance(value, str) else value

    body: dict[str, Any] = named(BODIES[kind])
    return {"id": name, "kind": kind, "level": level, "refs": list(refs), **body}


def family_file(topic: str, families: list[dict[str, Any]]) -> dict[str, Any]:
    """A file of families."""
    return {"topic": topic, "author": "Nobody", "reviewed": "2026-11-20", "families": families}


def made(kind: str, name: str, topic: str, level: str = "term") -> Family:
    """A family."""
    return FamilyFile.model_validate(family_file(topic, [raw(kind, name, level)])).families[0]
