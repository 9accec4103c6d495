"""Turns what pydantic says of bad data into problems that a mentor can act on."""

from __future__ import annotations

import difflib
import typing
from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from casebook.model.problem import Problem, Where

EXPECTED = {
    "string_type": "a text (put it into quotes if it looks like a number)",
    "list_type": "a list: one entry per line, each after `- `",
    "dict_type": "a mapping: `key: value` lines",
    "model_type": "a mapping: `key: value` lines",
    "model_attributes_type": "a mapping: `key: value` lines",
    "bool_type": "`true` or `false`",
    "int_type": "a whole number",
    "float_type": "a number",
    "finite_number": "a number",
    "string_too_short": "a text",
}


def problems_of(error: ValidationError, model: type[BaseModel], where: Where) -> list[Problem]:
    """One problem per finding of pydantic; `where` is the place that was validated as `model`."""
    return [_problem(detail, model, where) for detail in error.errors(include_url=False)]


def did_you_mean(word: object, known: Iterable[str]) -> str:
    """"did you mean 'x'?" when `word` resembles one of `known`, else the first few of them, else an empty text."""
    names = list(known)
    near = difflib.get_close_matches(str(word), names, n=1, cutoff=0.6)
    if near:
        return f"did you mean '{near[0]}'?"
    return f"known: {', '.join(names[:12])}{' …' if len(names) > 12 else ''}" if names else ""


def _problem(detail: ErrorDetails, model: type[BaseModel], where: Where) -> Problem:
    keys = tuple(detail["loc"])
    name = str(keys[-1]) if keys else ""
    kind, value = detail["type"], detail["input"]
    place = where.at(*keys)
    if kind == "extra_forbidden":
        fields = [field.alias or name for name, field in _fields(model, keys[:-1]).items()]
        return Problem(place, f"the unknown key `{name}`", "a known key", did_you_mean(name, fields), "shape")
    if kind == "missing":
        field = next((f for n, f in _fields(model, keys[:-1]).items() if name in (n, f.alias)), None)
        meaning = field.description if field and field.description else "a value"
        return Problem(place, f"no `{name}`", f"`{name}`: {meaning}", f"add `{name}: …`", "shape")
    if kind in ("union_tag_invalid", "union_tag_not_found"):
        known = [word.strip(" '") for word in str(detail.get("ctx", {}).get("expected_tags", "")).split(",")]
        saw = f"kind `{value.get('kind')}`" if isinstance(value, dict) and "kind" in value else "no `kind`"
        place = place.at("kind")
        return Problem(place, saw, "one of the seven kinds", did_you_mean(saw.split("`")[1], filter(None, known)), "shape")
    expected = EXPECTED.get(kind) or _message(detail)
    hint = f"change `{name}`"
    if kind in ("enum", "literal_error"):
        hint = did_you_mean(value, [word.strip(" '") for word in expected.replace(" or ", ",").split(",")])
        expected = f"one of {expected}"
    return Problem(place, f"{_shown(value)} for `{name}`" if name else _shown(value), expected, hint, "shape")


def _message(detail: ErrorDetails) -> str:
    """Pydantic's own words, from what it expected on."""
    context = detail.get("ctx", {})
    if detail["type"] in ("enum", "literal_error"):
        return str(context.get("expected", "")).replace(" or ", ", ")
    if detail["type"] == "string_pattern_mismatch":
        return f"a text that fits {context['pattern']}"
    return detail["msg"].removeprefix("Value error, ").removeprefix("Input should be ")


def _shown(value: object) -> str:
    text = "nothing" if value is None else repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else f"{text[:57]}…"


def _fields(model: type[BaseModel], keys: tuple[str | int, ...]) -> dict[str, FieldInfo]:
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
            for inner in _models(field.annotation)
        ]
        current = found or current
    return {name: field for m in current for name, field in m.model_fields.items()}


def _tag(model: type[BaseModel]) -> str | None:
    kind = model.model_fields.get("kind")
    values = typing.get_args(kind.annotation) if kind else ()
    return str(values[0]) if len(values) == 1 else None


def _models(annotation: Any) -> list[type[BaseModel]]:
    """All models named in a type annotation."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for inner in typing.get_args(annotation) for model in _models(inner)]
