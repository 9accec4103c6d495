"""The words that made-up texts consist of, read from `words/<language>.yml`."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.support.plain_yaml import plain_yaml

WORDS = Path(__file__).parent / "words"


@dataclass(frozen=True)
class Vocabulary:
    """The words of a language: all of them from frequent to rare, and those that terms are made of."""

    ranked: tuple[str, ...]
    heads: tuple[str, ...]
    trade: tuple[str, ...]


@cache
def vocabulary(lang: str) -> Vocabulary:
    """The vocabulary of a language; the rarer words stand in a mixed but fixed order."""
    data = plain_yaml((WORDS / f"{lang}.yml").read_text("utf-8"))
    inflected = [
        stem + ending for kind in data["classes"] for stem in kind["stems"].split() for ending in kind["endings"]
    ]
    random.Random(lang).shuffle(inflected)
    return Vocabulary(
        ranked=tuple(dict.fromkeys([*data["common"].split(), *inflected])),
        heads=tuple(data["heads"].split()),
        trade=tuple(data["trade"].split()),
    )
