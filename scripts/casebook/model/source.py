"""The documents that facts are cited from."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import Field, StringConstraints

from casebook.model.record import Line, Record, Text

FACT = re.compile(r"^(\d{3})\.(\d{1,3})$", re.ASCII)


class Document(Record):
    """One source document; its facts are numbered from 1 and cited as `001.7`."""

    id: Annotated[str, StringConstraints(pattern=r"^\d{3}$")]
    """Three digits, the first half of a fact id."""
    title: Line
    """What the document is called, in English."""
    publisher: Line
    """Who published it."""
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
    """The language it is written in, as a two-letter code."""
    date: Line | None = None
    """When it was published, if known."""
    about: Text
    """What it tells, in a sentence."""
    facts: Annotated[int, Field(ge=1, le=999)]
    """The highest fact number."""


class DocumentFile(Record):
    """`docs/sources.yml`."""

    documents: list[Document]
    """All source documents."""
