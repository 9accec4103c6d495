"""Practice on the terms of each topic: the pages that their questions stand on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from casebook.model.asked import digest
from casebook.model.languages import SOURCE
from casebook.model.term_questions import TermQuestion
from casebook.site.practice_pages import Posed, element
from casebook.site.site import Site, Staged
from casebook.site.term_items import Asking


def set_page(topic: str) -> str:
    """The staged page of the terms of a topic."""
    return f"practice/terms/{topic}.md"


def term_pages(site: Site) -> Iterator[Staged]:
    """A page of practice for each topic that has terms to ask for, and the files that it leads to."""
    for topic, questions in site.library.term_questions.items():
        page, title = set_page(topic), site.word("term-set-title", topic=site.library.topics[topic].title)
        # Two hyphens: no practice set can have this name, and progress is kept by it.
        html, files = element(site, page, f"terms--{topic}", title, posed_terms(site, topic))
        about = site.word("term-set-about")
        values = {"title": title, "about": about, "element": html, "count": len(questions)}
        yield site.staged(
            page, {"title": title, "description": about}, site.render("term-set.html.jinja", page, **values)
        )
        yield from files


def posed_terms(site: Site, topic: str) -> list[Posed]:
    """The questions on the terms of a topic."""
    asking = {one.lang: Asking(one) for one in (site, site.original)}
    return [_posed(site, asking, one) for one in site.library.term_questions.get(topic, [])]


def term_sets(site: Site) -> list[tuple[str, str, int]]:
    """The topics with such a page: title, page, and how many questions."""
    sets = site.library.term_questions.items()
    return [(site.library.topics[topic].title, set_page(topic), len(questions)) for topic, questions in sets]


def _posed(site: Site, asking: Mapping[str, Asking], question: TermQuestion) -> Posed:
    """The question in the tree's language if all of its terms are translated, else in that of the source."""
    source = said = asking[SOURCE].instance(question)
    is_translated = all(site.library.lang_of("term", id) == site.lang for id in question.terms)
    if is_translated and site.lang != SOURCE:
        said = asking[site.lang].instance(question)
    return Posed(said.item, source.item, digest(source.item), site.lang if is_translated else SOURCE, said)
