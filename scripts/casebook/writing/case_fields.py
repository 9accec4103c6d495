"""What is asked for a case, and how its head is built from it."""

from __future__ import annotations

import datetime
from typing import Annotated

from pydantic import Field as Bounds

from casebook.model.case import CaseHead, Client, Outcome, Period, Status
from casebook.model.library import Library
from casebook.model.record import Line, Month, Text
from casebook.writing.case_file import TODO
from casebook.writing.fields import Field, Values

SIZES = {
    "micro": "Micro (up to 10 people)",
    "small": "Small (up to 50)",
    "medium": "Medium (up to 250)",
    "large": "Large (more than 250)",
}
OUTCOMES = {"success": "Success", "mixed": "Mixed", "failure": "Failure (an anti-case)"}
PREVENTED = f"{TODO} the question that would have prevented it"
"""What a draft of a failure gets where the question is still to be found."""
Summary = Annotated[Text, Bounds(max_length=300)]
Teaser = Annotated[Text, Bounds(max_length=240)]


def fields(library: Library) -> list[Field]:
    """What `casebook new case` asks for. What a draft may leave open gets a line to be replaced."""
    services = {topic.id: topic.title for topic in library.topics.values() if topic.kind == "service"}
    processes = {topic.id: topic.title for topic in library.topics.values() if topic.kind == "process"}
    names = library.names
    return [
        Field("title", "Title of the case", Line),
        Field("summary", "The story in one or two sentences", Summary, default=f"{TODO} the story in short"),
        Field("teaser", "What had to be decided, without the end", Teaser, default=f"{TODO} what to decide"),
        Field("outcome", "How it ended", choices=OUTCOMES),
        Field("industry", "The client's industry", choices=names["industries"]),
        Field("service", "Services that were used", choices=services, least=0, most=12),
        Field("topic", "Processes that the case teaches", choices=processes, most=8),
        Field("client", "The client in a line, without the name", Line),
        Field("size", "The client's size", choices=SIZES, least=0),
        Field("region", "The client's region", choices=names["regions"], least=0),
        Field("name", "The client's name, only if the client allows to be named", Line, least=0),
        Field("from", "First month (2026-03) or year", Month, least=0),
        Field("to", "Last month or year", Month, least=0),
        Field("role", "Who worked on it", choices=names["roles"], least=0, most=20),
        Field("lesson", "What carries over, a line each", Line, most=5, default=f"{TODO} what carries over, in a line"),
        Field("prevented_by", "A failure only: the question that would have prevented it", Line, least=0),
        Field("source", "Where the record is kept", Line, most=20, default=f"{TODO} where it is kept"),
    ]  # fmt: skip


def problem(values: Values) -> str | None:
    """What is wrong with the values as a whole, in words; None when nothing is."""
    if values["to"] and not values["from"]:
        return "saw --to without --from / expected the beginning too"
    if values["to"] and values["to"] < values["from"][: len(values["to"])]:
        return f"saw a period from {values['from']} to {values['to']} / expected an end after the beginning"
    return None


def build(values: Values, author: str, today: datetime.date) -> CaseHead:
    """The head of a draft. A name is given only by who may name the client."""
    first, last = values["from"], values["to"]
    return CaseHead(
        title=values["title"],
        summary=values["summary"],
        teaser=values["teaser"],
        period=Period.model_validate({"from": first, "to": last}) if first else None,
        published=today,
        reviewed=today,
        industry=values["industry"],
        services=values["service"],
        topics=values["topic"],
        outcome=Outcome(values["outcome"]),
        client=Client(
            description=values["client"],
            size=values["size"],
            region=values["region"],
            name=values["name"],
            may_be_named=bool(values["name"]),
        ),
        team=values["role"],
        figures=values.get("figures", []),
        lessons=values["lesson"],
        prevented_by=values["prevented_by"] or (PREVENTED if values["outcome"] == Outcome.FAILURE else None),
        sources=values["source"],
        author=author,
        status=Status.DRAFT,
    )
