"""What the docstrings below a model's fields say of them.

Pydantic finds them, too (`use_attribute_docstrings`), but looks through the stack and all modules for each model, which
took half of the time in which a command starts.
"""

from __future__ import annotations

import ast
import inspect
import sys
from functools import cache
from itertools import pairwise
from pathlib import Path


def descriptions(model: type) -> dict[str, str]:
    """What is said of each field that `model` itself declares, by the field's name."""
    return _in_module(model.__module__).get(model.__name__, {})


@cache
def _in_module(name: str) -> dict[str, dict[str, str]]:
    """What is said in the classes of a module, by their names."""
    tree = ast.parse(Path(sys.modules[name].__file__ or "").read_bytes())
    return {one.name: _in_class(one) for one in tree.body if isinstance(one, ast.ClassDef)}


def _in_class(written: ast.ClassDef) -> dict[str, str]:
    said = {}
    for field, below in pairwise(written.body):
        if isinstance(field, ast.AnnAssign) and isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
            said[ast.unparse(field.target)] = inspect.cleandoc(str(below.value.value))
    return said
