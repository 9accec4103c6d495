"""A survey of the whole: what there is of each topic, and how full the draws of each exam are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from casebook.check.pool import TIMES, pool_of
from casebook.model.blueprint import Blueprint, title_in
from casebook.model.item import Item, Kind, Level
from casebook.model.kinds import KINDS, PAGE, PRACTICE
from casebook.model.library import Library
from casebook.model.topic import Topic

LEVELS = tuple(level.value for level in Level)
BY_TOPIC = [kind for kind in KINDS if kind.has_page and kind not in (PAGE, PRACTICE)]
"""What counts for each topic that it names."""
MATERIALS = ("pages", "terms", *LEVELS, *(kind.kept for kind in BY_TOPIC), "sets")
"""What is counted for each topic; `term`, `process` and `judgement` are items of that level."""


@dataclass(frozen=True)
class Row:
    """What there is of one topic: counts by the names of `MATERIALS`, and items by kind."""

    topic: Topic
    counts: dict[str, int]
    kinds: dict[str, int]

    @property
    def items(self) -> int:
        """Items of all levels."""
        return sum(self.counts[level] for level in LEVELS)

    def count(self, what: str) -> int:
        """How many there are of a material, or of `items`."""
        return self.items if what == "items" else self.counts[what]


@dataclass(frozen=True)
class Filled:
    """A draw of an exam, the `number`th of its part, and how many items fit; `pilot` items are tried out."""

    exam: str
    part: str
    number: int
    pilot: bool
    drawn: int
    fit: int

    @property
    def times(self) -> float:
        """How many times over the draw can be filled."""
        return self.fit / self.drawn


@dataclass(frozen=True)
class Survey:
    """The whole in numbers, with titles in the library's language."""

    rows: list[Row]
    cases: dict[str, int]
    """How many items refer to each published case, by its id."""
    draws: list[Filled]

    @property
    def totals(self) -> dict[str, int]:
        """Each material over all topics; a case of two topics counts twice."""
        return {name: sum(row.counts[name] for row in self.rows) for name in MATERIALS}

    @property
    def items(self) -> int:
        """All items."""
        return sum(row.items for row in self.rows)

    @property
    def kinds(self) -> dict[str, int]:
        """All items by kind."""
        return {kind.value: sum(row.kinds[kind] for row in self.rows) for kind in Kind}


def survey(library: Library) -> Survey:
    """What there is of each topic and case, in the order of the registry and of the archive, and how full draws are."""
    by_topic: dict[str, list[Item]] = {topic: [] for topic in library.topics}
    for item in library.items.values():
        by_topic.get(item.topic, []).append(item)
    materials = _materials(library)
    rows = [_row(topic, by_topic[topic.id], materials) for topic in library.topics.values()]
    cases = {case.id: len(library.items_by_ref.get(f"case:{case.id}", [])) for case in library.published_cases}
    draws = [draw for blueprint in library.blueprints.values() for draw in _draws(blueprint, library)]
    return Survey(rows, cases, draws)


def _row(topic: Topic, items: list[Item], materials: dict[str, Counter[str]]) -> Row:
    levels, kinds = Counter(item.level.value for item in items), Counter(item.kind.value for item in items)
    counts = {name: levels[name] if name in LEVELS else materials[name][topic.id] for name in MATERIALS}
    return Row(topic, counts, {kind.value: kinds[kind.value] for kind in Kind})


def _materials(library: Library) -> dict[str, Counter[str]]:
    """What is not an item, by the topics that it belongs to."""
    terms: Counter[str] = Counter()
    for file in library.term_files:
        terms[file.topic] += len(file.terms)
    sets = (_topic_of(practice.items_of(library.items)) for practice in library.practice.values())
    return {
        "pages": Counter(page.topic for page in library.pages.values() if page.is_topic_page and page.topic),
        "terms": terms,
        **{kind.kept: _of_all(library.shown(kind)) for kind in BY_TOPIC},
        "sets": Counter(topic for topic in sets if topic),
    }


def _of_all(records: Iterable[Any]) -> Counter[str]:
    """How many of these there are by the topics that they name; the stages of the path are about all."""
    return Counter(topic for one in records if not getattr(one, "is_path", False) for topic in _topics(one))


def _topics(record: Any) -> set[str]:
    one = [topic] if (topic := getattr(record, "topic", None)) else []
    return {*one, *getattr(record, "topics", ()), *getattr(record, "services", ())}


def _topic_of(items: list[Item]) -> str:
    """The topic that a practice set is about: that of more than half of its items; none for a mixed one."""
    [(topic, count)] = Counter(item.topic for item in items).most_common(1) or [("", 0)]
    return topic if count * 2 > len(items) else ""


def _draws(blueprint: Blueprint, library: Library) -> Iterator[Filled]:
    """Each draw with the items that fit, whatever else they fit."""
    titles = {section.id: title_in(section, library.lang) for section in blueprint.parts}
    numbers: Counter[tuple[str, bool]] = Counter()
    for section, draw, scored in blueprint.slots():
        numbers[section, scored] += 1
        fit = sum(draw.admits(item) for item in pool_of(library, TIMES))
        part, number = titles.get(section, section), numbers[section, scored]
        yield Filled(title_in(blueprint, library.lang), part, number, not scored, draw.count, fit)
