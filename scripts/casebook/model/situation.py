"""Situations: what an account manager says at once when one comes up in a call."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from casebook.model.record import Asked, Id, Line, Record
from casebook.model.ref import EntryRef
from casebook.model.translation.marks import TRANSLATED

Said = Annotated[Line, Field(max_length=200)]
"""What can be read off a phone and said in one breath."""


class Situation(Record):
    """One card of *Say this now*: three lines to say, one not to, and where to read on."""

    id: Id
    """Stable id; it is the anchor on the page *Say this now*."""
    situation: Annotated[Line, Field(max_length=80), TRANSLATED]
    """The situation as a person would say it, such as `The client is angry about the invoice`."""
    asked: Asked = []
    """What somebody types who is in it: search finds the card by them, and shows them nowhere."""
    say: Annotated[list[Said], Field(min_length=3, max_length=3), TRANSLATED]
    """Three lines to say, in their order."""
    avoid: Annotated[Said, TRANSLATED]
    """One line not to say."""
    ref: EntryRef
    """What to read after the call, such as `page:process/agency-economics` or `checklist:incident`."""
    topic: Id
    """The topic under which the card is listed."""


class SituationFile(Record):
    """`docs/situations.yml`."""

    situations: list[Situation]
    """All situations; cards stand by topic, and in a topic in this order."""
