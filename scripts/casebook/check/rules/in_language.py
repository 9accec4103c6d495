"""What is written in a language, so that rules on texts can look at translations as they look at their sources."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from casebook.model.item import ItemFile
from casebook.model.kinds import ITEM, TERM, TRANSLATABLE
from casebook.model.kinds import in_language as path_in
from casebook.model.library import Library
from casebook.model.localized import of_kept
from casebook.model.translation.by_language import Translations
from casebook.model.translation.merging import alone, changed


def in_language(library: Library, lang: str) -> Library:
    """What is translated of all that is there to be read, each at its own place and with its parts in its own order.

    Everything else is as in `library`, which is the `origin`: what links may lead to is looked up there.
    """
    to = library.translations.get(lang, Translations())
    kept: dict[str, Any] = {}
    for kind in TRANSLATABLE:
        if kind.has_page or kind in (ITEM, TERM):
            sources = getattr(library, kind.kept)
            known = to.of(kind.name).items()
            kept[kind.kept] = {key: alone(sources[key], one, lang) for key, one in known if key in sources}
    files = [_file(file, kept["items"], lang) for file in library.item_files]
    return replace(library, lang=lang, source=library, **kept, term_files=[], item_files=files)


def _file(source: ItemFile, items: dict[str, Any], lang: str) -> ItemFile:
    """The items of a file that are translated, at the place of the translated file."""
    file: ItemFile = changed(of_kept(source, "items", items))
    file.placed(replace(source.where, path=path_in(source.where.path, lang)))
    return file
