"""Formulas of families: exact arithmetic on named values, bounded in time and size.

Python parses; of its syntax only sums, comparisons, `and`, `or`, `not`, `a if c else b` and the functions below mean
something, and each part of a formula becomes a function of the names' values once: families work the same few formulas
out thousands of times. Numbers are fractions, so that 0.1 + 0.2 is 0.3.
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
Worked = Callable[[Scope], Any]
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
OPERATORS: dict[type[ast.AST], Callable[..., Any]] = {
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
    tree = _parsed(formula)
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and id(node) not in called}


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
    if len(list(ast.walk(tree))) > MOST_NODES:
        raise BadFormula(f"`{formula}` has more parts than a formula may have")
    return tree


def _evaluate(formula: str, scope: Scope) -> Any:
    worked = _compiled(formula)
    try:
        return worked(scope)
    except BadFormula:
        raise
    except ZeroDivisionError as error:
        raise BadFormula(f"`{formula}` divides by nothing") from error
    except (ArithmeticError, TypeError, ValueError, AttributeError) as error:
        raise BadFormula(f"`{formula}`: {str(error) or type(error).__name__}") from error


@cache
def _compiled(formula: str) -> Worked:
    """The formula as a function of the names' values. Raises BadFormula where formulas can't do what it says."""
    return _worked(_parsed(formula))


def _worked(node: ast.expr) -> Worked:
    match node:
        case ast.Constant(value=bool() | str() | int() | float() as value):
            constant: Scalar = value if isinstance(value, bool | str) else exact(value)
            return lambda scope: constant
        case ast.Name(id=name):
            return _named(name)
        case ast.UnaryOp(op=op, operand=operand) if type(op) in OPERATORS:
            return _applied(OPERATORS[type(op)], _worked(operand))
        case ast.BinOp(left=left, op=op, right=right) if type(op) in OPERATORS:
            return _applied(OPERATORS[type(op)], _worked(left), _worked(right))
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]) if name in FUNCTIONS:
            return _applied(FUNCTIONS[name], *map(_worked, args))
        case ast.Compare(left=left, ops=ops, comparators=others) if all(type(op) in OPERATORS for op in ops):
            does = [OPERATORS[type(op)] for op in ops]
            return _compared(_worked(left), list(zip(does, map(_worked, others), strict=True)))
        case ast.BoolOp(op=op, values=values):
            return _joined(isinstance(op, ast.Or), [_worked(one) for one in values])
        case ast.IfExp(test=test, body=body, orelse=other):
            asked, then, otherwise = _worked(test), _worked(body), _worked(other)
            return lambda scope: then(scope) if asked(scope) else otherwise(scope)
    raise BadFormula(f"`{ast.unparse(node)}` is nothing that formulas can do")


def _named(name: str) -> Worked:
    def worked(scope: Scope) -> Any:
        try:
            return scope[name]
        except KeyError:
            raise BadFormula(f"nothing is called `{name}`") from None

    return worked


def _applied(does: Callable[..., Any], *parts: Worked) -> Worked:
    if len(parts) == 2:  # most are sums
        left, right = parts
        return lambda scope: does(left(scope), right(scope))
    return lambda scope: does(*(part(scope) for part in parts))


def _compared(first: Worked, others: list[tuple[Callable[..., Any], Worked]]) -> Worked:
    """`a < b <= c`: each with the one before it, as far as it is true."""

    def worked(scope: Scope) -> Any:
        left, holds = first(scope), True
        for compares, other in others:
            right = other(scope)
            if not (holds := compares(left, right)):
                break
            left = right
        return holds

    return worked


def _joined(until: bool, parts: list[Worked]) -> Worked:
    """`and`, `or`: what the first part gives that settles it, or the last."""

    def worked(scope: Scope) -> Any:
        found: Any = not until
        for part in parts:
            if bool(found := part(scope)) is until:
                break
        return found

    return worked
