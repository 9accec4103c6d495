"""Markup: none where plain text is meant, and nothing in pages that runs or loads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from casebook.check.rule import rule
from casebook.load.hints import shown
from casebook.load.markdown import line_finder, mask
from casebook.model.library import Library, Prose
from casebook.model.problem import Key, Problem, Where
from casebook.model.record import Record

TAG = re.compile(r"<([a-zA-Z][\w-]*+)(?=[\s/>])([^<>]*+)")
ATTRIBUTE = re.compile(r"""([^\s=/"'<>]++)(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'<>]++))?""")
ATTRIBUTE_LIST = re.compile(r"\{:?([^{}\n=]*+=[^{}\n]*+)\}")
HARMLESS_TAGS = frozenset(
    """a abbr b blockquote br caption code col colgroup dd del details div dl dt em figcaption figure hr i img ins kbd
    li mark ol p pre q s small span strong sub summary sup table tbody td tfoot th thead tr u ul""".split()
)
UNQUOTED = re.compile(r"\b(?:src|href)\s*=\s*+[^\s\"']", re.I)
"""An address that the rules for links and pictures would not see."""
HARMLESS_ATTRIBUTES = frozenset(
    "alt class colspan dir height href id lang markdown open rowspan scope src start title width".split()
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


@rule("html-active", translations=True)
def pages_run_nothing(library: Library) -> Iterator[Problem]:
    """HTML in a page, case or exercise is text markup only: nothing that runs, loads, or changes how the site looks."""
    for text in library.texts.values():
        if "<" not in text.body.text and "{" not in text.body.text:
            continue
        masked = mask(text.body.text)
        at = line_finder(text.body.text, text.body.line)
        for position, what in _active(masked):
            yield Problem(
                Where(text.where.path, at(position)),
                saw=what,
                expected="text, tables, boxes and pictures",
                hint="write it in Markdown; put HTML that is only to be shown between backticks",
            )


def _active(masked: str) -> Iterator[tuple[int, str]]:
    """Every tag and attribute that is not known to be harmless, with its place."""
    for found in TAG.finditer(masked):
        if found[1].lower() not in HARMLESS_TAGS:
            yield found.start(), f"the tag `<{found[1]}>`"
            continue
        if UNQUOTED.search(found[2]):
            yield found.start(), f"an address without quotes in `<{found[1]}>`"
        for name in ATTRIBUTE.findall(found[2]):
            if name.lower() not in HARMLESS_ATTRIBUTES:
                yield found.start(), f"the attribute `{name}` of `<{found[1]}>`"
    for found in ATTRIBUTE_LIST.finditer(masked):
        for name in ATTRIBUTE.findall(found[1]):
            if not name.startswith((".", "#", ":")) and name.lower() not in HARMLESS_ATTRIBUTES:
                yield found.start(), f"the attribute `{name}` in `{found[0]}`"


@rule("todo", translations=True)
def nothing_is_left_to_do(library: Library) -> Iterator[Problem]:
    """No `TODO:`, as `casebook new` writes it, is left in what is on the site."""
    texts: list[Prose] = [*library.pages.values(), *library.published_cases, *library.exercises.values()]
    for text in texts:
        if TODO in text.body.text:
            for number, line in enumerate(mask(text.body.text).split("\n")):
                if TODO in line:
                    yield _left(Where(text.where.path, text.body.line + number), line)
    # Only a case has a draft: all else goes live as `casebook new` leaves it, to be filled in at once.
    lists = [*library.checklists.values(), *library.practice.values()]
    finished = [*library.published_cases, *library.exercises.values(), *lists]
    for record, keys, words in _texts([*finished, *library.items.values(), *library.terms.values()], (TODO,)):
        if TODO in words:
            yield _left(record.where.at(*keys), words)


@rule("plain-text", translations=True)
def plain_texts_have_no_markup(library: Library) -> Iterator[Problem]:
    """Items, terms, check-lists and the fields of cases and exercises are plain text: Markdown and HTML would be shown
    as they are.
    """
    records = [
        *library.items.values(), *library.terms.values(), *library.cases.values(),
        *library.exercises.values(), *library.checklists.values(),
    ]  # fmt: skip
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
