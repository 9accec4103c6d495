"""Terms that a learner may take for each other: the wrong options where a term is asked for."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from casebook.model.scoring import fold
from casebook.model.term import Term

WORD = re.compile(r"[^\W_]+")
PLURAL = re.compile(r"(?<=[a-z]{3})s$")


def near_terms(term: Term, terms: Mapping[str, Term], topic: Sequence[str]) -> list[Term]:
    """The terms nearest to `term`, the nearest first: those it names in `near`, those it is related to, then those of
    its topic (ids) in an order that is its own. Never one that can't be told apart from it.
    """
    ids = dict.fromkeys([*term.near, *term.related, *sorted(topic, key=lambda id: _order(term.id, id))])
    return [terms[id] for id in ids if id in terms and are_apart(term, terms[id])]


def are_apart(term: Term, other: Term) -> bool:
    """Whether two terms can stand side by side as options: neither says what the other says, or is a part of it."""
    if other.id == term.id or other.id in term.alike or term.id in other.alike:
        return False
    return not any(_is_within(one, two) or _is_within(two, one) for one in _names(term) for two in _names(other))


def names_itself(term: Term, text: str) -> bool:
    """Whether the text holds one of the term's names, and so gives it away."""
    return any(_is_within(name, text) for name in _names(term))


def _names(term: Term) -> Iterator[str]:
    yield term.term
    yield from term.forms
    if term.abbreviation:
        yield term.abbreviation


def _is_within(name: str, text: str) -> bool:
    """Whether the words of `name` stand in a row in `text`."""
    return _folded(name) in _folded(text)


@lru_cache(4096)
def _folded(text: str) -> str:
    """Its words between spaces: small letters, ё as е, an English plural -s left off, so that `Leads` is `lead`."""
    return f" {' '.join(PLURAL.sub('', fold(word)) for word in WORD.findall(text))} "


def _order(term: str, other: str) -> str:
    return hashlib.sha256(f"{term} {other}".encode()).hexdigest()
