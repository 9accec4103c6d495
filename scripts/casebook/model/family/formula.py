"""Formulas of families: exact arithmetic on named values, bounded in time and size.

`simpleeval` evaluates; of Python's syntax only sums, comparisons, `and`, `or`, `not`, `a if c else b` and the functions
below are let through. Numbers are fractions, so that 0.1 + 0.2 is 0.3.
"""

from __future__ import annotations

import ast
import math
import operator
import warnings
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any

from casebook.failure import Failure
from casebook.model.family.working_time import after_working_hours, moment, working_hours_between

MOST_NODES = 80
LARGEST = 10**12
Scalar = Fraction | str | bool
Scope = Mapping[str, Scalar]
KEPT = 1 << 14
"""So many numbers are kept as fractions: to read one is dear, and families draw the same ones again and again."""


class BadFormula(Failure):
    """It can't be worked out; the message says why."""


@lru_cache(KEPT)
def exact(written: str | float) -> Fraction:
    """A number as it is written: 0.1 is a tenth."""
    return Fraction(str(written))


def rounded(value: Fraction, places: Fraction = Fraction(0)) -> Fraction:
    """`value` to so many places (0–4), halves away from zero, as people round money."""
    if not 0 <= places <= 4:
        raise BadFormula("`round` takes 0 to 4 places")
    scale = 10 ** int(places)
    whole = math.floor(abs(value) * scale + Fraction(1, 2))
    return Fraction(whole if value >= 0 else -whole, scale)


def percent(part: Fraction, whole: Fraction) -> Fraction:
    """How many percent of `whole` the part is."""
    return part * 100 / whole


FUNCTIONS: dict[str, Callable[..., Scalar]] = {
    "round": rounded,
    "money": lambda value: rounded(value, Fraction(2)),
    "percent": percent,
    "floor": lambda value: Fraction(math.floor(value)),
    "ceil": lambda value: Fraction(math.ceil(value)),
    "abs": abs,
    "min": min,
    "max": max,
    "moment": moment,
    "after_working_hours": after_working_hours,
    "working_hours_between": working_hours_between,
}
"""What a formula may call."""
OPERATORS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: lambda left, right: Fraction(left) / right,
    ast.FloorDiv: lambda left, right: Fraction(left // right),
    ast.Mod: lambda left, right: Fraction(left) % right,  # of texts it would be a format
    ast.USub: operator.neg,
    ast.Not: operator.not_,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}
SYNTAX = (
    ast.Name, ast.UnaryOp, ast.BinOp, ast.BoolOp, ast.Compare, ast.IfExp, ast.Call, ast.Constant,
)  # fmt: skip


def evaluate(formula: str, scope: Scope) -> Scalar:
    """What the formula gives in `scope`. Raises BadFormula."""
    found = _evaluate(formula, scope)
    if isinstance(found, Fraction) and max(abs(found.numerator), found.denominator) > LARGEST:
        raise BadFormula(f"`{formula}` gives a number that is too large or too fine")
    if not isinstance(found, Fraction | str | bool):
        raise BadFormula(f"`{formula}` gives no number, text or truth")
    return found


def number(formula: str, scope: Scope) -> Fraction:
    """What the formula gives, a number. Raises BadFormula."""
    found = evaluate(formula, scope)
    if not isinstance(found, Fraction):
        raise BadFormula(f"`{formula}` gives {found!r}, no number")
    return found


def truth(formula: str, scope: Scope) -> bool:
    """What the formula gives, true or false. Raises BadFormula."""
    found = evaluate(formula, scope)
    if not isinstance(found, bool):
        raise BadFormula(f"`{formula}` gives {found!r}, neither true nor false")
    return found


def names_in(formula: str) -> set[str]:
    """The names that a formula uses, functions left aside. Raises BadFormula."""
    called, names = set[int](), set[str]()
    for node in ast.walk(_parsed(formula)):  # a call comes before what it calls
        if isinstance(node, ast.Call):
            called.add(id(node.func))
        elif isinstance(node, ast.Name) and id(node) not in called:
            names.add(node.id)
    return names


class _Dotted(ast.NodeTransformer):
    """`channel.price` becomes one name: nothing is ever looked up within a value."""

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        if isinstance(node.value, ast.Name):
            return ast.copy_location(ast.Name(f"{node.value.id}.{node.attr}", ast.Load()), node)
        raise BadFormula("a dot stands between a table's name and one of its columns")


@cache
def _parsed(formula: str) -> ast.expr:
    """The formula's tree, with nothing in it that formulas do not have. Raises BadFormula."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SyntaxWarning)
            tree: ast.expr = _Dotted().visit(ast.parse(formula, mode="eval").body)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise BadFormula(f"`{formula}` is no formula") from error
    nodes = list(ast.walk(tree))
    if len(nodes) > MOST_NODES:
        raise BadFormula(f"`{formula}` has more parts than a formula may have")
    for node in nodes:
        if isinstance(node, ast.expr) and not isinstance(node, SYNTAX):
            raise BadFormula(f"`{ast.unparse(node)}` is nothing that formulas can do")
        if isinstance(node, ast.cmpop | ast.operator | ast.unaryop) and type(node) not in OPERATORS:
            raise BadFormula(f"`{formula}` has a sign that formulas don't know")
        if isinstance(node, ast.Constant) and not isinstance(node.value, int | float | str):
            raise BadFormula(f"`{node.value!r}` is no number and no text")
    return tree


def _evaluate(formula: str, scope: Scope) -> Any:
    try:
        values = [scope[name] for name in _names(formula)]
    except KeyError:
        return _worked_out(formula, scope)
    return _kept(formula, *values)


@cache
def _names(formula: str) -> tuple[str, ...]:
    return tuple(sorted(names_in(formula)))


@lru_cache(KEPT, typed=True)  # 1 is no True
def _kept(formula: str, *values: Scalar) -> Any:
    """What it gives for these values of its names: one draw is worked out several times, and many draws are alike."""
    return _worked_out(formula, dict(zip(_names(formula), values, strict=True)))


def _worked_out(formula: str, scope: Scope) -> Any:
    from simpleeval import InvalidExpression

    tree, evaluator = _parsed(formula), _evaluator()
    evaluator.names = scope
    try:
        return evaluator.eval(formula, tree)
    except BadFormula:
        raise
    except ZeroDivisionError as error:
        raise BadFormula(f"`{formula}` divides by nothing") from error
    except (InvalidExpression, ArithmeticError, TypeError, ValueError, AttributeError) as error:
        raise BadFormula(f"`{formula}`: {str(error) or type(error).__name__}") from error


@cache
def _evaluator() -> Any:
    """simpleeval with nothing but what is named above; one for all, since making one is dear."""
    from simpleeval import SimpleEval

    evaluator = SimpleEval(operators=OPERATORS, functions=FUNCTIONS, names={})
    kept = {kind: does for kind, does in evaluator.nodes.items() if kind in SYNTAX}
    evaluator.nodes = {**kept, ast.Constant: _constant}
    return evaluator


def _constant(node: ast.Constant) -> Scalar:
    value = node.value
    return value if isinstance(value, bool | str) else exact(value)
