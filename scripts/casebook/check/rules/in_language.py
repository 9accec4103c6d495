"""What is written in a language, so that rules on texts can look at translations as they look at their sources."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from casebook.load.kinds import in_language as path_in
from casebook.model import translated
from casebook.model.case import Case
from casebook.model.item import Item, ItemFile
from casebook.model.library import Library
from casebook.model.record import Record
from casebook.model.translation import CaseTranslation
from casebook.model.translation_lists import ItemTranslation
from casebook.model.translations import Translations

R = TypeVar("R", bound=Record)


def in_language(library: Library, lang: str) -> Library:
    """The translated pages, cases, terms and items, each at its own place and with its parts in its own order.

    Everything else is as in `library`, which is the `origin`: what links may lead to is looked up there.
    """
    to = library.translations.get(lang, Translations())
    pages = {key: _at(record, translated.page(library.pages[key], record))
             for key, record in to.pages.items() if key in library.pages}  # fmt: skip
    terms = {key: _at(record, translated.term(library.terms[key], record, lang))
             for key, record in to.terms.items() if key in library.terms}  # fmt: skip
    items = {key: _item(library.items[key], record) for key, record in to.items.items() if key in library.items}
    return replace(
        library,
        lang=lang,
        source=library,
        pages=pages,
        cases={key: _case(library.cases[key], record) for key, record in to.cases.items() if key in library.cases},
        exercises={},
        checklists={},
        terms=terms,
        term_files=[],
        items=items,
        item_files=[_file(file, items, lang) for file in library.item_files],
    )


def _case(source: Case, to: CaseTranslation) -> Case:
    """The case with what its translation says, and without what stands in the source only."""
    figures = [translated.changed(figure, source="") for figure in _arranged(source.figures, to.figures)]
    client = translated.changed(source.client, name=None)
    own = translated.changed(source, client=client, figures=figures, sources=to.sources)
    return _at(to, translated.changed(translated.case(own, to), services=[], topics=[], team=[]))


def _item(source: Item, to: ItemTranslation) -> Item:
    parts = {name: _arranged(source.__dict__.get(name, ()), getattr(to, name)) for name in translated.PARTS}
    own = {name: entries for name, entries in parts.items() if name in type(source).model_fields}
    return _at(to, translated.item(translated.changed(source, **own), to))


def _file(source: ItemFile, items: dict[str, Item], lang: str) -> ItemFile:
    """The items of a file that are translated, at the place of the translated file."""
    file = translated.changed(source, items=[items[item.id] for item in source.items if item.id in items])
    file.placed(replace(source.where, path=path_in(source.where.path, lang)))
    return file


def _arranged(source: Any, to: Any) -> list[Any]:
    """The source's entries that are translated, in the order of the translation."""
    by_id = {entry.id: entry for entry in source}
    return [by_id[part_id] for part_id in dict.fromkeys(entry.id for entry in to) if part_id in by_id]


def _at(place: Record, record: R) -> R:
    record.placed(place.where)
    return record
