"""What `casebook new` asks for: fields, and how a typed text becomes a value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError

from casebook.load.expected import expected
from casebook.load.hints import did_you_mean
from casebook.writing.clean import clean, one_line

Values = dict[str, Any]


@dataclass(frozen=True)
class Field:
    """One thing to be told: by a flag, or in a terminal as the response to `asks`."""

    name: str
    """Key in the values, and the flag: `may_be_named` is `--may-be-named`."""
    asks: str
    """What is asked in a terminal."""
    kind: Any = str
    """The type of the model that the text must fit."""
    least: int = 1
    """How many are needed; 0: it may be left out."""
    most: int = 1
    """How many there may be; with more than one the value is a list."""
    choices: Mapping[str, str] | None = None
    """Ids to choose from, with their titles."""
    default: str = ""
    """What is taken when nothing is said."""

    @property
    def flag(self) -> str:
        """The flag of the command."""
        return f"--{self.name.replace('_', '-')}"

    def read(self, text: str) -> Any:
        """The value that `text` stands for. Raises ValueError with what was expected."""
        if self.choices is not None:
            return _choice(one_line(text), self.choices)
        return fit(text, self.kind)


def read_all(field: Field, texts: Sequence[str]) -> Any:
    """The value of a field from all that was given for it; None when it was left out.

    Raises ValueError with what was expected.
    """
    given = [text for text in texts if text.strip()] or ([field.default] if field.default else [])
    if not given and field.least:
        raise ValueError(f"is missing: {field.asks}")
    if len(given) < field.least:
        raise ValueError(f"saw {len(given)} / expected at least {field.least}")
    if len(given) > field.most:
        raise ValueError(f"saw {len(given)} / expected at most {field.most}")
    values = [field.read(text) for text in given]
    if field.most > 1:
        return list(dict.fromkeys(values))
    return values[0] if values else None


def values_of(fields: Sequence[Field], given: Mapping[str, Sequence[str]]) -> tuple[Values, list[str]]:
    """The values of all fields, and a line for each that is missing or wrong."""
    values: Values = {}
    wrong = []
    for field in fields:
        try:
            values[field.name] = read_all(field, given.get(field.name, ()))
        except ValueError as error:
            wrong.append(f"{field.flag}: {error}")
    return values, wrong


def fit(text: str, kind: Any) -> Any:
    """`text` as the model's type `kind`. Raises ValueError with what was expected."""
    adapter: TypeAdapter[Any] = TypeAdapter(kind)
    try:
        return adapter.validate_python(clean(text).strip())
    except ValidationError as error:
        detail = error.errors(include_url=False)[0]
        raise ValueError(f"saw {_short(text)} / expected {expected(detail, ()).expected}") from error


def _choice(text: str, choices: Mapping[str, str]) -> str:
    if text in choices:
        return text
    named = [name for name, title in choices.items() if title.casefold() == text.casefold()]
    if text.isdecimal() and 1 <= int(text) <= len(choices):
        named = [list(choices)[int(text) - 1]]
    if named:
        return named[0]
    raise ValueError(f"saw {_short(text)} / expected one of the choices; {did_you_mean(text, choices)}")


def _short(text: str) -> str:
    return repr(text if len(text) <= 60 else f"{text[:57]}…")
