"""How often the wrong-key alarm finds a wrong key, and how often it accuses a right one, over made-up cohorts:
`python -m tests.bench.miskeyed [cohorts]`.

All people of a cohort sit the same 40 single-choice items of four options, of one of which the key is wrong. People and
items are not as the alarm takes them to be: items differ in how well they tell people apart and in which distractor
tempts, some are hard, and who does not know guesses. The mean score is about 77 %.
"""

from __future__ import annotations

import math
import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from casebook.exam.figures.evidence import STRONG, Given, suspect
from casebook.exam.figures.trying import RIGHT

SIZES = (8, 15, 30)
COHORTS, ITEMS, OPTIONS = 1000, 40, 4
LEAST_FOUND, MOST_ACCUSED = 0.9, 0.01
SEED = 20_261_130
GUESSED = 0.2
"""So often whoever does not know hits the right option all the same."""


@dataclass(frozen=True)
class Item:
    """A made-up item: the option 0 is right. `chances`: what those choose who do not know."""

    sharp: float
    hard: float
    chances: list[float]

    @classmethod
    def drawn(cls, luck: random.Random) -> Item:
        """A logistic item of two parameters; the shares of its distractors are anything."""
        tempting = [luck.gammavariate(1, 1) for _ in range(OPTIONS - 1)]
        shares = [GUESSED, *((1 - GUESSED) * one / sum(tempting) for one in tempting)]
        return cls(math.exp(luck.gauss(0, 0.35)), luck.gauss(-1.5, 1.2), shares)

    def chosen(self, able: float, luck: random.Random) -> int:
        """What somebody chooses."""
        if luck.random() < 1 / (1 + math.exp(self.sharp * (self.hard - able))):
            return 0
        return luck.choices(range(OPTIONS), self.chances)[0]


@dataclass(frozen=True)
class Judged:
    """Of so many wrong keys and right ones: how many were suspected."""

    people: int
    found: float
    accused: float
    named: float
    """How often the option that is right was named, of those that were found."""


def measure(people: int, cohorts: int = COHORTS) -> Judged:
    """What the alarm says of so many cohorts."""
    luck, hits = random.Random(SEED + people), Counter[str]()
    for _ in range(cohorts):
        for wrong, named in _told(people, luck):
            hits[f"wrong {wrong}"] += 1
            hits[f"suspected {wrong}"] += named != ""
            hits["named"] += wrong and named == "0"
    found = hits["suspected True"]
    return Judged(
        people, found / hits["wrong True"], hits["suspected False"] / hits["wrong False"], hits["named"] / max(1, found)
    )


def _told(people: int, luck: random.Random) -> Iterator[tuple[bool, str]]:
    """Of each item of a cohort: whether its key is wrong, and which option is suspected to be right."""
    items = [Item.drawn(luck) for _ in range(ITEMS)]
    keys = [luck.randrange(1, OPTIONS), *[0] * (ITEMS - 1)]
    sheets = []
    for _ in range(people):
        able = luck.gauss(0, 1)
        sheets.append([one.chosen(able, luck) for one in items])
    points = [sum(map(int.__eq__, sheet, keys)) for sheet in sheets]
    for place, key in enumerate(keys):
        given = [
            Given(RIGHT if sheet[place] == key else str(sheet[place]), total - (sheet[place] == key), ITEMS - 1)
            for sheet, total in zip(sheets, points, strict=True)
        ]
        found = suspect(given, OPTIONS)
        yield key != 0, found.whole if found and found.times >= STRONG else ""


def lines(cohorts: int = COHORTS) -> Iterator[str]:
    """What to print, a line for each size."""
    for people in SIZES:
        one = measure(people, cohorts)
        yield (
            f"{people} people: {one.found:.1%} of wrong keys found ({one.named:.0%} with the right option named), "
            f"{one.accused:.2%} of right ones accused"
        )


if __name__ == "__main__":
    print("\n".join(lines(int(sys.argv[1]) if sys.argv[1:] else COHORTS)))
