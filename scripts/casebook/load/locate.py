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
    """The same problems with a 1-based line each, sorted by path, line and rule, without repetitions.

    `root` is the folder that their paths begin at; of a file that can no longer be read the line is 1.
    """
    waiting: dict[str, list[Problem]] = {}
    placed = set()
    for problem in problems:
        if problem.where.line is not None:
            placed.add(problem)
        elif not problem.where.keys:
            placed.add(_placed(problem, 1))
        else:
            waiting.setdefault(problem.where.path, []).append(problem)
    for path, group in waiting.items():
        lines = _lines(root, path, max(len(problem.where.keys) for problem in group))
        placed.update(_placed(problem, _line(lines, problem.where.keys)) for problem in group)
    return sorted(placed, key=lambda problem: problem.place)


def _placed(problem: Problem, line: int) -> Problem:
    return replace(problem, where=Where(problem.where.path, line))


def _lines(root: Path, path: str, depth: int) -> dict[tuple[Key, ...], int]:
    """The line of every key path in the YAML of a file, down to `depth` keys."""
    text, _ = read(root, path)
    if path.endswith(".md"):
        text = "\n" + (front_matter(text) or ("", 0))[0]
    lines: dict[tuple[Key, ...], int] = {}
    try:
        parse(text, lines, depth)
    except YamlProblem:
        return {}
    return lines


def _line(lines: dict[tuple[Key, ...], int], keys: tuple[Key, ...]) -> int:
    """The line of the deepest part of `keys` that is there; what is not (a union's tag) is passed over."""
    place: tuple[Key, ...] = ()
    line = 1
    for key in keys:
        if (*place, key) in lines:
            place = (*place, key)
            line = lines[place]
    return line
