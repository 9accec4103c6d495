"""Families: recipes for items, told apart by `kind` as items are."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from casebook.model.item import Criterion, HeadedFile, Kind, Level, Measure, PartId, RoleSheet
from casebook.model.record import Date, Id, Line, Record, Text
from casebook.model.ref import Ref
from casebook.model.translation.marks import OWN, TRANSLATED, Mark, has_words

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=30)]
Formula = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=r"^[^\n]*$")]
Number = Annotated[float, Field(allow_inf_nan=False, strict=False)]
FamilyId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
MOST_SHOWN = 6
RESERVED = ("value", "asked", "and", "or", "not", "if", "else")
"""Names that mean something in every family."""


class Choice(Record):
    """One of the texts that a parameter may stand for."""

    id: PartId
    """Id, unique in the parameter; formulas compare it: `client == 'tyre-shop'`."""
    text: Annotated[Text, TRANSLATED]
    """What stands in a slot."""


class Row(Record):
    """A row of a parameter's table."""

    id: PartId
    """Id, unique in the table; where the rows become options it names the mistake of those that are wrong."""
    texts: Annotated[list[Text], TRANSLATED] = []
    """One text for each name in the parameter's `texts`."""
    numbers: list[Number] = []
    """One number for each name in the parameter's `numbers`."""


class Parameter(Record):
    """What is drawn anew for each instance: a number, a text, or rows of a table."""

    id: Name
    """Its name in slots and formulas: `{hours}`, `hours * 2`."""
    lowest: Number | None = None
    """A number: the lowest that is drawn."""
    highest: Number | None = None
    """A number: the highest that is drawn."""
    step: Annotated[Number, Field(gt=0)] = 1.0
    """A number: what lies between two that are drawn."""
    choices: Annotated[list[Choice], Field(max_length=60)] = []
    """A text: what is drawn from."""
    texts: list[Name] = []
    """A table: the names of its texts; `{channel.name}` is the text `name` of the row `channel`."""
    numbers: list[Name] = []
    """A table: the names of its numbers; formulas say `channel.price`."""
    rows: Annotated[list[Row], Field(max_length=60)] = []
    """A table: its rows."""
    take: Annotated[int, Field(ge=1, le=10)] = 1
    """A table: how many rows are drawn. Of several each stands where something has `each`, in no order."""
    asked: bool = False
    """A table of which several are drawn: whether one of them is what is asked for; the parameter's name stands for it,
    and in what has `each` the formula `asked` is true for it."""

    @model_validator(mode="after")
    def _is_one_of_three(self) -> Self:
        """It is a number, a text or a table, and its rows have what the table names."""
        is_number = self.lowest is not None and self.highest is not None
        if is_number + bool(self.choices) + bool(self.rows) != 1:
            raise ValueError("either `lowest` and `highest`, or `choices`, or `rows`")
        if is_number and not self.lowest <= self.highest:  # type: ignore[operator]
            raise ValueError("a `lowest` that is not above `highest`")
        if self.rows and self.take > len(self.rows):
            raise ValueError(f"{self.take} rows or more, as `take` says")
        for row in self.rows:
            if (len(row.texts), len(row.numbers)) != (len(self.texts), len(self.numbers)):
                raise ValueError(
                    f"in the row `{row.id}` a text for each of `texts`, and a number for each of `numbers`"
                )
        return self


class Value(Record):
    """A value that is worked out from the parameters and from the values above it."""

    id: Name
    """Its name in slots and formulas."""
    formula: Formula
    """How it is worked out."""


class OptionRecipe(Record):
    """An option: the key, or a named mistake."""

    id: PartId
    """Id, unique in the family: of a wrong option the name of the mistake, such as `weekend-counted`. With `each` the
    rows' ids stand in its place."""
    each: Name | None = None
    """The table whose rows become an option each."""
    key: bool | Formula = False
    """Whether it is right, or the formula that tells."""
    value: Formula | None = None
    """What the option says, as a value; two options never say the same. `{value}` in its text stands for it."""
    text: Annotated[Text, TRANSLATED]
    """What the choice says."""
    rationale: Annotated[Text, TRANSLATED]
    """Why it is right; of a mistake, what was misunderstood."""


class NumericKeyRecipe(Record):
    """The right number."""

    value: Formula
    """How it is worked out."""
    tolerance: Annotated[Number, Field(ge=0)] = 0.0
    """How far a response may lie from it, in the same unit."""
    unit: Annotated[Line | None, Mark(worth=has_words, lifted="unit")] = None
    """The unit shown behind the field, such as `%`."""
    measure: Annotated[Measure, Field(strict=False)] = Measure.NUMBER
    """How a typed number is read, as items have it."""


class MistakeRecipe(Record):
    """A wrong response that a known misunderstanding leads to."""

    id: PartId
    """The mistake's name."""
    value: Formula | None = None
    """Of a `numeric`: the number that it leads to."""
    forms: Annotated[list[Line], OWN] = []
    """Of a `short`: what is typed then, with slots."""
    rationale: Annotated[Text, TRANSLATED]
    """What was misunderstood."""


class PairRecipe(Record):
    """A left side with the right side that belongs to it."""

    id: PartId
    """Id, unique in the family; with `each` the rows' ids stand in its place."""
    each: Name | None = None
    """The table whose rows become a pair each."""
    left: Annotated[Text, TRANSLATED]
    """What is given."""
    right: Annotated[Text, TRANSLATED]
    """What is to be found."""
    rationale: Annotated[Text | None, TRANSLATED] = None
    """Why they belong together."""


