"""What practice asks of the glossary's terms: chosen here, put into words where pages are made.

Each term is a family of its own, and so are the matches and the odd lines of a topic. What is asked is the same in all
languages; only the exam asks terms by their use, and nothing of this.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from casebook.model.family.drawing import Parameters
from casebook.model.family.instance import instance_id
from casebook.model.near_terms import are_apart, names_itself, near_terms
from casebook.model.term import Term

BESIDE = 3
"""So many other terms stand beside the one that is asked for."""
FEWEST = 2
LONGEST_NAME = 60


@dataclass(frozen=True)
class TermQuestion:
    """`definition`, `example`: which term is it? `match`: four terms and their definitions. `odd`: which of four terms
    has the definition of the `stray` term? `beside`: the ids of the other terms.
    """

    form: Literal["definition", "example", "match", "odd"]
    topic: str
    asked: str
    beside: tuple[str, ...]
    stray: str = ""

    @property
    def terms(self) -> tuple[str, ...]:
        """The ids of all terms whose texts it shows."""
        return tuple(filter(None, (self.asked, *self.beside, self.stray)))

    @property
    def family(self) -> str:
        """The id of the family that it is an instance of: a term's, or a topic's."""
        is_of_term = self.form in ("definition", "example")
        name = f"term-{self.asked}" if is_of_term else f"terms-{self.form}-{self.topic}"
        return name[:LONGEST_NAME].rstrip("-")

    @property
    def parameters(self) -> Parameters:
        """All that it is, in any language."""
        return {"form": self.form, "terms": list(self.terms)}

    @property
    def id(self) -> str:
        """Its id as an item."""
        return instance_id(self.family, self.parameters)


def term_questions(
    topic: str, terms: Mapping[str, Term], ids: Sequence[str], languages: Mapping[str, Collection[str]]
) -> list[TermQuestion]:
    """The questions on the terms `ids` of a topic: each term alone, then four and four of them together.

    `terms`: the whole glossary by id, in the language of the source. `languages`: by term the languages that it is
    translated into; beside it stand terms that are so too, where there are enough, so that all is in one language.
    """
    near = {id: _near(terms[id], terms, ids, languages) for id in ids}
    alone = [question for id in ids if (question := _alone(topic, terms[id], near[id]))]
    return [*alone, *_together(topic, terms, near)]


def _near(
    term: Term, terms: Mapping[str, Term], ids: Sequence[str], languages: Mapping[str, Collection[str]]
) -> list[Term]:
    """The nearest first, but before all what is translated into every language that the term is."""
    needed = set(languages.get(term.id, ()))
    return sorted(near_terms(term, terms, ids), key=lambda other: not needed <= set(languages.get(other.id, ())))


def _alone(topic: str, term: Term, near: Sequence[Term]) -> TermQuestion | None:
    """One term, asked by its definition or by its example; None where nothing can stand beside it."""
    form: Literal["definition", "example"] = "definition" if _digit(term.id) % 2 else "example"
    text = term.definition if form == "definition" else term.example
    beside = _apart(other for other in near if not names_itself(other, text))
    return TermQuestion(form, topic, term.id, beside) if len(beside) >= FEWEST else None


def _together(topic: str, terms: Mapping[str, Term], near: Mapping[str, Sequence[Term]]) -> list[TermQuestion]:
    """Four near terms of the topic at a time, each once: first all that are to be matched, then the odd ones."""
    matches, odds = [], []
    left = sorted(near, key=_digit)
    while left:
        first = left.pop(0)
        beside = _apart(other for other in near[first] if other.id in left)
        if len(beside) < FEWEST:
            continue
        left = [id for id in left if id not in beside]
        matches.append(TermQuestion("match", topic, first, beside))
        shown = [terms[id] for id in beside]
        stray = (
            one.id for one in near[first] if one.id not in beside and all(are_apart(one, other) for other in shown)
        )
        if found := next(stray, ""):
            odds.append(TermQuestion("odd", topic, first, beside, found))
    return matches + odds


def _apart(near: Iterator[Term]) -> tuple[str, ...]:
    """The ids of the first terms of which no two are alike."""
    taken: list[Term] = []
    for term in near:
        if len(taken) == BESIDE:
            break
        if all(are_apart(term, other) for other in taken):
            taken.append(term)
    return tuple(term.id for term in taken)


def _digit(id: str) -> int:
    return hashlib.sha256(id.encode()).digest()[0]
