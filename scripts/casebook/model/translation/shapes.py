"""The shapes of translations: models made of the marks, with the source's own words on each field."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, get_args

from annotated_types import MaxLen, MinLen
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, create_model

from casebook.model.markdown import Body
from casebook.model.record import Record
from casebook.model.translation.marks import Mark, Marked, marked

OF_PATTERN = r"^[0-9a-f]{12}$"
OF = 'The digest of the source texts, 12 hex digits; `"000000000000"` until `casebook translate stamp` writes it.'
NOT_STAMPED = "000000000000"
"""What a translator writes for `of`; `casebook translate stamp` puts the digest there."""
Models = tuple[type[BaseModel], ...]
M = TypeVar("M", bound=BaseModel)


class Shape(Record):
    """A model that is made here. Its fields say what they are; Pydantic would look for that in the source, slowly."""

    model_config = ConfigDict(use_attribute_docstrings=False, defer_build=True)


class Translation(Shape):
    """What every translated thing begins with."""

    of: Annotated[str, StringConstraints(pattern=OF_PATTERN), Field(description=OF)]

    if TYPE_CHECKING:  # of those that stand in lists, and of files that are one record
        id: str


def entry_shape(name: str, records: Models) -> type[Translation]:
    """A translated record in a list: the id of the source, `of`, and the texts of whichever of `records` it is."""
    made: type[Translation] = _made(f"{name}Translation", Translation, records, {"id": _id(records[0], name)})
    return made


def list_shape(name: str, says: str, lists: dict[str, tuple[type[Translation], str]], only: bool) -> type[Record]:
    """The file of lists of translated records: by key the shape of an entry and what the list says.

    With `only` the one list must be there.
    """
    default: Any = ... if only else []
    fields: dict[str, Any] = {
        key: (list[shape], Field(default, description=about))  # type: ignore[valid-type]
        for key, (shape, about) in lists.items()
    }
    return _known(create_model(f"{name}Translation", __base__=Shape, __doc__=says, **fields))


def head_shape(name: str, record: type[BaseModel]) -> type[Translation]:
    """The file, or the front matter, of a translated thing that has a file of its own."""
    made: type[Translation] = _made(f"{name}TranslationHead", Translation, (record,), {})
    return made


def whole_shape(head: type[Translation], record: type[BaseModel]) -> type[Translation]:
    """`head` with what a file's name and its Markdown add: `id`, `lang` and `body`."""
    fields: dict[str, Any] = {"id": (record.model_fields["id"].annotation, ...), "lang": (str, ...)}
    if "body" in record.model_fields:
        fields["body"] = (Body, ...)
    return _known(create_model(head.__name__.removesuffix("Head"), __base__=head, __doc__=head.__doc__, **fields))


@cache
def _part_shape(parts: Models) -> type[Record]:
    """The texts of what stands within a record."""
    name = parts[0].__module__.rpartition(".")[2].title() + parts[0].__name__
    own = {"id": _id(parts[0], "part")} if "id" in parts[0].model_fields else {}
    made: type[Record] = _made(f"{name}Translation", Shape, parts, own)
    return made


def _made(name: str, base: Any, records: Models, own: dict[str, Any]) -> Any:
    """A model with the translated fields of all `records`; what only some have may be left out."""
    found: dict[str, list[Marked]] = {}
    for record in records:
        for field in marked(record):
            if field.info.annotation is not Body:
                found.setdefault(field.name, []).append(field)
    fields = {key: _field(fields, len(fields) == len(records)) for key, fields in found.items()}
    said = (records[0].__doc__ or "").split("\n")[0]
    about = f"The texts of: {said[0].lower()}{said[1:]}"
    return _known(create_model(name, __base__=base, __doc__=about, **own, **fields))


def _known(model: type[M]) -> type[M]:
    """`model`, found in this module by its name: records travel between processes."""
    assert model.__name__ not in globals(), model
    globals()[model.__name__] = model
    return model


def _id(record: type[BaseModel], name: str) -> Any:
    info = record.model_fields["id"]
    return Annotated[info.annotation, *info.metadata], Field(description=f"The id of the {name.lower()} in the source.")


def _field(fields: list[Marked], in_all: bool) -> Any:
    """The type and the description of a translated field."""
    one = fields[0]
    needed = in_all and all(_is_needed(field) for field in fields)
    about = (one.info.description or "").rstrip(".")
    bounds = [each for each in one.info.metadata if not isinstance(each, Mark)]
    if one.is_list:
        kept = [each for each in bounds if needed or not isinstance(each, MinLen | MaxLen)]
        inner = _part_shape(one.parts) if one.parts else _inner(one.info.annotation)
        kind: Any = list[inner]  # type: ignore[valid-type]
        return Annotated[kind, *kept] if kept else kind, Field(... if needed else [], description=_said(one, about))
    kind = _part_shape(one.parts) if one.parts else _inner(one.info.annotation, None)
    kind = Annotated[kind, *bounds] if bounds else kind
    if needed:
        return kind, Field(description=_said(one, about))
    return kind | None, Field(None, description=_said(one, about))


def _is_needed(field: Marked) -> bool:
    """Whether a translation always has the field; not where there are parts without a text."""
    has_texts = not field.parts or any(inner.info.is_required() for part in field.parts for inner in marked(part))
    return field.info.is_required() and field.mark.needed and not field.mark.worth and has_texts


def _said(field: Marked, about: str) -> str:
    if field.mark.own:
        return f"{about}; those of the language itself, no translation."
    if field.mark.worth:
        return f"{about}; left out where there is no word to translate."
    return f"{about}." if field.info.is_required() and field.mark.needed else f"{about}; where the source has it."


def _inner(annotation: Any, of: Any = list) -> Any:
    """The type of a list's entries, or a type without its None."""
    if of is list:
        return get_args(annotation)[0]
    return next((one for one in get_args(annotation) if one is not type(None)), annotation)
