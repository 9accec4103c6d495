"""JSON from strangers: read strictly, so that it means the same to every reader."""

from __future__ import annotations

import json
import math
from typing import Any


def read(data: bytes) -> Any:
    """The value in UTF-8 JSON. Raises ValueError, with a reason, on what two readers could read differently:
    a name that stands twice, a number that is not finite, half a character; and on what would exhaust this one.
    """
    text = data.decode("utf-8")
    try:
        value = json.loads(text, object_pairs_hook=_unique, parse_constant=_no_number, parse_float=_finite)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if "\\u" in text:
        json.dumps(value, ensure_ascii=False).encode()  # half a surrogate pair is a UnicodeError, which is a ValueError
    return value


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise ValueError("a name used twice")
    return value


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no number")


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError("a number is not finite")
    return value
