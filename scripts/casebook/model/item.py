"""Items: what practice and exam consist of. Seven kinds, told apart by `kind`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, model_validator

from casebook.model.record import Date, Id, Line, Record, Text
from casebook.model.ref import Ref
from casebook.model.translation.marks import TRANSLATED, Mark, has_words

PartId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
Number = Annotated[float, Field(allow_inf_nan=False, strict=False)]


class Kind(StrEnum):
    """How an item is responded to."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    NUMERIC = "numeric"
    SHORT = "short"
    MATCH = "match"
    ORDER = "order"
    OPEN = "open"


class Level(StrEnum):
    """What an item asks of the newcomer: to know a term, to know a process, to judge a situation."""

    TERM = "term"
    PROCESS = "process"
    JUDGEMENT = "judgement"


class Measure(StrEnum):
    """What a number counts, and so how a typed one is read: see `model/reading.py`."""

    NUMBER = "number"
    SHARE = "share"
    MONEY = "money"
    HOURS = "hours"


class Option(Record):
    """One choice of a `single` or `multiple` item."""

    id: PartId
    """Id, unique in the item; stays when the text is mended."""
    text: Annotated[Text, TRANSLATED]
    """What the choice says."""
    key: bool = False
    """Whether it is right."""
    rationale: Annotated[Text, TRANSLATED]
    """Why it is right or wrong."""


class NumericKey(Record):
    """The right number."""

    value: Number
    """The number."""
    tolerance: Annotated[Number, Field(ge=0)] = 0.0
    """How far a response may lie from it, in the same unit."""
    unit: Annotated[Line | None, Mark(worth=has_words, lifted="unit")] = None
    """The unit shown behind the field, such as `%`."""
    measure: Annotated[Measure, Field(strict=False)] = Measure.NUMBER
    """How a typed number is read: `hours` (`4:30`), `money` (`756k`), `share` or `number`."""


class Pair(Record):
    """A left side with the right side that belongs to it."""

    id: PartId
    """Id, unique in the item."""
    left: Annotated[Text, TRANSLATED]
    """What is given."""
    right: Annotated[Text, TRANSLATED]
    """What is to be found."""
    rationale: Annotated[Text | None, TRANSLATED] = None
    """Why they belong together."""


class Part(Record):
    """A text with an id: a step to order, or a right side that matches nothing."""

    id: PartId
    """Id, unique in the item."""
    text: Annotated[Text, TRANSLATED]
    """What it says."""


class Criterion(Record):
    """One line of a rubric."""

    id: PartId
    """Id, unique in the item."""
    text: Annotated[Text, TRANSLATED]
    """What a good response does."""
    points: Annotated[int, Field(ge=1, le=20)]
    """What it is worth."""


class BaseItem(Record):
    """What all kinds have in common."""

    id: Id
    """Stable id, never reused."""
    level: Annotated[Level, Field(strict=False)]
    """`term`, `process` or `judgement`."""
    stem: Annotated[Text, TRANSLATED]
    """What is asked."""
    refs: Annotated[list[Ref], Field(min_length=1)]
    """What to reread: `page:theory/search-ads#what-it-is`, `term:ctr`, `case:tyre-shop-regions`."""
    enemies: list[Id] = []
    """Ids of items and families that never stand in one form with it: twins, or one that gives the other away."""
    only_case: bool = False
    """Whether it asks what happened in a case, and so is asked in the practice of that case alone."""
    topic: Id = ""
    """The item's topic; left out, it is the file's."""
    author: Line = ""
    """Who wrote it; left out, it is the file's author."""
    reviewed: Date | None = None
    """The day somebody last read it for truth; left out, it is the file's."""


class SingleItem(BaseItem):
    """Exactly one option is right."""

    kind: Literal[Kind.SINGLE]
    """`single`."""
    options: Annotated[list[Option], Field(min_length=2, max_length=8)]
    """The choices."""
    shuffle: bool = True
    """Whether the options are shown in another order each time."""
    rationale: Annotated[Text | None, TRANSLATED] = None
    """A remark on the whole."""


