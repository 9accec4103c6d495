"""Topics: the one axis that classifies everything, so every topic named must be in the registry."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.check.rule import rule
from casebook.check.values import Value, authored, unknown, values_of
from casebook.load.hints import Hints
from casebook.model.kinds import TOPIC
from casebook.model.library import Library
from casebook.model.page import Page
from casebook.model.problem import Problem

REGISTRY = "quizzes/topics.yml"
KIND_OF_PAGE = {"theory": "service", "process": "process"}
KIND_OF_LIST = {"services": "service", "topics": "process"}
"""Of records that have both."""
PLACES = {
    "term_files": ("topic",),
    "situations": ("topic",),
    "with_pages": ("topic", "services.*", "topics.*"),
    "blueprints": (
        "sections.*.draws.*.topics.*",
        "pilot.*.topics.*",
        "tasks.*.draws.*.topics.*",
        "talk.draws.*.topics.*",
    ),
}
"""Where topics are named, besides the files of items and families."""


@rule("topic-known")
def topics_are_known(library: Library) -> Iterator[Problem]:
    """Every topic that is named anywhere is in the registry."""
    yield from unknown(library, TOPIC, _uses(library), REGISTRY)


@rule("topic-kind")
def topics_are_of_the_right_kind(library: Library) -> Iterator[Problem]:
    """The `services` and the topics of theory pages are of kind `service`, the `topics` beside `services` and those of
    process pages of kind `process`.
    """
    hints = Hints()
    for use in _uses(library):
        topic, kind = library.topics.get(use.value), _kind(use)
        if topic and kind and topic.kind != kind:
            known = [other.id for other in library.topics.values() if other.kind == kind]
            yield use.problem(
                saw=f"`{topic.id}`, a topic of kind `{topic.kind}`",
                expected=f"one of kind `{kind}`",
                hint=_move(use) or hints.did_you_mean(topic.id, known, REGISTRY),
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


def _uses(library: Library) -> Iterator[Value]:
    """Every topic that is named."""
    yield from values_of(library, PLACES)
    yield from authored(library, "topic")


def _kind(use: Value) -> str:
    """The kind that a topic must have there, if any: lists that filter, as in a practice set, take all."""
    if isinstance(use.record, Page):
        return KIND_OF_PAGE.get(use.record.section, "")
    return KIND_OF_LIST.get(str(use.keys[0]), "") if hasattr(use.record, "services") else ""


def _move(use: Value) -> str:
    """For a case, whose two lists are easily mixed up."""
    others = [name for name in KIND_OF_LIST if name not in use.keys]
    return f"move it to `{others[0]}`" if len(others) == 1 else ""
