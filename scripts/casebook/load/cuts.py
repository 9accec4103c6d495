"""Texts that ` #` cuts off: YAML takes the rest of the line for a comment, and nobody would miss it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, get_args

from pydantic import BaseModel, StringConstraints
from pydantic.fields import FieldInfo

from casebook.load.hints import in_quotes, shown
from casebook.load.yaml import Cut
from casebook.model.problem import Key, Problem, Where
from casebook.model.translation.marks import models


def problems_of_cuts(cuts: Sequence[Cut], model: type[BaseModel], path: str) -> Iterator[Problem]:
    """A problem for each of `cuts` that loses text: comments behind numbers, ids and choices are none of them.

    `model` is what the file at `path` is read as.
    """
    for cut in cuts:
        if holds_text(model, cut.keys):
            seen = f"{shown(cut.value, '`')}, and" if cut.value else "nothing, and"
            yield Problem(
                Where(path, cut.line), f"{seen} {shown(cut.rest, '`')} behind it, which would be lost",
                "a text in quotes, or a comment on a line of its own",
                f"write {in_quotes(whole(cut)[:200])} if all of it is text",
                "yaml-comment",
            )  # fmt: skip


def mended(raw: Any, cuts: Sequence[Cut], model: type[BaseModel], path: str) -> list[Problem]:
    """The problems of `problems_of_cuts`; in `raw`, what the file says, the texts are put together again.

    So nothing else is told of a text that is too short, or of a number, because of what was cut off.
    """
    for cut in cuts:
        if holds_text(model, cut.keys):
            holder = raw
            for key in cut.keys[:-1]:
                holder = holder[key]
            holder[cut.keys[-1]] = whole(cut)
    return list(problems_of_cuts(cuts, model, path))


def whole(cut: Cut) -> str:
    """The text that was meant, in one line."""
    return " ".join(f"{cut.value} {cut.rest}".split())


def with_cuts(problem: Problem, cuts: Sequence[Cut], model: type[BaseModel]) -> Iterator[Problem]:
    """The texts cut off before the YAML became invalid, and `problem`, which says where, unless a cut right above led
    to it.
    """
    found = list(problems_of_cuts(cuts, model, problem.where.path))
    yield from found
    if not any(0 <= (problem.where.line or 0) - (one.where.line or 0) <= 1 for one in found):
        yield problem


def holds_text(model: type[BaseModel], keys: tuple[Key, ...]) -> bool:
    """Whether what stands at `keys` in a file of `model` is a text to read, or one of a list or mapping of them."""
    held: tuple[type[BaseModel], ...] = (model,)
    fields: list[FieldInfo] = []
    for key in keys:
        if isinstance(key, str) and held:
            fields = [field for one in held for name, field in one.model_fields.items() if key in (name, field.alias)]
            held = tuple(inner for field in fields for inner in models(field.annotation))
    return any(_is_text((*field.metadata, field.annotation)) for field in fields if not models(field.annotation))


def _is_text(types: Sequence[Any]) -> bool:
    """Whether `Text` or `Line` is among these types, or within: of them alone outer spaces are taken away."""
    return any(
        one.strip_whitespace is True if isinstance(one, StringConstraints) else _is_text(_within(one)) for one in types
    )


def _within(one: Any) -> Sequence[Any]:
    return (*get_args(one), *getattr(one, "__metadata__", ()))
