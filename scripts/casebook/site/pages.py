"""Pages written by hand, some with a list at the end that the model knows."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from casebook.check.run import all_rules
from casebook.model.case import Case
from casebook.model.page import Page
from casebook.model.source import FACT
from casebook.site.addresses import case_page, staged_path
from casebook.site.cases import years
from casebook.site.markdown import rewrite
from casebook.site.site import Site, Staged, front_matter

NEWEST = 6


def pages(site: Site) -> Iterator[Staged]:
    """A staged page per page of docs/."""
    for page in site.library.pages.values():
        source = f"docs/{page.id}.md"
        staged = staged_path(source)
        finder = None if page.id == "glossary/index" else site.finder
        body = rewrite(page.body, source, site.library, finder)
        tail = TAILS[page.id](site, staged) if page.id in TAILS else ""
        head = front_matter(title=page.title, description=page.description, source=source)
        yield staged, f"{head}{body.strip()}\n\n{tail}".encode()


def _home(site: Site, page: str) -> str:
    newest = site.library.published_cases[:NEWEST]
    return site.render("cards.md.jinja", page, title=site.word("newest-cases"), cases=newest)


def _cases(site: Site, page: str) -> str:
    return site.render("archive.md.jinja", page, years=years(site), newest=site.library.published_cases[:NEWEST])


def _glossary(site: Site, page: str) -> str:
    topic_of = {term.id: file.topic for file in site.library.term_files for term in file.terms}
    terms = sorted(site.library.terms.values(), key=lambda term: (term.abbreviation or term.term).casefold())
    return site.render("glossary.md.jinja", page, terms=terms, topic_of=topic_of)


def _practice(site: Site, page: str) -> str:
    library = site.library
    sets = [(practice, len(practice.items_of(library.items))) for practice in library.practice.values()]
    return site.render("practice-list.md.jinja", page, sets=sets)


def _sources(site: Site, page: str) -> str:
    """Where each fact is cited: pages and cases by fact id."""
    used: dict[str, dict[str, str]] = {}
    texts: list[Page | Case] = [*site.library.pages.values(), *site.library.published_cases]
    for text in texts:
        staged = f"{text.id}.md" if isinstance(text, Page) else case_page(text.id)
        for citation in text.body.citations:
            if FACT.fullmatch(citation.fact):
                used.setdefault(citation.fact, {})[staged] = text.title
    by_document = {
        document: sorted((fact for fact in used if fact.startswith(document.id)), key=lambda f: int(f[4:]))
        for document in site.library.documents.values()
    }
    return site.render("sources.md.jinja", page, by_document=by_document, used=used)


def _rules(site: Site, page: str) -> str:
    """Every rule with the sentence that says it."""
    return site.render("rules.md.jinja", page, rules=all_rules())


TAILS: dict[str, Callable[[Site, str], str]] = {
    "index": _home,
    "cases/index": _cases,
    "glossary/index": _glossary,
    "practice/index": _practice,
    "sources": _sources,
    "mentor/rules": _rules,
}
