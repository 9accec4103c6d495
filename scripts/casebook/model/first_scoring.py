"""Scoring as version 1 had it: exams that were issued by it are derived by it for good."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from casebook.model import scoring
from casebook.model.reading import MINUS, SILENT, bodies

NUMBER = re.compile(r"([+-]?)([0-9]+(?:[.,][0-9]+)*|[.,][0-9]+)[^0-9]*", re.ASCII | re.DOTALL)


def score(kind: str, key: Any, response: object) -> float | None:
    """As `scoring.score`, but for what was typed: an article counts, "12 тыс." is 12, and "4:30" is nothing."""
    match kind, response:
        case "short", str():
            folded = _fold(response)
            return float(folded != "" and folded in {_fold(form) for form in key})
        case "numeric", str():
            slack = key.get("tolerance", 0) + 1e-9 * max(1, abs(key["value"]))
            return float(any(abs(reading - key["value"]) <= slack for reading in _readings(response)))
    return scoring.score(kind, key, response)


def _fold(text: str) -> str:
    normal = unicodedata.normalize("NFKC", text).lower().replace("ё", "е")
    return "".join(char for char in normal if unicodedata.category(char)[0] not in "PZC")


def _readings(text: str) -> list[float]:
    normal = unicodedata.normalize("NFKC", text)
    plain = "".join(char for char in normal if unicodedata.category(char) not in SILENT | {"Zs", "Zl", "Zp"})
    found = NUMBER.fullmatch(MINUS.sub("-", plain))
    if not found:
        return []
    sign = -1 if found[1] == "-" else 1
    return [sign * float(body) for body in bodies(found[2])]
