"""Today: an index of all that can come back, for the pages that say what is due, and the questions by topic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from markupsafe import Markup

from casebook.model.addresses import folder_of, terms_page, url
from casebook.model.asked import key_digest, text_digest
from casebook.model.checklist import Checklist
from casebook.model.library import Library
from casebook.model.minutes import minutes_in
from casebook.model.topic import Topic
from casebook.site.practice_pages import Posed, posed, practice_data
from casebook.site.ref_links import places
from casebook.site.site import Site, Staged, as_json, json_file
from casebook.site.term_sets import posed_terms

FORMAT = 1
PAGE = "today.md"
"""The page that sessions stand on; without it nothing is staged."""
INDEX = "assets/today/index.json"
"""Has no digest in its name: all pages know it, and ask for it anew."""
DIGITS = 6
"""So much of a digest is in the index: it tells one version of a question from another, and no more is needed."""


def today_files(site: Site) -> Iterator[Staged]:
    """The index, and of each topic its questions, those on its terms, and its cards."""
    if PAGE.removesuffix(".md") in site.library.pages:
        files = {topic.id: _sets(site, topic) for topic in site.library.topics.values()}
        for sets in files.values():
            yield from sets.values()
        names = {topic: {what: path for what, (path, _) in sets.items()} for topic, sets in files.items()}
        yield INDEX, as_json(index_data(site, names)).encode()


def today_tail(site: Site, page: str) -> Markup:
    """The element that poses what is due."""
    return site.render(
        "today.html.jinja",
        page,
        index=url(page, INDEX),
        base=url(page, "index.md"),
        practice_words=site.words_url(page, "practice"),
        mentor_file=mentor_file(site, page),
        **site.assets(page, "today"),
    )


def home_lead(site: Site, page: str) -> Markup:
    """The element that says where one is today."""
    return site.render("home.html.jinja", page, index=url(page, INDEX), **site.assets(page, "home"))


def marks(site: Site, page: str) -> Markup:
    """The element that says beside each entry of a page's lists how far one is."""
    files = {"words": site.words_url(page, "marks"), "script": url(page, site.bundled["marks.js"])}
    return site.render("marks.html.jinja", page, index=url(page, INDEX), **files)


def mentor_file(site: Site, page: str) -> Markup:
    """The button that hands a learner a file for the mentor; nothing in an academy without a trainer."""
    if PAGE.removesuffix(".md") not in site.library.pages:
        return Markup()
    files = {name: url(page, site.bundled[f"mentor-{name}.js"]) for name in ("button", "give")}
    values = {"index": url(page, INDEX), "words": site.words_url(page, "friday")}
    return site.render("mentor-file.html.jinja", page, script=files["button"], give=files["give"], **values)


def friday_tail(site: Site, page: str) -> Markup:
    """The element that opens such files for a mentor."""
    if PAGE.removesuffix(".md") not in site.library.pages:
        return Markup()
    return site.render(
        "friday.html.jinja", page, index=url(page, INDEX), base=url(page, "index.md"), **site.assets(page, "friday")
    )


def index_data(site: Site, files: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """What the trainer runs on; `format` counts up when its shape changes. `files`: the paths of each topic's sets."""
    pages: dict[str, int] = {}

    def places_of(refs: Iterable[str]) -> list[int]:
        """The pages of refs, by their numbers in the list of pages."""
        found = dict.fromkeys(folder_of(page) for _, page, _ in places(site.library, refs))
        return [pages.setdefault(page, len(pages)) for page in found]

    topics = list(site.library.topics.values())
    entries = [entry for number, topic in enumerate(topics) for entry in _entries(site, topic, number, places_of)]
    path = [_stage(site.library, stage, places_of) for stage in site.library.stages]
    return {
        "format": FORMAT,
        "lang": site.lang,
        "topics": [[topic.id, topic.title, files[topic.id]] for topic in topics],
        "entries": entries,
        "path": path,
        "pages": list(pages),
    }


def _entries(site: Site, topic: Topic, number: int, places_of: Any) -> Iterator[list[Any]]:
    """Each question or card of a topic: memory id, topic, set, item id, digests, pages that teach it."""
    main = [f"page:{page.id}" for page in site.library.pages.values() if page.topic == topic.id][:1]
    for name, listed in (("items", _items(site, topic)), ("terms", posed_terms(site, topic.id))):
        for one in listed:
            digests = "" if one.instance else key_digest(one.source)[:DIGITS] + text_digest(one.source)[:DIGITS]
            memory = one.instance.family if one.instance else one.item.id
            taught = places_of([*main, *one.item.refs]) if name == "items" else []  # of terms the cards come first
            yield [memory, number, name, one.item.id, digests, taught]
    for term in _terms(site, topic):
        yield from ([f"card--{term}--{way}", number, "cards", term, "", places_of([f"term:{term}"])] for way in WAYS)


WAYS = ("name", "meaning")
"""What of a term one says before the card is turned."""


def _items(site: Site, topic: Topic) -> list[Posed]:
    """All but what is asked with its case only."""
    items = site.library.public_items.values()
    return posed(site, (item for item in items if item.topic == topic.id and not item.only_case))


def _terms(site: Site, topic: Topic) -> list[str]:
    return [term for term, of in site.library.topic_of_term.items() if of == topic.id]


def _sets(site: Site, topic: Topic) -> dict[str, Staged]:
    """The files of a topic by their names in the index."""
    listed = {"items": _items(site, topic), "terms": posed_terms(site, topic.id)}
    data: dict[str, object] = {
        what: practice_data(site, PAGE, what, topic.title, posed) for what, posed in listed.items() if posed
    }
    if cards := [_card(site, term) for term in _terms(site, topic)]:
        data["cards"] = {"format": FORMAT, "cards": cards}
    return {what: json_file(f"assets/today/{topic.id}-{what}.json", one) for what, one in data.items()}


def _card(site: Site, id: str) -> dict[str, Any]:
    """A term: what it is called, what it means, an example, and its place in the glossary."""
    term = site.library.terms[id]
    card: dict[str, Any] = {"id": id, "term": term.term, "definition": term.definition, "example": term.example}
    card |= {"abbreviation": term.abbreviation} if term.abbreviation else {}
    lang = site.library.lang_of("term", id)
    card |= {"lang": lang} if lang != site.lang else {}
    return card | {
        "topic": site.library.topic_of_term[id],
        "url": f"{folder_of(terms_page(site.library.topic_of_term[id]))}#{id}",
    }


def _stage(library: Library, checklist: Checklist, places_of: Any) -> dict[str, Any]:
    """A stage of the path: its days, of each the entries, of each entry its pages and minutes."""
    minutes = minutes_in(library, checklist)
    days = [
        [
            section.id,
            section.title,
            [[entry.id, entry.text, places_of(entry.refs), minutes.get(entry.id, 0)] for entry in section.entries],
        ]
        for section in checklist.sections
    ]
    return {"list": checklist.id, "title": checklist.title, "days": days}
