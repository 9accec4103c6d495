"""Check-lists and the stages of the path: forms that can be filled in on the page, and on paper."""

from __future__ import annotations

from markupsafe import Markup

from casebook.model.addresses import url
from casebook.model.checklist import Checklist, Entry
from casebook.model.kinds import CHECKLIST, EXERCISE, PRACTICE
from casebook.model.library import Library
from casebook.model.minutes import minutes_in
from casebook.model.ref import parts
from casebook.site.ref_links import Place, places
from casebook.site.site import Site, Staged
from casebook.site.today import marks, mentor_file

TODAY = "today"
"""The page on which what was missed comes back."""
PRACTISED = (PRACTICE.name, EXERCISE.name)
REHEARSED = "page:exam/mock"
"""A page on which one practises, not one to read."""


def checklist_html(site: Site, checklist: Checklist, page: str) -> tuple[Markup, list[Staged]]:
    """The HTML of a check-list for its staged page; there are no files besides.

    What is not translated is the original's page, its tools are the tree's.
    """
    written = site.of(CHECKLIST.name, checklist.id)
    parent = "path/index" if checklist.is_path else "checklists/index"
    html = written.render(
        "checklist.html.jinja",
        page,
        checklist=checklist,
        parent=written.library.pages.get(parent),
        topic=written.library.topics.get(checklist.topic),
        path=_path(site, page, checklist) if checklist.is_path else "",
        minutes=minutes_in(written.library, checklist) if checklist.is_path else {},
        today=TODAY if TODAY in written.library.pages else "",
        refs={entry.id: _refs(written.library, entry) for entry in checklist.entries},
        clients=Markup() if checklist.is_path else _clients(site, page, checklist.id),
        mentor_file=mentor_file(site, page) if checklist.is_path else Markup(),
        form=form(site, page, checklist.id, asks_name=checklist.is_path),
    )
    return html, []


def _clients(site: Site, page: str, key: str) -> Markup:
    """The element that keeps a copy for each client; it stands before the form, which must know whose copy is open."""
    files = site.assets(page, "checklist") | {"script": url(page, site.bundled["clients.js"])}
    return site.render("clients.html.jinja", page, key=key, **files)


def _path(site: Site, page: str, stage: Checklist) -> Markup:
    """The element that folds the days of a stage and says how far one is; it stands above the first day."""
    has_today = TODAY in site.library.pages
    return site.render("path.html.jinja", page, key=stage.id, has_today=has_today, **site.assets(page, "path"))


def form(site: Site, page: str, key: str, asks_name: bool = False) -> Markup:
    """The element that keeps what is filled in under `key` and gives it out; it stands behind the last entry."""
    return site.render(
        "form.html.jinja",
        page,
        key=key,
        asks_name=asks_name,
        **site.assets(page, "checklist"),
    )


def _refs(library: Library, entry: Entry) -> dict[str, list[Place]]:
    """What to read and what to practise, as far as there is something of the sort."""
    practised = [ref for ref in entry.refs if parts(ref).kind in PRACTISED or ref == REHEARSED]
    read = [ref for ref in entry.refs if ref not in practised]
    by_kind = {"read": places(library, read), "practise": places(library, practised)}
    return {kind: there for kind, there in by_kind.items() if there}


def checklists_tail(site: Site, page: str) -> Markup:
    """All check-lists by topic, for the end of their index."""
    topics = {topic: [one for one in _lists(site) if one.topic == topic] for topic in site.library.topics}
    by_topic = [(site.library.topics[topic], lists) for topic, lists in topics.items() if lists]
    return site.render("checklist-list.html.jinja", page, by_topic=by_topic) + "\n" + marks(site, page)


def stages_tail(site: Site, page: str) -> Markup:
    """The stages of the path that can be ticked off, for the end of its page."""
    return site.render("stages.html.jinja", page, stages=site.library.stages) + "\n" + marks(site, page)


def _lists(site: Site) -> list[Checklist]:
    return [one for one in site.library.shown(CHECKLIST) if not one.is_path]
