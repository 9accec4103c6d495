"""Scoring. The same definition as scripts/web/src/items/scoring.ts; tests/golden/scoring.json holds both to it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from casebook.model.reading import readings

VERSION = 2
"""Of `score`. What changes a score that a ticket was issued by is a new version, and the old one stays: see
`exam/paper/scores.py`.
"""
ARTICLE = re.compile(r"^\s*(?:the|an?)\s+(?=\S)", re.IGNORECASE)
# Apostrophes that Unicode has as letters and accents; the others are punctuation.
APOSTROPHES = re.compile("[ʼ`´]")


def score(kind: str, key: Any, response: object) -> float | None:
    """The score from 0 to 1, or None for an open item. Whatever the response is, it never raises.

    Key by kind: single "b" · multiple ["a", "c"] · numeric {"value": 2.5, "tolerance": 0.05,
    "measure": "share", "unit": "%"}, all but the value may be missing ·
    short ["brief"] · match {"a": "b"} (left → right) · order ["c", "a", "b"] · open None.
    Response: the same shapes, but numeric and open are text as typed, and short is one text.
    """
    match kind, response:
        case "single", str():
            return float(response == key)
        case "multiple", list() if _is_ids(response):
            return _score_multiple(set(key), set(response))
        case "match", dict():
            hits = sum(left in response and response[left] == right for left, right in key.items())
            return float(hits / len(key))
        case "order", list() if _is_ids(response):
            return _score_order(key, response)
        case "short", str():
            return float(is_said(response, key))
        case "numeric", str():
            slack = key.get("tolerance", 0) + 1e-9 * max(1, abs(key["value"]))
            read = readings(response, key.get("measure", "number"), key.get("unit", ""))
            return float(any(abs(reading - key["value"]) <= slack for reading in read))
        case "open", _:
            return None
        case (("single" | "multiple" | "match" | "order" | "short" | "numeric"), _):
            return 0.0
    raise ValueError(f"no such kind of item: {kind}")


def _is_ids(response: list[object]) -> bool:
    return all(isinstance(entry, str) for entry in response)


def _score_multiple(key: set[str], chosen: set[str]) -> float:
    """The right ones chosen less the wrong ones, over the keys; an id chosen twice counts once."""
    return max(0.0, (len(chosen & key) - len(chosen - key)) / len(key))


def _score_order(key: list[str], response: list[str]) -> float:
    """The longest run of steps kept in the key's order, one step of it being free."""
    if sorted(response) != sorted(key):
        return 0.0
    places = [key.index(step) for step in response]
    runs: list[int] = []
    for index, place in enumerate(places):
        runs.append(1 + max((runs[other] for other in range(index) if places[other] < place), default=0))
    return 1.0 if len(key) == 1 else (max(runs) - 1) / (len(key) - 1)


def is_said(response: str, forms: Iterable[str]) -> bool:
    """Whether a typed text is one of the accepted forms; "the brief" says what "brief" says."""
    return not _sayings(response).isdisjoint(saying for form in forms for saying in _sayings(form))


def _sayings(text: str) -> set[str]:
    """The text folded, as it is and without an English article in front."""
    return {fold(text), fold(ARTICLE.sub("", text))} - {""}


def fold(text: str) -> str:
    """Case, ё/е, spaces, apostrophes and punctuation make no difference: "Ёлка, да" → "елкада"."""
    lower = unicodedata.normalize("NFKC", APOSTROPHES.sub("", text)).lower().replace("ё", "е")
    return lower.translate(_TELLING)


class _Telling(dict[int, int | None]):
    """Which characters count, found out once for each: for `str.translate`."""

    def __missing__(self, code: int) -> int | None:
        kept = None if unicodedata.category(chr(code))[0] in "PZC" else code
        return self.setdefault(code, kept)


_TELLING = _Telling()
