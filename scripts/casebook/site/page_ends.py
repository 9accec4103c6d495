"""How pages end: back to the day of the path; where a topic is taught, with five questions and what to do with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from casebook.model.addresses import page_of, terms_page, url
from casebook.model.checklist import Checklist, Entry, Response
from casebook.model.exercise import Exercise
from casebook.model.item import Item, OpenItem
from casebook.model.kinds import CHECKLIST, EXERCISE, PRACTICE
from casebook.model.page import Page
from casebook.site.practice_pages import posed, practice_data
from casebook.site.site import Site, Staged, json_file

ASKED = 5
"""So many questions are asked at a time."""
CHOSEN = 25
"""Out of so many at most: what a page loads stays small."""
CASES = 3


class Sent(NamedTuple):
    """The entry of the path that sends to a page."""

    stage: Checklist
    day: int
    """Counted from 1 in its stage."""
    section: str
    entry: Entry
    is_ticked: bool
    """Whether it is ticked off, and not written in."""


def page_end(site: Site, page: Page, staged: str) -> tuple[Markup, list[Staged]]:
    """The end of a page that teaches a topic, and the file with its questions; nothing for any other page."""
    if not page.is_topic_page or page.topic not in site.library.topics:
        return Markup(), []
    items = _questions(site, page)
    files = [_file(site, page, staged, items)] if items else []
    html = site.render(
        "page-end.html.jinja",
        staged,
        count=min(ASKED, len(items)),
        asked=ASKED,
        src=url(staged, files[0][0]) if files else "",
        groups=_groups(site, page.topic),
        base=url(staged, "index.md"),
        practice=site.assets(staged, "practice"),
        **_leading(site, staged, _sent(site, f"page:{page.id}")),
    )
    return html, files


def record_end(site: Site, ref: str, staged: str) -> Markup:
    """The end of a page of any other kind that the path sends to; ticked is an entry that sends to it alone."""
    sent = _sent(site, ref)
    if not sent:
        return Markup()
    sent = sent._replace(is_ticked=sent.is_ticked and sent.entry.refs == [ref])
    return site.render("record-end.html.jinja", staged, **_leading(site, staged, sent))


def _leading(site: Site, staged: str, sent: Sent | None) -> dict[str, Any]:
    """What leads back to the path, for a template."""
    return {
        "sent": sent,
        "is_first_stage": lambda stage: stage.id == site.library.stages[0].id,
        "style": url(staged, site.bundled["page-end.css"]),
        "script": url(staged, site.bundled["page-end.js"]),
    }


def _questions(site: Site, page: Page) -> Sequence[Item]:
    """What is asked about the page, evenly from all that refers to it; not what is written freely."""
    found = site.library.items_by_ref.get(f"page:{page.id}", [])
    items = [item for item in found if not item.only_case and not isinstance(item, OpenItem)]
    step = max(1, -(-len(items) // CHOSEN))
    return items[::step]


def _file(site: Site, page: Page, staged: str, items: Sequence[Item]) -> Staged:
    # Two hyphens: no practice set can have this name, and rounds are kept by it.
    data = practice_data(site, staged, f"page--{page.id}", page.title, posed(site, items))
    return json_file(f"assets/check/{page.id.replace('/', '--')}.json", data | {"most": ASKED})


Link = tuple[str, str, str, str]
"""Kind and id of a record, its title and its page."""


def _groups(site: Site, topic: str) -> list[tuple[str, list[Link]]]:
    """What else there is on the topic, under what it is called."""
    library = site.library
    lists = [one for one in library.shown(CHECKLIST) if one.topic == topic and not one.is_path]
    exercises: list[Exercise] = [one for one in library.shown(EXERCISE) if topic in (*one.topics, *one.services)]
    cases = [one for one in library.published_cases if topic in (*one.services, *one.topics)][:CASES]
    sets = [one for one in library.shown(PRACTICE) if one.topics[:1] == [topic] and len(one.topics) <= 2]
    terms = [("topic", topic, library.topics[topic].title, terms_page(topic))]
    groups = [
        (site.word("end-checklist", count=len(lists)), _links("checklist", lists)),
        (site.word("end-exercise", count=len(exercises)), _links("exercise", exercises)),
        (site.word("end-case", count=len(cases)), _links("case", cases)),
        (site.word("end-practice"), _links("practice", sets)),
        (site.word("end-terms"), terms if topic in library.topic_of_term.values() else []),
    ]
    return [(name, links) for name, links in groups if links]


def _links(kind: str, records: Sequence[Any]) -> list[Link]:
    return [(kind, one.id, one.title, page_of(one)) for one in records]


def _sent(site: Site, ref: str) -> Sent | None:
    """The first entry of the path that sends to a page, best one that sends to the whole of it and is ticked."""
    found = [
        Sent(stage, day, section.id, entry, entry.response == Response.TICK and ref in entry.refs)
        for stage in site.library.stages
        for day, section in enumerate(stage.sections, 1)
        for entry in section.entries
        if any(one.partition("#")[0] == ref for one in entry.refs)
    ]
    return next((one for one in found if one.is_ticked), found[0] if found else None)
