"""Translations of texts: a page, a case or a practice set in another language, in a file beside its source.

A translation holds texts only. `of` is the digest of the source texts that it translates
(`casebook.model.translation_texts`), so that one is found whose source has changed since.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from casebook.model.markdown import Body
from casebook.model.record import Asked, Id, Line, Record, Text

OF_PATTERN = r"^[0-9a-f]{12}$"
NOT_STAMPED = "000000000000"
"""What a translator writes for `of`; `casebook translate stamp` puts the digest there."""


class Translation(Record):
    """What every translated thing begins with."""

    of: Annotated[str, StringConstraints(pattern=OF_PATTERN)]
    """The digest of the source texts, 12 hex digits; `"000000000000"` until `casebook translate stamp` writes it."""


class PageTranslationHead(Translation):
    """The front matter of a translated page."""

    title: Line
    """Title in the navigation and the browser's tab."""
    description: Annotated[Line, Field(max_length=160)]
    """What the page answers, in a line."""
    asked: Asked = []
    """Questions that it answers, as a newcomer asks them in this language; no translation of the source's."""


class PageTranslation(PageTranslationHead):
    """`docs/<path>.<lang>.md`: a page in another language."""

    id: str
    """The id of the page."""
    lang: str
    """The language's code."""
    body: Body
    """The text; its headings stand in the source's order."""


class AxisTranslation(Record):
    """The horizontal axis of a figure."""

    title: Line
    """What the axis shows."""
    values: Annotated[list[Line], Field(min_length=1, max_length=60)] | None = None
    """The labels, as many as the source has; left out where they are no words."""


class SeriesTranslation(Record):
    """One line or one set of bars, in the order of the source."""

    title: Line
    """What is measured."""
    unit: Line | None = None
    """The unit; left out where it is no word, such as `%`."""


class FigureTranslation(Record):
    """The texts of a figure."""

    id: Id
    """The id of the figure in the source."""
    title: Line
    """What the chart shows."""
    x: AxisTranslation
    """The horizontal axis."""
    series: Annotated[list[SeriesTranslation], Field(min_length=1, max_length=6)]
    """What is drawn, in the order of the source."""
    note: Text | None = None
    """What a reader must know to read it rightly; where the source has one."""
    source: Line | None = None
    """Where the numbers come from; where the source says it in words."""


class CaseTranslationHead(Translation):
    """The front matter of a translated case."""

    title: Line
    """Title as shown on the site."""
    summary: Annotated[Text, Field(max_length=300)]
    """The story in one or two sentences."""
    asked: Asked = []
    """Questions that it answers, as a newcomer asks them in this language; no translation of the source's."""
    client: Line
    """The client in a line: `description` of the source's `client`."""
    prevented_by: Line | None = None
    """The question that would have prevented it; where the source has one."""
    lessons: Annotated[list[Line], Field(min_length=1, max_length=5)]
    """What carries over to other projects, as many lines as the source has."""
    figures: list[FigureTranslation] = []
    """The texts of the figures, by id."""
    sources: list[Line] = []
    """As many as the source has, ids of facts included; only where the source says some in words."""


class CaseTranslation(CaseTranslationHead):
    """`cases/<id>.<lang>.md`: a case in another language."""

    id: Id
    """The id of the case."""
    lang: str
    """The language's code."""
    body: Body
    """The story; its headings stand in the source's order."""


class PracticeTranslationHead(Translation):
    """`quizzes/practice/<slug>.<lang>.yml`: the texts of a practice set."""

    title: Line
    """Title as shown on the site."""
    summary: Text
    """What one can do after it, in a sentence."""


class PracticeTranslation(PracticeTranslationHead):
    """A translated practice set."""

    id: Id
    """The id of the set."""
    lang: str
    """The language's code."""
