"""How far a language is translated: what is there, what is stale, what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from casebook.model.case import Case
from casebook.model.kinds import parted
from casebook.model.library import Library
from casebook.model.record import Record
from casebook.model.translation.by_language import Translations
from casebook.model.translation.shapes import Translation
from casebook.model.translation.source_texts import digest


class Thing(NamedTuple):
    """Something that is stale or missing: its kind, its id and the file to look into."""

    kind: str
    id: str
    path: str


@dataclass
class Status:
    """How far a language is. Drafts do not count: they are not on the site."""

    lang: str
    there: dict[str, int] = field(default_factory=dict)
    """How many things there are, by kind."""
    stale: list[Thing] = field(default_factory=list)
    """Translations of earlier texts, and those that were never stamped, with the path of the translation."""
    missing: list[Thing] = field(default_factory=list)
    """What has no translation, with the path of its source."""

    def count(self, kind: str, things: list[Thing]) -> int:
        """How many of `things` are of that kind."""
        return sum(thing.kind == kind for thing in things)


def status(library: Library, lang: str) -> Status:
    """How far `lang` is; stale things are translated too, only not from the texts as they are now."""
    found = Status(lang)
    known = library.translations.get(lang, Translations())
    for kind, records in library.translatable().items():
        sources: dict[str, Any] = {key: record for key, record in records.items() if _is_shown(record)}
        found.there[kind] = len(sources)
        for key, source in sources.items():
            translation = known.of(kind).get(key)
            if translation is None:
                found.missing.append(Thing(kind, key, source.where.path))
            elif lags(translation, source):
                found.stale.append(Thing(kind, key, translation.where.path))
    return found


def pairs(library: Library, to: Translations) -> Iterator[tuple[str, Translation, Record]]:
    """Everything in `to` whose source is in `library`, in the file beside it: its kind, its translation, its source."""
    for kind, records in library.translatable().items():
        for key, translation in to.of(kind).items():
            source = records.get(key)
            if source and source.where.path == parted(translation.where.path)[0]:
                yield kind, translation, source


def lags(translation: Translation, source: Record) -> bool:
    """Whether `translation` is of earlier texts of `source`, or nobody has said of which."""
    return translation.of != digest(source)


def _is_shown(record: object) -> bool:
    return not isinstance(record, Case) or record.is_published
