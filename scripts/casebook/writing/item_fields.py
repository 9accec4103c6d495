"""What is asked for an item of each kind, and how the item is built from it."""

from __future__ import annotations

import datetime
from typing import Annotated, Any

from pydantic import Field as Bounds
from pydantic import TypeAdapter

from casebook.load.shape import did_you_mean
from casebook.model.item import Item, Number
from casebook.model.library import Library
from casebook.model.record import Line, Text
from casebook.model.ref import Ref, parts
from casebook.writing.fields import Field, Values
from casebook.writing.item_file import LETTERS

ITEM: TypeAdapter[Item] = TypeAdapter(Annotated[Item, Bounds(discriminator="kind")])

KINDS = {
    "single": "exactly one option is right",
    "multiple": "one or more options are right",
    "numeric": "a number is to be found",
    "short": "a word or two are to be typed",
    "match": "left and right sides are to be paired",
    "order": "steps are to be put in order",
    "open": "a text is to be written; a person scores it",
}
LEVELS = {"term": "to know a term", "process": "to know a process", "judgement": "to judge a situation"}

RATIONALE = Field("rationale", "Why it is so", Text)
KEY = ("the right option", "why it is right")
DISTRACTOR = ("a wrong option", "why it is wrong")
CRITERION = ("points", "what a good response does")
Points = Annotated[int, Bounds(ge=1, le=20)]
Tolerance = Annotated[Number, Bounds(ge=0)]
PARTS: dict[str, list[Field]] = {
    "single": [
        Field("key", "The right option", parts=KEY),
        Field("distractor", "The wrong options, two to four", parts=DISTRACTOR, least=2, most=4),
    ],
    "multiple": [
        Field("key", "The right options", parts=KEY, most=5),
        Field("distractor", "The wrong options", parts=DISTRACTOR, most=5),
    ],
    "numeric": [
        Field("value", "The right number", Number),
        Field("tolerance", "How far a response may lie from it", Tolerance, least=0),
        Field("unit", "The unit shown behind the field, such as %", Line, least=0),
        RATIONALE,
    ],
    "short": [Field("accept", "Each accepted form of the key", Line, most=20), RATIONALE],
    "match": [
        Field("pair", "What belongs together", parts=("left", "right"), least=2, most=10),
        Field("decoy", "Right sides that match nothing", Line, least=0, most=6),
        RATIONALE,
    ],
    "order": [Field("step", "The steps in the right order", Line, least=3, most=10), RATIONALE],
    "open": [
        Field("criterion", "What is scored", parts=CRITERION, part_kinds=(Points, Text), most=10),
        Field("sample", "A model text that earns all points", Text),
    ],
}


def first_fields(library: Library) -> list[Field]:
    """What is asked before the kind is known."""
    return [
        Field("topic", "Topic", choices={topic.id: topic.title for topic in library.topics.values()}),
        Field("kind", "Kind", choices=KINDS),
    ]


def fields(kind: str | None, library: Library) -> list[Field]:
    """What is asked for an item of that kind; what is asked for all, when the kind is not known."""
    reread = "What to reread: term:ctr, page:theory/search-ads#what-it-is, case:tyre-shop-regions"
    return [
        Field("level", "Level", choices=LEVELS),
        Field("stem", "The stem: what is asked, one thing, answerable with the options covered", Text),
        *(PARTS[kind] if kind else []),
        Field("ref", reread, Ref, most=10, check=lambda ref: check_ref(ref, library)),
    ]  # fmt: skip


def every_field(library: Library) -> list[Field]:
    """The fields of all kinds, each once; where kinds differ, the one that takes most."""
    found: dict[str, Field] = {}
    for kind in PARTS:
        for field in [*first_fields(library), *fields(kind, library)]:
            if field.name not in found or field.most > found[field.name].most:
                found[field.name] = field
    return list(found.values())


def check_ref(ref: str, library: Library) -> None:
    """Raises ValueError when there is nothing at `ref`."""
    kind, name, anchor = parts(ref)
    by_kind: dict[str, dict[str, Any]] = {
        "page": library.pages, "term": library.terms, "case": library.cases,
        "checklist": library.checklists, "exercise": library.exercises,
    }  # fmt: skip
    known = by_kind[kind]
    if name not in known:
        raise ValueError(f"saw '{ref}' / expected a {kind} that is there; {did_you_mean(name, known)}")
    if not anchor or kind == "term":
        return
    anchors = known[name].anchors if kind == "checklist" else known[name].body.anchors
    if anchor not in anchors:
        hint = did_you_mean(anchor, sorted(anchors))
        raise ValueError(f"saw '#{anchor}' / expected a heading of {kind}:{name}; {hint}")


def build(item_id: str, values: Values, author: str, reviewed: datetime.date | None) -> Item:
    """The item that the values describe. Raises ValueError with what was expected."""
    common = {name: values[name] for name in ("kind", "level", "stem")}
    common |= {"id": item_id, "refs": values["ref"]}
    common |= {name: value for name, value in (("author", author), ("reviewed", reviewed)) if value}
    number = item_id.rpartition("-")[2]
    return ITEM.validate_python({**common, **_own(values, int(number) if number.isdecimal() else 0)})


def _own(values: Values, number: int) -> dict[str, Any]:
    """What only this kind of item has."""
    match values["kind"]:
        case "single" | "multiple":
            return {"options": _options(values, number)}
        case "numeric":
            key = {"value": values["value"], "tolerance": values["tolerance"] or 0.0, "unit": values["unit"]}
            return {"key": key, "rationale": values["rationale"]}
        case "short":
            return {"key": values["accept"], "rationale": values["rationale"]}
        case "match":
            pairs = [{"left": left, "right": right} for left, right in values["pair"]]
            decoys = [{"id": "xyzuvw"[i], "text": text} for i, text in enumerate(values["decoy"])]
            return {"pairs": _lettered(pairs), "decoys": decoys, "rationale": values["rationale"]}
        case "order":
            steps = _lettered([{"text": text} for text in values["step"]])
            return {"steps": steps, "rationale": values["rationale"]}
        case _:
            rubric = [{"text": text, "points": points} for points, text in values["criterion"]]
            return {"rubric": _lettered(rubric), "sample": values["sample"]}


def _options(values: Values, number: int) -> list[dict[str, Any]]:
    """Keys and distractors, turned by the item's number so that the key is not always in one place."""
    keys = values["key"] if isinstance(values["key"], list) else [values["key"]]
    options = [{"text": text, "key": True, "rationale": why} for text, why in keys]
    options += [{"text": text, "rationale": why} for text, why in values["distractor"]]
    turn = number % len(options)
    return _lettered(options[-turn:] + options[:-turn] if turn else options)


def _lettered(parts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"id": LETTERS[i], **part} for i, part in enumerate(parts)]
