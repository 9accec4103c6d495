"""Explains glossary terms where they occur: the first occurrence in a page becomes a link that carries the definition.

A link, and not an `abbr`: it is reached by keyboard, works without JavaScript and by touch, and needs no extension.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from heapq import heappop, heappush

from casebook.model.languages import SOURCE
from casebook.model.term import Term
from casebook.site.inflection import forms

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
GAP = r"(?:[ /&-]+\n?[ /&-]*|\n[ /&-]*)"  # between two words of a form: never an empty line
NO_HYPHEN = r"(?: +\n? *|\n *)"


@dataclass(frozen=True)
class Occurrence:
    """A term found in a text, from `start` to `end`."""

    term: Term
    start: int
    end: int


@dataclass(frozen=True)
class Form:
    """A spelling of a term. `first`, which its first word begins with, is looked for.

    `written`, a pattern, matches from there.
    """

    term: Term
    first: str
    written: str
    capitals: bool
    """Whether capitals count, as in an abbreviation."""
    is_phrase: bool
    """Whether it has several words."""
    meant: bool
    """False: a phrase in which the term's word means something else."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when it is first looked for: of most forms not even the beginning stands in a text."""
        return re.compile(self.written)


Place = tuple[int, int, int, Form, Iterator[tuple[int, int]]]
"""Where a form stands next: start, negative end (longer ones come first), its number, the form, its further places."""


class TermFinder:
    """Finds terms. Only forms whose first word is in the text are looked for, so a large glossary costs no more."""

    def __init__(self, terms: Iterable[Term], lang: str = SOURCE) -> None:
        self._lang = lang
        self._by_first_word: dict[str, list[Form]] = {}
        for term in terms:
            if term.link:
                spellings = (term.term, *term.forms, *([term.abbreviation] if term.abbreviation else []))
                for phrase in term.not_in:  # before the rest: where both stand, it wins
                    self._add(term, phrase, meant=False)
                for spelling in spellings:
                    self._add(term, spelling)

    def _add(self, term: Term, spelling: str, meant: bool = True) -> None:
        words = WORD.findall(spelling)
        if not words:
            return
        gap = GAP if meant else NO_HYPHEN  # `stand in` is no `stand-in`
        parts = [self._spellings(word, is_last=number == len(words)) for number, word in enumerate(words, 1)]
        capitals = any(map(_is_capital, words))
        first = _beginning(parts[0])
        rest = "".join(f"{gap}(?i:{_one_of(part)})" for part in parts[1:])
        written = f"{_one_of(parts[0])}{rest}(?![^\\W_])"
        form = Form(term, first, written, capitals, len(parts) > 1 or not meant, meant)
        for spelling in parts[0]:
            self._by_first_word.setdefault(spelling.lower(), []).append(form)

    def _spellings(self, word: str, is_last: bool) -> Collection[str]:
        """The forms of a word in the language; in English an -s at the end of the whole."""
        plain = word if _is_capital(word) else self._folded(word.lower())
        if self._lang == SOURCE:
            return (plain, f"{plain}s") if is_last else (plain,)
        return forms(plain, self._lang)

    def _folded(self, text: str) -> str:
        return text if self._lang == SOURCE else text.replace("ё", "е").replace("Ё", "Е")

    def first_occurrences(self, text: str) -> Iterator[Occurrence]:
        """The first occurrence of each term in `text`, in order; the longest term wins where two begin together."""
        seen: set[str] = set()
        for one in self._occurrences(text, seen):
            seen.add(one.term.id)
            yield one

    def every_occurrence(self, text: str) -> Iterator[Occurrence]:
        """Every occurrence of each term in `text`, in order."""
        return self._occurrences(text, set())

    def _occurrences(self, text: str, seen: set[str]) -> Iterator[Occurrence]:
        """The occurrences of terms that are not in `seen` when their turn comes."""
        text = self._folded(text)
        small = text.lower()
        if len(small) != len(text):  # a few capitals have two small letters; places must stay the same
            small = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        forms = {id(form): form for word in self._present(small) for form in self._by_first_word[word]}
        waiting: list[Place] = []
        for number, form in enumerate(forms.values()):
            _await(waiting, number, form, _places(form, text if form.capitals else small))
        past = 0
        while waiting:
            start, negative_end, number, form, places = heappop(waiting)
            if start >= past:
                past = -negative_end
                if form.meant and form.term.id not in seen:
                    yield Occurrence(form.term, start, past)
            if form.is_phrase or form.term.id not in seen:  # a phrase also keeps the shorter terms in it from view
                _await(waiting, number, form, places)

    def _present(self, small: str) -> set[str]:
        return self._by_first_word.keys() & set(WORD.findall(small))


_last: dict[str, tuple[list[Term], TermFinder]] = {}


def finder_of(terms: Iterable[Term], lang: str) -> TermFinder:
    """A finder for `terms` in `lang`: the last one if they are the very same.

    Making one would take a third of a second of each edit in `casebook serve`.
    """
    given = list(terms)
    known, finder = _last.get(lang, ([], None))
    if finder is None or len(known) != len(given) or any(old is not new for old, new in zip(known, given, strict=True)):
        finder = TermFinder(given, lang)
        _last[lang] = (given, finder)
    return finder


def _await(waiting: list[Place], number: int, form: Form, places: Iterator[tuple[int, int]]) -> None:
    """Put the next place of a form among those that wait, if there is one."""
    for start, end in places:
        heappush(waiting, (start, -end, number, form, places))
        return


def _places(form: Form, text: str) -> Iterator[tuple[int, int]]:
    """Every place of a form in `text`, as (start, end)."""
    start = text.find(form.first)
    while start >= 0:
        if start == 0 or not text[start - 1].isalnum():
            match = form.pattern.match(text, start)
            if match:
                yield start, match.end()
        start = text.find(form.first, start + 1)


def _beginning(spellings: Collection[str]) -> str:
    """The letters that all spellings begin with."""
    first, last = min(spellings), max(spellings)  # what these two share, all between them do
    same = (number for number, (one, other) in enumerate(zip(first, last, strict=False)) if one != other)
    return first[: next(same, min(len(first), len(last)))]


def _one_of(spellings: Collection[str]) -> str:
    """A pattern for one of the spellings, what they begin with written once."""
    start = _beginning(spellings)
    ends = "|".join(re.escape(spelling[len(start) :]) for spelling in sorted(spellings))
    return f"{re.escape(start)}(?:{ends})"


def _is_capital(word: str) -> bool:
    return len(word) > 1 and word.isupper()
