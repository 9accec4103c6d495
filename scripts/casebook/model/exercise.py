"""Exercises: made-up situations to decide in. No cases: nothing of it has happened, and the site says so everywhere."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from casebook.model.markdown import Body
from casebook.model.movable import Movable
from casebook.model.record import Asked, Date, Id, Line, Text
from casebook.model.translation.marks import TRANSLATED

EXERCISE_SECTIONS = ("The situation", "Your task", "One good response", "What to look for")
SITUATION, TASK, *FOLDED = EXERCISE_SECTIONS


class ExerciseHead(Movable):
    """The front matter of an exercise."""

    title: Annotated[Line, TRANSLATED]
    """Title as shown on the site."""
    summary: Annotated[Text, Field(max_length=300), TRANSLATED]
    """The situation in one or two sentences; it must not give the response away."""
    asked: Asked = []
    """Questions that it answers, in the words of a new hire: search finds it by them, and shows them nowhere."""
    topics: Annotated[list[Id], Field(min_length=1)]
    """Topics of kind `process` that it practises."""
    services: list[Id]
    """Topics of kind `service` that it is about; may be empty."""
    minutes: Annotated[int, Field(ge=1, le=480)]
    """How long a new hire needs."""
    reviewed: Date
    """The day somebody last read it for truth."""
    author: Line
    """Who made it up."""


class Exercise(ExerciseHead):
    """An exercise: front matter and text. Its id is the name of its file."""

    id: Id
    """The file's name without `.md`."""
    body: Annotated[Body, TRANSLATED]
    """The situation, the task, a good response, and what a mentor looks at."""
