"""The library in another language: translated records where there are any, the source's otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from casebook.model.kinds import KINDS, TRANSLATABLE
from casebook.model.library import Library
from casebook.model.record import Record
from casebook.model.translation.by_language import Translations
from casebook.model.translation.merging import changed, merged


def localized(library: Library, lang: str) -> Library:
    """`library` (in the language of the source) in the language `lang`; with nothing translated, its own texts.

    Records keep their place, which is that of the source. An item's digest is always that of the source.
    """
    if lang == library.lang:
        return library
    to = library.translations.get(lang, Translations())
    kept: dict[str, Any] = {kind.kept: _merged(library, to, kind.name, lang) for kind in TRANSLATABLE}
    return replace(
        library,
        lang=lang,
        source=library,
        **kept,
        term_files=[of_kept(file, "terms", kept["terms"]) for file in library.term_files],
        item_files=[of_kept(file, "items", kept["items"]) for file in library.item_files],
        family_files=[of_kept(file, "families", kept["families"]) for file in library.family_files],
        fallen_back=frozenset(_fallen_back(library, to)),
        translated=_translated(library, to),
    )


def of_kept(file: Any, name: str, records: Mapping[str, Record]) -> Any:
    """A file of a list with what is kept of its records; itself where all are as they were."""
    own = [records[one.id] for one in getattr(file, name) if one.id in records]
    same = len(own) == len(getattr(file, name)) and all(map(_is, own, getattr(file, name)))
    return file if same else changed(file, **{name: own})


def _is(one: object, other: object) -> bool:
    return one is other


def _merged(library: Library, to: Translations, kind: str, lang: str) -> Mapping[str, Record]:
    """The records in their order, those that have a translation in it."""
    source, known = library.translatable()[kind], to.of(kind)
    return {**source, **{key: merged(source[key], one, lang) for key, one in known.items() if key in source}}


def _fallen_back(library: Library, to: Translations) -> set[str]:
    """The paths of all that has a file of its own and is not translated."""
    return {
        record.where.path
        for kind in KINDS
        if kind.has_page
        for key, record in library.records(kind).items()
        if key not in to.of(kind.name)
    }


def _translated(library: Library, to: Translations) -> frozenset[str]:
    """`kind:id` of everything that has a translation."""
    source = library.translatable()
    return frozenset(f"{kind}:{key}" for kind in source for key in to.of(kind) if key in source[kind])
