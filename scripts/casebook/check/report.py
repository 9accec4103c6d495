"""How problems are told: as text, as JSON, as annotations of a GitHub pull request."""

from __future__ import annotations

import json
from collections.abc import Sequence

from casebook.model.problem import Problem


def text(problem: Problem) -> str:
    """Two lines: `path:line: rule: saw / expected`, and the hint."""
    where = f"{problem.where.path}:{problem.where.line}"
    mild = "warning: " if problem.severity == "warning" else ""
    return f"{where}: {mild}{problem.rule}: saw {problem.saw} / expected {problem.expected}\n    hint: {problem.hint}"


def as_json(problems: Sequence[Problem]) -> str:
    """A JSON list of objects with path, line, rule, severity, saw, expected, hint."""
    return json.dumps(
        [
            {
                "path": problem.where.path,
                "line": problem.where.line,
                "rule": problem.rule,
                "severity": problem.severity,
                "saw": problem.saw,
                "expected": problem.expected,
                "hint": problem.hint,
            }
            for problem in problems
        ],
        ensure_ascii=False,
        indent=2,
    )


def github(problem: Problem) -> str:
    """A workflow command of GitHub Actions that marks the line in the pull request.

    Format: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    message = f"saw {problem.saw} / expected {problem.expected}\nhint: {problem.hint}"
    place = f"file={_property(problem.where.path)},line={problem.where.line},title={_property(problem.rule)}"
    return f"::{problem.severity} {place}::{_data(message)}"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
