"""All translations into one language, by the ids of what they translate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from casebook.model.record import Record
from casebook.model.translation import CaseTranslation, PageTranslation, PracticeTranslation, Translation
from casebook.model.translation_lists import (
    DocumentTranslation,
    ItemTranslation,
    NamedTranslation,
    TaxonomyTranslation,
    TermTranslation,
    TopicTranslation,
)

TAXONOMY_LISTS = ("industries", "regions", "roles")


@dataclass
class Translations:
    """What is translated into a language. Where two translate the same, the first is here and both are in `doubles`."""

    pages: dict[str, PageTranslation] = field(default_factory=dict)
    cases: dict[str, CaseTranslation] = field(default_factory=dict)
    practice: dict[str, PracticeTranslation] = field(default_factory=dict)
    terms: dict[str, TermTranslation] = field(default_factory=dict)
    items: dict[str, ItemTranslation] = field(default_factory=dict)
    topics: dict[str, TopicTranslation] = field(default_factory=dict)
    documents: dict[str, DocumentTranslation] = field(default_factory=dict)
    taxonomy: TaxonomyTranslation = field(default_factory=TaxonomyTranslation)
    doubles: list[tuple[Record, Record]] = field(default_factory=list)
    files: list[Record] = field(default_factory=list)
    """Every file of translations, as it was loaded."""

    def by_kind(self) -> dict[str, Mapping[str, Translation]]:
        """All translated records by kind and id; the kinds are those of `Library.translatable`."""
        named: dict[str, Mapping[str, Translation]] = {name: self.named(name) for name in TAXONOMY_LISTS}
        return {
            "page": self.pages,
            "case": self.cases,
            "practice": self.practice,
            "term": self.terms,
            "item": self.items,
            "topic": self.topics,
            "document": self.documents,
            **named,
        }

    def named(self, name: str) -> dict[str, NamedTranslation]:
        """The translated entries of one of the taxonomy's lists, by id."""
        return {entry.id: entry for entry in getattr(self.taxonomy, name)}
