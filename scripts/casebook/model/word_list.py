"""The words that an academy does not use in a language, and what it says instead."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from casebook.model.record import Id, Line, Record

Phrases = Annotated[list[Line], Field(max_length=60)]


class Word(Record):
    """A word or phrase with its forms, and what to say instead."""

    seen: Annotated[Phrases, Field(min_length=1)]
    """The word in each of its forms, matched whole and in any case; `*` at the end of one stands for any ending."""
    say: Line
    """What to say instead."""
    unless: Phrases = []
    """Phrases in which it is right, such as `Dear Anna`; matched as `seen` is."""
    note: Line | None = None
    """Why, or when, in a line; it is told with the problem."""


class WordListHead(Record):
    """`docs/words.<lang>.yml`."""

    words: list[Word]
    """The words."""
    aside: list[Line] = []
    """Paths of files, or of folders with `/` at the end, that are not held to them."""


class WordList(WordListHead):
    """The words of one language."""

    id: Id
    """The code of the language, from the file's name."""
