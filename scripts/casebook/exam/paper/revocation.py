"""Credentials that no longer count: their ids, which say nothing of anybody."""

from __future__ import annotations

import re

from casebook.failure import WrongUse
from casebook.model.exam_keys import RevokedFile

BARE = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
PREFIX = "urn:uuid:"


def urn_of(text: str) -> str:
    """A credential's id, also where it was copied without `urn:uuid:` or in capitals. Raises WrongUse."""
    bare = text.strip().lower().removeprefix(PREFIX)
    if not BARE.fullmatch(bare):
        expected = "urn:uuid: with 32 hex digits, as `casebook exam certify` printed it"
        raise WrongUse("URN", f"{text[:60]!a}, which is no credential's id", expected)
    return PREFIX + bare


def with_revoked(file: RevokedFile, urn: str) -> RevokedFile:
    """The list with that credential on it. Sorted: the order says nothing of when or of whom."""
    return RevokedFile(revoked=sorted({*file.revoked, urn}))
