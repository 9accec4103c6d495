"""Translated items and cases: each text of the source has its own beside it, and nothing else is there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from casebook.check.rule import rule
from casebook.load.hints import Hints, shown
from casebook.model.case import Case
from casebook.model.item import Item
from casebook.model.library import Library
from casebook.model.problem import Key, Problem
from casebook.model.record import Record
from casebook.model.translation_texts import Texts, texts

OF_TRANSLATION = ("id", "of", "lang", "body", "asked")
"""What a translation has of its own."""
FREE = ("key",)
"""Lists of any length: a language has as many accepted forms as it has."""


@rule("translation-parts")
def translations_have_the_parts_of_their_source(library: Library) -> Iterator[Problem]:
    """A translated item or case has every text of its source and no other: parts by id, lists of the same length."""
    hints = Hints()
    for to in library.translations.values():
        known: list[tuple[Record, Item | Case]] = [
            *((record, library.items[key]) for key, record in to.items.items() if key in library.items),
            *((record, library.cases[key]) for key, record in to.cases.items() if key in library.cases),
        ]
        for record, source in known:
            look = Comparison(record, source.where.path, hints)
            yield from look.of_texts((), record, texts(source), texts(source, words_only=False))


@dataclass
class Comparison:
    """Compares the texts of one translated record with those of its source, which stands in the file `path`."""

    record: Record
    path: str
    hints: Hints

    def of_texts(self, keys: tuple[Key, ...], to: Record, needed: Texts, allowed: Texts) -> Iterator[Problem]:
        """`needed` are the texts that must be there, `allowed` those that may: numbers and signs stay as they are."""
        for name in type(to).model_fields:
            given = getattr(to, name)
            if name in OF_TRANSLATION:
                continue
            if given in (None, []):
                if name in needed:
                    yield self._lacking(keys, name)
            elif name not in allowed:
                yield self._needless(keys, name)
            elif isinstance(given, Record):
                yield from self.of_texts((*keys, name), given, needed[name], allowed[name])
            elif isinstance(given, list) and name not in FREE:
                yield from self._of_list((*keys, name), given, needed.get(name) or allowed[name], allowed[name])

    def _of_list(
        self, keys: tuple[Key, ...], to: list[Any], needed: list[Any], allowed: list[Any]
    ) -> Iterator[Problem]:
        if allowed and isinstance(allowed[0], dict) and "id" in allowed[0]:
            yield from self._of_parts(keys, to, needed, allowed)
            return
        if len(to) != len(allowed):
            yield self.record.problem(
                *keys,
                saw=f"{len(to)} `{keys[-1]}`",
                expected=f"{len(allowed)}, as in {self.path}",
                hint="one for each of the source, in its order",
            )
        for index, entry in enumerate(to[: len(allowed)]):
            if isinstance(entry, Record):
                yield from self.of_texts((*keys, index), entry, needed[index], allowed[index])

    def _of_parts(
        self, keys: tuple[Key, ...], to: list[Any], needed: list[Texts], allowed: list[Texts]
    ) -> Iterator[Problem]:
        must, may = {part["id"]: part for part in needed}, {part["id"]: part for part in allowed}
        seen = set()
        for index, part in enumerate(to):
            if part.id in seen:
                yield self.record.problem(
                    *keys, index, "id",
                    saw=f"{shown(part.id, '`')} a second time in `{keys[-1]}`",
                    expected="each part once",
                    hint="take one of the two out, or mend its id",
                )  # fmt: skip
            elif part.id not in may:
                yield self.record.problem(
                    *keys, index, "id",
                    saw=f"{shown(part.id, '`')} in `{keys[-1]}`",
                    expected=f"an id of the source's `{keys[-1]}` in {self.path}",
                    hint=self.hints.did_you_mean(part.id, may),
                )  # fmt: skip
            else:
                yield from self.of_texts((*keys, index), part, must[part.id], may[part.id])
            seen.add(part.id)
        if missing := [part_id for part_id in may if part_id not in seen]:
            yield self.record.problem(
                *keys,
                saw=f"no {', '.join(shown(part_id, '`') for part_id in missing)} in `{keys[-1]}`",
                expected=f"every part that {self.path} has there",
                hint="translate the missing ones too",
            )

    def _lacking(self, keys: tuple[Key, ...], name: str) -> Problem:
        if name in FREE:
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
            hint="take it out; the source has none",
        )  # fmt: skip
