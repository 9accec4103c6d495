"""What search knows by name and by question: a row for each thing, so that the browser can rank it without its text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from casebook.model.addresses import folder_of, page_of, terms_page
from casebook.model.found import NOT_LOOKED_FOR, Found
from casebook.model.kinds import CASE, KINDS, SITUATION, TERM, Kind
from casebook.model.languages import SOURCE
from casebook.model.situation import Situation
from casebook.model.term import Term
from casebook.site.findable import found_as
from casebook.site.packed import packed
from casebook.site.site import Site

WORDS = Path(__file__).parents[1] / "search"
SAME, EMPTY = WORDS / "same.yml", WORDS / "empty.json"
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
CARDS = "say-this-now/"
MOST_CASES = 200
"""The newest; of all others only the words of their titles are known: there may be thousands."""
DEEPEST = 3
"""The level of the headings that are answers of their own."""
TOLD_TOGETHER = 10
"""So many rows have what they answer in one file: few of them are shown at a time."""


class Row(NamedTuple):
    """What is known of a thing by name and by question."""

    address: str
    kind: str
    title: str
    summary: str
    """Of a situation its lines."""
    in_english: int
    """Whether it is in English for want of a translation; 2: its title is not."""
    names: list[str]
    asked: list[str]
    sections: list[list[str]]
    """Of each section of a page the anchor and the heading."""


def rows(site: Site) -> Iterator[Row]:
    """Situations first, then terms, then what has a page."""
    yield from (_situation(site, one) for one in site.library.shown(SITUATION))
    yield from (_term(site, one) for one in site.library.shown(TERM))
    for kind in KINDS:
        if kind.has_page:
            yield from islice(_pages(site, kind), MOST_CASES if kind is CASE else None)


def _pages(site: Site, kind: Kind) -> Iterator[Row]:
    for record in site.library.shown(kind):
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


def known(listed: Sequence[Row]) -> dict[str, object]:
    """The rows as the browser gets them: without what they answer, their questions packed, by how many each has."""
    rows = [(*row[:3], row.in_english, row.names, row.sections, len(row.asked)) for row in listed]
    return {"rows": rows, "asked": packed([set(one.split()) for row in listed for one in row.asked])}


def told(listed: Sequence[Row]) -> list[list[str]]:
    """What the rows answer, some rows at a time."""
    starts = range(0, len(listed), TOLD_TOGETHER)
    return [[row.summary for row in listed[start : start + TOLD_TOGETHER]] for start in starts]


def _found(site: Site, kind: Kind, record: Any) -> tuple[int, Found | None]:
    """Whether a record is in English in a tree of another language (2: but not its title), and what it is found by."""
    is_english = site.lang != SOURCE and site.library.lang_of(kind.name, record.id) != site.lang
    found = site.library.found.get(f"{site.lang}:{kind.name}:{record.id}") if is_english else None
    return int(is_english) + int(bool(found and found.title)), found


def _situation(site: Site, one: Situation) -> Row:
    is_english, _ = _found(site, SITUATION, one)
    asked = [] if is_english else one.asked
    return Row(
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
    names = list(dict.fromkeys(others))
    return Row(place, TERM.name, title, summary, told_in, names, telling(asked, site.lang), [])


def _page(site: Site, kind: Kind, record: Any, found_kind: str) -> Row:
    is_english, found = _found(site, kind, record)
    title, summary = (found and found.title) or record.title, (found and found.summary) or record.summary
    asked = found.asked if found else [] if is_english else getattr(record, "asked", [])
    sections = [] if is_english or kind.sections else _sections(record)
    names = [record.title] if title != record.title else []
    return Row(
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
