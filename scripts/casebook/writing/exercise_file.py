"""Exercises: what is asked for one, and the text of its file, each section with a line to be replaced."""

from __future__ import annotations

import datetime
from typing import Annotated

from pydantic import Field as Bounds

from casebook.model.exercise import EXERCISE_SECTIONS, ExerciseHead
from casebook.model.library import Library
from casebook.model.record import Line, Text
from casebook.writing.case_file import ASKED, TODO
from casebook.writing.fields import Field, Values
from casebook.writing.yamltext import entry, flow

Summary = Annotated[Text, Bounds(max_length=300)]
Minutes = Annotated[int, Bounds(ge=1, le=480)]
HINTS = {
    "The situation": "who wants what, what is known, what is at stake. All of it made up, and no fact cited.",
    "Your task": "one thing to write or to decide, and in how many lines.",
    "One good response": "a response that you would be glad to get. It is folded until the newcomer opens it.",
    "What to look for": "what a mentor looks at, and what a weak response does.",
}


def fields(library: Library) -> list[Field]:
    """What `casebook new exercise` asks for."""

    def topics(kind: str) -> dict[str, str]:
        return {topic.id: topic.title for topic in library.topics.values() if topic.kind == kind}

    return [
        Field("title", "Title of the exercise", Line),
        Field("summary", "The situation in one or two sentences, at most 300 characters", Summary),
        Field("topic", "Process areas that it practises", choices=topics("process"), most=5),
        Field("service", "Services that it is about", choices=topics("service"), least=0, most=5),
        Field("minutes", "How many minutes a newcomer needs", Minutes, default="20"),
    ]  # fmt: skip


def text(values: Values, author: str, reviewed: datetime.date) -> str:
    """The file of the exercise."""
    head = ExerciseHead(
        title=values["title"],
        summary=values["summary"],
        topics=values["topic"],
        services=values["service"],
        minutes=values["minutes"],
        reviewed=reviewed,
        author=author,
    )
    rows = [
        "---",
        "# Made up, and shown as such. Topics and services are ids from quizzes/topics.yml.",
        entry("title", head.title),
        entry("summary", head.summary),
        ASKED,
        f"topics: {flow(head.topics)}   # process areas, at least one",
        f"services: {flow(head.services)}   # may be empty",
        f"minutes: {head.minutes}",
        f"reviewed: {head.reviewed}   # the day somebody last read it for truth",
        entry("author", head.author),
        "---",
    ]
    sections = "\n\n".join(f"## {title}\n\n{TODO} {HINTS[title]}" for title in EXERCISE_SECTIONS)
    return "\n".join([*rows, f"{sections}\n"])
