"""Questions on terms, put into the words of a language: items like any other."""

from __future__ import annotations

from typing import Any

from casebook.model.family.instance import Instance, Mistake
from casebook.model.item import Item, Kind, Level, MatchItem, Option, Pair, SingleItem
from casebook.model.term import Term
from casebook.model.term_questions import TermQuestion
from casebook.site.site import Site
from casebook.site.term_finder import TermFinder

GAP = "[…]"
LONGEST_PART = 40


class Asking:
    """Puts questions into the words of a site."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._word = site.word
        self._known: dict[tuple[str, str], str] = {}

    def instance(self, question: TermQuestion) -> Instance:
        """The item, and for what each wrong option is taken."""
        item = {"match": self._match, "odd": self._odd}.get(question.form, self._single)(question)
        options = item.options if isinstance(item, SingleItem) else []
        mistakes = tuple(Mistake(one.id, [one.id], one.rationale) for one in options if not one.key)
        return Instance(question.family, question.parameters, item, mistakes)

    def _single(self, question: TermQuestion) -> Item:
        """Which term has this definition, or this example?"""
        term, others = self._of(question.asked), map(self._of, question.beside)
        if question.form == "definition":
            stem, right = self._word("term-by-definition", text=self._hidden(term, term.definition)), term.example
        else:
            text = self._hidden(term, term.example)
            stem = self._word("term-by-gap" if GAP in text else "term-by-example", text=text)
            right = term.definition
        options = [_option(term.id, named(term), right, key=True)]
        options += [_option(one.id, named(one), one.definition) for one in others]
        return SingleItem(**_head(question, Kind.SINGLE, stem), options=options)

    def _match(self, question: TermQuestion) -> Item:
        pairs = [
            Pair(id=_part(one.id), left=self._hidden(one, one.definition), right=named(one), rationale=one.example)
            for one in map(self._of, question.terms)
        ]
        head = _head(question, Kind.MATCH, self._word("term-match"))
        return MatchItem(**head, pairs=pairs, rationale=self._word("term-match-why"))

    def _odd(self, question: TermQuestion) -> Item:
        """Which term has the definition of another?"""
        odd, stray = self._of(question.asked), self._of(question.stray)
        why = self._word("term-odd-why", other=named(stray), term=named(odd), definition=odd.definition)
        options = [_option(odd.id, self._line(odd, self._hidden(stray, stray.definition)), why, key=True)]
        for other in map(self._of, question.beside):
            options.append(_option(other.id, self._line(other, self._hidden(other, other.definition)), other.example))
        return SingleItem(**_head(question, Kind.SINGLE, self._word("term-odd")), options=options)

    def _line(self, term: Term, text: str) -> str:
        return self._word("term-line", term=named(term), text=text)

    def _hidden(self, term: Term, text: str) -> str:
        """A text about a term, with gaps where it is named."""
        if (term.id, text) not in self._known:
            finder = TermFinder([term.model_copy(update={"link": True})], self._site.lang)
            hidden = text
            for found in reversed(list(finder.every_occurrence(text))):
                hidden = hidden[: found.start] + GAP + hidden[found.end :]
            self._known[term.id, text] = hidden
        return self._known[term.id, text]

    def _of(self, id: str) -> Term:
        return self._site.library.terms[id]


def _head(question: TermQuestion, kind: Kind, stem: str) -> dict[str, Any]:
    """What items of all kinds have in common."""
    refs = [f"term:{id}" for id in (question.terms if question.form == "match" else (question.asked,))]
    return {
        "id": question.id, "kind": kind, "level": Level.TERM, "topic": question.topic, "refs": refs, "stem": stem,
    }  # fmt: skip


def named(term: Term) -> str:
    """A term as the glossary calls it: its abbreviation, with all of its words."""
    return f"{term.abbreviation} ({term.term})" if term.abbreviation else term.term


def _option(id: str, text: str, rationale: str, key: bool = False) -> Option:
    return Option(id=_part(id), text=text, key=key, rationale=rationale)


def _part(id: str) -> str:
    """A term's id as that of an option."""
    return id[:LONGEST_PART].rstrip("-")
