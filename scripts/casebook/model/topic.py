"""Topics: the one axis that classifies theory, terms, items and cases."""

from __future__ import annotations

from typing import Annotated, Literal

from casebook.model.record import Id, Line, Record
from casebook.model.translation.marks import TRANSLATED


class Topic(Record):
    """A service line or a process area."""

    id: Id
    """Stable id, used in files and addresses."""
    kind: Literal["service", "process"]
    """`service`: something the agency sells; `process`: how the agency works."""
    title: Annotated[Line, TRANSLATED]
    """Name as shown on the site."""
    summary: Annotated[Line, TRANSLATED]
    """One line: what belongs here."""


class TopicFile(Record):
    """`quizzes/topics.yml`."""

    topics: list[Topic]
    """All topics, in the order in which the site shows them."""
