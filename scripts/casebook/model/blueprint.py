"""Blueprints: how many items of what sort an exam draws, where its cut scores lie, and how it is retaken."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal, NamedTuple

from pydantic import Discriminator, Field, Tag, model_validator

from casebook.model.family.recipe import Family
from casebook.model.item import Item, Kind, Level
from casebook.model.record import Date, Id, Line, Record
from casebook.model.translation.marks import TRANSLATED

Share = Annotated[float, Field(gt=0, le=1, strict=False)]
PublicShare = Annotated[float, Field(ge=0, le=1, strict=False)]
Titles = dict[Line, Line]
Factor = Annotated[float, Field(ge=1, le=4, strict=False)]
Days = Annotated[int, Field(ge=0, le=366)]
Element = Item | Family
"""What a draw may take: an item, or a family, of which one instance is drawn."""


def is_talk(item: Element) -> bool:
    """Whether it is held and not written: an open item, or a family of such, with a role for the mentor."""
    return getattr(item, "role", None) is not None


class Draw(Record):
    """So many items that fit."""

    is_talk: ClassVar[bool] = False

    count: Annotated[int, Field(ge=1, le=200)]
    """How many items are drawn."""
    topics: list[Id] = []
    """From these topics; empty: from all."""
    levels: list[Annotated[Level, Field(strict=False)]] = []
    """Of these levels; empty: of all."""
    kinds: list[Annotated[Kind, Field(strict=False)]] = []
    """Of these kinds; empty: of all but `open`."""

    def admits(self, item: Element) -> bool:
        """Whether the item, or an instance of the family, may be drawn here; a talk may nowhere but in `talk`, and what
        asks for a case alone may nowhere.
        """
        return (
            is_talk(item) is self.is_talk
            and not getattr(item, "only_case", False)
            and (not self.topics or item.topic in self.topics)
            and (not self.levels or item.level in self.levels)
            and (item.kind in self.kinds if self.kinds else item.kind is not Kind.OPEN)
        )


class TalkDraw(Draw):
    """So many talks in role."""

    is_talk = True


class PilotDraw(Draw):
    """So many items that are tried out: they stand among the others, and do not count."""

    section: Id
    """The section that they stand in."""


class TaskDraw(Record):
    """So many open items."""

    count: Annotated[int, Field(ge=1, le=10)]
    """How many open items are drawn."""
    topics: list[Id] = []
    """From these topics; empty: from all."""
    levels: list[Annotated[Level, Field(strict=False)]] = []
    """Of these levels; empty: of all."""

    def as_draw(self) -> Draw:
        """The same as a draw like the others."""
        return Draw(count=self.count, topics=self.topics, levels=self.levels, kinds=[Kind.OPEN])


class Slot(NamedTuple):
    """A draw, with where its items stand and whether they count."""

    section: str
    draw: Draw
    scored: bool


class Titled(Record):
    """What has a title that candidates read."""

    title: Annotated[Line, TRANSLATED]
    """Name as shown to the candidate."""
    titles: Titles = {}
    """The title in other languages, by language code: `ru`, `bg`; a translation beside the file goes before it."""

    def said_otherwise(self, lang: str) -> dict[str, Any]:
        """The translated title is the title then."""
        return {"titles": {code: title for code, title in self.titles.items() if code != lang}}


class Section(Titled):
    """A part of the exam with a section score of its own."""

    id: Id
    """Id, unique in the blueprint."""
    cut_score: Share
    """The share of the section's score that passes, 0–1."""
    most_public: PublicShare = 1.0
    """The share of its items that may be public, 0–1: items that stand on the site with their keys."""
    draws: Annotated[list[Draw], Field(min_length=1)]
    """What is drawn for it."""

    @property
    def points(self) -> int:
        """What its items are worth: one point each."""
        return sum(draw.count for draw in self.draws)


class MarkedSection(Titled):
    """What a mentor scores on rubrics, beside the points of the whole, with a cut score of its own."""

    id: Id
    """Id, unlike that of any other section."""
    cut_score: Share
    """The share of the rubrics' points that passes, 0–1."""
    most_public: PublicShare = 1.0
    """The share of its tasks that may be public, 0–1: tasks that stand on the site with rubric and sample."""
    draws: Annotated[list[TaskDraw], Field(min_length=1)]
    """What is drawn for it."""

    def slots(self) -> list[Slot]:
        """Its draws, as those of other sections."""
        return [Slot(self.id, draw.as_draw(), True) for draw in self.draws]


class TalkSection(MarkedSection):
    """A talk in role, which a mentor holds with the candidate after the rest."""

    minutes: Annotated[int, Field(ge=1, le=60)] = 10
    """How long it takes."""

    def slots(self) -> list[Slot]:
        """Its draws, of open items with a role alone."""
        return [Slot(self.id, TalkDraw(**dict(draw.as_draw())), True) for draw in self.draws]


class Borderline(Record):
    """Scores so near the cut that a talk (viva) comes before the decision."""

    lowest: Annotated[int, Field(ge=0)]
    """The lowest score of the band, in points of all sections."""
    highest: Annotated[int, Field(ge=0)]
    """The highest score of the band, in points of all sections."""


