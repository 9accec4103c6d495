"""Runs all rules."""

from __future__ import annotations

import datetime

from casebook.check import (
    bias,
    blueprints,
    cases,
    coverage,
    dates,
    facts,
    headings,
    ids,
    items,
    links,
    markup,
    practice,
    refs,
    sections,
    terms,
    topics,
)
from casebook.check.rule import RULES
from casebook.load.rules import FILE_RULES
from casebook.model.library import Library
from casebook.model.problem import Problem

MODULES = (
    ids, topics, refs, terms, links, facts, headings, markup, items, bias, practice, blueprints, cases, sections, dates,
    coverage,
)  # fmt: skip
"""Importing them registers their rules; the order is that of the documentation."""


def check_library(library: Library, today: datetime.date) -> list[Problem]:
    """The findings of every rule, in no particular order; lines are not looked up yet."""
    library.today = today
    return [problem for rule in RULES.values() for problem in rule.problems(library)]


def all_rules() -> dict[str, str]:
    """Every rule, those of the loader first, with the sentence that says it."""
    return FILE_RULES | {rule.id: rule.says for rule in RULES.values()}
