"""The base of everything written in YAML: strict, frozen, and aware of where it stands."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PrivateAttr, StringConstraints

from casebook.model.described import descriptions
from casebook.model.problem import Key, Problem, Severity, Where
from casebook.model.translation.marks import OWN

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{name}{number}" for name in ("com", "lpt") for number in range(1, 10)))
)
"""Names that no file may have on Windows, whatever its ending."""
NOWHERE = Where("")
MONTH = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?", re.ASCII)


def _date(value: Any) -> Any:
    """Only YYYY-MM-DD: pydantic alone would also take seconds since 1970 and full timestamps."""
    if isinstance(value, datetime.date) or (isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value)):
        return datetime.date.fromisoformat(value) if isinstance(value, str) else value
    raise ValueError("a date is written YYYY-MM-DD")


def _month(value: Any) -> Any:
    text = str(value)
    if isinstance(value, str | int) and MONTH.fullmatch(text):
        return text
    raise ValueError("a month is written YYYY-MM, a year YYYY")


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=80)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400, pattern=r"^[^\n]*$")]
Questions = Annotated[list[Annotated[Line, Field(max_length=120)]], Field(max_length=30)]
Asked = Annotated[Questions, OWN]
Date = Annotated[datetime.date, BeforeValidator(_date), Field(json_schema_extra={"format": "date"})]
Month = Annotated[str, BeforeValidator(_month), Field(json_schema_extra={"type": ["string", "integer"]})]


class Record(BaseModel):
    """Data from one place of one file; unknown keys and wrong types are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)

    _where: Where = PrivateAttr(default_factory=lambda: NOWHERE)  # a default would be copied deeply each time

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        """Let each field be described by the docstring below it."""
        for name, said in descriptions(cls).items():
            cls.model_fields[name].description = said

    @property
    def where(self) -> Where:
        """Where this record was written."""
        return self.__pydantic_private__["_where"]  # type: ignore[index, no-any-return]  # asked for very often

    def placed(self, where: Where) -> None:
        """Tell the record where it was written (the loader does, once)."""
        self._where = where

    def said_otherwise(self, lang: str) -> dict[str, Any]:
        """The fields of this record of the source, by name, that change with its language besides its texts."""
        return {}

    def problem(self, *keys: Key, saw: str, expected: str, hint: str, severity: Severity = "error") -> Problem:
        """A problem at `keys` inside this record."""
        return Problem(self._where.at(*keys), saw, expected, hint, severity=severity)

    def warning(self, *keys: Key, saw: str, expected: str, hint: str) -> Problem:
        """Like `problem`, but it does not fail the check."""
        return self.problem(*keys, saw=saw, expected=expected, hint=hint, severity="warning")
