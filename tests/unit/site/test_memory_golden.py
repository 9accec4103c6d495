"""What the browser part takes memory to be, beside `fsrs`: histories with what it makes of them are kept in a file.

CASEBOOK_WRITE_GOLDEN=1 writes the file anew; tests/web/memory.test.ts holds the browser part to it.
"""

from __future__ import annotations

import json
import os
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fsrs import Card, Rating, Scheduler

GOLDEN = Path(__file__).parents[2] / "golden" / "memory.json"
HISTORIES, LONGEST, WIDEST_DAYS = 1000, 12, 120
FIRST = datetime(2026, 11, 2, 12, tzinfo=UTC)
SCHEDULER = Scheduler(desired_retention=0.9, learning_steps=(), relearning_steps=(), enable_fuzzing=False)


def histories() -> list[tuple[list[int], str]]:
    """Days of tries from the first, and of each whether it was right (1) or not (0)."""
    chance = random.Random(20261130)
    found = []
    for _ in range(HISTORIES):
        days, rights = [0], chance.choice("01")
        for _ in range(chance.randint(0, LONGEST - 1)):
            days.append(days[-1] + chance.randint(1, chance.choice((2, 8, WIDEST_DAYS))))
            rights += chance.choice("0111")
        found.append((days, rights))
    return found


def remembered(days: list[int], rights: str) -> tuple[float, float, int]:
    """Stability in days, difficulty from 1 to 10, and after how many days it comes back."""
    card = Card()
    for day, right in zip(days, rights, strict=True):
        rating = Rating.Good if right == "1" else Rating.Again
        card, _ = SCHEDULER.review_card(card, rating, FIRST + timedelta(days=day))
    assert card.stability and card.difficulty and card.last_review
    return card.stability, card.difficulty, (card.due - card.last_review).days


def test_the_file_says_what_fsrs_says() -> None:
    told = [[days, rights, *remembered(days, rights)] for days, rights in histories()]
    if os.environ.get("CASEBOOK_WRITE_GOLDEN"):
        GOLDEN.write_text("[\n" + ",\n".join(json.dumps(one, separators=(",", ":")) for one in told) + "\n]\n")
    kept = json.loads(GOLDEN.read_text("utf-8"))
    assert [one[:2] for one in kept] == [one[:2] for one in told]
    for was, now in zip(kept, told, strict=True):
        assert was[2:] == pytest.approx(now[2:], rel=1e-9)
