"""Terms of the glossary."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.check.rule import rule
from casebook.check.values import unknown, values, values_of
from casebook.model.kinds import TERM
from casebook.model.library import Library
from casebook.model.problem import Problem
from casebook.model.term import Term

OTHERS = ("related.*", "near.*", "alike.*")
"""Where a term names others."""


@rule("related-known")
def related_terms_are_known(library: Library) -> Iterator[Problem]:
    """Every term in `related`, `near` and `alike` is in the glossary, and none is the term itself."""
    for term in library.terms.values():
        for value in values(term, *OTHERS):
            if value.value == term.id:
                yield value.problem(
                    saw=f"`{term.id}`, which is the term itself",
                    expected="the id of another term",
                    hint="remove it",
                )
    yield from unknown(library, TERM, values_of(library, {"terms": OTHERS}), "docs/glossary/")


@rule("term-distinct", translations=True)
def words_stand_for_one_term(library: Library) -> Iterator[Problem]:
    """No word stands for two terms: where it occurs in a text, only one of them could be explained."""
    owner: dict[str, str] = {}
    for term in library.terms.values():
        for key, word in _words(term):
            first = owner.setdefault(word, term.id)
            if first != term.id:
                yield term.warning(
                    key,
                    saw=f"`{word}`, which stands for the term `{first}` too",
                    expected="a word that stands for one term",
                    hint="join the two terms, or tell them apart by their wording",
                )


def _words(term: Term) -> Iterator[tuple[str, str]]:
    """The words by which a term is recognised, each with its field; capitals count in abbreviations only."""
    yield "term", term.term.lower()
    if term.abbreviation:
        yield "abbreviation", term.abbreviation
    yield from (("forms", form.lower()) for form in term.forms)
