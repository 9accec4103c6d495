"""Turns what pydantic says of bad data into problems that a mentor can act on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from casebook.load.expected import expected, quoted
from casebook.load.hints import Hints, did_you_mean, latin, shown, stray_letter
from casebook.model.problem import Key, Problem, Where
from casebook.model.translation.marks import models

MOST = 100
"""So many problems of shape are told per file: whoever made more made one mistake many times."""


def problems_of(
    error: ValidationError, model: type[BaseModel], where: Where, entry: tuple[str, int] | None = None
) -> list[Problem]:
    """One problem per finding of pydantic; `where` is the place that was validated as `model`.

    `entry` is the list and the index of the one entry that was validated.
    """
    details = error.errors(include_url=False)
    problems = []
    meant = _meant(details, model)
    for detail in details[:MOST]:
        if detail["type"] == "missing" and detail["loc"] in meant:
            continue  # it is there, miswritten
        if entry and detail["loc"][:1] == entry[:1]:
            detail["loc"] = (*entry, *detail["loc"][2:])
        elif entry:
            continue  # what the file's head lacks was said once
        problems.append(_problem(detail, model, where))
    if len(details) > MOST:
        problems.append(Problem(
            where.at(*details[MOST]["loc"]), f"{len(details) - MOST} more problems of this sort", "a few",
            "correct the first ones and check again", "shape",
        ))  # fmt: skip
    return problems


def _meant(details: Sequence[ErrorDetails], model: type[BaseModel]) -> set[tuple[Key, ...]]:
    """The places of the fields that unknown keys are most like."""
    hints = Hints()
    unknown = [detail["loc"] for detail in details[:MOST] if detail["type"] == "extra_forbidden"]
    return {(*keys[:-1], hints.nearest(latin(str(keys[-1])), _names(_fields(model, keys[:-1])))) for keys in unknown}


def _problem(detail: ErrorDetails, model: type[BaseModel], where: Where) -> Problem:
    keys = tuple(detail["loc"])
    kind, value = detail["type"], detail["input"]
    if kind == "extra_forbidden":
        return _unknown(keys, value, model, where)
    if kind == "missing":
        return _missing(keys, model, where)
    if kind in ("union_tag_invalid", "union_tag_not_found"):
        return _unknown_kind(detail, where)
    named = [key for key in keys if isinstance(key, str)]
    words = expected(detail, _names(_fields(model, keys)) if keys else _names(model.model_fields))
    saw = _size(detail) or shown(value)
    hint = _stray(value) or words.hint or did_you_mean(value, words.expected.removeprefix("one of ").split(", "))
    return Problem(where.at(*keys), f"{saw} for `{named[-1]}`" if named else saw, words.expected, hint, "shape")


def _unknown(keys: tuple[Key, ...], value: object, model: type[BaseModel], where: Where) -> Problem:
    fields = _names(_fields(model, keys[:-1]))
    name = shown(keys[-1], "`")
    hint = stray_letter(str(keys[-1])) or did_you_mean(keys[-1], fields)
    if value is None and " " in str(keys[-1]):  # `{text: one, two three}`
        hint = "put the text before it into quotes: between braces a comma ends it"
    return Problem(where.at(*keys), f"the unknown key {name}", "a known key", hint, "shape")


def _missing(keys: tuple[Key, ...], model: type[BaseModel], where: Where) -> Problem:
    name = str(keys[-1])
    field = next((f for n, f in _fields(model, keys[:-1]).items() if name in (n, f.alias)), None)
    meaning = field.description if field and field.description else "a value"
    return Problem(where.at(*keys), f"no `{name}`", f"`{name}`: {meaning}", f"add a line `{name}: …`", "shape")


def _unknown_kind(detail: ErrorDetails, where: Where) -> Problem:
    value = detail["input"]
    kinds = quoted(str(detail.get("ctx", {}).get("expected_tags", "")))
    kind = value.get("kind") if isinstance(value, dict) else None
    saw = "no `kind`" if kind is None else f"the kind {shown(kind)}"
    hint = _stray(kind) or did_you_mean(kind, kinds) if kind else "add a line `kind: …`"
    return Problem(where.at(*detail["loc"], "kind"), saw, "one of the seven kinds of item", hint, "shape")


def _stray(value: object) -> str:
    """A hint for a word, such as an id or a choice, that has a letter of another alphabet in it."""
    return stray_letter(value) if isinstance(value, str) and re.fullmatch(r"[\w:/#.-]+", value) else ""


def _size(detail: ErrorDetails) -> str:
    """How long the value is, where that is what is wrong."""
    match detail["type"], detail["input"]:
        case "string_too_long", str() as text:
            return f"{len(text.strip()):,} characters"
        case "string_too_short", _:
            return "an empty text"
        case "too_long" | "too_short", list() as entries:
            return f"{len(entries)} {'entry' if len(entries) == 1 else 'entries'}"
    return ""


def _fields(model: type[BaseModel], keys: tuple[Key, ...]) -> dict[str, FieldInfo]:
    """The fields of the model that stands at `keys` below `model`."""
    current = [model]
    for key in keys:
        if isinstance(key, int):
            continue
        tagged = [m for m in current if _tag(m) == key]
        if tagged:
            current = tagged
            continue
        found = [
            inner
            for m in current
            for name, field in m.model_fields.items()
            if key in (name, field.alias)
            for inner in models(field.annotation)
        ]
        current = found or current
    return {name: field for m in current for name, field in m.model_fields.items()}


def _names(fields: dict[str, FieldInfo]) -> list[str]:
    return [field.alias or name for name, field in fields.items()]


def _tag(model: type[BaseModel]) -> str | None:
    kind = model.model_fields.get("kind")
    values = get_args(kind.annotation) if kind else ()
    return str(values[0]) if len(values) == 1 else None
