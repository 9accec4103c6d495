"""Markup: none where plain text is meant, and nothing in pages that runs or loads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from casebook.check.rule import rule
from casebook.load.hints import shown
from casebook.model.library import Library
from casebook.model.markdown import Tag
from casebook.model.problem import Key, Problem, Where
from casebook.model.record import Record
from casebook.prose.scan import lines_with

HARMLESS_TAGS = frozenset(
    """a abbr b blockquote br caption code col colgroup dd del details div dl dt em figcaption figure hr i img ins kbd
    li mark ol p pre q s small span strong sub summary sup table tbody td tfoot th thead tr u ul""".split()
)
HARMLESS_ATTRIBUTES = frozenset(
    "alt class colspan dir height href id lang open rowspan scope src start title width".split()
)
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
OTHER = set("id kind level topic refs related sources author status services topics body in_a_minute".split())
"""Fields that are not texts to read, or not plain."""


@rule("html-active", translations=True)
def pages_run_nothing(library: Library) -> Iterator[Problem]:
    """HTML in a text is text markup only: nothing that runs, loads, or changes how the site looks."""
    for text in library.texts.values():
        for tag in text.body.tags:
            for what in _active(tag):
                yield Problem(
                    Where(text.where.path, tag.line),
                    saw=what,
                    expected="text, tables, boxes and pictures",
                    hint="write it in Markdown; put HTML that is only to be shown between backticks",
                )


def _active(tag: Tag) -> Iterator[str]:
    """The tag, or each of its attributes, that is not known to be harmless."""
    if tag.name not in HARMLESS_TAGS:
        yield f"the tag `<{tag.name}>`"
        return
    for name, _ in tag.attributes:
        if name not in HARMLESS_ATTRIBUTES:
            yield f"the attribute `{name}` of `<{tag.name}>`"


@rule("markdown-shown", translations=True)
def markdown_is_shown_as_meant(library: Library) -> Iterator[Problem]:
    """What GitHub draws and a page can't, such as a formula, and a box or braces that would be shown otherwise than
    they are meant, do not stand in a text.
    """
    for text in library.texts.values():
        for flaw in text.body.flaws:
            yield Problem(Where(text.where.path, flaw.line), saw=flaw.saw, expected=flaw.expected, hint=flaw.hint)


@rule("todo", translations=True)
def nothing_is_left_to_do(library: Library) -> Iterator[Problem]:
    """No `TODO:`, as `casebook new` writes it, is left in what is on the site."""
    # Only a case has a draft: all else goes live as `casebook new` leaves it, to be filled in at once.
    for text in library.on_site:
        if (body := getattr(text, "body", None)) and TODO in body.text:
            for number, line in lines_with(body.text, TODO):
                yield _left(Where(text.where.path, body.line + number), line)
    finished = (record for record in library.readable if getattr(record, "is_published", True))
    for record, keys, words in _texts(finished, (TODO,)):
        if TODO in words:
            yield _left(record.where.at(*keys), words)


@rule("plain-text", translations=True)
def plain_texts_have_no_markup(library: Library) -> Iterator[Problem]:
    """All texts but pages and the sections of stories are plain: Markdown and HTML would be shown as they are."""
    for record, keys, words in _texts(library.readable, MARKS):
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
        hint="replace it with what it asks for",
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
