"""Keys as a mentor types them for a correction, in the ids of the bank."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from casebook.exam.paper.entry import FormItem
from casebook.exam.paper.opened import sides
from casebook.failure import WrongUse

Json = Any
SHAPES = {
    "single": "the id of an option",
    "multiple": "the ids of options, as a,c",
    "order": "the ids of all steps in their order, as c,a,b",
    "match": "every pair, as a=b,b=a: left=right by their ids",
    "numeric": "a number, as 2.5",
    "short": "a text; several by repeating the flag",
    "open": "nothing: a mentor scores it, `casebook exam review --anew`",
}


def typed_key(flag: str, kept: FormItem, texts: Sequence[str]) -> Json:
    """What was typed as a key of the item, in the shape that `scoring.score` takes. Raises WrongUse."""
    given = [part.strip() for text in texts for part in ([text] if kept.kind == "short" else text.split(","))]
    key = _key(kept, given) if all(given) else None
    if key is None:
        known = f"; known are {', '.join(dict.fromkeys(kept.parts.values()))}" if kept.parts else ""
        raise WrongUse(flag, f"{', '.join(texts)[:60]!a}", f"{SHAPES[kept.kind]}{known}")
    return key


def _key(kept: FormItem, given: list[str]) -> Json:
    parts = set(kept.parts.values())
    match kept.kind:
        case "single":
            return given[0] if len(given) == 1 and given[0] in parts else None
        case "multiple":
            return given if set(given) <= parts else None
        case "order":
            return given if sorted(given) == sorted(parts) else None
        case "match":
            return _pairs(kept, given)
        case "numeric":
            return _number(kept, given)
        case "short":
            return given
    return None


def _pairs(kept: FormItem, given: list[str]) -> Json:
    lefts, rights = (set(side.values()) for side in sides(kept))
    pairs = dict(pair.partition("=")[::2] for pair in given)
    return pairs if set(pairs) == lefts and set(pairs.values()) <= rights else None


def _number(kept: FormItem, given: list[str]) -> Json:
    """The key with another value; tolerance, measure and unit stay."""
    try:
        return {**kept.key, "value": float(".".join(given))}  # 2,5 was split at its comma
    except ValueError:
        return None