class MultipleItem(BaseItem):
    """One or more options are right."""

    kind: Literal[Kind.MULTIPLE]
    """`multiple`."""
    options: Annotated[list[Option], Field(min_length=2, max_length=10)]
    """The choices."""
    shuffle: bool = True
    """Whether the options are shown in another order each time."""
    rationale: Annotated[Text | None, TRANSLATED] = None
    """A remark on the whole."""


class NumericItem(BaseItem):
    """A number is to be found."""

    kind: Literal[Kind.NUMERIC]
    """`numeric`."""
    key: NumericKey
    """The right number."""
    rationale: Annotated[Text, TRANSLATED]
    """How it is worked out."""


class ShortItem(BaseItem):
    """A word or two are to be typed."""

    kind: Literal[Kind.SHORT]
    """`short`."""
    key: Annotated[list[Line], Field(min_length=1), Mark(own=True)]
    """All accepted forms; case, ё/е, spaces and punctuation do not count."""
    rationale: Annotated[Text, TRANSLATED]
    """Why it is so."""


class MatchItem(BaseItem):
    """Left and right sides are to be paired."""

    kind: Literal[Kind.MATCH]
    """`match`."""
    pairs: Annotated[list[Pair], Field(min_length=2, max_length=10)]
    """What belongs together."""
    decoys: Annotated[list[Part], Field(max_length=6)] = []
    """Right sides that match nothing."""
    rationale: Annotated[Text, TRANSLATED]
    """How to tell them apart."""


class OrderItem(BaseItem):
    """Steps are to be put in order."""

    kind: Literal[Kind.ORDER]
    """`order`."""
    steps: Annotated[list[Part], Field(min_length=3, max_length=10)]
    """The steps in the right order."""
    rationale: Annotated[Text, TRANSLATED]
    """Why in this order."""


class RoleSheet(Record):
    """What makes a talk of an open item: the mentor plays the client, and the candidate speaks."""

    part: Annotated[Text, TRANSLATED]
    """The client's part: who they are, what they say first, what they know and want, when they give way."""
    watch: Annotated[Text, TRANSLATED]
    """What to watch for, and what to do if it does not come."""


class OpenItem(BaseItem):
    """A text is to be written; a person scores it by the rubric. With a `role` it is a talk, and nothing is written."""

    kind: Literal[Kind.OPEN]
    """`open`."""
    rubric: Annotated[list[Criterion], Field(min_length=1, max_length=10)]
    """What is scored."""
    sample: Annotated[Text, TRANSLATED]
    """A model text that earns all points; of a talk, how it goes when it goes well."""
    role: RoleSheet | None = None
    """Of a talk: the mentor's part."""


Item = SingleItem | MultipleItem | NumericItem | ShortItem | MatchItem | OrderItem | OpenItem
ChoiceItem = SingleItem | MultipleItem


class HeadedFile(Record):
    """A file with one list, whose head holds for all entries that do not say otherwise."""

    topic: Id
    """The topic of all in the file."""
    author: Line
    """Who wrote them."""
    reviewed: Date
    """The day somebody last read them for truth; of families, last worked instances out by hand."""

    @model_validator(mode="before")
    @classmethod
    def _hand_down(cls, raw: Any) -> Any:
        """Give each entry what it left out of the head."""
        (listed,) = cls.model_fields.keys() - HeadedFile.model_fields.keys()
        if not isinstance(raw, dict) or not isinstance(raw.get(listed), list):
            return raw
        head = {name: raw[name] for name in HeadedFile.model_fields if name in raw}
        entries = [{**head, **entry} if isinstance(entry, dict) else entry for entry in raw[listed]]
        return {**raw, listed: entries}


class ItemFile(HeadedFile):
    """`quizzes/items/<topic>.yml`; its head holds for all items that do not say otherwise."""

    items: list[Annotated[Item, Field(discriminator="kind")]]
    """The items."""


class Retired(Record):
    """An item id that must never be used again: old progress and old sheets still speak of it."""

    id: Id
    """The id."""
    date: Date
    """When the item was taken out."""
    reason: Line
    """Why."""


class RetiredFile(Record):
    """`quizzes/items/retired.yml`."""

    retired: list[Retired]
    """Ids that were in use once."""
