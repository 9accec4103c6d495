"""Works an instance of a family out: its parameters become an item like any other."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from casebook.failure import Failure
from casebook.model.family.drawing import Parameters, instance_digest
from casebook.model.family.formula import BadFormula, Scalar, evaluate, number
from casebook.model.family.recipe import (
    Family,
    MatchFamily,
    MultipleFamily,
    NumericFamily,
    OpenFamily,
    OrderFamily,
    ShortFamily,
    SingleFamily,
)
from casebook.model.family.scope import Scope, expanded, is_key, scope_of
from casebook.model.family.slots import BadSlot, Shown, fill
from casebook.model.item import (
    Criterion,
    Item,
    MatchItem,
    MultipleItem,
    NumericItem,
    NumericKey,
    OpenItem,
    Option,
    OrderItem,
    Pair,
    Part,
    RoleSheet,
    ShortItem,
    SingleItem,
)

MARK = 8
"""So many digits of an instance's digest stand in its id."""


@dataclass(frozen=True)
class Mistake:
    """A named mistake of an instance: the option, number (as text) or forms it leads to, and why they are wrong."""

    id: str
    leads_to: list[str]
    rationale: str


@dataclass(frozen=True)
class Instance:
    """One item drawn from a family. `says` are the values that its options stand for, by id; `shown` the numbers and
    texts that its slots can hold, by name.
    """

    family: str
    parameters: Parameters
    item: Item
    mistakes: tuple[Mistake, ...] = ()
    says: dict[str, Scalar] = field(default_factory=dict)
    shown: Shown = field(default_factory=dict)


class Unsound(Failure):
    """An instance can't be asked; `path` leads to the fault in the family, the rest is what a problem says."""

    def __init__(self, path: tuple[str | int, ...], saw: str, expected: str, hint: str) -> None:
        super().__init__("an instance", saw, expected, hint)
        self.args, self.path = (path, saw, expected, hint), path


def instance_id(family: str, parameters: Parameters) -> str:
    """The id of an instance as an item: the family's, and eight hex digits of its digest."""
    return f"{family}-{instance_digest(family, parameters)[:MARK]}"


def instance_of(family: Family, parameters: Parameters, lang: str) -> Instance:
    """The instance with these parameters; `family` is in the language `lang`. Raises Unsound."""
    try:
        return _Working(family, parameters, lang).instance()
    except (BadFormula, BadSlot) as error:
        raise Unsound((), str(error), "what can be worked out for all that may be drawn", "") from error


