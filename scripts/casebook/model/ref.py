"""Refs: how an item or an entry of a check-list names what to read, as `kind:id` or `kind:id#anchor`."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from pydantic import StringConstraints

REST = r":[a-z0-9][a-z0-9/-]*(#[^\s#]+)?$"
TO_READ = ("page", "term", "case", "checklist", "exercise")
"""The kinds that items refer to."""
TO_READ_AND_DO = (*TO_READ, "practice")
"""The kinds that entries of check-lists refer to."""
REF_PATTERN = rf"^({'|'.join(TO_READ)}){REST}"
ENTRY_REF_PATTERN = rf"^({'|'.join(TO_READ_AND_DO)}){REST}"

Ref = Annotated[str, StringConstraints(pattern=REF_PATTERN)]
"""What an item tells the newcomer to reread. No practice set: sets are made of items, and would lead in a circle."""
EntryRef = Annotated[str, StringConstraints(pattern=ENTRY_REF_PATTERN)]
"""What an entry of a check-list leads to: all that an item may, and practice sets."""


class Named(NamedTuple):
    """What a ref names."""

    kind: str
    id: str
    anchor: str


def parts(ref: str) -> Named:
    """The kind, the id and the anchor of a ref; the anchor is empty where there is none."""
    kind, _, rest = ref.partition(":")
    record_id, _, anchor = rest.partition("#")
    return Named(kind, record_id, anchor)
