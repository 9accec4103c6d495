"""All translations into one language, by the kinds and ids of what they translate."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from casebook.model.record import Record
from casebook.model.translation.shapes import Translation


@dataclass
class Translations:
    """What is translated into a language. Where two translate the same, the first is here and both are in `doubles`."""

    records: dict[str, dict[str, Translation]] = field(default_factory=dict)
    """By kind, then by id."""
    doubles: list[tuple[Record, Record]] = field(default_factory=list)
    files: list[Record] = field(default_factory=list)
    """Every file of translations, as it was loaded."""

    def of(self, kind: str) -> Mapping[str, Translation]:
        """The translated records of a kind by id."""
        return self.records.get(kind, {})

    def add(self, kind: str, records: Iterable[Translation]) -> None:
        """Keep records of a kind."""
        kept = self.records.setdefault(kind, {})
        for record in records:
            first = kept.setdefault(record.id, record)
            if first is not record:
                self.doubles.append((first, record))
