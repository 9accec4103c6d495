"""Gives a command one flag for each field that it asks for, so that flags and questions never part."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from typing import Annotated, Any

import typer

from casebook.cli.ask import Given
from casebook.writing.fields import Field

PREFIX = "field_"
FEW = 8


def with_flags(run: Callable[..., None], fields: Sequence[Field]) -> Callable[..., None]:
    """`run` as a command with a flag for each field; what was given comes as its first argument."""

    def command(**arguments: Any) -> None:
        given: Given = {
            name.removeprefix(PREFIX): [value] if isinstance(value, str) else value or []
            for name, value in arguments.items()
            if name.startswith(PREFIX)
        }
        run(given, **{name: value for name, value in arguments.items() if not name.startswith(PREFIX)})

    own = list(inspect.signature(run, eval_str=True).parameters.values())[1:]
    keywords = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in own]
    signature = inspect.Signature([*(_parameter(field) for field in fields), *keywords])
    command.__signature__ = signature  # type: ignore[attr-defined]
    command.__annotations__ = {}
    command.__doc__ = run.__doc__
    return command


def _parameter(field: Field) -> inspect.Parameter:
    help = field.asks
    if field.choices and len(field.choices) <= FEW:
        help += f": {', '.join(field.choices)}"
    if field.most > 1:
        help += "; may be repeated"
    option = typer.Option(field.flag, help=help, show_default=False)
    kind = list[str] | None if field.most > 1 else str | None
    return inspect.Parameter(
        f"{PREFIX}{field.name}",
        inspect.Parameter.KEYWORD_ONLY,
        default=None,
        annotation=Annotated[kind, option],
    )
