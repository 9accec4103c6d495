"""Fields as flags of a command, or asked for in a terminal until each response fits: so the two never part."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any, TypeVar

import typer

from casebook.cli.common import err, fail
from casebook.writing.fields import Field, Values, read_all, values_of

T = TypeVar("T")
Given = Mapping[str, Sequence[str]]
SHOWN = 30
"""More choices than that are not listed."""
FEW = 8
"""So many choices are named in the help of a flag."""
PREFIX = "field_"


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


def may_ask(given: Given) -> bool:
    """Whether to ask at all: only in a terminal, and only when no flag was given."""
    return sys.stdin.isatty() and not any(given.values())


def values(fields: Sequence[Field], given: Given, asking: bool) -> Values:
    """The value of every field, asked for or from the flags.

    Without asking, all that is missing or wrong is told at once, and the command ends with exit code 2.
    """
    if asking:
        return {field.name: _asked(field) for field in fields}
    found, wrong = values_of(fields, given)
    if wrong:
        fail("\n".join(wrong), code=2)
    return found


def _asked(field: Field) -> Any:
    _show_choices(field)
    if field.choices is not None:
        none = "" if field.least else "; Enter: none"
        several = f" (several: with commas between{none})" if field.most > 1 else ""
        return until_it_fits(lambda: read_all(field, _chosen(field, _typed(field, several))))
    if field.most == 1:
        return until_it_fits(lambda: read_all(field, [_typed(field)]))
    return _several(field)


def _chosen(field: Field, text: str) -> list[str]:
    """The choices in what was typed; a title may hold a comma itself."""
    titles = {title.casefold() for title in (field.choices or {}).values()}
    return [text] if field.most == 1 or text.strip().casefold() in titles else text.split(",")


def _several(field: Field) -> Any:
    """Values one by one, until one is left empty."""
    texts: list[str] = []
    while len(texts) < field.most:
        text = until_it_fits(lambda: _next(field, len(texts)))
        if not text:
            break
        texts.append(text)
    return read_all(field, texts)


def _next(field: Field, number: int) -> str:
    """One more text that fits, or an empty one when there are enough. Raises ValueError."""
    enough = number >= field.least or bool(field.default)
    text = _typed(field, " (Enter: no more)" if enough and number else "")
    if text.strip():
        field.read(text)
        return text
    if not enough:
        raise ValueError(f"saw {number} / expected at least {field.least}")
    return ""


def _typed(field: Field, remark: str = "") -> str:
    """What was typed."""
    if not remark and (field.default or not field.least):
        remark = " (Enter: later)" if field.default else " (Enter: none)"
    return line(f"{field.asks}{remark}")


def line(text: str, least: int = 0) -> str:
    """One typed line, of `least` characters without the spaces around it, or it is asked for again.

    The question goes to the terminal, never into a pipe that waits for what is printed.
    """
    while True:
        try:
            if sys.stdout.isatty():
                typed = input(f"{text}: ").strip()
            else:
                err.print(f"{text}: ", end="", markup=False)
                typed = input().strip()
        except (EOFError, KeyboardInterrupt) as left:
            raise typer.Abort from left
        if len(typed) >= least:
            return typed


def _show_choices(field: Field) -> None:
    if field.choices is None or len(field.choices) > SHOWN:
        return
    err.print()
    width = max((len(name) for name in field.choices), default=0)
    for number, (name, title) in enumerate(field.choices.items(), 1):
        err.print(f"  {number:>2}  {name:<{width}}  {title if title != name else ''}".rstrip(), markup=False)


def until_it_fits(read: Callable[[], T], otherwise: str = "") -> T:
    """What `read` gives, called until it raises no ValueError, whose words are told, or those of `otherwise`."""
    while True:
        try:
            return read()
        except ValueError as error:
            err.print(f"  {otherwise or error}", markup=False)
