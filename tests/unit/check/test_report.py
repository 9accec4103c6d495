"""How problems are told."""

import json

import pytest
from casebook.check.report import as_json, github, text
from casebook.model.problem import Problem, Where

PROBLEM = Problem(Where("cases/a.md", 7), "2 keys: a, c", "1 key", "mark one `key: true`", rule="item-one-key")
WARNING = Problem(Where("docs/50%,a:b.md", 1), "100 %", "less", "no\nhint", rule="x", severity="warning")


def test_text() -> None:
    assert text(PROBLEM) == (
        "cases/a.md:7: item-one-key: saw 2 keys: a, c / expected 1 key\n    hint: mark one `key: true`"
    )


def test_text_of_a_warning_says_so() -> None:
    assert text(WARNING).startswith("docs/50%,a:b.md:1: warning: x: saw 100 %")


def test_json() -> None:
    assert json.loads(as_json([PROBLEM])) == [
        {
            "path": "cases/a.md", "line": 7, "rule": "item-one-key", "severity": "error", "saw": "2 keys: a, c",
            "expected": "1 key", "hint": "mark one `key: true`",
        }
    ]  # fmt: skip
    assert json.loads(as_json([])) == []


def test_github() -> None:
    assert github(PROBLEM) == (
        "::error file=cases/a.md,line=7,title=item-one-key::"
        "saw 2 keys: a, c / expected 1 key%0Ahint: mark one `key: true`"
    )


def test_github_escapes_what_would_end_a_property_or_a_command() -> None:
    told = github(WARNING)
    assert told.startswith("::warning file=docs/50%25%2Ca%3Ab.md,line=1,")
    assert "saw 100 %25 / expected less" in told
    assert "\n" not in told


@pytest.mark.parametrize("tell", [text, github])
def test_nothing_that_steers_a_terminal_comes_through(tell: object) -> None:
    told = tell(Problem(Where("a.md", 1), "\x1b[2J", "\u202e", "\x07"))  # type: ignore[operator]
    assert told.replace("\n", "").isprintable()
    assert "\\x1b[2J" in told
