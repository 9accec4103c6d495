"""The texts of a thing that are to be translated, and their digest.

`texts` gives them in the shape of the translation's own file, so they are also what `casebook translate start` writes.
The digest is the first 12 hex digits of the SHA-256 of these texts as canonical JSON: UTF-8, keys sorted, no spaces,
characters as they are. Ids of parts count, as a translation goes by them; so does the order of lists. Nothing else
does: neither dates, topics, keys, numbers and refs, nor the spellings by which terms are recognised in English.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from casebook.model.markdown import Body
from casebook.model.record import Record
from casebook.model.translation.marks import Marked, marked

Texts = dict[str, Any]


def digest(record: Record) -> str:
    """What a translation of `record` as it is now has in its `of`: 12 hex digits (see above)."""
    content = json.dumps(texts(record), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def texts(record: Record, words_only: bool = True) -> Texts:
    """The texts of a thing by name, parts with their ids; Markdown under `body`. What is not there is left out.

    Without `words_only` units, labels and sources are given too where there is no word in them.
    """
    found = {field.name: _text(field, field.of(record), words_only) for field in marked(type(record))}
    return {name: value for name, value in found.items() if value not in (None, [], "")}


def _text(field: Marked, value: Any, words_only: bool) -> Any:
    if not value or not field.mark.counts:
        return None
    if isinstance(value, Body):
        return value.text.strip()
    if field.parts:
        return (
            [_part(one, words_only) for one in value if texts(one, words_only)]
            if isinstance(value, list)
            else _part(value, words_only)
        )
    return value if not words_only or field.mark.is_worth(value) else None


def _part(part: Any, words_only: bool) -> Texts:
    own = {"id": part.id} if "id" in type(part).model_fields else {}
    return own | texts(part, words_only)
