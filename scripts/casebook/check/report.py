"""How problems are told: as text, as JSON, as annotations of a GitHub pull request."""

from __future__ import annotations

import json
from collections.abc import Sequence

from casebook.model.problem import Problem


def text(problem: Problem) -> str:
    """Two lines, without an end: `path:line: rule: saw / expected`, and the hint. What can't be printed is escaped."""
    mild = "warning: " if problem.severity == "warning" else ""
    lines = (
        f"{problem.where.path}:{problem.where.line}: {mild}{problem.rule}: "
        f"saw {problem.saw} / expected {problem.expected}",
        f"    hint: {problem.hint}",
    )
    return "\n".join(map(_printable, lines))


def as_json(problems: Sequence[Problem]) -> str:
    """A JSON list of objects with path, line, rule, severity, saw, expected, hint."""
    names = ("rule", "severity", "saw", "expected", "hint")
    told = [
        {"path": one.where.path, "line": one.where.line, **{name: getattr(one, name) for name in names}}
        for one in problems
    ]
    return json.dumps(told, ensure_ascii=False, indent=2)


def github(problem: Problem) -> str:
    """A workflow command of GitHub Actions that marks the line in the pull request.

    Format: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    message = f"{_printable(f'saw {problem.saw} / expected {problem.expected}')}\n{_printable(f'hint: {problem.hint}')}"
    place = f"file={_property(problem.where.path)},line={problem.where.line},title={_property(problem.rule)}"
    return f"::{problem.severity} {place}::{_data(message)}"


def _printable(line: str) -> str:
    """`line` without what could move the cursor, change colours or turn the direction of a terminal."""
    if line.isprintable():
        return line
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in line)


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
