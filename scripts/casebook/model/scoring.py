"""Scoring. The same definition as scripts/web/src/items/scoring.ts; tests/golden/scoring.json holds both to it."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

VERSION = 1
"""Of `score`. What changes a score that a ticket was issued by is a new version, and the old one stays: see
`exam/paper/scores.py`.
"""
# The sign, the digits with their marks, and a unit, which is anything without a digit.
NUMBER = re.compile(r"([+-]?)([0-9]+(?:[.,][0-9]+)*|[.,][0-9]+)[^0-9]*", re.ASCII | re.DOTALL)
THOUSANDS = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
MINUS = re.compile("^[\u2010-\u2015\u2212]")
# Unicode categories that say nothing in a number: spaces, controls, currency signs.
SILENT = {"Zs", "Zl", "Zp", "Cc", "Cf", "Co", "Cs", "Cn", "Sc"}


def score(kind: str, key: Any, response: object) -> float | None:
    """The score from 0 to 1, or None for an open item. Whatever the response is, it never raises.

    Key by kind: single "b" · multiple ["a", "c"] · numeric {"value": 2.5, "tolerance": 0.05} ·
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
            return float(fold(response) != "" and fold(response) in {fold(form) for form in key})
        case "numeric", str():
            slack = key.get("tolerance", 0) + 1e-9 * max(1, abs(key["value"]))
            return float(any(abs(reading - key["value"]) <= slack for reading in readings(response)))
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


def fold(text: str) -> str:
    """Case, ё/е, spaces and punctuation make no difference: "Ёлка, да" → "елкада"."""
    lower = unicodedata.normalize("NFKC", text).lower().replace("ё", "е")
    return lower.translate(_TELLING)


class _Telling(dict[int, int | None]):
    """Which characters count, found out once for each: for `str.translate`."""

    def __missing__(self, code: int) -> int | None:
        kept = None if unicodedata.category(chr(code))[0] in "PZC" else code
        return self.setdefault(code, kept)


_TELLING = _Telling()


def readings(text: str) -> list[float]:
    """All numbers a typed text may stand for: "1,234 %" → [1.234, 1234.0]; [] when there is none."""
    normal = unicodedata.normalize("NFKC", text)
    plain = "".join(char for char in normal if unicodedata.category(char) not in SILENT)
    found = NUMBER.fullmatch(MINUS.sub("-", plain))
    if not found:
        return []
    sign = -1 if found[1] == "-" else 1
    return [sign * float(body) for body in _bodies(found[2])]


def _bodies(body: str) -> list[str]:
    """The digits with the decimal mark as a dot and no thousands marks: "1.234,5" → ["1234.5"]."""
    marks = re.sub("[0-9]", "", body)
    if not marks:
        return [body]
    whole, _, fraction = body.rpartition(marks[-1])
    decimal = re.sub("[.,]", "", whole) + "." + fraction
    if len(marks) == 1:
        return [decimal, whole + fraction] if THOUSANDS.fullmatch(body) else [decimal]
    if len(set(marks)) == 1:
        return [body.replace(marks[-1], "")]
    return [decimal] if marks.index(marks[-1]) == len(marks) - 1 else []
