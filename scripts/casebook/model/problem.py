"""A finding of `casebook check`, and the place in a file that it speaks of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Key = str | int
Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Where:
    """A place: `path` relative to the root (with `/`), and either a 1-based `line` or `keys` into the file's YAML.

    `keys` is resolved to a line only when a problem is reported: it costs a second parse of that one file.
    """

    path: str
    line: int | None = None
    keys: tuple[Key, ...] = ()

    def at(self, *keys: Key) -> Where:
        """The place `keys` further down in the YAML."""
        return replace(self, keys=self.keys + keys)


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding: where, what was seen, what was expected, and how to mend it."""

    where: Where
    saw: str
    expected: str
    hint: str
    rule: str = ""
    severity: Severity = "error"

    @property
    def place(self) -> tuple[str, int, str, str]:
        """What problems are sorted by."""
        return (self.where.path, self.where.line or 0, self.rule, self.saw)
