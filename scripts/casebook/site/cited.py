"""The sources of a paragraph: one mark behind it that opens by itself, without a script, and on paper their numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape
from itertools import groupby

from markupsafe import Markup

from casebook.model.addresses import url
from casebook.model.library import Library

Word = Callable[[str], str]
"""Gives an interface word by its name."""


def cited(facts: Iterable[str], name: str, page: str, library: Library, word: Word) -> Markup:
    """The mark for the staged page `page`, on which no other has that `name`; nothing without facts."""
    known = sorted(dict.fromkeys(facts), key=_place)
    if not known:
        return Markup()
    own, label = f"cite--{escape(name)}", f"{word('source-mark')}: {', '.join(known)}"
    by_document = groupby(known, key=lambda fact: fact[:3])
    documents = "; ".join(_document(document, list(of), page, library) for document, of in by_document)
    return Markup(  # the word joiner keeps it on the line of the last word
        '<span class="cb-cited" data-unfound>\u2060'
        f'<button type="button" class="cb-cite" popovertarget="{own}" aria-label="{escape(label)}"></button>'
        f'<span class="cb-source" id="{own}" popover>{documents}</span></span>'
    )


def _place(fact: str) -> tuple[str, int, str]:
    document, _, number = fact.partition(".")
    return document, int(number) if number.isdecimal() else 0, fact


def _document(name: str, facts: Sequence[str], page: str, library: Library) -> str:
    """A document with its facts."""
    known = library.documents.get(name)
    title = escape(known.title if known else name)
    by = f", {escape(known.publisher)}" if known else ""
    link = f'<a href="{url(page, "sources.md", f"d{escape(name)}")}">{title}</a>{by}'
    return f'<span class="cb-source-title">{link}: </span>{escape(", ".join(facts))}'
