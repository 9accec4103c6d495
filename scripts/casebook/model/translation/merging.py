"""A record with its texts in another language: what is not translated in it stays as it is in the source."""

from __future__ import annotations

from itertools import zip_longest
from typing import Any, TypeVar

from casebook.model.markdown import Body
from casebook.model.record import Record
from casebook.model.translation.alignment import anchored
from casebook.model.translation.marks import Marked, marked

R = TypeVar("R", bound=Record)


def changed(record: R, **texts: Any) -> R:
    """`record`, at its place, with other texts; nothing is validated a second time."""
    made = record.model_construct(**{**record.__dict__, **texts})
    made.placed(record.where)
    return made


def merged(source: R, to: Any, lang: str) -> R:
    """`source` with the texts of its translation `to` into `lang`, its parts in the order of the source.

    `to` is of the shape that `shapes` makes of the record, and may be of an earlier source: what it lacks stays as it
    is in the source, what it has too much is left out. Neither is changed; what is made has the place of `source`.
    """
    found: dict[str, Any] = {}
    for field in marked(type(source)):
        value = _merged(field, field.of(source), getattr(to, field.name), lang)
        _put(found, source, field.path, value)
    return changed(source, **found, **source.said_otherwise(lang))


def _merged(field: Marked, source: Any, to: Any, lang: str) -> Any:
    """What stands in one field."""
    if field.mark.own and not field.mark.needed:
        return to
    if to in (None, []) or not source:
        return source
    if isinstance(source, Body):
        return anchored(to, source)
    if not field.is_list:
        return merged(source, to, lang) if field.parts else to
    if not field.parts:
        return to if field.mark.own else [*to, *source[len(to) :]][: len(source)]  # it may be of an earlier source
    known = {part.id: part for part in to} if field.by_id else {}
    others = [known.get(part.id) for part in source] if field.by_id else to[: len(source)]
    pairs = zip_longest(source, others)
    return [merged(part, other, lang) if other else part for part, other in pairs]


def alone(source: R, to: Any, lang: str) -> R:
    """Only what the translation `to` says, in the shape of `source` and at its own place, parts in its own order.

    Lists and names that stand in the source only are empty.
    """
    found: dict[str, Any] = {}
    blank = _blank(source)
    for field in marked(type(source)):
        _put(found, blank, field.path, _alone(field, field.of(source), getattr(to, field.name), lang))
    made = changed(blank, **found, **source.said_otherwise(lang))
    made.placed(to.where)
    return made


def _blank(source: R) -> R:
    """`source` without its lists, and without the names that may be left out."""
    found: dict[str, Any] = {}
    for name, value in source.__dict__.items():
        if isinstance(value, Record):
            found[name] = _blank(value)
        elif isinstance(value, list):
            found[name] = []
        elif isinstance(value, str) and type(source).model_fields[name].default is None:
            found[name] = None
    return changed(source, **found)


def _alone(field: Marked, source: Any, to: Any, lang: str) -> Any:
    if isinstance(source, Body):
        return anchored(to, source)
    if not field.parts or not to:
        return "" if to is None and isinstance(source, str) else to
    if not field.is_list:
        return alone(source, to, lang)
    if not field.by_id:
        return [alone(part, other, lang) for part, other in zip(source, to, strict=False)]
    known = {part.id: part for part in source}
    once = {part.id: part for part in reversed(to)}
    order = dict.fromkeys(part.id for part in to)
    return [alone(known[key], once[key], lang) for key in order if key in known]


def _put(found: dict[str, Any], source: Any, path: tuple[str, ...], value: Any) -> None:
    """Put a text where it belongs, within the record on its way there is one."""
    name, *rest = path
    if rest:
        inner: dict[str, Any] = {}
        holder = found.get(name) or getattr(source, name)
        _put(inner, holder, tuple(rest), value)
        value = changed(holder, **inner)
    found[name] = value
