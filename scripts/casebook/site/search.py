"""What search has besides its index: terms, titles and words to offer when nothing is found; names of its filters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markupsafe import Markup

from casebook.model.addresses import folder_of, page_of, terms_page, url
from casebook.model.kinds import CASE, KINDS, TERM
from casebook.model.languages import NAMES, SOURCE
from casebook.model.term import Term
from casebook.site.answers import TOLD_TOGETHER, Row, known, rows, same_words, told
from casebook.site.facets import titles, values_of
from casebook.site.findable import SEARCH, found_as
from casebook.site.site import Site, Staged, as_json, json_file

PAGE = f"{SEARCH}.md"
WORD = re.compile(r"[^\W\d_]{3,}")
CYRILLIC = re.compile(r"[а-яА-Я]")
TERMS = ".search/terms.json"
"""Read by the index only: what begins with a dot is not published."""
FACETS = ("industry", "service", "outcome")


def search_files(site: Site) -> list[Staged]:
    """The files that the browser part loads when it needs them, the names of filters first."""
    listed = list(rows(site))
    answers = [json_file("assets/search/told.json", some) for some in told(listed)]
    words = json_file("assets/search/words.json", _other_words(site, listed))
    near = json_file("assets/search/near.json", _near(site, listed, words[0], [path for path, _ in answers]))
    return [json_file("assets/search/facets.json", _facets(site)), near, words, *dict(answers).items()]


def terms_file(site: Site) -> Staged:
    """The terms as the index has them, each found by itself."""
    return TERMS, as_json([_entry(site, term) for term in site.library.terms.values()]).encode()


def _facets(site: Site) -> dict[str, dict[str, str]]:
    """What results can be narrowed by, with titles, as far as anything has it; kinds have theirs in the words."""
    library = site.library
    kinds = {kind for _, _, kind in _titles(site)} | {kind.name for kind in (TERM, CASE) if library.records(kind)}
    of_cases: dict[str, set[str]] = {}
    for name in FACETS:
        values = values_of(library, name)
        of_cases[name] = {value for case in library.published_cases for value in values(case)}
    facets = {name: titles(site, name, values) for name, values in of_cases.items()}
    return {"kind": {kind: kind for kind in sorted(kinds)}, **facets}


def _near(site: Site, listed: list[Row], words: str, told_in: list[str]) -> dict[str, object]:
    """What is known by name and by question, which words mean the same, and the files beside it: that of other words,
    and those that tell what is answered.
    """
    files = [path.rpartition("/")[2] for path in (words, *told_in)]
    others = {"same": same_words(site.lang), "words": files[0], "told": files[1:], "together": TOLD_TOGETHER}
    return known(listed) | others | {"cyrillic": _is_cyrillic_untranslated(site)}


def _other_words(site: Site, listed: list[Row]) -> list[str]:
    """The words of the titles of other cases: what is spelt nearly like one is found."""
    of_rows = set(_words(row.title for row in listed))
    return sorted({word for word in _words(case.title for case in site.library.published_cases) if word not in of_rows})


def _is_cyrillic_untranslated(site: Site) -> bool:
    """Whether a case that is not translated is written in Cyrillic letters: then a Cyrillic word may be found there."""
    cases = (case for case in site.library.published_cases if site.library.lang_of(CASE.name, case.id) != site.lang)
    return any(CYRILLIC.search(case.title) for case in cases)


def _term(site: Site, term: Term) -> dict[str, object]:
    """A term with every spelling, and the address of its page."""
    others = [name for name in (term.abbreviation and term.term, *term.forms, *term.names.values()) if name]
    return {
        "id": term.id,
        "at": folder_of(terms_page(site.library.topic_of_term[term.id])),
        "title": f"{term.abbreviation} ({term.term})" if term.abbreviation else term.term,
        "definition": term.definition,
        "also": list(dict.fromkeys(others)),
    }


def _entry(site: Site, term: Term) -> dict[str, object]:
    """A term as the index has it; `missing` names the languages that it is not translated into."""
    return {
        **_term(site, term),
        "example": term.example,
        "asked": term.asked,
        "lang": site.library.lang_of("term", term.id),
        "missing": site.missing("term", term.id),
    }


def _titles(site: Site) -> Iterator[tuple[str, str, str]]:
    """Title, address and kind of everything but terms and cases."""
    for kind in KINDS:
        for record in site.library.shown(kind) if kind.has_page and kind is not CASE else ():
            if search := found_as(kind, record):
                yield record.title, folder_of(page_of(record)), search["kind"]


def _words(titles: Iterable[str]) -> Iterator[str]:
    for title in titles:
        yield from WORD.findall(title.lower())


def search_page(site: Site, page: str) -> Markup:
    """The end of the staged page of the full search: the element, and the static lists that stand in for it."""
    facets, near, *_ = (url(page, path) for path, _ in search_files(site))
    values = {
        "root": url(page, "index.md"),
        "lang-of-site": site.lang,
        "languages": " ".join([SOURCE, *(lang for lang in NAMES if lang != SOURCE)]),
        "words": site.words_url(page, "search"),
        "facets": facets,
        "near": near,
        "look": url(page, site.bundled["search.css"]),
        "label-failed": site.words["search"]["failed"],
        "label-retry": site.words["search"]["retry"],
    }
    attributes = Markup(" ").join(Markup('{}="{}"').format(name, value) for name, value in values.items())
    return site.render("search.html.jinja", page, attributes=attributes, script=url(page, site.bundled["search.js"]))
