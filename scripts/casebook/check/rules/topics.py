"""Topics: the one axis that classifies everything, so every topic named must be in the registry."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from casebook.check.rule import rule
from casebook.load.hints import Hints
from casebook.model.blueprint import Blueprint, Draw, TaskDraw
from casebook.model.library import Library
from casebook.model.problem import Key, Problem
from casebook.model.record import Record

REGISTRY = "quizzes/topics.yml"
KIND_OF_PAGE = {"theory": "service", "process": "process"}


class Use(NamedTuple):
    """A topic named by a record at `keys`; `kind` is the kind that it must have, if any."""

    topic: str
    record: Record
    keys: tuple[Key, ...]
    kind: str = ""


@rule("topic-known")
def topics_are_known(library: Library) -> Iterator[Problem]:
    """Every topic that is named anywhere is in the registry."""
    hints = Hints()
    for use in _uses(library):
        if use.topic not in library.topics and not library.is_broken("topic", use.topic):
            yield use.record.problem(
                *use.keys,
                saw=f"the topic `{use.topic}`",
                expected=f"a topic of {REGISTRY}",
                hint=hints.did_you_mean(use.topic, library.topics, REGISTRY),
            )


@rule("topic-kind")
def topics_are_of_the_right_kind(library: Library) -> Iterator[Problem]:
    """The `services` and the topics of theory pages are of kind `service`, the `topics` beside `services` and those of
    process pages of kind `process`.
    """
    hints = Hints()
    for use in _uses(library):
        topic = library.topics.get(use.topic)
        if topic and use.kind and topic.kind != use.kind:
            known = [other.id for other in library.topics.values() if other.kind == use.kind]
            yield use.record.problem(
                *use.keys,
                saw=f"`{use.topic}`, a topic of kind `{topic.kind}`",
                expected=f"one of kind `{use.kind}`",
                hint=_move(use) or hints.did_you_mean(use.topic, known, REGISTRY),
            )


@rule("page-topic")
def topic_pages_have_a_topic(library: Library) -> Iterator[Problem]:
    """Every page in docs/theory/ and docs/process/ but their index names its topic."""
    for page in library.pages.values():
        if page.is_topic_page and page.topic is None:
            yield page.problem(
                saw="no `topic`",
                expected=f"`topic`: the topic of {REGISTRY} that the page teaches",
                hint="add a line `topic: …` to the front matter",
            )


def _move(use: Use) -> str:
    """For a case, whose two lists are easily mixed up."""
    lists = {"services": "topics", "topics": "services"}
    name = str(use.keys[0])
    return f"move it to `{lists[name]}`" if name in lists else ""


def _uses(library: Library) -> Iterator[Use]:
    for items in library.item_files:
        yield Use(items.topic, items, ("topic",))
        yield from (Use(item.topic, item, ("topic",)) for item in items.items if item.topic != items.topic)
    for terms in library.term_files:
        yield Use(terms.topic, terms, ("topic",))
    for record in library.with_pages:
        yield from _of_record(record)
    for blueprint in library.blueprints.values():
        for number, section in enumerate(blueprint.sections):
            for at, draw in enumerate(section.draws):
                yield from _of_draw(draw, blueprint, ("sections", number, "draws", at))
        for at, pilot in enumerate(blueprint.pilot):
            yield from _of_draw(pilot, blueprint, ("pilot", at))
        for at, task in enumerate(blueprint.practicum.draws if blueprint.practicum else ()):
            yield from _of_draw(task, blueprint, ("practicum", "draws", at))


def _of_record(record: Any) -> Iterator[Use]:
    """What a record names in `topic`, `services` and `topics`, as far as it has them."""
    if topic := getattr(record, "topic", None):
        yield Use(topic, record, ("topic",), KIND_OF_PAGE.get(getattr(record, "section", ""), ""))
    services = getattr(record, "services", None)
    yield from (Use(topic, record, ("services", index), "service") for index, topic in enumerate(services or ()))
    kind = "" if services is None else "process"
    yield from (
        Use(topic, record, ("topics", index), kind) for index, topic in enumerate(getattr(record, "topics", ()))
    )


def _of_draw(draw: Draw | TaskDraw, blueprint: Blueprint, keys: tuple[Key, ...]) -> Iterator[Use]:
    yield from (Use(topic, blueprint, (*keys, "topics", index)) for index, topic in enumerate(draw.topics))