class PartRecipe(Record):
    """A step, or a right side that matches nothing."""

    id: PartId
    """Id, unique in the family; with `each` the rows' ids stand in its place."""
    each: Name | None = None
    """The table whose rows become a part each."""
    at: Formula | None = None
    """A step: where it stands, lowest first; left out, where it is written."""
    text: Annotated[Text, TRANSLATED]
    """What it says."""


class BaseFamily(Record):
    """What families of all kinds have in common."""

    id: FamilyId
    """Stable id, never reused, and no item's."""
    level: Annotated[Level, Field(strict=False)]
    """`term`, `process` or `judgement`."""
    refs: Annotated[list[Ref], Field(min_length=1)]
    """What to reread."""
    enemies: list[Id] = []
    """Ids of families and items that never stand in one form with it: twins, or one that gives the other away."""
    parameters: Annotated[list[Parameter], Field(min_length=1, max_length=20)]
    """What is drawn."""
    conditions: list[Formula] = []
    """What holds for every instance."""
    values: list[Value] = []
    """What is worked out."""
    shown: Annotated[int, Field(ge=0, le=MOST_SHOWN)] = 3
    """How many instances the site shows, in practice and in the mock exam."""
    number: Annotated[int, Field(ge=1)] = 1
    """Which of its fifth the site shows: another number, other instances."""
    stem: Annotated[Text, TRANSLATED]
    """What is asked; a slot in braces holds a parameter, a value, or a plural: `{n} {n|hour|hours}`."""
    topic: Id = ""
    """The family's topic; left out, it is the file's."""
    author: Line = ""
    """Who wrote it; left out, it is the file's author."""
    reviewed: Date | None = None
    """The day somebody last worked instances out by hand; left out, it is the file's."""

    @model_validator(mode="after")
    def _names_differ(self) -> Self:
        """No two parameters or values have one name."""
        names = Counter([*(one.id for one in self.parameters), *(one.id for one in self.values)])
        if twice := [name for name, count in names.items() if count > 1 or name in RESERVED]:
            raise ValueError(f"another name than `{twice[0]}`, which stands for something else already")
        return self


class SingleFamily(BaseFamily):
    """Of its options exactly one is right in each instance."""

    kind: Literal[Kind.SINGLE]
    """`single`."""
    options: Annotated[list[OptionRecipe], Field(min_length=1, max_length=8)]
    """The key and the mistakes."""
    rationale: Annotated[Text | None, TRANSLATED] = None
    """A remark on the whole."""


class MultipleFamily(BaseFamily):
    """One or more of its options are right in each instance."""

    kind: Literal[Kind.MULTIPLE]
    """`multiple`."""
    options: Annotated[list[OptionRecipe], Field(min_length=1, max_length=10)]
    """The keys and the mistakes."""
    rationale: Annotated[Text | None, TRANSLATED] = None
    """A remark on the whole."""


class NumericFamily(BaseFamily):
    """A number is to be found."""

    kind: Literal[Kind.NUMERIC]
    """`numeric`."""
    key: NumericKeyRecipe
    """The right number."""
    mistakes: list[MistakeRecipe] = []
    """Wrong numbers that tell what was misunderstood."""
    rationale: Annotated[Text, TRANSLATED]
    """How it is worked out, with the instance's numbers."""


class ShortFamily(BaseFamily):
    """A word or two are to be typed."""

    kind: Literal[Kind.SHORT]
    """`short`."""
    key: Annotated[list[Line], Field(min_length=1), Mark(own=True)]
    """All accepted forms, with slots."""
    mistakes: list[MistakeRecipe] = []
    """Wrong words that tell what was misunderstood."""
    rationale: Annotated[Text, TRANSLATED]
    """Why it is so."""


class MatchFamily(BaseFamily):
    """Left and right sides are to be paired."""

    kind: Literal[Kind.MATCH]
    """`match`."""
    pairs: Annotated[list[PairRecipe], Field(min_length=1, max_length=10)]
    """What belongs together."""
    decoys: Annotated[list[PartRecipe], Field(max_length=6)] = []
    """Right sides that match nothing."""
    rationale: Annotated[Text, TRANSLATED]
    """How to tell them apart."""


class OrderFamily(BaseFamily):
    """Steps are to be put in order."""

    kind: Literal[Kind.ORDER]
    """`order`."""
    steps: Annotated[list[PartRecipe], Field(min_length=1, max_length=10)]
    """The steps."""
    rationale: Annotated[Text, TRANSLATED]
    """Why in this order."""


class OpenFamily(BaseFamily):
    """A text is to be written; a person scores it by the rubric."""

    kind: Literal[Kind.OPEN]
    """`open`."""
    rubric: Annotated[list[Criterion], Field(min_length=1, max_length=10)]
    """What is scored, with slots."""
    sample: Annotated[Text, TRANSLATED]
    """A model text that earns all points, with slots."""
    role: RoleSheet | None = None
    """Of a talk: the mentor's part, with slots."""


Family = SingleFamily | MultipleFamily | NumericFamily | ShortFamily | MatchFamily | OrderFamily | OpenFamily


class FamilyFile(HeadedFile):
    """`quizzes/families/<topic>.yml`; its head holds for all families that do not say otherwise."""

    families: list[Annotated[Family, Field(discriminator="kind")]]
    """The families."""
