"""What the exam asks of a family: nothing that the instances on the site answer."""

from __future__ import annotations

import random

from casebook.model.asked import right_texts
from casebook.model.family.drawing import TRIES, CannotDraw, Parameters, draw, draw_shown
from casebook.model.family.instance import instance_of
from casebook.model.family.recipe import Family, OpenFamily
from casebook.model.item import Item, MatchItem


class HeldBack:
    """The instances of a family that the exam may ask: of its part, and with another key than any that the site shows
    with the same drawn texts. `family` is in the language `lang`. Raises CannotDraw, BadFormula, Unsound.
    """

    def __init__(self, family: Family, lang: str) -> None:
        self._family, self._lang = family, lang
        self._told = {self._answer(parameters) for parameters in draw_shown(family)}

    def draw(self, chance: random.Random) -> Parameters:
        """The parameters of one of them. Raises CannotDraw, BadFormula, Unsound."""
        for _ in range(TRIES):
            parameters = draw(self._family, chance, "exam")
            if isinstance(self._family, OpenFamily) or self._answer(parameters) not in self._told:
                return parameters
        raise CannotDraw(f"none of {TRIES} draws has a key that the site does not show")

    def _answer(self, parameters: Parameters) -> tuple[str, str]:
        """The texts that were drawn, and the key."""
        texts = [f"{one.id} {parameters[one.id]}" for one in self._family.parameters if one.choices or one.rows]
        return "\n".join(texts), key_text(instance_of(self._family, parameters, self._lang).item)


def key_text(item: Item) -> str:
    """What is right, as one text; "" where a person scores."""
    if isinstance(item, MatchItem):
        return "\n".join(sorted(f"{pair.left} {pair.right}" for pair in item.pairs))
    return "\n".join(right_texts(item))
