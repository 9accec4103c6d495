"""Cases: archived stories of projects, failures (anti-cases) included."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from casebook.model.languages import CASE_SECTIONS, SOURCE
from casebook.model.markdown import Body
from casebook.model.movable import Movable
from casebook.model.record import Asked, Date, Id, Line, Month, Record, Text
from casebook.model.translation.marks import TRANSLATED, Mark, has_words, is_no_fact

SECTIONS = CASE_SECTIONS[SOURCE]


class Outcome(StrEnum):
    """How a case ended."""

    SUCCESS = "success"
    MIXED = "mixed"
    FAILURE = "failure"


class Status(StrEnum):
    """Whether a case is on the site."""

    DRAFT = "draft"
    PUBLISHED = "published"


class Period(Record):
    """When the project ran."""

    from_: Annotated[Month, Field(alias="from")]
    """First month (YYYY-MM) or year (YYYY)."""
    to: Month | None = None
    """Last month or year; left out when it goes on or is not known."""


class Client(Record):
    """Who the client was."""

    description: Annotated[Line, Mark(lifted="client")]
    """The client in a line, without the name."""
    size: Literal["micro", "small", "medium", "large"] | None = None
    """micro: up to 10 people, small: up to 50, medium: up to 250, large: more."""
    region: Id | None = None
    """A region of `cases/taxonomy.yml`."""
    name: Line | None = None
    """The client's name; only with `may_be_named: true`."""
    may_be_named: bool = False
    """Whether the client allows to be named."""


class Axis(Record):
    """The horizontal axis of a figure."""

    title: Annotated[Line, TRANSLATED]
    """What the axis shows."""
    values: Annotated[list[Line], Field(min_length=1, max_length=60), Mark(worth=has_words)]
    """The labels, from left to right."""


class Series(Record):
    """One line or one set of bars."""

    title: Annotated[Line, TRANSLATED]
    """What is measured."""
    unit: Annotated[Line | None, Mark(worth=has_words)] = None
    """The unit, such as `%`."""
    values: list[Annotated[float, Field(allow_inf_nan=False, strict=False)] | None]
    """One number per label; `null` where the source gives none."""


class Figure(Record):
    """A small table of numbers, drawn as a chart with the table below it."""

    id: Id
    """Id, unique in the case."""
    title: Annotated[Line, TRANSLATED]
    """What the chart shows."""
    kind: Literal["line", "bar"]
    """`line` for a development over time, `bar` for a comparison."""
    x: Axis
    """The horizontal axis."""
    series: Annotated[list[Series], Field(min_length=1, max_length=6)]
    """What is drawn."""
    note: Annotated[Text | None, TRANSLATED] = None
    """What a reader must know to read it rightly."""
    source: Annotated[Line, Mark(worth=is_no_fact)]
    """Where the numbers come from: a fact id such as `001.13`, or the agency's own record."""


class CaseHead(Movable):
    """The front matter of a case."""

    title: Annotated[Line, TRANSLATED]
    """Title as shown on the site."""
    summary: Annotated[Text, Field(max_length=300), TRANSLATED]
    """The story in one or two sentences, with its end: shown only to those who ask for it, and among anti-cases."""
    teaser: Annotated[Text | None, Field(max_length=240), TRANSLATED] = None
    """What somebody had to decide, without the end or a lesson; a published case must have one. Lists show it."""
    asked: Asked = []
    """Questions that it answers, in the words of a new hire: search finds it by them, and shows them nowhere."""
    period: Period | None = None
    """When the project ran; left out when not known."""
    published: Date
    """The day the case came into the archive."""
    reviewed: Date
    """The day somebody last read it for truth."""
    industry: Id
    """An industry of `cases/taxonomy.yml`."""
    services: list[Id]
    """Topics of kind `service` that the project used; may be empty."""
    topics: Annotated[list[Id], Field(min_length=1)]
    """Topics of kind `process` that the case teaches."""
    outcome: Annotated[Outcome, Field(strict=False)]
    """`success`, `mixed` or `failure` (an anti-case)."""
    client: Client
    """Who the client was."""
    team: list[Id] = []
    """Roles of `cases/taxonomy.yml` that worked on it."""
    figures: list[Figure] = []
    """Numbers worth a chart."""
    lessons: Annotated[list[Line], Field(min_length=1, max_length=5), TRANSLATED]
    """What carries over to other projects, one line each."""
    prevented_by: Annotated[Line | None, TRANSLATED] = None
    """The question that would have prevented it; an anti-case must name one."""
    sources: Annotated[list[Line], Field(min_length=1), Mark(worth=is_no_fact)]
    """Fact ids, or where the agency keeps its own record of the project."""
    author: Line
    """Who wrote the case down."""
    status: Annotated[Status, Field(strict=False)] = Status.DRAFT
    """`draft` is checked but not published."""


class Case(CaseHead):
    """A case: front matter and story. Its id is the name of its file."""

    id: Id
    """The file's name without `.md`."""
    body: Annotated[Body, TRANSLATED]
    """The story."""

    @property
    def is_published(self) -> bool:
        """Whether the case is shown on the site."""
        return self.status is Status.PUBLISHED

    @property
    def lead(self) -> str:
        """What is told of the case before its end: everywhere but in the list of anti-cases."""
        return self.teaser or self.client.description

    @property
    def year(self) -> int:
        """The year under which the case is listed: when the project began, else when the case was archived."""
        return int(self.period.from_[:4]) if self.period else self.published.year


class Named(Record):
    """One entry of a list of `cases/taxonomy.yml`."""

    id: Id
    """Id used in cases."""
    title: Annotated[Line, TRANSLATED]
    """Name as shown on the site."""


class Taxonomy(Record):
    """`cases/taxonomy.yml`: what cases may choose from."""

    industries: list[Named] = []
    """What the client's business is."""
    regions: list[Named] = []
    """Where the client works."""
    roles: list[Named] = []
    """Who works on a project."""
