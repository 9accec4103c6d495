"""Topics: the one axis that classifies theory, terms, items and cases."""

from __future__ import annotations

from typing import Literal

from casebook.model.record import Id, Line, Record


class Topic(Record):
    """A service line or a process area."""

    id: Id
    """Stable id, used in files and addresses."""
    kind: Literal["service", "process"]
    """`service`: something the agency sells; `process`: how the agency works."""
    title: Line
    """Name as shown on the site."""
    summary: Line
    """One line: what belongs here."""


class TopicFile(Record):
    """`quizzes/topics.yml`."""

    topics: list[Topic]
    """All topics, in the order in which the site shows them."""