class CutBasis(Record):
    """Who set the cut scores, when and how."""

    by: Line
    """Who set them: roles rather than names; certificates in all languages say it so."""
    date: Date
    """The day that they were set on."""
    method: Literal["angoff", "contrasting-groups", "borderline-group", "agreement"]
    """How: a method of standard setting, or by agreement alone."""


# A tag is what a problem calls the field.
Basis = Annotated[
    Annotated[Literal["default"], Tag("cut_basis")] | Annotated[CutBasis, Tag("mapping")],
    Discriminator(lambda value: "cut_basis" if isinstance(value, str) else "mapping"),
]
"""On what cut scores rest."""


class Spread(Record):
    """What keeps forms alike: bounds on the items that count, open tasks aside."""

    most_of_topic: Annotated[int, Field(ge=1)] | None = None
    """So many items of one topic at most; left out, any number."""
    fewest_topics: Annotated[int, Field(ge=0)] = 0
    """Of so many topics at least."""
    most_of_kind: dict[Annotated[Kind, Field(strict=False)], Annotated[int, Field(ge=0)]] = {}
    """So many items of a kind at most, by kind."""


class BlueprintHead(Titled):
    """`quizzes/exams/<slug>.yml`."""

    title: Annotated[Line, TRANSLATED]
    """Title of the exam."""
    minutes: Annotated[int, Field(ge=1, le=600)]
    """How long it takes."""
    cut_score: Share
    """The share of the whole score that passes, 0–1."""
    cut_basis: Basis = "default"
    """On what the cut scores rest: who set them, when and how; `default`: nobody has, they came with casebook."""
    sections: Annotated[list[Section], Field(min_length=1)]
    """Its sections."""
    pilot: list[PilotDraw] = []
    """Items that are tried out: they stand among the others, and do not count."""
    tasks: list[MarkedSection] = []
    """Sections of open tasks for a mentor to score; left out, there are none."""
    talk: TalkSection | None = None
    """A talk in role with each candidate; left out, there is none."""
    spread: Spread | None = None
    """Bounds on topics and kinds, so that forms compare; left out, there are none."""
    borderline: Borderline | None = None
    """Scores that ask for a talk (viva) before the mentor decides; left out, none does."""
    most_attempts: Annotated[int, Field(ge=1, le=20)] = 3
    """How often the exam may be sat at most."""
    retake_days: list[Days] = [7, 14]
    """Days to wait after the first attempt, after the second, and so on; the last holds for all that follow."""
    valid_months: Annotated[int, Field(ge=1, le=120)] = 12
    """How long a pass is good for."""
    ticket_days: Annotated[int, Field(ge=1, le=60)] = 7
    """Days in which a ticket can be used; after that the sheet is late."""
    extra_time: Annotated[list[Factor], Field(min_length=1)] = [1, 1.5, 2]
    """What the minutes may be multiplied by for a candidate who needs more time."""

    @model_validator(mode="before")
    @classmethod
    def _one_practicum(cls, raw: Any) -> Any:
        """What was a `practicum` up to version 0.4 is the one section of tasks; the ledgers of then have it so."""
        if not isinstance(raw, dict) or "practicum" not in raw:
            return raw
        rest = {name: value for name, value in raw.items() if name != "practicum"}
        return rest | {"tasks": [raw["practicum"]] if raw["practicum"] else []}


class Blueprint(BlueprintHead):
    """A blueprint; its id is the name of its file."""

    id: Id
    """The file's name without `.yml`."""

    @property
    def marked(self) -> list[MarkedSection]:
        """What a mentor scores: the sections of tasks, then the talk, if there is one."""
        return [*self.tasks, *([self.talk] if self.talk else [])]

    @property
    def written(self) -> list[Section | MarkedSection]:
        """What stands in a ticket: all but the talk."""
        return [*self.sections, *self.tasks]

    @property
    def parts(self) -> list[Section | MarkedSection]:
        """Its sections, then what a mentor scores."""
        return [*self.sections, *self.marked]

    @property
    def points(self) -> int:
        """What all sections are worth: one point an item. What a mentor scores counts apart."""
        return sum(section.points for section in self.sections)

    @property
    def talk_points(self) -> float:
        """So many points below a section's cut score a talk can make good: as many as the band reaches below that of
        the whole. So a talk helps where a little is missing, and never lifts a section that was not learnt.
        """
        return max(0.0, round(self.cut_score * self.points - self.borderline.lowest, 9)) if self.borderline else 0.0

    def slots(self) -> list[Slot]:
        """All draws: of the sections, of the pilot items, of what a mentor scores."""
        slots = [Slot(section.id, draw, True) for section in self.sections for draw in section.draws]
        slots += [Slot(pilot.section, pilot, False) for pilot in self.pilot]
        return slots + [slot for section in self.marked for slot in section.slots()]

    def wait(self, attempts: int) -> int:
        """Days to wait after that many attempts."""
        waits = self.retake_days
        return waits[min(attempts, len(waits)) - 1] if waits and attempts else 0


def title_in(record: Blueprint | Section | MarkedSection, lang: str) -> str:
    """The title of an exam or of a part of it in that language, where it is given; else that of the source."""
    return record.titles.get(lang, record.title)
