"""A program that sees nothing but the options hardly picks the key oftener than by chance: `make tells`, with one
repeat and no shuffled keys. Kept by the digest of the options and of what learns from them.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from casebook.check.remembered import Remembered
from casebook.model.item import SingleItem
from casebook.model.library import Library

ALL, WORST_LEVEL, FUNCTION_WORDS = 0.34, 0.38, 0.31
Shares = dict[str, float]


def measured(items: list[SingleItem]) -> Shares:
    from tests.bench.guessing import bank_of, by, guess

    right = guess(bank_of(items), 1).right
    words = guess(bank_of(items, function_words_alone=True), 1).right
    levels = {level: float(share) for level, (share, _) in by(items, right, lambda item: item.level.value).items()}
    return {"all": float(right.mean()), "words": float(words.mean()), **levels}


@pytest.fixture(scope="module")
def shares(content: Library, root: Path) -> Shares:
    from tests.bench import guessing  # what learns takes seconds to import, and every worker collects this file

    items = guessing.singles(content)
    asked = [(item.id, item.level, item.stem, [(one.text, one.key) for one in item.options]) for item in items]
    source = json.dumps([asked, Path(guessing.__file__).read_text("utf-8")])
    found: Shares = Remembered(root / "build/cache/tests").get("options alone", source, lambda: measured(items))
    return found


def test_the_options_alone_give_no_key_away(shares: Shares) -> None:
    assert shares["all"] <= ALL, "`make tells` names the items that it gets right most surely"
    assert shares["words"] <= FUNCTION_WORDS


@pytest.mark.parametrize("level", ["term", "process", "judgement"])
def test_no_level_gives_keys_away(level: str, shares: Shares) -> None:
    assert shares[level] <= WORST_LEVEL, "`make tells` names the items that it gets right most surely"
