"""Terms of the glossary."""

from __future__ import annotations

from typing import Annotated, Any

from casebook.model.languages import SOURCE
from casebook.model.record import Asked, Id, Line, Record, Text
from casebook.model.translation.marks import OWN, TRANSLATED, Mark


class Term(Record):
    """One term with its definition."""

    id: Id
    """Stable id, unique over all glossary files; it is the anchor on the page of its topic."""
    formerly: list[Id] = []
    """Ids that it had before: links to them still lead to it."""
    term: Annotated[Line, TRANSLATED]
    """The term in full, as written in the middle of a sentence."""
    abbreviation: Annotated[Line | None, Mark(needed=False, own=True)] = None
    """The short form, such as CTR."""
    definition: Annotated[Text, TRANSLATED]
    """What it means, in one or two sentences that a beginner understands."""
    example: Annotated[Text, TRANSLATED]
    """One concrete example."""
    related: list[Id] = []
    """Ids of terms to read next."""
    near: list[Id] = []
    """Ids of terms that learners take it for: the first wrong options where it is asked for."""
    alike: list[Id] = []
    """Ids of terms that can't be told apart from it: they never stand beside it as options."""
    forms: Annotated[list[Line], OWN] = []
    """Other spellings to recognise in texts (a plural in -s is recognised by itself)."""
    not_in: Annotated[list[Line], OWN] = []
    """Phrases in which the word means something else, such as `margin of a file`: nothing in them is explained."""
    asked: Asked = []
    """Questions that it answers, in the words of somebody who does not know the term: search finds it by them."""
    names: dict[Line, Line] = {}
    """The trade's word in other languages, by language code: `ru`, `bg`."""
    link: bool = True
    """Whether the term is explained where it occurs in a text; `false` for everyday words."""

    def said_otherwise(self, lang: str) -> dict[str, Any]:
        """Its word is one of the names in other languages then."""
        return {"names": {SOURCE: self.term, **{code: name for code, name in self.names.items() if code != lang}}}


class TermFile(Record):
    """`docs/glossary/<topic>.yml`."""

    topic: Id
    """The topic of all terms in the file."""
    terms: list[Term]
    """The terms, in any order."""
