"""The documents that facts are cited from."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from casebook.model.record import Line, Record, Text
from casebook.model.translation.marks import TRANSLATED, Mark


class Document(Record):
    """One source document; its facts are numbered from 1 and cited as `001.7`."""

    id: Annotated[str, StringConstraints(pattern=r"^\d{3}$")]
    """Three digits, the first half of a fact id."""
    title: Annotated[Line, TRANSLATED]
    """What the document is called."""
    publisher: Annotated[Line, Mark(needed=False)]
    """Who published it."""
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
    """The language it is written in, as a two-letter code."""
    date: Annotated[Line | None, Mark(needed=False)] = None
    """When it was published, if known."""
    about: Annotated[Text, TRANSLATED]
    """What it tells, in a sentence."""
    facts: Annotated[int, Field(ge=1, le=999)]
    """The highest fact number."""


class DocumentFile(Record):
    """`docs/sources.yml`."""

    documents: list[Document]
    """All source documents."""
