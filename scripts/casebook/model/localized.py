"""The library in another language: translated records where there are any, the source's otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from casebook.model import translated
from casebook.model.case import Named, Taxonomy
from casebook.model.item import ItemFile
from casebook.model.library import Library
from casebook.model.record import Record
from casebook.model.term import TermFile
from casebook.model.translation_lists import DocumentTranslation, TopicTranslation
from casebook.model.translations import TAXONOMY_LISTS, Translations

R = TypeVar("R", bound=Record)
T = TypeVar("T", bound=Record)


def localized(library: Library, lang: str) -> Library:
    """`library` (in the language of the source) in the language `lang`; with nothing translated, its own texts.

    Records keep their place, which is that of the source. An item's digest is always that of the source.
    """
    if lang == library.lang:
        return library
    to = library.translations.get(lang, Translations())
    pages = _merged(library.pages, to.pages, translated.page)
    cases = _merged(library.cases, to.cases, translated.case)
    practice = _merged(library.practice, to.practice, translated.practice)
    terms = _merged(library.terms, to.terms, lambda source, term: translated.term(source, term, lang))
    items = _merged(library.items, to.items, translated.item)
    return replace(
        library,
        lang=lang,
        source=library,
        pages=pages,
        cases=cases,
        practice=practice,
        terms=terms,
        term_files=[_term_file(file, terms, to) for file in library.term_files],
        items=items,
        item_files=[_item_file(file, items, to) for file in library.item_files],
        topics=_merged(library.topics, to.topics, _topic),
        documents=_merged(library.documents, to.documents, _document),
        taxonomy=_taxonomy(library.taxonomy, to),
        fallen_back=frozenset(_fallen_back(library, to)),
        translated=_translated(library, to),
    )


def _merged(source: dict[str, R], to: Mapping[str, T], translate: Callable[[R, T], R]) -> dict[str, R]:
    """The records in their order, those that have a translation in it."""
    merged = dict(source)
    merged.update({key: translate(source[key], record) for key, record in to.items() if key in source})
    return merged


def _fallen_back(library: Library, to: Translations) -> Iterator[str]:
    """The paths of all that has a page of its own and is not translated; check-lists and exercises never are."""
    kinds: tuple[tuple[Mapping[str, Any], Mapping[str, Any]], ...] = (
        (library.pages, to.pages), (library.cases, to.cases), (library.practice, to.practice)
    )  # fmt: skip
    for source, known in kinds:
        yield from (record.where.path for key, record in source.items() if key not in known)
    for record in (*library.checklists.values(), *library.exercises.values()):
        yield record.where.path


def _translated(library: Library, to: Translations) -> frozenset[str]:
    """`kind:id` of everything that has a translation."""
    source = library.translatable()
    known = to.by_kind()
    return frozenset(f"{kind}:{key}" for kind in known for key in known[kind] if key in source[kind])


def _term_file(file: TermFile, terms: Mapping[str, Any], to: Translations) -> TermFile:
    if not any(term.id in to.terms for term in file.terms):
        return file
    return translated.changed(file, terms=[terms[term.id] if term.id in to.terms else term for term in file.terms])


def _item_file(file: ItemFile, items: Mapping[str, Any], to: Translations) -> ItemFile:
    if not any(item.id in to.items for item in file.items):
        return file
    return translated.changed(file, items=[items[item.id] if item.id in to.items else item for item in file.items])


def _topic(source: Any, to: TopicTranslation) -> Any:
    return translated.changed(source, title=to.title, summary=to.summary)


def _document(source: Any, to: DocumentTranslation) -> Any:
    texts = translated.given(publisher=to.publisher, date=to.date)
    return translated.changed(source, title=to.title, about=to.about, **texts)


def _taxonomy(source: Taxonomy, to: Translations) -> Taxonomy:
    def entries(name: str) -> list[Named]:
        known = to.named(name)
        return [
            translated.changed(entry, title=known[entry.id].title) if entry.id in known else entry
            for entry in getattr(source, name)
        ]

    return translated.changed(source, **{name: entries(name) for name in TAXONOMY_LISTS})
