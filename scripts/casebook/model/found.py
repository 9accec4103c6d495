"""How search finds in another language what is not translated yet."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field, StringConstraints

from casebook.model.record import Line, Questions, Record
from casebook.model.ref import parts
from casebook.model.translation.by_language import Translations
from casebook.model.translation.shapes import OF_PATTERN as STAMP_PATTERN

if TYPE_CHECKING:
    from casebook.model.library import Library

OF_PATTERN = r"^(page|term|case|checklist|exercise|practice):[a-z0-9][a-z0-9/-]*$"
WANTED = ("page", "case", "checklist", "exercise", "term")
"""What is to be found in every language."""
FOLDER = "docs/found/"
NOT_LOOKED_FOR = ("adr/", "mentor/")
"""Pages that no new hire looks for."""


class Found(Record):
    """What one thing is found by in a language that it is not translated into; search leads to it in English."""

    of: Annotated[str, StringConstraints(pattern=OF_PATTERN)]
    """What is found: `page:theory/seo`, `case:tyre-shop-regions`, `checklist:incident`, `term:ctr`."""
    stamp: Annotated[str | None, StringConstraints(pattern=STAMP_PATTERN)] = None
    """The digest of the English title and summary that these were written from; `casebook translate stamp` sets it."""
    title: Line | None = None
    """Its title in this language; a term may go without, where it has a name in it."""
    summary: Annotated[Line | None, Field(max_length=300)] = None
    """What it answers, in a line of this language: results show it."""
    asked: Questions = []
    """What people who speak this language type when they look for it."""

    @property
    def lang(self) -> str:
        """The language, as the name of the file says."""
        return self.where.path.rsplit(".", 2)[-2]

    @property
    def id(self) -> str:
        """The language and what is found: each is there once."""
        return f"{self.lang}:{self.of}"


class FoundFile(Record):
    """`docs/found/<name>.<lang>.yml`."""

    found: list[Found]
    """What is found, in any order."""


def source_of(library: Library, one: Found) -> Any:
    """The record that an entry is of, None where there is none."""
    kind, name, _ = parts(one.of)
    return library.find(kind, name)


def told_digest(source: Any) -> str:
    """What an entry has as its `stamp`: 12 hex digits of the title and the summary, of a case the teaser."""
    told = getattr(source, "teaser", None) or getattr(source, "summary", "")
    text = f"{getattr(source, 'title', '')}\n{told}"
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def is_wanted(kind: str, record: Any) -> bool:
    """Whether a record is to be found in every language."""
    is_shown = getattr(record, "is_published", True)
    is_aside = kind == "page" and (record.id == "search" or record.id.startswith(NOT_LOOKED_FOR))
    return kind in WANTED and is_shown and not is_aside


def unfound(library: Library, lang: str) -> Iterator[tuple[str, Any]]:
    """What can't be found in `lang` yet, as (ref, record): neither translated nor in a file of `docs/found/`."""
    known = library.translations.get(lang, Translations())
    for kind, records in library.translatable().items():
        for key, record in records.items():
            is_known = key in known.of(kind) or f"{lang}:{kind}:{key}" in library.found
            if is_wanted(kind, record) and not is_known:
                yield f"{kind}:{key}", record


def file_of(ref: str, lang: str) -> str:
    """The file in which `casebook translate found` puts what is found."""
    kind, name, _ = parts(ref)
    folder = name.partition("/")[0] if "/" in name else "pages"
    return f"{FOLDER}{folder if kind == 'page' else f'{kind}s'}.{lang}.yml"
