"""What a site wants to be told: of the languages that it is published in, and of the warnings that it chooses.

`mkdocs.yml` may say, below `extra:`, which warnings are told as errors, and so stop a build, and which not at all:

    casebook:
      errors: [translation-stale]
      untold: [coverage-item]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from casebook.check.rule import RULES
from casebook.check.settings import FILE, settings
from casebook.load.hints import did_you_mean, shown
from casebook.load.rules import FILE_RULES
from casebook.model.kinds import parted
from casebook.model.languages import SOURCE, TRANSLATED
from casebook.model.library import Library
from casebook.model.problem import Problem, Where
from casebook.trees import languages

RULE = "site-warnings"
NAMES = ("errors", "untold")


@dataclass
class Chosen:
    """The rules whose warnings are errors, and those whose warnings are not told."""

    errors: frozenset[str] = frozenset()
    untold: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()
    """What is wrong with the choice itself."""

    def told(self, problems: Sequence[Problem]) -> Iterator[Problem]:
        """`problems` as the site wants them; what was an error before stays one."""
        for problem in problems:
            if problem.severity == "warning" and problem.rule in self.errors:
                yield replace(problem, severity="error")
            elif problem.severity == "error" or problem.rule not in self.untold:
                yield problem
        yield from self.problems


def as_told(root: Path, problems: Sequence[Problem]) -> list[Problem]:
    """`problems` as the configuration of the site at `root` wants them told, and what is wrong with its wishes."""
    return list(chosen(root).told(problems))


def is_checked(root: Path, problem: Problem) -> bool:
    """Whether the problem is not in a language that the site is not published in."""
    lang = parted(problem.where.path)[1]
    return not lang or lang in _published(root)


def published(root: Path, library: Library) -> Library:
    """`library` without the translations into languages that the site at `root` is not published in."""
    known = {lang: to for lang, to in library.translations.items() if lang in _published(root)}
    return library if len(known) == len(library.translations) else replace(library, translations=known)


def _published(root: Path) -> Sequence[str]:
    """The languages with a configuration; a folder without any is no site, and all that is in it is checked."""
    return languages(root) or (SOURCE, *TRANSLATED)


def chosen(root: Path) -> Chosen:
    """What `mkdocs.yml` says of warnings; nothing where there is none, or none that can be read."""
    config = settings(root)
    line, node = config.at("extra", "casebook")
    if node is None:
        return Chosen()
    said = config.said["extra"]["casebook"]
    problems = tuple(replace(problem, where=Where(FILE, line)) for problem in _wrong(said))
    if problems:
        return Chosen(problems=problems)
    return Chosen(frozenset(said.get("errors") or ()), frozenset(said.get("untold") or ()))


def _wrong(said: Any) -> Iterator[Problem]:
    """What is wrong with the part of the configuration."""
    if not isinstance(said, dict) or not all(isinstance(said.get(name) or [], list) for name in NAMES):
        yield _problem("no lists", "`errors` and `untold`, each a list of rules", "write `errors: [translation-stale]`")
        return
    for name in said:
        if name not in NAMES:
            hint = did_you_mean(name, NAMES)
            yield _problem(f"`{name}`", "`errors` or `untold`", hint)
    known = {*RULES, *FILE_RULES}
    for name in NAMES:
        for rule in said.get(name) or []:
            if rule not in known:
                hint = did_you_mean(rule, sorted(known), "page 'Rules'")
                yield _problem(f"{shown(str(rule), '`')} in `{name}`", "the id of a rule", hint)


def _problem(saw: str, expected: str, hint: str) -> Problem:
    saw = f"{saw} below `extra: casebook:`"
    return Problem(Where(FILE, 1), saw, expected, hint, RULE)
