"""Records as YAML whose fields say what they are for, in the words of the model: a new one needs no second entry."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any

from pydantic.fields import FieldInfo

from casebook.model.record import ID_PATTERN, Record
from casebook.writing.yamltext import WIDTH, block, dashed, indented

NOT_OFFERED = {"formerly"}
"""Fields that nobody needs in something new."""


def commented(record: Record, remarks: Mapping[str, str] | None = None, above: bool = True) -> list[str]:
    """The record as lines of YAML, in the order of its fields; one that is left out stands as a comment.

    What a field is for stands behind its value; above it, or nowhere, where a text could swallow it. `remarks` has
    other words for some fields, by name: these are never left out.
    """
    rows = []
    for name, field in type(record).model_fields.items():
        value, written = getattr(record, name), field.alias or name
        said = (remarks or {}).get(name, " ".join((field.description or "").split()))
        if _left_out(field, value) and name not in (remarks or {}):
            rows += [] if name in NOT_OFFERED else [f"# {written}: …   # {said}"]
            continue
        lines = _lines(written, value)
        behind = f"{lines[0]}   # {said}"
        if len(lines) == 1 and len(behind) <= WIDTH and not _is_text(field, value):
            rows.append(behind)
        else:
            rows += [*([f"# {said}"] if above and not isinstance(value, Record) else []), *lines]
    return rows


def bare(record: Record) -> dict[str, Any]:
    """What was told of the record, as YAML takes it: without what is left out."""
    return record.model_dump(by_alias=True, exclude_defaults=True)


def _lines(name: str, value: Any) -> list[str]:
    """A field; of several records in a list the first has comments."""
    if isinstance(value, Record):
        return [f"{name}:", *indented(commented(value))]
    if isinstance(value, list) and value and isinstance(value[0], Record):
        entries = [commented(value[0], above=False), *(block(bare(one)) for one in value[1:])]
        return [f"{name}:", *indented(row for entry in entries for row in dashed(entry))]
    return block({name: value})


def _left_out(field: FieldInfo, value: Any) -> bool:
    return not field.is_required() and value == field.get_default(call_default_factory=True)


def _is_text(field: FieldInfo, value: Any) -> bool:
    """Whether a comment behind the value could be taken for a part of it."""
    is_id = any(getattr(one, "pattern", "") == ID_PATTERN for one in field.metadata)
    if isinstance(value, bool):
        return field.annotation is not bool  # where a formula may stand as well
    return isinstance(value, str) and not isinstance(value, Enum) and not is_id
