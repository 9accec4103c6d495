"""Translations of what stands in lists: terms, items, topics, the taxonomy and source documents, by id."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from casebook.model.item import PartId
from casebook.model.record import Asked, Id, Line, Record, Text
from casebook.model.translation import Translation


class TermTranslation(Translation):
    """A term in another language."""

    id: Id
    """The id of the term."""
    term: Line
    """The term in full, as written in the middle of a sentence."""
    abbreviation: Line | None = None
    """The short form that the language uses, if it uses one."""
    definition: Text
    """What it means, in one or two sentences that a beginner understands."""
    example: Text
    """One concrete example."""
    forms: list[Line] = []
    """Word forms and other spellings to recognise in texts: `кампании`, `кампаний`."""
    asked: Asked = []
    """Questions that it answers, as newcomers ask in this language; no translation of the source's."""


class TermTranslationFile(Record):
    """`docs/glossary/<topic>.<lang>.yml`."""

    terms: list[TermTranslation]
    """The terms that are translated, in any order."""


class OptionTranslation(Record):
    """The texts of an option."""

    id: PartId
    """The id of the option in the source."""
    text: Text
    """What the choice says."""
    rationale: Text
    """Why it is right or wrong."""


class PairTranslation(Record):
    """The texts of a pair."""

    id: PartId
    """The id of the pair in the source."""
    left: Text
    """What is given."""
    right: Text
    """What is to be found."""
    rationale: Text | None = None
    """Why they belong together; where the source says it."""


class PartTranslation(Record):
    """The text of a decoy, a step or a line of a rubric."""

    id: PartId
    """The id of the part in the source."""
    text: Text
    """What it says."""


class ItemTranslation(Translation):
    """The texts of an item; which of them there are depends on the item's kind."""

    id: Id
    """The id of the item."""
    stem: Text
    """What is asked."""
    options: list[OptionTranslation] = []
    """The choices of a `single` or `multiple` item, by id."""
    pairs: list[PairTranslation] = []
    """What belongs together in a `match` item, by id."""
    decoys: list[PartTranslation] = []
    """Right sides that match nothing, by id."""
    steps: list[PartTranslation] = []
    """The steps of an `order` item, by id."""
    rubric: list[PartTranslation] = []
    """What is scored in an `open` item, by id."""
    sample: Text | None = None
    """A model text for an `open` item."""
    key: Annotated[list[Line], Field(min_length=1)] | None = None
    """All forms that a `short` item accepts in this language."""
    unit: Line | None = None
    """The unit of a `numeric` item; left out where it is no word, such as `%`."""
    rationale: Text | None = None
    """The remark on the whole; where the source has one."""


class ItemTranslationFile(Record):
    """`quizzes/items/<topic>.<lang>.yml`."""

    items: list[ItemTranslation]
    """The items that are translated, in any order."""


class TopicTranslation(Translation):
    """The texts of a topic."""

    id: Id
    """The id of the topic."""
    title: Line
    """Name as shown on the site."""
    summary: Line
    """One line: what belongs here."""


class TopicTranslationFile(Record):
    """`quizzes/topics.<lang>.yml`."""

    topics: list[TopicTranslation]
    """The topics that are translated."""


class NamedTranslation(Translation):
    """The name of an entry of the taxonomy."""

    id: Id
    """The id of the entry."""
    title: Line
    """Name as shown on the site."""


class TaxonomyTranslation(Record):
    """`cases/taxonomy.<lang>.yml`."""

    industries: list[NamedTranslation] = []
    """What the client's business is."""
    regions: list[NamedTranslation] = []
    """Where the client works."""
    roles: list[NamedTranslation] = []
    """Who works on a project."""


class DocumentTranslation(Translation):
    """The texts of a source document."""

    id: Annotated[str, StringConstraints(pattern=r"^\d{3}$")]
    """The three digits of the document."""
    title: Line
    """What the document is called."""
    publisher: Line | None = None
    """Who published it; left out, it is as in the source."""
    date: Line | None = None
    """When it was published; left out, it is as in the source."""
    about: Text
    """What it tells, in a sentence."""


class DocumentTranslationFile(Record):
    """`docs/sources.<lang>.yml`."""

    documents: list[DocumentTranslation]
    """The documents that are translated."""