class _Working:
    """A family at work on one instance."""

    def __init__(self, family: Family, parameters: Parameters, lang: str) -> None:
        self._family, self._parameters, self._lang = family, parameters, lang
        self._scope = scope_of(family, parameters)
        self._head: dict[str, Any] = {
            "id": instance_id(family.id, parameters), "level": family.level, "refs": family.refs, "kind": family.kind,
            "enemies": family.enemies,
            "topic": family.topic, "author": family.author, "reviewed": family.reviewed,
            "stem": self._text(family.stem, self._scope),
        }  # fmt: skip

    def instance(self) -> Instance:
        """Its item and its mistakes."""
        match self._family:
            case SingleFamily() as family:
                return self._choice(SingleItem, family)
            case MultipleFamily() as family:
                return self._choice(MultipleItem, family)
            case NumericFamily() as family:
                return self._numeric(family)
            case ShortFamily() as family:
                return self._short(family)
            case MatchFamily() as family:
                return self._match(family)
            case OrderFamily() as family:
                return self._order(family)
            case OpenFamily() as family:
                return self._open(family)

    def _made(self, item: Item, mistakes: tuple[Mistake, ...] = (), says: dict[str, Scalar] | None = None) -> Instance:
        item.placed(self._family.where)
        return Instance(self._family.id, self._parameters, item, mistakes, says or {}, self._scope.shown)

    def _choice(self, kind: type[SingleItem | MultipleItem], family: SingleFamily | MultipleFamily) -> Instance:
        options, says = [], {}
        for recipe, id, scope in expanded(family.options, self._scope):
            value = evaluate(recipe.value, scope.values) if recipe.value else None
            if value is not None:
                scope, says[id] = scope.valued(value), value
            text, rationale = self._text(recipe.text, scope), self._text(recipe.rationale, scope)
            options.append(Option(id=id, text=text, key=is_key(recipe, scope), rationale=rationale))
        mistakes = tuple(Mistake(option.id, [option.id], option.rationale) for option in options if not option.key)
        remark = self._text(family.rationale, self._scope) if family.rationale else None
        return self._made(kind(**self._head, options=options, rationale=remark), mistakes, says)

    def _numeric(self, family: NumericFamily) -> Instance:
        right = number(family.key.value, self._scope.values)
        key = NumericKey(
            value=float(right), tolerance=family.key.tolerance, unit=family.key.unit, measure=family.key.measure
        )
        item = NumericItem(**self._head, key=key, rationale=self._text(family.rationale, self._scope))
        says: dict[str, Scalar] = {"key": right}
        mistakes = []
        for index, mistake in enumerate(family.mistakes):
            if mistake.value is None:
                raise Unsound(("mistakes", index), "no `value`", "the number that the mistake leads to", "add it")
            value = says[mistake.id] = number(mistake.value, self._scope.values)
            rationale = self._text(mistake.rationale, self._scope.valued(value))
            mistakes.append(Mistake(mistake.id, [str(float(value))], rationale))
        return self._made(item, tuple(mistakes), says)

    def _short(self, family: ShortFamily) -> Instance:
        key = [self._text(form, self._scope) for form in family.key]
        item = ShortItem(**self._head, key=key, rationale=self._text(family.rationale, self._scope))
        mistakes = tuple(
            Mistake(
                one.id, [self._text(form, self._scope) for form in one.forms], self._text(one.rationale, self._scope)
            )
            for one in family.mistakes
        )
        return self._made(item, mistakes)

    def _match(self, family: MatchFamily) -> Instance:
        pairs = [
            Pair(
                id=id, left=self._text(recipe.left, scope), right=self._text(recipe.right, scope),
                rationale=self._text(recipe.rationale, scope) if recipe.rationale else None,
            )
            for recipe, id, scope in expanded(family.pairs, self._scope)
        ]  # fmt: skip
        decoys = [
            Part(id=id, text=self._text(one.text, scope)) for one, id, scope in expanded(family.decoys, self._scope)
        ]
        rationale = self._text(family.rationale, self._scope)
        return self._made(MatchItem(**self._head, pairs=pairs, decoys=decoys, rationale=rationale))

    def _order(self, family: OrderFamily) -> Instance:
        steps, places = [], {}
        for index, (recipe, id, scope) in enumerate(expanded(family.steps, self._scope)):
            places[id] = number(recipe.at, scope.values) if recipe.at else Fraction(index)
            steps.append(Part(id=id, text=self._text(recipe.text, scope)))
        steps.sort(key=lambda step: places[step.id])
        says: dict[str, Scalar] = {**places}
        item = OrderItem(**self._head, steps=steps, rationale=self._text(family.rationale, self._scope))
        return self._made(item, says=says)

    def _open(self, family: OpenFamily) -> Instance:
        rubric = [
            Criterion(id=line.id, text=self._text(line.text, self._scope), points=line.points)
            for line in family.rubric
        ]  # fmt: skip
        part = family.role
        role = part and RoleSheet(part=self._text(part.part, self._scope), watch=self._text(part.watch, self._scope))
        sample = self._text(family.sample, self._scope)
        return self._made(OpenItem(**self._head, rubric=rubric, sample=sample, role=role))

    def _text(self, text: str, scope: Scope) -> str:
        return fill(text, scope.shown, self._lang)
