"""Turns places given as keys into lines: a second parse, of only those files that problems speak of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from casebook.load.files import read
from casebook.load.records import front_matter
from casebook.load.yaml import YamlProblem, parse
from casebook.model.problem import Key, Problem, Where


def locate(root: Path, problems: Iterable[Problem]) -> list[Problem]:
    """The same problems with a line each, sorted by path, line and rule, without repetitions."""
    lines: dict[str, dict[tuple[Key, ...], int]] = {}
    placed = set()
    for problem in problems:
        where = problem.where
        if where.line is None and not where.keys:
            problem = replace(problem, where=Where(where.path, 1))
        elif where.line is None:
            if where.path not in lines:
                lines[where.path] = _lines(root, where.path)
            problem = replace(problem, where=Where(where.path, _line(lines[where.path], where.keys)))
        placed.add(problem)
    return sorted(placed, key=lambda problem: problem.place)


def _lines(root: Path, path: str) -> dict[tuple[Key, ...], int]:
    """The line of every key path in the YAML of a file."""
    text, _ = read(root, path)
    offset = 0
    if path.endswith(".md"):
        split = front_matter(text)
        text, offset = (split[0], 1) if split else ("", 0)
    lines: dict[tuple[Key, ...], int] = {}
    try:
        parse(text, lines)
    except YamlProblem:
        return {}
    return {keys: line + offset for keys, line in lines.items()}


def _line(lines: dict[tuple[Key, ...], int], keys: tuple[Key, ...]) -> int:
    """The line of the deepest part of `keys` that is there; parts that are not (a union's tag) are passed
    over.
    """
    place: tuple[Key, ...] = ()
    line = 1
    for key in keys:
        if (*place, key) in lines:
            place = (*place, key)
            line = lines[place]
    return line
