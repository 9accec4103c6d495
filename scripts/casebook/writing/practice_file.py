"""Practice sets: what is asked for one, and the text of its file."""

from __future__ import annotations

from casebook.model.library import Library
from casebook.model.practice_set import PracticeHead, PracticeSet
from casebook.model.record import Line, Text
from casebook.writing.fields import Field, Values
from casebook.writing.item_fields import KINDS, LEVELS
from casebook.writing.listing import SCHEMAS
from casebook.writing.yamltext import entry, flow

FILTERS = {
    "topics": "items of one of these topics",
    "levels": "items of one of these levels: term, process, judgement",
    "kinds": "items of one of these kinds: single, multiple, numeric, short, match, order, open",
    "cases": "items that refer to one of these cases",
}
MANY = 5000


def fields(library: Library) -> list[Field]:
    """What `casebook new practice` asks for."""
    topics = {topic.id: topic.title for topic in library.topics.values()}
    items = {item.id: item.stem for item in library.items.values()}
    cases = {case.id: case.title for case in library.cases.values()}
    return [
        Field("title", "Title of the set", Line),
        Field("summary", "What one can do after it, in a sentence", Text),
        Field("topic", "Take all items of these topics", choices=topics, least=0, most=MANY),
        Field("level", "Only items of these levels", choices=LEVELS, least=0, most=3),
        Field("kind", "Only items of these kinds", choices=KINDS, least=0, most=7),
        Field("case", "Only items about these cases", choices=cases, least=0, most=MANY),
        Field("item", "Or name the items, by id", choices=items, least=0, most=MANY),
    ]  # fmt: skip


def problem(values: Values, library: Library) -> str | None:
    """What is wrong with the values as a whole, in words; None when nothing is."""
    filters = [name for name in ("topic", "level", "kind", "case") if values[name]]
    if values["item"] and filters:
        named = " ".join(f"--{name}" for name in filters)
        return f"saw --item and {named} / expected either items by id, or filters"
    if not values["item"] and not filters:
        return "saw neither items nor a filter / expected --item, or one of --topic, --level, --kind, --case"
    if not PracticeSet.model_validate({"id": "new", **_head(values)}).items_of(library.items):
        return "saw filters that no item fits / expected at least one item; leave one of the filters out"
    return None


def text(values: Values) -> str:
    """The file of the practice set."""
    head = PracticeHead.model_validate(_head(values))
    rows = [
        SCHEMAS.format(kind="practice"),
        "# A set of items to practise on, ungraded: ten to fifteen are about ten minutes.",
        entry("title", head.title),
        entry("summary", head.summary),
    ]
    if head.items:
        rows += ["# Items by id, in the order in which they are shown first.", "items:"]
        return "\n".join([*rows, *(f"  - {item}" for item in head.items), ""])
    rows.append("# All items that fit every filter; items written later join by themselves.")
    for name, meaning in FILTERS.items():
        wanted = getattr(head, name)
        rows.append(f"{name}: {flow(wanted)}" if wanted else f"# {name}: […]   # {meaning}")
    return "\n".join([*rows, ""])


def _head(values: Values) -> dict[str, object]:
    named = {"topics": "topic", "levels": "level", "kinds": "kind", "cases": "case", "items": "item"}
    lists = {name: values[field] or [] for name, field in named.items()}
    return {"title": values["title"], "summary": values["summary"], **lists}
