"""Translations on their way into the library: by language, then by the id of what they translate."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from casebook.model.library import Library
from casebook.model.record import Record
from casebook.model.translation import CaseTranslation, PageTranslation, PracticeTranslation
from casebook.model.translation_lists import (
    DocumentTranslationFile,
    ItemTranslationFile,
    TaxonomyTranslation,
    TermTranslationFile,
    TopicTranslationFile,
)
from casebook.model.translations import TAXONOMY_LISTS, Translations


def keep(library: Library, lang: str, record: Record) -> None:
    """Put what a translated file gave into the library."""
    to = library.translations.setdefault(lang, Translations())
    to.files.append(record)
    match record:
        case PageTranslation():
            to.pages[record.id] = record
        case CaseTranslation():
            to.cases[record.id] = record
        case PracticeTranslation():
            to.practice[record.id] = record
        case TermTranslationFile():
            _keep(to, to.terms, record.terms)
        case ItemTranslationFile():
            _keep(to, to.items, record.items)
        case TopicTranslationFile():
            _keep(to, to.topics, record.topics)
        case DocumentTranslationFile():
            _keep(to, to.documents, record.documents)
        case TaxonomyTranslation():
            to.taxonomy = record
            for name in TAXONOMY_LISTS:
                for index, entry in enumerate(getattr(record, name)):
                    entry.placed(record.where.at(name, index))


def _keep(to: Translations, kept: dict[str, Any], records: Iterable[Any]) -> None:
    """Add records by id; the second of two with the same id goes to `doubles`."""
    for record in records:
        first = kept.setdefault(record.id, record)
        if first is not record:
            to.doubles.append((first, record))
