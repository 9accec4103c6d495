"""Explains glossary terms where they occur: the first occurrence in a page becomes a link that carries the definition.

A link, and not an `abbr`: it is reached by keyboard, works without JavaScript and by touch, and needs no extension.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from casebook.model.term import Term

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
BETWEEN = re.compile(r"[ \n-]+")


@dataclass(frozen=True)
class Occurrence:
    """A term found in a text, from `start` to `end`."""

    term: Term
    start: int
    end: int


class TermFinder:
    """Finds terms by their first word, so that the cost does not grow with the glossary."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._by_first_word: dict[str, list[tuple[list[str], Term]]] = {}
        for term in terms:
            if term.link:
                for form in (term.term, *term.forms):
                    self._add(form, term)
                if term.abbreviation:
                    self._add(term.abbreviation, term)
        for forms in self._by_first_word.values():
            forms.sort(key=lambda entry: len(entry[0]), reverse=True)

    def _add(self, form: str, term: Term) -> None:
        words = [word if len(word) > 1 and word.isupper() else word.lower() for word in WORD.findall(form)]
        if words:
            self._by_first_word.setdefault(words[0], []).append((words, term))
            self._by_first_word.setdefault(f"{words[0]}s", []).append(([f"{words[0]}s", *words[1:]], term))

    def first_occurrences(self, text: str) -> Iterator[Occurrence]:
        """The first occurrence of each term in `text`, in order; the longest term wins where two begin together."""
        words = list(WORD.finditer(text))
        seen: set[str] = set()
        past = 0
        for index, word in enumerate(words):
            forms = self._by_first_word.get(word[0]) or self._by_first_word.get(word[0].lower())
            if forms and word.start() >= past:
                end = self._match(text, words, index, forms)
                if end is not None:
                    term, past = end
                    if term.id not in seen:
                        seen.add(term.id)
                        yield Occurrence(term, word.start(), past)

    @staticmethod
    def _match(
        text: str, words: list[re.Match[str]], index: int, forms: list[tuple[list[str], Term]]
    ) -> tuple[Term, int] | None:
        for form, term in forms:
            found = words[index : index + len(form)]
            if len(found) == len(form) and all(
                _same(word[0], part, last=number == len(form) - 1)
                for number, (word, part) in enumerate(zip(found, form, strict=True))
            ):
                gaps = (text[a.end() : b.start()] for a, b in zip(found, found[1:], strict=False))
                if all(BETWEEN.fullmatch(gap) and gap.count("\n") < 2 for gap in gaps):
                    return term, found[-1].end()
        return None


def _same(word: str, part: str, last: bool) -> bool:
    """Whether a word of the text is a part of a form: capitals of an abbreviation count, a plural's -s does not."""
    spoken = word if any(c.isupper() for c in part) else word.lower()
    return spoken == part or (last and spoken == f"{part}s")
