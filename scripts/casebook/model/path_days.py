"""On which day of the path something is read, and so in which order practice asks: first what was read by then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from casebook.model.checklist import Checklist
from casebook.model.item import Item
from casebook.model.page import Page

INDEX = "path/index"
"""The page of the path."""


def in_order(stages: Iterable[Checklist], page: Page | None) -> list[Checklist]:
    """The stages of the path in the order in which its page names them; those that it doesn't name come last."""
    text = page.body.text if page else ""
    return sorted(stages, key=lambda stage: text.find(f"{stage.id}.yml") % (len(text) + 1))


class PathDays:
    """The days on which pages, cases, terms and check-lists are read: the sections of all stages, counted on.

    `topics` tells the topic of what is referred to. What the path doesn't name is read when its topic is: on the first
    day on which a page of it is; a topic that is nowhere comes last.
    """

    def __init__(self, stages: Sequence[Checklist], topics: Mapping[str, str]) -> None:
        self._topics, self._days, self._of_topic = topics, dict[str, int](), dict[str, int]()
        sections = [section for stage in stages for section in stage.sections]
        self._last = len(sections)
        for day, section in enumerate(sections):
            for ref in (ref.partition("#")[0] for entry in section.entries for ref in entry.refs):
                self._days.setdefault(ref, day)
                if ref.startswith("page:") and ref in topics:
                    self._of_topic.setdefault(topics[ref], day)

    def of(self, item: Item) -> int:
        """The first day by whose end everything that the item refers to has been read."""
        return max(self._day(ref.partition("#")[0], item.topic) for ref in item.refs)

    def _day(self, ref: str, topic: str) -> int:
        return self._days.get(ref, self._of_topic.get(self._topics.get(ref, topic), self._last))
