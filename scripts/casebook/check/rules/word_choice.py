"""Words: those that the academy does not use, by its own list for each language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from casebook.check.rule import rule
from casebook.load.hints import shown
from casebook.model.kinds import CASE, CHECKLIST, EXERCISE, PAGE, TERM
from casebook.model.library import Library
from casebook.model.markdown import Body
from casebook.model.problem import Key, Problem, Where
from casebook.model.record import Record
from casebook.model.translation.marks import marked
from casebook.model.word_list import Word, WordList
from casebook.prose.passages import passages

HELD = (PAGE, CASE, EXERCISE, CHECKLIST, TERM)
"""The kinds whose texts are held to the words."""


class Found(NamedTuple):
    """A word that was seen, and where in the text."""

    word: Word
    seen: str
    at: int


class Finder:
    """Finds the words of a list in a text."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._words = [(word, _pattern(word.seen), _pattern(word.unless)) for word in words]
        self._any = _pattern([phrase for word in words for phrase in word.seen])

    def find(self, text: str) -> Iterator[Found]:
        """Each word in `text`, but those within a phrase in which they are right."""
        for word, seen, unless in self._words if self._any.search(text) else ():
            right = [found.span() for found in unless.finditer(text)]
            for found in seen.finditer(text):
                if not any(first <= found.start() and found.end() <= end for first, end in right):
                    yield Found(word, found[0], found.start())


@rule("words", translations=True)
def the_words_are_those_of_the_academy(library: Library) -> Iterator[Problem]:
    """No text uses a word of docs/words.<lang>.yml, which says what to say instead; quotes and code don't count."""
    listed = library.origin.words.get(library.lang)
    if listed:
        finder = Finder(listed.words)
        for record in _held(library, listed):
            yield from _in_fields(record, finder)
            yield from _in_body(record, finder)


def _held(library: Library, listed: WordList) -> Iterator[Any]:
    aside = tuple(listed.aside)
    for kind in HELD:
        for record in library.records(kind).values():
            path = record.where.path
            if path not in aside and not any(path.startswith(folder) for folder in aside if folder.endswith("/")):
                yield record


def _in_fields(record: Record, finder: Finder) -> Iterator[Problem]:
    for keys, text in _texts(record):
        for found in finder.find(text):
            yield _problem(record.where.at(*keys), found)


def _in_body(record: Record, finder: Finder) -> Iterator[Problem]:
    body = getattr(record, "body", None)
    if isinstance(body, Body) and any(finder.find(body.text)):  # to parse all texts again costs seconds
        for passage in passages(body.text):
            for found in finder.find(passage.words):
                line = body.line + passage.line + passage.words.count("\n", 0, found.at)
                yield _problem(Where(record.where.path, line), found)


def _texts(record: Record) -> Iterator[tuple[tuple[Key, ...], str]]:
    """The plain texts of a record, with their keys; not those that search finds it by, which are others' words."""
    for field in marked(type(record)):
        if not field.mark.own:
            yield from _below(field.of(record), field.path)


def _below(value: Any, keys: tuple[Key, ...]) -> Iterator[tuple[tuple[Key, ...], str]]:
    if isinstance(value, str):
        yield keys, value
    elif isinstance(value, Record):
        yield from (((*keys, *inner), text) for inner, text in _texts(value))
    elif isinstance(value, list):
        for index, entry in enumerate(value):
            yield from _below(entry, (*keys, index))


def _pattern(phrases: Sequence[str]) -> re.Pattern[str]:
    """What finds any of the phrases as whole words; nothing where there are none."""
    longest = sorted(phrases, key=len, reverse=True)
    parts = (r"\s+".join(_word(word) for word in phrase.split()) for phrase in longest)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)" if phrases else r"(?!)", re.I)


def _word(word: str) -> str:
    return re.escape(word[:-1]) + r"\w*" if word.endswith("*") else re.escape(word)


def _problem(where: Where, found: Found) -> Problem:
    note = f" ({found.word.note})" if found.word.note else ""
    return Problem(
        where,
        saw=shown(" ".join(found.seen.split())),
        expected=f"{found.word.say}{note}",
        hint="say it otherwise; where it is right, add the phrase to `unless` in the list of words",
        severity="warning",
    )
