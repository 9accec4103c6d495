"""Finds private items that are public in all but name: whoever has read the site has read what they ask.

An item is a near copy where eight words in a row of its stem stand on the site, or where one place of the site (a
paragraph, a term, an item) holds its key and most of the words of its stem. A family is a copy of one of the site where
it draws, works out and offers the same, whatever the words around it. One that asks for a term is told where eight
words in a row of a stem stand on a page, in a term or an item: a search would answer it. In others the site's own
instances show the fixed words anyway.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress

from casebook.model.asked import right_texts
from casebook.model.family.drawing import CannotDraw
from casebook.model.family.formula import BadFormula
from casebook.model.family.held_back import IN_A_ROW, HeldBack
from casebook.model.family.instance import Unsound, instance_of
from casebook.model.family.recipe import Family
from casebook.model.item import Item, ShortItem
from casebook.model.languages import SOURCE

STEMS = 60
MOST = 0.6
TELLING = 4
"""Shorter words stand everywhere and tell nothing."""
AROUND = {"id", "topic", "level", "refs", "author", "reviewed", "shown", "number", "enemies", "stem", "rationale"}
"""What may differ in a family without making another recipe of it."""
WORD = re.compile(r"[^\W_]+")


class PublicTexts:
    """What the site says, in all its languages: one text for each paragraph, term and item."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._rows: set[tuple[str, ...]] = set()
        self._places: dict[str, set[int]] = {}
        self._count = 0
        self.add(texts)

    def add(self, texts: Iterable[str]) -> None:
        """It says these, too."""
        for place, text in enumerate(texts, self._count):
            self._count = place + 1
            words = _words(text)
            self._rows.update(_rows(words))
            for word in words:
                self._places.setdefault(word, set()).add(place)

    def has_in_a_row(self, stem: str) -> bool:
        """Whether eight words in a row of `stem` stand on the site."""
        return any(row in self._rows for row in _rows(_words(stem)))

    def tells_term(self, family: Family) -> bool:
        """Whether a stem of a family that asks for a term stands on the site: a search would answer it. Looked at are
        `STEMS` instances, the same each time; one that can't be drawn tells nothing.
        """
        chance = random.Random(f"{family.id} near copies")
        with suppress(BadFormula, CannotDraw, Unsound):
            held_back = HeldBack(family, SOURCE)
            drawn = (instance_of(family, held_back.draw(chance), SOURCE) for _ in range(STEMS))
            return any(self.has_in_a_row(instance.item.stem) for instance in drawn)
        return False

    def gives_away(self, item: Item) -> bool:
        """Whether the item is a near copy of what the site says."""
        right = right_texts(item)
        keys = right if isinstance(item, ShortItem) else [" ".join(right)]
        return self.has_in_a_row(item.stem) or any(self._beside_stem(item.stem, text) for text in keys)

    def _beside_stem(self, stem: str, right: str) -> bool:
        """Whether one place holds all words of what is right, and most of those of the stem."""
        told, asked = set(_words(right)), {word for word in _words(stem) if len(word) >= TELLING}
        places = set.intersection(*(self._places.get(word, set()) for word in told)) if told else set()
        if not places or not asked:
            return False
        shared = Counter(place for word in asked for place in self._places.get(word, set()) & places)
        return bool(shared) and max(shared.values()) >= MOST * len(asked)


def recipe_of(family: Family) -> str:
    """What a family draws, works out and offers, as one text: two with the same are one recipe."""
    return family.model_dump_json(exclude=AROUND)


def _words(text: str) -> list[str]:
    return WORD.findall(text.casefold().replace("ё", "е"))


def _rows(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    return (tuple(words[at : at + IN_A_ROW]) for at in range(len(words) - IN_A_ROW + 1))
