"""The glossary: an index by topic and by letter, and a page with the terms of each topic."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from markupsafe import Markup

from casebook.model.addresses import terms_page
from casebook.model.term import Term
from casebook.site.site import Site, Staged
from casebook.site.term_sets import set_page

INDEX = "glossary/index"
LETTER = re.compile(r"[^\W\d_]")


def glossary_index(site: Site, page: str) -> Markup:
    """All terms by name, for the end of the index; each former address of a term, `glossary/#ctr`, is there."""
    by_letter = [(letter, list(terms)) for letter, terms in groupby(_sorted(site, site.library.terms), _letter)]
    by_topic = [(_title(site, topic), terms_page(topic), len(ids)) for topic, ids in _by_topic(site).items()]
    return site.render("glossary.html.jinja", page, by_letter=by_letter, by_topic=by_topic)


def glossary_pages(site: Site) -> Iterator[Staged]:
    """A page for each topic that has terms. Search finds each term by itself, and none of these pages."""
    if INDEX not in site.library.pages:
        return
    for topic, ids in _by_topic(site).items():
        page, title = terms_page(topic), site.word("term-set-title", topic=_title(site, topic))
        practice = set_page(topic) if topic in site.library.term_questions else ""
        head = {"title": title, "description": site.word("glossary-topic-about")}
        html = site.render(
            "terms.html.jinja", page, title=title, topic=topic, terms=_sorted(site, ids), practice=practice
        )
        yield site.staged(page, head, html)


def _by_topic(site: Site) -> dict[str, list[str]]:
    """The ids of the terms of each topic that has any, in the order of topics; an unknown topic comes last."""
    by_topic: dict[str, list[str]] = {topic: [] for topic in site.library.topics}
    for term, topic in site.library.topic_of_term.items():
        by_topic.setdefault(topic, []).append(term)
    return {topic: ids for topic, ids in by_topic.items() if ids}


def _title(site: Site, topic: str) -> str:
    return site.library.topics[topic].title if topic in site.library.topics else topic


def _sorted(site: Site, ids: Iterable[str]) -> list[Term]:
    return sorted((site.library.terms[id] for id in ids), key=_place)


def _place(term: Term) -> str:
    """As in a dictionary: capitals make no difference, and ё stands with е."""
    return (term.abbreviation or term.term).casefold().replace("ё", "е")


def _letter(term: Term) -> str:
    first = _place(term)[0]
    return first.upper() if LETTER.match(first) else "0–9"
