"""Markup: none where plain text is meant, and nothing in pages that runs or loads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from casebook.check.rule import rule
from casebook.load.hints import shown
from casebook.load.markdown import line_finder, mask
from casebook.model.case import Case
from casebook.model.library import Library
from casebook.model.page import Page
from casebook.model.problem import Key, Problem, Where
from casebook.model.record import Record

ACTIVE = re.compile(r"<(script|style|link|meta|base|iframe|frame|object|embed|form|video|audio|source)\b", re.I)
MARKUP = re.compile(
    r"\*\*[^\s*][^*]*+\*\*"  # bold
    r"|(?<![\w`])`[^`\n]++`"  # code
    r"|!?\[[^\[\]]*+\]\([^()\s]"  # links and pictures
    r"|<(a|b|i|p|em|strong|code|span)\b[^<>]*+>[^<]*+</\1>"  # HTML; a single tag may be what an item is about
    r"|<br ?/?>"
)
MARKS = ("**", "`", "](", "</", "<br")
"""Without one of these there is no markup."""
TODO = "TODO:"
OTHER = {
    "id",
    "kind",
    "level",
    "topic",
    "refs",
    "related",
    "sources",
    "author",
    "status",
    "services",
    "topics",
    "body",
}
"""Fields that are not texts to read, or not plain."""


@rule("html-active")
def pages_run_nothing(library: Library) -> Iterator[Problem]:
    """No page or case holds HTML that runs something, loads something or changes how the site looks."""
    for text in library.texts.values():
        if "<" not in text.body.text or not ACTIVE.search(text.body.text):
            continue
        at = line_finder(text.body.text, text.body.line)
        for found in ACTIVE.finditer(mask(text.body.text)):
            yield Problem(
                Where(text.where.path, at(found.start())),
                saw=f"the tag `<{found[1]}>`",
                expected="text, tables, boxes and pictures",
                hint="write it in Markdown; put HTML that is only to be shown between backticks",
            )


@rule("todo")
def nothing_is_left_to_do(library: Library) -> Iterator[Problem]:
    """No `TODO:`, as `casebook new` writes it, is left in what is on the site."""
    texts: list[Page | Case] = [*library.pages.values(), *library.published_cases]
    for text in texts:
        if TODO in text.body.text:
            for number, line in enumerate(mask(text.body.text).split("\n")):
                if TODO in line:
                    yield _left(Where(text.where.path, text.body.line + number), line)
    records = [*library.items.values(), *library.terms.values(), *library.published_cases]
    for record, keys, words in _texts(records, (TODO,)):
        if TODO in words:
            yield _left(record.where.at(*keys), words)


@rule("plain-text")
def plain_texts_have_no_markup(library: Library) -> Iterator[Problem]:
    """Items, terms and the fields of a case are plain text: Markdown and HTML would be shown as they are."""
    records = [*library.items.values(), *library.terms.values(), *library.cases.values()]
    for record, keys, words in _texts(records, MARKS):
        if found := MARKUP.search(words):
            yield record.warning(
                *keys,
                saw=f"markup: {shown(found[0], '')}",
                expected="plain text",
                hint="take the markup out; quotes do for what bold was meant to do",
            )


def _left(where: Where, words: str) -> Problem:
    return Problem(
        where,
        saw=shown(words.strip(), "`"),
        expected="a text that is finished",
        hint="replace it by what it asks for",
        severity="warning",
    )


def _texts(records: Iterable[Record], marks: tuple[str, ...]) -> Iterator[tuple[Record, tuple[Key, ...], str]]:
    """Every text of those records in which one of `marks` occurs, with its place."""
    for record in records:
        whole = record.model_dump_json(exclude=OTHER)
        if any(mark in whole for mark in marks):
            yield from ((record, keys, text) for keys, text in _below(record, ()))


def _below(value: object, keys: tuple[Key, ...]) -> Iterator[tuple[tuple[Key, ...], str]]:
    if isinstance(value, str):
        yield keys, value
    elif isinstance(value, list):
        for index, entry in enumerate(value):
            yield from _below(entry, (*keys, index))
    elif isinstance(value, Record):
        for name, inner in value.__dict__.items():
            if name not in OTHER:
                yield from _below(inner, (*keys, name))
