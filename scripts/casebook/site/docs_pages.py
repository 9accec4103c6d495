"""Pages written by hand, some with a list at the end that the model knows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from markupsafe import Markup

from casebook.check.run import all_rules
from casebook.model.addresses import page_of
from casebook.model.item import Item
from casebook.model.kinds import PAGE, PRACTICE
from casebook.model.page import Page
from casebook.model.practice_set import PracticeSet
from casebook.model.translation.marks import FACT
from casebook.site.anti import anti_cases
from casebook.site.archive import archive
from casebook.site.checklist_pages import checklists_tail, stages_tail
from casebook.site.coverage_page import coverage_tail
from casebook.site.exam_facts import exam_facts
from casebook.site.exercise_pages import exercises_tail
from casebook.site.glossary_pages import INDEX as GLOSSARY
from casebook.site.glossary_pages import glossary_index
from casebook.site.mock import mock_tail
from casebook.site.page_ends import page_end
from casebook.site.progress_page import progress_tail
from casebook.site.search import search_page
from casebook.site.site import Site, Staged
from casebook.site.situation_cards import cards_tail
from casebook.site.term_sets import term_sets
from casebook.site.text import Insert, text_html
from casebook.site.today import PAGE as TODAY_PAGE
from casebook.site.today import friday_tail, home_lead, marks, today_tail
from casebook.site.tools import element

NEWEST = 6
OF_ONE_TOPIC = 2
"""A set of a topic may take in a second one, such as its figures."""
WIDE = ("cases/index", "search", "exam/mock", "today", "progress", "mentor/friday")
"""Pages that need the whole width, or nothing beside them that leads away."""
SECTIONS = (
    "path/index", "today", "theory/index", "process/index", "glossary/index", "cases/index", "say-this-now",
    "practice/index", "checklists/index", "exercises/index", "tools/index", "exam/index", "mentor/index",
)  # fmt: skip
"""What the home page leads to, each with a drawing."""


def page_head(page: Page) -> dict[str, object]:
    """What a page says of itself besides what all do."""
    values: dict[str, object] = {}
    if page.id in WIDE:
        values["hide"] = ["navigation", "toc"]
    if page.id in TAILS:
        values["lang"] = ""  # the text and the list after it may be in two languages
    return values


def page_html(site: Site, page: Page, staged: str) -> tuple[Markup, list[Staged]]:
    """The HTML of a page of docs/: its own text, which may be in English yet, and after it the list in the tree's
    language, or what ends a page that teaches; and the files that this leads to.
    """
    written = site.of(PAGE.name, page.id)
    finder = None if page.id == GLOSSARY else written.finder
    lead = element(site, page.tool, staged) if page.tool else LEADS.get(page.id, _nothing)(site, staged)
    inserts = {"": Insert(after=lead)} if lead else None
    name = f"{staged} {site.lang}" if lead else staged
    place = page.where.path, written.library
    body = written.once(name, lambda: text_html(page.body, *place, finder, inserts, written.word))
    if page.id not in TAILS:
        end, files = page_end(site, page, staged)
        return (body + "\n" + end if end else body), files
    if written is not site:
        body = Markup('<div lang="{}">\n{}\n</div>').format(written.lang, body)
    return body + "\n" + TAILS[page.id](site, staged), []


def _home(site: Site, page: str) -> Markup:
    newest = site.library.published_cases[:NEWEST]
    sections = [site.library.pages[id] for id in SECTIONS if id in site.library.pages]
    return site.render("sections.html.jinja", page, sections=sections, title=site.word("newest-cases"), cases=newest)


def _practice(site: Site, page: str) -> Markup:
    """The sets in groups: those of the path's weeks, as it comes to them, of a topic, of a case, and what mixes all."""
    library = site.library
    places = list(dict.fromkeys(ref for stage in library.stages for entry in stage.entries for ref in entry.refs))
    groups: dict[str, list[tuple[PracticeSet, int]]] = {"weeks": [], "topics": [], "cases": [], "mixed": []}
    for practice in library.shown(PRACTICE):
        items = practice.items_of(library.public_items)
        groups[_group(site, practice, items, places)].append((practice, len(items)))
    groups["weeks"].sort(key=lambda one: places.index(f"{PRACTICE.name}:{one[0].id}"))
    has_today = TODAY_PAGE.removesuffix(".md") in library.pages
    lists = site.render("practice-list.html.jinja", page, groups=groups, term_sets=term_sets(site), today=has_today)
    return lists + "\n" + marks(site, page)


def _group(site: Site, practice: PracticeSet, items: Sequence[Item], places: Sequence[str]) -> str:
    topics = {item.topic for item in items}
    if practice.cases or all(item.refs[0].startswith("case:") for item in items):
        return "cases"
    if len(topics) == 1 or 0 < len(practice.topics) <= OF_ONE_TOPIC:
        return "topics"
    is_everything = len(topics) * 2 > len(site.library.topics)
    return "weeks" if not is_everything and f"{PRACTICE.name}:{practice.id}" in places else "mixed"


def _sources(site: Site, page: str) -> Markup:
    """Where each fact is cited: titles by page and by fact id."""
    used: dict[str, dict[str, str]] = {}
    for record in site.library.on_site:
        for fact in _cited(record):
            if FACT.fullmatch(fact):
                used.setdefault(fact, {})[page_of(record)] = record.title
    by_document = {
        document: sorted((fact for fact in used if fact.startswith(document.id)), key=lambda f: int(f[4:]))
        for document in site.library.documents.values()
    }
    return site.render("sources.html.jinja", page, by_document=by_document, used=used)


def _cited(record: Any) -> Sequence[str]:
    """The facts that a record cites, in its text or where it says from what it comes."""
    if body := getattr(record, "body", None):
        return [citation.fact for citation in body.citations]
    return getattr(record, "cited", ())


def _rules(site: Site, page: str) -> Markup:
    """Every rule with the sentence that says it."""
    return site.render("rules.html.jinja", page, rules=all_rules())


def _nothing(site: Site, page: str) -> Markup:
    return Markup()


def _home_lead(site: Site, page: str) -> Markup:
    return home_lead(site, page) if TODAY_PAGE.removesuffix(".md") in site.library.pages else Markup()


LEADS: dict[str, Callable[[Site, str], Markup]] = {"index": _home_lead}
"""What stands above a page's first section."""
TAILS: dict[str, Callable[[Site, str], Markup]] = {
    "index": _home,
    "cases/index": archive,
    "cases/anti-cases": anti_cases,
    "checklists/index": checklists_tail,
    "exam/index": exam_facts,
    "exam/mock": mock_tail,
    "exercises/index": exercises_tail,
    GLOSSARY: glossary_index,
    "path/index": stages_tail,
    "practice/index": _practice,
    "progress": progress_tail,
    "say-this-now": cards_tail,
    "search": search_page,
    "sources": _sources,
    "today": today_tail,
    "mentor/coverage": coverage_tail,
    "mentor/friday": friday_tail,
    "mentor/rules": _rules,
}
