"""Values as YAML are read back unchanged, whatever they are."""

from __future__ import annotations

import datetime
import random

import pytest
import yaml
from casebook.load.yaml import parse
from casebook.writing.clean import clean
from casebook.writing.yamltext import Value, block, entry, flow, scalar

ODD = [
    "plain", "Two words", "yes", "No", "null", "~", "true", "1.5", "0x1f", "2026-11-21", "001.4", "- a", "a: b", "a #b",
    "a:", "#", "key: [", "[x]", "{x}", "a, b", "'", '"', "\\", "|", ">", "&a", "*a", "!a", "%", "@", "`", "?", "a?",
    "---", "...", "\n", "a\n---\nb", "a\n\nb", "  a", "x" * 500, "word " * 100, "ё", "«…»", "👍", "http://a.b/c?d=e#f",
    "\u00a0", "a\u00a0", "client's", "“quoted”", "5 %", "=", "<<", "y", "a\\nb", "50 % of: all", "end:", "a : b",
]  # fmt: skip


@pytest.mark.parametrize("value", [clean(text).strip() for text in ODD if clean(text).strip()])
def test_odd_texts(value: str) -> None:
    check(value)


def test_texts_by_chance() -> None:
    chance = random.Random(7)
    letters = "aZё1 ,:#[]{}'\"!&*?|>-%@`\\\n~=/.«…"
    for _ in range(3000):
        text = clean("".join(chance.choice(letters) for _ in range(chance.randint(1, 16)))).strip()
        if text:
            check(text)


def check(value: str) -> None:
    assert parse(f"a: {scalar(value)}\n") == {"a": value}
    assert parse(f"x:\n{entry('a', value, 4)}\ny: 1\n") == {"x": {"a": value}, "y": 1}
    assert parse(f"a: {flow([value, 'b', value])}\n") == {"a": [value, "b", value]}
    nested = {"a": {"b": value, "d": [value, {"e": value}]}}
    assert parse("\n".join(block(nested))) == nested
    assert yaml.safe_load(f"a: {scalar(value)}\n") == {"a": value}, "other readers agree"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "null"),
        (True, "true"),
        (3, "3"),
        (3.0, "3"),
        (2.5, "2.5"),
        (1e20, "1e+20"),
        (-0.001, "-0.001"),
        (datetime.date(2026, 11, 21), "2026-11-21"),
    ],
)
def test_other_values(value: Value, text: str) -> None:
    assert scalar(value) == text


def test_long_texts_are_folded_and_lines_kept() -> None:
    folded = entry("stem", "word " * 60 + "end", 4)
    assert folded.startswith("    stem: >-\n      word word")
    assert max(map(len, folded.split("\n"))) <= 118
    assert entry("sample", "Dear client,\n\nthank you.", 2) == "  sample: |-\n    Dear client,\n\n    thank you."
