"""What a record holds at a place such as `sections.*.id`: most rules look at all values of a place, one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from casebook.load.hints import Hints
from casebook.model.kinds import Kind
from casebook.model.library import Library
from casebook.model.problem import Key, Problem, Severity
from casebook.model.record import Record


class Value(NamedTuple):
    """A value, the record that it stands in, and the keys that lead there."""

    record: Record
    keys: tuple[Key, ...]
    value: Any

    def problem(self, saw: str, expected: str, hint: str, severity: Severity = "error") -> Problem:
        """A problem with the value."""
        return self.record.problem(*self.keys, saw=saw, expected=expected, hint=hint, severity=severity)

    @property
    def place(self) -> str:
        """Where it stands in its record, for a person: `entry 2 of section 1`."""
        numbered = [
            f"{'entry' if name == 'entries' else str(name).removesuffix('s')} {number + 1}"
            for name, number in zip(self.keys, self.keys[1:], strict=False)
            if isinstance(number, int)
        ]
        return " of ".join(reversed(numbered)) or f"`{self.keys[0]}`"


def values(record: Record, *paths: str) -> Iterator[Value]:
    """What stands at each of `paths`, field names between dots; `*` is every entry of a list.

    What the record does not have, or leaves empty, gives nothing.
    """
    for path in paths:
        yield from (Value(record, keys, value) for keys, value in _below(record, path.split(".")))


def values_of(library: Library, places: Mapping[str, Sequence[str]]) -> Iterator[Value]:
    """The values of many records: `places` has the paths by the name under which the library keeps the records."""
    for kept, paths in places.items():
        held = getattr(library, kept)
        for record in held.values() if isinstance(held, dict) else held:
            yield from values(record, *paths)


def authored(library: Library, name: str) -> Iterator[Value]:
    """The field `name` of the files of items and families, and of those records in them that say otherwise."""
    for file, records in library.authored:
        yield from values(file, name)
        yield from (one for record in records for one in values(record, name) if one.value != getattr(file, name))


def repeated(found: Iterable[Value], read: Callable[[str], object] = str) -> Iterator[tuple[Value, Value]]:
    """Those values that `read` alike to an earlier one, each with the first of its like."""
    first: dict[object, Value] = {}
    for one in found:
        other = first.setdefault(read(one.value), one)
        if other is not one:
            yield one, other


def unknown(library: Library, kind: Kind, found: Iterable[Value], where: str) -> Iterator[Problem]:
    """A problem for each of `found` that is not the id of a record of `kind`; `where` is the file or folder of these.

    What is there, but with problems of its own, is not told again.
    """
    hints = Hints()
    known = library.records(kind)
    for one in found:
        if one.value not in known and not library.is_broken(kind.name, one.value):
            yield one.problem(
                saw=f"the {kind.one} `{one.value}`",
                expected=f"one of those in {where}",
                hint=hints.did_you_mean(one.value, known, where),
            )


def _below(held: Any, names: Sequence[str]) -> Iterator[tuple[tuple[Key, ...], Any]]:
    if not names:
        yield (), held
        return
    entries: Iterable[tuple[Key, Any]] = (
        enumerate(held) if names[0] == "*" else [(names[0], getattr(held, names[0], None))]
    )
    for key, entry in entries:
        if entry is not None:
            yield from (((key, *keys), value) for keys, value in _below(entry, names[1:]))
