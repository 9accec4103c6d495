"""Pages written by hand, some with a list at the end that the model knows."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from markupsafe import Markup

from casebook.check.run import all_rules
from casebook.model.library import Prose
from casebook.model.page import Page
from casebook.model.term import Term
from casebook.model.translation.marks import FACT
from casebook.site import findable
from casebook.site.addresses import staged_path
from casebook.site.anti import anti_cases
from casebook.site.archive import archive
from casebook.site.checklist_pages import checklists_tail, stages_tail
from casebook.site.coverage_page import coverage_tail
from casebook.site.exam_facts import exam_facts
from casebook.site.exercise_pages import exercises_tail
from casebook.site.mock import mock_tail
from casebook.site.search import search_page
from casebook.site.site import Site, Staged
from casebook.site.text import Insert, text_html
from casebook.site.tools import element
from casebook.staged_page import Head

NEWEST = 6
WIDE = ("cases/index", "search", "exam/mock")
"""Pages that need the whole width, or nothing beside them that leads away."""


def pages(site: Site) -> Iterator[Staged]:
    """A staged page per page of docs/."""
    for page in site.library.pages.values():
        yield page_file(site, page)


def page_file(site: Site, page: Page) -> Staged:
    """The staged page of a page of docs/."""
    staged = staged_path(f"docs/{page.id}.md")
    return site.staged(staged, _head(site, page), site.notice("page", page.id, staged), _text(site, page, staged))


def _head(site: Site, page: Page) -> Head:
    values: dict[str, object] = {"title": page.title, "description": page.description, "source": f"docs/{page.id}.md"}
    if page.id in WIDE:
        values["hide"] = ["navigation", "toc"]
    if page.id in TAILS:
        values["lang"] = ""  # the text and the list after it may be in two languages
    return site.head("page", page.id, findable.of_page(page), **values)


def _text(site: Site, page: Page, staged: str) -> Markup:
    """The page's own text, which may be in English yet, and after it the list in the tree's language."""
    written = site.of("page", page.id)
    finder = None if page.id == "glossary/index" else written.finder
    inserts = {"": Insert(after=element(site, page.tool, staged))} if page.tool else None
    name = f"{staged} {site.lang}" if page.tool else staged
    body = written.once(name, lambda: text_html(page.body, page.where.path, written.library, finder, inserts))
    if page.id not in TAILS:
        return body
    if written is not site:
        body = Markup('<div lang="{}">\n{}\n</div>').format(written.lang, body)
    return body + "\n" + TAILS[page.id](site, staged)


def _home(site: Site, page: str) -> Markup:
    newest = site.library.published_cases[:NEWEST]
    return site.render("cards.html.jinja", page, title=site.word("newest-cases"), cases=newest)


def _glossary(site: Site, page: str) -> Markup:
    topic_of = {term.id: file.topic for file in site.library.term_files for term in file.terms}
    terms = sorted(site.library.terms.values(), key=_place_in_glossary)
    return site.render("glossary.html.jinja", page, terms=terms, topic_of=topic_of)


def _place_in_glossary(term: Term) -> str:
    """As in a dictionary: capitals make no difference, and ё stands with е."""
    return (term.abbreviation or term.term).casefold().replace("ё", "е")


def _practice(site: Site, page: str) -> Markup:
    library = site.library
    sets = [(practice, len(practice.items_of(library.items))) for practice in library.practice.values()]
    return site.render("practice-list.html.jinja", page, sets=sets)


def _sources(site: Site, page: str) -> Markup:
    """Where each fact is cited: pages, cases, exercises and check-lists by fact id."""
    used: dict[str, dict[str, str]] = {}
    library = site.library
    texts: list[Prose] = [*library.pages.values(), *library.published_cases, *library.exercises.values()]
    cited = [(text, [citation.fact for citation in text.body.citations]) for text in texts]
    for record, facts in (*cited, *((checklist, checklist.cited) for checklist in library.checklists.values())):
        for fact in facts:
            if FACT.fullmatch(fact):
                used.setdefault(fact, {})[staged_path(record.where.path)] = record.title
    by_document = {
        document: sorted((fact for fact in used if fact.startswith(document.id)), key=lambda f: int(f[4:]))
        for document in site.library.documents.values()
    }
    return site.render("sources.html.jinja", page, by_document=by_document, used=used)


def _rules(site: Site, page: str) -> Markup:
    """Every rule with the sentence that says it."""
    return site.render("rules.html.jinja", page, rules=all_rules())


TAILS: dict[str, Callable[[Site, str], Markup]] = {
    "index": _home,
    "cases/index": archive,
    "cases/anti-cases": anti_cases,
    "checklists/index": checklists_tail,
    "exam/index": exam_facts,
    "exam/mock": mock_tail,
    "exercises/index": exercises_tail,
    "glossary/index": _glossary,
    "path/index": stages_tail,
    "practice/index": _practice,
    "search": search_page,
    "sources": _sources,
    "mentor/coverage": coverage_tail,
    "mentor/rules": _rules,
}
