"""What a rule is, and the register of all rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from casebook.model.library import Library
from casebook.model.problem import Problem

Look = Callable[[Library], Iterable[Problem]]


@dataclass(frozen=True)
class Rule:
    """A rule: its id, and the function that yields a problem for each breach of it."""

    id: str
    look: Look
    translations: bool = False
    """Whether it looks at translated texts too: at the library that `in_language` gives for each language."""

    @property
    def says(self) -> str:
        """The rule in a sentence, for the documentation."""
        return " ".join((self.look.__doc__ or "").split("\n\n")[0].split())

    def problems(self, library: Library) -> Iterable[Problem]:
        """The rule's findings, each marked with its id."""
        return (replace(problem, rule=self.id) for problem in self.look(library))


RULES: dict[str, Rule] = {}


def rule(rule_id: str, translations: bool = False) -> Callable[[Look], Look]:
    """Register a function as the rule `rule_id`, which looks at translated texts too with `translations`."""

    def register(look: Look) -> Look:
        RULES[rule_id] = Rule(rule_id, look, translations)
        return look

    return register
