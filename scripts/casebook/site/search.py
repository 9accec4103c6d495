"""What search knows besides its index: terms, titles and words to offer when nothing is found; its own page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from casebook.model.languages import NAMES, SOURCE
from casebook.model.term import Term
from casebook.site.addresses import folder_of, practice_page, staged_path, url
from casebook.site.found import OF_PRACTICE, of_page
from casebook.site.site import Site, Staged, hashed

WORD = re.compile(r"[^\W\d_]{3,}")
def near(site: Site) -> Staged:
    """Terms, titles and words in the tree's language: loaded when nothing is found, and indexed as far as terms go."""
    terms = [_term(site, term) for term in site.library.terms.values()]
    titles = list(_titles(site))
    known = set(_words([title for title, *_ in titles]))
    cases = {word for word in _words(case.title for case in site.library.published_cases) if word not in known}
    data = {"terms": terms, "titles": titles, "words": sorted(cases), "facets": _facets(site)}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    return hashed("assets/search/near.json", text), text


def _term(site: Site, term: Term) -> dict[str, object]:
    """A term with every spelling; `missing` names the languages that it is not translated into."""
    others = [name for name in (term.abbreviation and term.term, *term.forms, *term.names.values()) if name]
    return {
        "id": term.id,
        "title": f"{term.abbreviation} ({term.term})" if term.abbreviation else term.term,
        "definition": term.definition,
        "example": term.example,
        "also": list(dict.fromkeys(others)),
        "lang": site.library.lang_of("term", term.id),
        "missing": site.missing("term", term.id),
    }


def _titles(site: Site) -> Iterator[tuple[str, str, str]]:
    """Title, address and kind of everything but terms and cases."""
    for page in site.library.pages.values():
        if found := of_page(page):
            yield page.title, folder_of(staged_path(f"docs/{page.id}.md")), found["kind"]
    for practice in site.library.practice.values():
        yield practice.title, folder_of(practice_page(practice.id)), OF_PRACTICE["kind"]


def _words(titles: Iterable[str]) -> Iterator[str]:
    for title in titles:
        yield from WORD.findall(title.lower())


def _facets(site: Site) -> dict[str, dict[str, str]]:
    """The titles of what cases are filtered by, as far as cases have them."""
    cases = site.library.published_cases
    topics = site.library.topics
    return {
        "industry": {case.industry: site.library.names["industries"].get(case.industry, case.industry) for case in cases},
        "service": {id: topics[id].title for case in cases for id in case.services if id in topics},
        "outcome": {case.outcome.value: site.word(f"outcome-{case.outcome.value}") for case in cases},
    }


def search_page(site: Site, page: str) -> str:
    """The end of the staged page of the full search: the element, and what stands in for it without JavaScript."""
    return site.render(
        "search.html.jinja",
        page,
        script=url(page, site.bundled["search.js"]),
        attributes={
            "lang-of-site": site.lang,
            "root": url(page, "index.md"),
            "languages": " ".join(NAMES),
            "source": SOURCE,
            "words": site.words_url(page, "search"),
            "near": url(page, near(site)[0]),
            "look": url(page, site.bundled["search.css"]),
        },
    )
