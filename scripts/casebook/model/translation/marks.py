"""Marks on the model's fields: which are texts to translate, and what a language has of its own.

A field is marked where it is declared, `title: Annotated[Line, TRANSLATED]`. All else is found by walking the marks:
the shape of the translation's file, its texts and their digest, the record in another language, what lags behind.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

LETTER = re.compile(r"[^\W\d_]")
FACT = re.compile(r"^(\d{3})\.(\d{1,3})$", re.ASCII)
"""The id of a fact, as it is cited."""


@dataclass(frozen=True)
class Mark:
    """How a text is translated.

    `counts`: it is part of the digest. `needed`: a translation must have it where the source does; what may be left out
    stays as it is in the source. `own`: a language has as many of it as it has, whatever the source has; with `needed`
    off it has none where none is given. `worth` tells of a text whether it has to be translated: if not, it does not
    count and may be left out. `lifted` names the field in the translation of the record above under which the text
    stands there.
    """

    counts: bool = True
    needed: bool = True
    own: bool = False
    worth: Callable[[str], bool] | None = None
    lifted: str = ""

    def is_worth(self, value: Any) -> bool:
        """Whether a text, or one of a list, has to be translated."""
        texts = [value] if isinstance(value, str) else value
        return self.worth is None or any(self.worth(text) for text in texts)


def has_words(text: str) -> bool:
    """Whether there is a word in it: signs and numbers stay as they are."""
    return bool(LETTER.search(text))


def is_no_fact(text: str) -> bool:
    """Whether it is more than the id of a fact."""
    return not FACT.match(text)


TRANSLATED = Mark()
OWN = Mark(counts=False, needed=False, own=True)
"""What a language has of its own, such as the forms of a word; no translation of the source's."""


@dataclass(frozen=True)
class Marked:
    """A field that is translated: the way to it from its record, and the name under which its translation stands."""

    path: tuple[str, ...]
    name: str
    mark: Mark
    info: FieldInfo
    parts: tuple[type[BaseModel], ...] = ()
    """The models of the records that it holds, where what is translated are their texts."""

    @property
    def is_list(self) -> bool:
        """Whether it holds several."""
        return _bare(self.info.annotation) is list

    @property
    def by_id(self) -> bool:
        """Whether its parts are known by their ids; else they are by their order."""
        return any("id" in part.model_fields for part in self.parts)

    def of(self, record: Any) -> Any:
        """What `record` has there."""
        for name in self.path:
            record = getattr(record, name)
        return record


@cache
def marked(model: type[BaseModel]) -> tuple[Marked, ...]:
    """The fields of `model` that are translated, in their order; those that hold records with such fields too."""
    return tuple(one for name, info in model.model_fields.items() for one in _marked(name, info))


def _marked(name: str, info: FieldInfo) -> list[Marked]:
    mark = next((one for one in info.metadata if isinstance(one, Mark)), None)
    if mark:
        return [Marked((name,), name, mark, info)]
    parts = tuple(part for part in models(info.annotation) if marked(part))
    inner = [one for part in parts for one in marked(part)]
    if inner and all(one.mark.lifted for one in inner):
        return [Marked((name, *one.path), one.mark.lifted, one.mark, one.info) for one in inner]
    return [Marked((name,), name, TRANSLATED, info, parts)] if parts else []


def models(annotation: Any) -> tuple[type[BaseModel], ...]:
    """All models that a type names."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return (annotation,)
    return tuple(model for inner in get_args(annotation) for model in models(inner))


def _bare(annotation: Any) -> Any:
    """`list` for a list of anything, None left aside."""
    origin = get_origin(annotation)
    if origin in (Union, UnionType):
        return next((_bare(one) for one in get_args(annotation) if one is not type(None)), None)
    return origin or annotation
