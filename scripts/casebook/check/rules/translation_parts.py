"""Translations: each text of the source has its own beside it, and nothing else is there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from casebook.check.rule import rule
from casebook.check.rules.translations import severity, translated
from casebook.load.hints import Hints, shown
from casebook.model.library import Library
from casebook.model.problem import Key, Problem
from casebook.model.record import Record
from casebook.model.translation.marks import marked
from casebook.model.translation.source_texts import texts

OF_TRANSLATION = ("id", "of", "lang", "body")
"""What every translation has besides its texts."""


@rule("translation-parts")
def translations_have_the_parts_of_their_source(library: Library) -> Iterator[Problem]:
    """A translation has every text of its source and no other: parts by id, lists of the same length."""
    hints = Hints()
    for record, source in translated(library):
        look = Comparison(record, source.where.path, hints)
        found = list(look.of_texts((), record, source))
        weight = severity(record, source) if found else "error"
        yield from (replace(problem, severity=weight) for problem in found)


@dataclass
class Comparison:
    """Compares the texts of one translated record with those of its source, which stands in the file `path`."""

    record: Record
    path: str
    hints: Hints

    def of_texts(self, keys: tuple[Key, ...], to: Record, source: Record) -> Iterator[Problem]:
        """What is too much in `to`, or lacking; numbers and signs may stay as they are in the source."""
        fields = {field.name: field for field in marked(type(source))}
        needed, allowed = texts(source), texts(source, words_only=False)
        for name in type(to).model_fields:
            given, field = getattr(to, name), fields.get(name)
            if name in OF_TRANSLATION:
                continue
            if given in (None, []):
                if field and field.mark.needed and name in needed:
                    yield self._lacking(keys, name, field.mark.own)
            elif field is None or (name not in allowed and not field.mark.own):
                yield self._needless(keys, name)
            elif isinstance(given, Record):
                yield from self.of_texts((*keys, name), given, field.of(source))
            elif isinstance(given, list) and not field.mark.own:
                look = self._of_parts if field.by_id else self._of_list
                yield from look((*keys, name), given, field.of(source))

    def _of_list(self, keys: tuple[Key, ...], to: list[Any], sources: list[Any]) -> Iterator[Problem]:
        if len(to) != len(sources):
            yield self.record.problem(
                *keys,
                saw=f"{len(to)} `{keys[-1]}`",
                expected=f"{len(sources)}, as in {self.path}",
                hint="one for each of the source, in its order",
            )
        for index, (entry, source) in enumerate(zip(to, sources, strict=False)):
            if isinstance(entry, Record):
                yield from self.of_texts((*keys, index), entry, source)

    def _of_parts(self, keys: tuple[Key, ...], to: list[Any], sources: list[Any]) -> Iterator[Problem]:
        may = {part.id: part for part in sources}
        seen = set()
        for index, part in enumerate(to):
            if part.id in seen:
                yield self.record.problem(
                    *keys, index, "id",
                    saw=f"{shown(part.id, '`')} a second time in `{keys[-1]}`",
                    expected="each part once",
                    hint="remove one of the two, or correct its id",
                )  # fmt: skip
            elif part.id not in may:
                yield self.record.problem(
                    *keys, index, "id",
                    saw=f"{shown(part.id, '`')} in `{keys[-1]}`",
                    expected=f"an id of the source's `{keys[-1]}` in {self.path}",
                    hint=self.hints.did_you_mean(part.id, may, self.path),
                )  # fmt: skip
            else:
                yield from self.of_texts((*keys, index), part, may[part.id])
            seen.add(part.id)
        if missing := [part.id for part in sources if part.id not in seen and texts(part)]:
            yield self.record.problem(
                *keys,
                saw=f"no {', '.join(shown(part_id, '`') for part_id in missing)} in `{keys[-1]}`",
                expected=f"every part that {self.path} has there",
                hint="translate the missing ones too",
            )

    def _lacking(self, keys: tuple[Key, ...], name: str, own: bool) -> Problem:
        if own:
            expected = "all forms that are right in this language"
            hint = f"add `{name}: […]` with every word form and spelling that somebody may type"
        else:
            expected, hint = f"`{name}`, as {self.path} has one", f"add a line `{name}: …`"
        return self.record.problem(*keys, saw=f"no `{name}`", expected=expected, hint=hint)

    def _needless(self, keys: tuple[Key, ...], name: str) -> Problem:
        return self.record.problem(
            *keys, name,
            saw=f"`{name}`",
            expected=f"the texts that {self.path} has there",
            hint="remove it; the source has none",
        )  # fmt: skip
