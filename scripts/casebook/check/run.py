"""Runs all rules."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from casebook.check.nav import nav_problems
from casebook.check.remembered import FOLDER, NOTHING, Remembered
from casebook.check.rule import RULES
from casebook.check.rules.in_language import in_language
from casebook.check.told import as_told, is_checked, published
from casebook.cores import side_by_side
from casebook.load.loading import Loading, Progress, load
from casebook.load.locate import locate
from casebook.load.rules import FILE_RULES
from casebook.model.library import Library
from casebook.model.problem import Problem

MODULES = tuple(
    import_module(f"casebook.check.rules.{name}")
    for name in (
        "ids", "topics", "refs", "terms", "links", "pictures", "facts", "headings", "lengths",
        "markup", "in_texts", "items", "only_case", "families", "word_choice", "wording", "giveaways", "bias",
        "practice", "blueprints", "published_keys", "cases", "sections",
        "checklists", "dates", "gaps", "translations", "translation_headings", "translation_parts", "lookup",
    )
)  # fmt: skip
"""Importing them registers their rules; the order is that of the documentation."""
LARGE = 1500
"""From so many cases and items on, a second core gains more than starting it costs."""


@dataclass
class Checked:
    """What was loaded, and all problems with it: with lines, sorted by path, line and rule."""

    loading: Loading
    problems: list[Problem]

    @property
    def errors(self) -> list[Problem]:
        """The problems that fail a check and stop a build."""
        return [problem for problem in self.problems if problem.severity == "error"]


def check_root(
    root: Path,
    today: datetime.date,
    progress: Progress | None = None,
    earlier: Loading | None = None,
    forks: bool = True,
    errors_only: bool = False,
) -> Checked:
    """Load the content of `root` and run every rule on it; `progress`, `earlier` and `forks` are as for `load`.

    The problems have lines, and are told as the configuration of the site at `root` wants them. With `errors_only`
    warnings are left out, and their lines not looked up. Nothing that content does is raised.
    """
    loading = load(root, progress, earlier, forks)
    problems = [problem for problem in loading.problems if is_checked(root, problem)]
    problems += check_library(published(root, loading.library), today, forks, Remembered(root / FOLDER))
    problems = as_told(root, [*problems, *nav_problems(root, loading.library)])
    wanted = [problem for problem in problems if problem.severity == "error"] if errors_only else problems
    return Checked(loading, locate(root, wanted))


def check_library(
    library: Library, today: datetime.date, forks: bool = True, remembered: Remembered = NOTHING
) -> list[Problem]:
    """The findings of every rule, in no particular order; lines are not looked up yet.

    `forks` allows worker processes, which large libraries are worth; what is `remembered` is not worked out anew.
    """
    rules = list(RULES.values())
    worth_it = forks and len(library.cases) + len(library.items) > LARGE
    found = side_by_side(lambda number: list(rules[number].problems(library, today, remembered)), len(rules), worth_it)
    return [problem for of_rule in (*found, *_in_translations(library, today)) for problem in of_rule]


def check_by_rule(library: Library, today: datetime.date, remembered: Remembered = NOTHING) -> Iterator[list[Problem]]:
    """The findings of one rule after the other, then of each in the translations, as `check_library` has them together.

    So `serve` can do something else between two of them.
    """
    yield from (list(rule.problems(library, today, remembered)) for rule in RULES.values())
    yield from _in_translations(library, today)


def _in_translations(library: Library, today: datetime.date) -> Iterator[list[Problem]]:
    for lang in library.translations:
        translated = in_language(library, lang)
        texts = (rule for rule in RULES.values() if rule.translations)
        yield from (list(rule.problems_in_language(translated, today)) for rule in texts)


def all_rules() -> dict[str, str]:
    """Every rule by its id, those of the loader first, with the sentence that says it, for the documentation."""
    place = {module.__name__: number for number, module in enumerate(MODULES)}
    rules = sorted(RULES.values(), key=lambda rule: place[rule.look.__module__])
    return FILE_RULES | {rule.id: rule.says for rule in rules}
