"""What the exam asks of a family: nothing that the instances on the site answer."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from math import prod

from casebook.model.asked import right_texts
from casebook.model.family.drawing import TRIES, CannotDraw, Parameters, draw, draw_shown, holds, number_of_ways
from casebook.model.family.formula import BadFormula
from casebook.model.family.instance import instance_of
from casebook.model.family.recipe import Family, MultipleFamily, OpenFamily, Parameter
from casebook.model.family.scope import expanded, is_key, scope_of
from casebook.model.family.slots import names_in
from casebook.model.item import Item, Level, MatchItem

IN_A_ROW = 8
"""Who has read so many words of a text in a row knows it again."""
CANDIDATES = 24
"""Of so many draws of a `multiple` that one is asked of whose options the site tells least."""


Shown = Callable[[Family], list[Parameters]]
"""Gives the instances of a family that the site shows."""


class HeldBack:
    """The instances of a family that the exam may ask: of its part, and none that those on the site answer.

    None has the texts that were drawn for one of these. Its key would be the same, or, as that may not be, one less to
    choose from. Where a family draws few texts or none, no key is one that stands on the site with the same texts.
    Of a term none has in its stem what stands in the stem of one of these: eight words in a row, besides the recipe's.
    Where a row of a table is asked for, it is none that one of these asks for, as long as more are left than those; nor
    are those among the others, as long as enough are left, or whoever knows them would have fewer to choose from.
    `family` is in the language `lang`; `beside` are the site's families that it may be a changed copy of;
    `shown_of` gives what the site shows of one.
    Raises CannotDraw, BadFormula, Unsound.
    """

    def __init__(self, family: Family, lang: str, beside: Iterable[Family] = (), shown_of: Shown = draw_shown) -> None:
        self.family, self._lang = family, lang
        self._texts = [one for one in family.parameters if one.choices or one.rows]
        shown = [*shown_of(family)]
        shown += [one for other in beside for one in shown_of(other) if _could_draw(family, one)]
        self._has_others = not shown or prod(map(number_of_ways, self._texts)) > 2 * len(shown)
        self._tables = [one for one in family.parameters if one.asked and _most_are_left(one, shown)]
        self._told = {self._answer(parameters) for parameters in shown}
        self._asked = {text for parameters in shown for text in self._asked_by(parameters)}
        self._offered = [one.id for one in self._tables if _enough_are_left(one, shown)]
        self._options = [told for told in map(self._choices, shown) if told]

    def draw(self, chance: random.Random) -> Parameters:
        """The parameters of one of them. Raises CannotDraw, BadFormula, Unsound."""
        best = self._drawn(chance)
        if not self._options:
            return best
        least = self._lopsided(best)
        for _ in range(CANDIDATES):
            if least <= 1:
                break
            other = self._drawn(chance)
            if (lopsided := self._lopsided(other)) < least:
                best, least = other, lopsided
        return best

    def _drawn(self, chance: random.Random) -> Parameters:
        for _ in range(TRIES):
            parameters = draw(self.family, chance, "exam")
            if isinstance(self.family, OpenFamily) or not self._is_told(parameters):
                return parameters
        raise CannotDraw(f"none of {TRIES} draws has a key that the site does not show")

    def _is_told(self, parameters: Parameters) -> bool:
        offered = {f"{id} {row}" for id in self._offered for row in parameters[id]}
        return self._answer(parameters) in self._told or not self._asked.isdisjoint(
            self._asked_by(parameters) | offered
        )

    def _answer(self, parameters: Parameters) -> tuple[str, str]:
        """The texts that were drawn; and the key, where it must differ."""
        texts = "\n".join(f"{one.id} {parameters[one.id]}" for one in self._texts)
        return texts, "" if self._has_others else key_text(instance_of(self.family, parameters, self._lang).item)

    def _asked_by(self, parameters: Parameters) -> set[str]:
        """The rows that are asked for, where there are enough; and the long texts drawn for the stem of a term."""
        rows = {f"{one.id} {parameters[one.id][0]}" for one in self._tables}
        return rows | self._long_texts(parameters) if self.family.level is Level.TERM else rows

    def _long_texts(self, parameters: Parameters) -> set[str]:
        shown = scope_of(self.family, parameters).shown
        drawn = [shown[name] for name in names_in(self.family.stem)]
        return {text for text in drawn if isinstance(text, str) and len(text.split()) >= IN_A_ROW}

    def _lopsided(self, parameters: Parameters) -> int:
        """By how many more options it is as an instance on the site says than not, or the other way round; at most."""
        keys = self._choices(parameters)
        alike = ([told[id] == key for id, key in keys.items() if id in told] for told in self._options)
        return max(abs(2 * sum(one) - len(one)) for one in alike)

    def _choices(self, parameters: Parameters) -> dict[str, bool]:
        """Whether each option of a `multiple` is right, by its id."""
        if not isinstance(self.family, MultipleFamily):
            return {}
        found = expanded(self.family.options, scope_of(self.family, parameters))
        return {id: is_key(option, scope) for option, id, scope in found}


def _most_are_left(table: Parameter, shown: Iterable[Parameters]) -> bool:
    """Whether those shown ask for less than half of the table's rows."""
    return len(table.rows) > 2 * len({parameters[table.id][0] for parameters in shown})


def _enough_are_left(table: Parameter, shown: Iterable[Parameters]) -> bool:
    """Whether it has the rows for an instance without those that they ask for."""
    return len(table.rows) - len({parameters[table.id][0] for parameters in shown}) >= table.take


def _could_draw(family: Family, parameters: Parameters) -> bool:
    """Whether what another family has drawn could be drawn by this one, bounds of numbers left aside."""
    for one in family.parameters:
        known = {choice.id for choice in one.choices} | {row.id for row in one.rows}
        drawn = parameters.get(one.id, [])
        if known and not known.issuperset([drawn] if isinstance(drawn, str) else drawn):
            return False
    try:
        return parameters.keys() == {one.id for one in family.parameters} and holds(family, parameters)
    except BadFormula:
        return False


def key_text(item: Item) -> str:
    """What is right, as one text; "" where a person scores."""
    if isinstance(item, MatchItem):
        return "\n".join(sorted(f"{pair.left} {pair.right}" for pair in item.pairs))
    return "\n".join(right_texts(item))
