"""Terms: what is asked for one, and the lines that stand for it in a glossary file."""

from __future__ import annotations

from casebook.model.library import Library
from casebook.model.record import Line, Text
from casebook.model.term import Term
from casebook.writing.commented import bare
from casebook.writing.fields import Field, Values
from casebook.writing.listing import SCHEMAS
from casebook.writing.yamltext import block, dashed

LANGUAGES = {"ru": "Russian", "bg": "Bulgarian"}


def fields(library: Library) -> list[Field]:
    """What `casebook new term` asks for."""
    topics = {topic.id: topic.title for topic in library.topics.values()}
    terms = {term.id: term.term for term in library.terms.values()}
    return [
        Field("topic", "Topic", choices=topics),
        Field("term", "The term in full, as written in the middle of a sentence", Line),
        Field("abbreviation", "Its short form, such as CTR", Line, least=0),
        Field("definition", "What it means, in one or two sentences a beginner understands", Text),
        Field("example", "One concrete example", Text),
        Field("related", "Ids of terms to read next", choices=terms, least=0, most=10),
        Field("form", "Another spelling to recognise in texts", Line, least=0, most=10),
        *(Field(code, f"The trade's word in {name}", Line, least=0) for code, name in LANGUAGES.items()),
    ]  # fmt: skip


def build(values: Values, term_id: str) -> Term:
    """The term that the values describe."""
    names = {code: values[code] for code in LANGUAGES if values[code]}
    return Term(
        id=term_id,
        term=values["term"],
        abbreviation=values["abbreviation"],
        definition=values["definition"],
        example=values["example"],
        related=values["related"],
        forms=values["form"],
        names=names,
    )


def lines(term: Term) -> list[str]:
    """The term as an entry of `terms:`, its `- ` in the first column."""
    return dashed(block(bare(term)))


def head(topic: str) -> str:
    """A new glossary file without terms yet."""
    return (
        f"{SCHEMAS.format(kind='terms')}\n"
        "# The terms of this topic. An id is the term's address on the page of its topic: it never changes.\n"
        "# `related` takes ids of terms, `forms` other spellings, `asked` questions that it answers; `not_in` phrases\n"
        "# in which the word means something else; `link: false` is for everyday words.\n"
        f"topic: {topic}\n"
        "terms: []\n"
    )
