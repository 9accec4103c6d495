"""What the names of a family stand for in one of its instances: values for formulas, texts and numbers for slots."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from casebook.model.family.formula import Scalar, evaluate, exact, truth
from casebook.model.family.recipe import BaseFamily, OptionRecipe, PairRecipe, Parameter, PartRecipe, Row

R = TypeVar("R", OptionRecipe, PairRecipe, PartRecipe)


@dataclass(frozen=True)
class Scope:
    """The names of an instance. `values` by name for formulas: numbers, truths, the ids of texts and rows. `shown` by
    name for slots: numbers and texts. `taken`: the rows of each table of which several are drawn.
    """

    values: dict[str, Scalar]
    shown: dict[str, Fraction | str]
    taken: Mapping[str, Sequence[Row]]
    tables: Mapping[str, Parameter]

    def of_row(self, name: str, row: Row) -> Scope:
        """The scope in which the table's name stands for that row of it."""
        values, shown = _of_row(self.tables[name], row)
        is_asked = self.tables[name].asked and row == self.taken[name][0]
        return Scope({**self.values, **values, "asked": is_asked}, {**self.shown, **shown}, self.taken, self.tables)

    def valued(self, value: Scalar) -> Scope:
        """The scope in which `value` stands for what an option says."""
        shown = {} if isinstance(value, bool) else {"value": value}
        return Scope({**self.values, "value": value}, {**self.shown, **shown}, self.taken, self.tables)


def scope_of(family: BaseFamily, parameters: Mapping[str, str | list[str]]) -> Scope:
    """The names of the instance with these parameters, in the language of `family`. Raises BadFormula; KeyError where
    the parameters are those of another recipe.
    """
    values: dict[str, Scalar] = {}
    shown: dict[str, Fraction | str] = {}
    taken: dict[str, Sequence[Row]] = {}
    for parameter in family.parameters:
        drawn = parameters[parameter.id]
        if isinstance(drawn, list):
            rows = {row.id: row for row in parameter.rows}
            taken[parameter.id] = [rows[id] for id in drawn]
        if isinstance(drawn, str) or parameter.asked:
            found = _bound(parameter, drawn if isinstance(drawn, str) else drawn[0])
            values.update(found[0])
            shown.update(found[1])
    for value in family.values:
        worked_out = evaluate(value.formula, values)
        values[value.id] = worked_out
        if not isinstance(worked_out, bool):
            shown[value.id] = worked_out
    return Scope(values, shown, taken, {each.id: each for each in family.parameters})


def expanded(recipes: Sequence[R], scope: Scope) -> Iterator[tuple[R, str, Scope]]:
    """Each part of a family with its id and its scope; where it has `each`, one for every row that was drawn."""
    for recipe in recipes:
        if recipe.each:
            for row in scope.taken.get(recipe.each, ()):
                yield recipe, row.id, scope.of_row(recipe.each, row)
        else:
            yield recipe, recipe.id, scope


def is_key(option: OptionRecipe, scope: Scope) -> bool:
    """Whether an option is right. Raises BadFormula."""
    return option.key if isinstance(option.key, bool) else truth(option.key, scope.values)


def _bound(parameter: Parameter, drawn: str) -> tuple[dict[str, Scalar], dict[str, Fraction | str]]:
    if parameter.choices:
        text = {choice.id: choice.text for choice in parameter.choices}[drawn]
        return {parameter.id: drawn}, {parameter.id: text}
    if parameter.rows:
        return _of_row(parameter, {row.id: row for row in parameter.rows}[drawn])
    return {parameter.id: exact(drawn)}, {parameter.id: exact(drawn)}


def _of_row(parameter: Parameter, row: Row) -> tuple[dict[str, Scalar], dict[str, Fraction | str]]:
    numbers = {
        f"{parameter.id}.{name}": exact(number) for name, number in zip(parameter.numbers, row.numbers, strict=True)
    }
    texts = {f"{parameter.id}.{name}": text for name, text in zip(parameter.texts, row.texts, strict=True)}
    return {parameter.id: row.id, **numbers}, {**numbers, **texts}
