"""How far a language is translated: what is there, what is stale, what is missing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from casebook.model.case import Case
from casebook.model.library import Library
from casebook.model.translation_texts import digest
from casebook.model.translations import TAXONOMY_LISTS, Translations

NAMES = {
    "page": "pages",
    "case": "cases",
    "practice": "practice sets",
    "term": "terms",
    "item": "items",
    "topic": "topics",
    "document": "source documents",
    **{name: name for name in TAXONOMY_LISTS},
}


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
    known = library.translations.get(lang, Translations()).by_kind()
    for kind, records in library.translatable().items():
        sources: dict[str, Any] = {key: record for key, record in records.items() if _is_shown(record)}
        found.there[kind] = len(sources)
        for key, source in sources.items():
            translation = known[kind].get(key)
            if translation is None:
                path = "cases/taxonomy.yml" if kind in TAXONOMY_LISTS else source.where.path
                found.missing.append(Thing(kind, key, path))
            elif translation.of != digest(source):
                found.stale.append(Thing(kind, key, translation.where.path))
    return found


def _is_shown(record: object) -> bool:
    return not isinstance(record, Case) or record.is_published
