"""What a rule is, and the register of all rules."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from casebook.check.remembered import NOTHING, Remembered
from casebook.model.library import Library
from casebook.model.problem import Problem

Look = Callable[..., Iterable[Problem]]
"""Takes the library, and the day of the check or what is remembered where the rule says so."""


@dataclass(frozen=True)
class Rule:
    """A rule: its id, and the function that yields a problem for each breach of it."""

    id: str
    look: Look
    translations: bool = False
    """Whether it looks at translated texts too: at the library that `in_language` gives for each language."""
    dated: bool = False
    """Whether the function takes the day of the check as well."""
    remembers: bool = False
    """Whether the function takes `Remembered` as well, since what it works out is dear."""
    lags: bool = False
    """Whether what it finds in a translation may come of a change elsewhere: it is a warning there."""

    @property
    def says(self) -> str:
        """The rule in a sentence, for the documentation."""
        return " ".join((self.look.__doc__ or "").split("\n\n")[0].split())

    def problems(self, library: Library, today: datetime.date, remembered: Remembered = NOTHING) -> Iterable[Problem]:
        """The rule's findings on that day, each marked with its id."""
        more = [today] * self.dated + [remembered] * self.remembers
        found = self.look(library, *more)
        return (replace(problem, rule=self.id) for problem in found)

    def problems_in_language(self, library: Library, today: datetime.date) -> Iterator[Problem]:
        """The findings in what is translated."""
        for problem in self.problems(library, today):
            yield replace(problem, severity="warning") if self.lags else problem


RULES: dict[str, Rule] = {}


def rule(
    rule_id: str, translations: bool = False, dated: bool = False, remembers: bool = False, lags: bool = False
) -> Callable[[Look], Look]:
    """Register a function as the rule `rule_id`; the rest is as in `Rule`."""

    def register(look: Look) -> Look:
        RULES[rule_id] = Rule(rule_id, look, translations, dated, remembers, lags)
        return look

    return register
