"""The order in which practice asks: by the days of the path."""

from types import SimpleNamespace
from typing import Any

from casebook.model.checklist import Checklist
from casebook.model.item import Item, ShortItem
from casebook.model.path_days import PathDays, in_order

TOPICS = {"page:theory/seo": "seo", "page:theory/design": "design", "term:link": "seo", "term:font": "design"}


def item(*refs: str, topic: str = "smm") -> Item:
    return ShortItem.model_construct(id="an-item", refs=list(refs), topic=topic)


def stage(id: str, *days: list[str]) -> Checklist:
    sections: list[Any] = [
        {"id": f"day-{place}", "title": f"Day {place}", "entries": [{"id": f"d{place}", "text": "Read.", "refs": refs}]}
        for place, refs in enumerate(days)
    ]
    head = {"title": "A stage", "summary": "Days.", "topic": "seo", "reviewed": "2026-11-30", "author": "Nobody"}
    return Checklist.model_validate({**head, "id": id, "use": "Daily.", "sections": sections})


DAYS = PathDays(
    [stage("first", ["page:theory/seo#terms"], ["case:bakery"]), stage("then", ["page:theory/design"])], TOPICS
)


def test_what_is_asked_was_read_by_then() -> None:
    assert DAYS.of(item("page:theory/seo")) == 0
    assert DAYS.of(item("page:theory/seo", "case:bakery#lessons")) == 1
    assert DAYS.of(item("case:bakery", "page:theory/design")) == 2, "days are counted on from stage to stage"


def test_what_the_path_does_not_name_is_read_with_its_topic_or_last() -> None:
    assert [DAYS.of(item(ref)) for ref in ("term:link", "term:font", "term:nowhere")] == [0, 2, 3]
    assert DAYS.of(item("case:not-on-the-path", topic="design")) == 2


def test_stages_come_as_their_page_names_them() -> None:
    stages = [stage("b", []), stage("c", []), stage("a", [])]
    page: Any = SimpleNamespace(body=SimpleNamespace(text="[First](c.yml#day-0), [then](b.yml)"))
    assert [one.id for one in in_order(stages, page)] == ["c", "b", "a"]
    assert [one.id for one in in_order(stages, None)] == ["b", "c", "a"]
