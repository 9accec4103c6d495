"""What search knows by name and by question: a row for each thing, so that the browser can rank it without its text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

from casebook.model.addresses import folder_of, page_of, terms_page
from casebook.model.found import NOT_LOOKED_FOR, Found
from casebook.model.kinds import CASE, KINDS, SITUATION, TERM, Kind
from casebook.model.languages import SOURCE
from casebook.model.situation import Situation
from casebook.model.term import Term
from casebook.site.findable import found_as
from casebook.site.site import Site

WORDS = Path(__file__).parents[1] / "search"
SAME, EMPTY = WORDS / "same.yml", WORDS / "empty.json"
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
CARDS = "say-this-now/"
MOST_CASES = 200
"""The newest; of all others only the words of their titles are known: there may be thousands."""
DEEPEST = 3
"""The level of the headings that are answers of their own."""
Row = tuple[str, str, str, str, int, list[str], list[str], list[list[str]]]
"""Address, kind, title, summary (of a situation its lines), whether it is in English for want of a translation (2: its
title is not), other names, questions, and of a page's sections the anchor and the heading."""


def rows(site: Site) -> Iterator[Row]:
    """Situations first, then terms, then what has a page."""
    yield from (_situation(site, one) for one in site.library.shown(SITUATION))
    yield from (_term(site, one) for one in site.library.shown(TERM))
    for kind in KINDS:
        if kind.has_page:
            most = MOST_CASES if kind is CASE else None
            for record in islice(site.library.shown(kind), most):
                search = found_as(kind, record)
                if search and not record.id.startswith(NOT_LOOKED_FOR):
                    yield _page(site, kind, record, search["kind"])


def same_words(lang: str) -> list[list[str]]:
    """The groups of words that mean the same in `lang`."""
    return _same().get(lang, [])


@cache
def _same() -> dict[str, list[list[str]]]:
    return dict(yaml.safe_load(SAME.read_text("utf-8")))


@cache
def _empty(lang: str) -> frozenset[str]:
    """The words of `lang` that say nothing."""
    return frozenset(json.loads(EMPTY.read_text("utf-8")).get(lang, "").split())


def telling(asked: Sequence[str], lang: str) -> list[str]:
    """Questions without the words that say nothing: the browser would leave them out."""
    empty = _empty(lang)
    words = ([word for word in WORD.findall(one.lower()) if word.replace("ё", "е") not in empty] for one in asked)
    return [" ".join(left) for left in words if left]


def told(listed: Iterable[Row]) -> tuple[list[Row], dict[str, str]]:
    """The rows without what they answer, and that by their addresses; a situation keeps its lines."""
    bare = [row if row[1] == SITUATION.name else (*row[:3], "", *row[4:]) for row in listed]
    return bare, {row[0]: row[3] for row in listed if row[1] != SITUATION.name}


def _found(site: Site, kind: Kind, record: Any) -> tuple[int, Found | None]:
    """Whether a record is in English in a tree of another language (2: but not its title), and what it is found by."""
    is_english = site.lang != SOURCE and site.library.lang_of(kind.name, record.id) != site.lang
    found = site.library.found.get(f"{site.lang}:{kind.name}:{record.id}") if is_english else None
    return int(is_english) + int(bool(found and found.title)), found


def _situation(site: Site, one: Situation) -> Row:
    is_english, _ = _found(site, SITUATION, one)
    asked = [] if is_english else one.asked
    return (
        f"{CARDS}#{one.id}",
        SITUATION.name,
        one.situation,
        "\n".join(one.say),
        is_english,
        [],
        telling(asked, site.lang),
        [],
    )


def _term(site: Site, term: Term) -> Row:
    is_english, found = _found(site, TERM, term)
    own = [found.title] if found and found.title else []
    asked = found.asked if found else [] if is_english else term.asked
    others = [name for name in (*own, term.abbreviation and term.term, *term.forms, *term.names.values()) if name]
    title = f"{term.abbreviation} ({term.term})" if term.abbreviation else term.term
    summary = found.summary if found and found.summary else term.definition
    place = f"{folder_of(terms_page(site.library.topic_of_term[term.id]))}#{term.id}"
    told_in = min(is_english, 1)  # its title here is the source's, whatever name it is found by
    return place, TERM.name, title, summary, told_in, list(dict.fromkeys(others)), telling(asked, site.lang), []


def _page(site: Site, kind: Kind, record: Any, found_kind: str) -> Row:
    is_english, found = _found(site, kind, record)
    title, summary = (found and found.title) or record.title, (found and found.summary) or record.summary
    asked = found.asked if found else [] if is_english else getattr(record, "asked", [])
    sections = [] if is_english or kind.sections else _sections(record)
    names = [record.title] if title != record.title else []
    return (
        folder_of(page_of(record)),
        found_kind,
        title,
        summary,
        is_english,
        names,
        telling(asked, site.lang),
        sections,
    )


def _sections(record: Any) -> list[list[str]]:
    """The sections of a page, each an answer of its own."""
    headings = record.body.headings if hasattr(record, "body") else ()
    return [[heading.anchor, heading.text] for heading in headings if 1 < heading.level <= DEEPEST]
