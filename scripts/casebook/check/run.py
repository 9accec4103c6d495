"""Runs all rules."""

from __future__ import annotations

from casebook.check import cases, coverage, ids, items, links, practice
from casebook.check.rule import RULES
from casebook.model.library import Library
from casebook.model.problem import Problem

MODULES = (ids, links, items, practice, cases, coverage)
"""Importing them registers their rules."""


def check_library(library: Library) -> list[Problem]:
    """The findings of every rule, in no particular order; lines are not looked up yet."""
    return [problem for rule in RULES.values() for problem in rule.problems(library)]
